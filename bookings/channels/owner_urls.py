from django.urls import path

from . import owner_views as views

app_name = "owner_channels"
urlpatterns = [
    path("", views.calendars, name="calendars"),
    path("renew/", views.renew, name="renew"),
    path("<int:pk>/state/", views.state, name="state"),
    path("<int:pk>/fetch/", views.fetch, name="fetch"),
    path("<int:pk>/pause/", views.pause, name="pause"),
    path("<int:pk>/resume/", views.resume, name="resume"),
    path("<int:pk>/confirm/", views.confirm, name="confirm"),
    path("<int:pk>/renew/", views.renew, name="renew_feed"),
    path("<int:pk>/delete/", views.delete, name="delete"),
    path("conflicts/<int:pk>/settle/", views.settle, name="settle"),
]
