"""Reports as staff fill them in: at the door, on a phone, with the look of the site.

Not in the back-office, whose screens ask for a desk: these are for one hand. Who may change
inventory reports there may fill them in here.
"""

from django.urls import path, re_path

from .views import deposit, desk, handover, photos, rooms, signing

app_name = "inventory"
urlpatterns = [
    path("", desk.desk, name="desk"),
    re_path(r"^begin/(?P<reference>[A-Z0-9]{8})/(?P<kind>entry|exit)/$", desk.begin, name="begin"),
    path("<int:pk>/", desk.report, name="report"),
    path("<int:pk>/rooms/<int:number>/", rooms.room, name="room"),
    path("<int:pk>/rooms/<int:number>/add/", rooms.add, name="add_line"),
    path("<int:pk>/handover/", handover.handover, name="handover"),
    path("<int:pk>/sign/<slug:party>/", signing.signing, name="sign"),
    path("<int:pk>/take-back/", desk.take_back, name="take_back"),
    path("<int:pk>/seal/", desk.seal, name="seal"),
    path("<int:pk>/deposit/", deposit.deposit, name="deposit"),
    path("lines/<int:pk>/", rooms.line, name="line"),
    path("lines/<int:pk>/photos/", photos.add, name="add_photo"),
    path("photos/<int:pk>/", photos.photo, name="photo"),
    path("photos/<int:pk>/remove/", photos.remove, name="remove_photo"),
]
