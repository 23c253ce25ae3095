from django.urls import path

from . import case, lists, suspend

app_name = "validations"
urlpatterns = [
    path("", lists.QueueView.as_view(), name="queue"),
    path("mine/", lists.InboxView.as_view(), name="inbox"),
    path("under-way/", lists.UnderWayView.as_view(), name="under-way"),
    path("archive/", lists.ArchiveView.as_view(), name="archive"),
    path("assign/", lists.AssignView.as_view(), name="assign"),
    path("<int:pk>/", case.CaseView.as_view(), name="case"),
    path("<int:pk>/take/", case.TakeView.as_view(), name="take"),
    path("<int:pk>/release/", case.ReleaseView.as_view(), name="release"),
    path("<int:pk>/check/", case.CheckAgainView.as_view(), name="check"),
    path("homes/<int:pk>/proof/", case.ProofView.as_view(), name="proof"),
    path("homes/<int:pk>/suspend/", suspend.SuspendView.as_view(), name="suspend"),
]
