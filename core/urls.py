from django.conf import settings
from django.urls import path
from django.views.generic import TemplateView

from . import styleguide

manifest = TemplateView.as_view(
    template_name="core/manifest.webmanifest", content_type="application/manifest+json"
)

app_name = "core"
urlpatterns = [path("manifest.webmanifest", manifest, name="manifest")]
if settings.SHOW_STYLEGUIDE:
    urlpatterns += [
        path("styleguide/", styleguide.show, name="styleguide"),
        path("styleguide/<slug:page>/", styleguide.show, name="styleguide_page"),
    ]
