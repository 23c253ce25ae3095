from django.urls import path

from . import views

app_name = "owner_calendar"
urlpatterns = [
    path("calendar/", views.homes, name="homes"),
    path("homes/<slug:reference>/calendar/", views.home, name="home"),
    path("homes/<slug:reference>/calendar/<int:pk>/", views.block, name="block"),
    path("homes/<slug:reference>/calendar/<int:pk>/remove/", views.remove, name="remove"),
]
