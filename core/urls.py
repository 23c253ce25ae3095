from django.conf import settings
from django.urls import path
from django.views.generic import TemplateView

from . import styleguide

app_name = "core"
urlpatterns = []
if settings.SHOW_STYLEGUIDE:
    urlpatterns += [
        path("styleguide/", styleguide.show, name="styleguide"),
        path("styleguide/<slug:page>/", styleguide.show, name="styleguide_page"),
    ]
