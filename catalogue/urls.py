from django.urls import path

from . import views

app_name = "catalogue"
urlpatterns = [
    path("", views.homes, name="homes"),
    path("map.json", views.homes_on_map, name="map"),
]
