from django.urls import path

from . import content, drafting, managing, offline, overview, strings

app_name = "languages"
urlpatterns = [
    path("", overview.MatrixView.as_view(), name="matrix"),
    path("add/", managing.AddView.as_view(), name="add"),
    path("<str:code>/", overview.OneLanguageView.as_view(), name="language"),
    path("<str:code>/hide/", managing.HideView.as_view(), name="hide"),
    path("<str:code>/show/", managing.ShowView.as_view(), name="show"),
    path("<str:code>/preview/", managing.PreviewView.as_view(), name="preview"),
    path("<str:code>/delete/", managing.DeleteView.as_view(), name="delete"),
    path("<str:code>/strings/", strings.StringsView.as_view(), name="strings"),
    path("<str:code>/strings/accept/", strings.AcceptView.as_view(), name="accept"),
    path("<str:code>/strings/draft/", drafting.DraftStringsView.as_view(), name="draft_strings"),
    path("<str:code>/strings/<int:pk>/", strings.StringView.as_view(), name="string"),
    path("<str:code>/strings/<int:pk>/reset/", strings.ResetView.as_view(), name="reset"),
    path("<str:code>/content/<slug:area>/", content.ContentView.as_view(), name="content"),
    path(
        "<str:code>/content/<slug:area>/draft/",
        drafting.DraftContentView.as_view(),
        name="draft_content",
    ),
    path("<str:code>/drafts/<slug:run>/", drafting.DraftsView.as_view(), name="drafts"),
    path("<str:code>/po/", offline.FilesView.as_view(), name="files"),
    path("<str:code>/po/export/", offline.ExportView.as_view(), name="export"),
]
