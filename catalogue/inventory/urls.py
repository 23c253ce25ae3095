from django.urls import path

from . import views

app_name = "owner_inventory"
urlpatterns = [
    path("", views.rooms, name="rooms"),
    path("usual/", views.start, name="start"),
    path("rooms/", views.add, name="add"),
    path("rooms/<int:pk>/", views.save, name="save"),
]
