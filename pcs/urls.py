from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path, re_path
from django.views.generic import RedirectView
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from cms.headless import api as cms_api
from core.media import media
from core.views import favicon

from .api import api

handler400 = "core.views.bad_request"
handler403 = "core.views.forbidden"
handler404 = "core.views.not_found"
handler500 = "core.views.server_error"

# Every login door leads to the one that counts attempts and asks for a second factor.
to_login = RedirectView.as_view(pattern_name="account_login", query_string=True)

urlpatterns = [
    path("cms/login/", to_login, name="cms_login"),
    path("cms/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    path("favicon.ico", favicon, name="favicon"),
    path("api/v1/", api.urls),
    path("api/cms/", cms_api.urls),
    path("webhooks/", include("billing.webhook_urls")),
    path("ical/", include("bookings.channels.urls")),
    path("", include("cms.urls")),
]
if settings.SERVE_MEDIA:
    urlpatterns += [re_path(r"^media/(?P<path>.*)$", media)]
if settings.SHOW_LOCAL_MAIL:
    urlpatterns += [path("outbox/", include("notifications.urls"))]

urlpatterns += i18n_patterns(
    path("accounts/", include("allauth.urls")),
    path("", include("accounts.urls")),
    path("owner/", include("workflows.owners.urls")),
    path("owner/homes/<slug:reference>/inventory/", include("catalogue.inventory.urls")),
    path("owner/documents/", include("bookings.inventory.owner_urls")),
    path("inventory/", include("bookings.inventory.urls")),
    path("homes/", include("catalogue.urls")),
    path("owner/homes/<slug:reference>/calendars/", include("bookings.channels.owner_urls")),
    path("owner/", include("bookings.owners.services.urls")),
    path("owner/homes/", include("catalogue.owners.urls")),
    path("owner/", include("bookings.owners.calendar.urls")),
    path("owner/interventions/", include("bookings.owners.interventions.urls")),
    path("owner/messages/", include("bookings.owners.conversations.urls")),
    path("owner/requests/", include("billing.requests.owner_urls")),
    path("services/", include("catalogue.showroom.urls")),
    path("", include("billing.urls")),
    path("owner/", include("billing.owners.urls")),
    path("terminate-contract/", include("billing.owners.ending_urls")),
    path("stays/", include("bookings.urls")),
    path("", include("core.urls")),
    path("", include("cms.help_urls")),
    path("_util/login/", to_login, name="page_login"),
    path("", include(wagtail_urls)),
)
