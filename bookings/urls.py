from django.urls import path, re_path

from . import calendar_views, guidebook, views
from .inventory.views import reading

app_name = "bookings"
urlpatterns = [
    path("", views.stays, name="stays"),
    path("calendar/<slug:reference>/", calendar_views.calendar, name="calendar"),
    path("guidebook/<slug:reference>/", guidebook.guidebook, name="guidebook"),
    # A reference looks like nothing else, so that other words stay free for other pages.
    re_path(r"^(?P<reference>[A-Z0-9]{8})/$", views.stay, name="stay"),
    re_path(r"^(?P<reference>[A-Z0-9]{8})/calendar\.ics$", views.stay_calendar, name="ical"),
    re_path(r"^(?P<reference>[A-Z0-9]{8})/inventory/$", reading.of_stay, name="inventory"),
]
