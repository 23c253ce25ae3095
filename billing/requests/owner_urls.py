from django.urls import path

from . import owner_views as views

app_name = "owner_requests"
urlpatterns = [
    path("", views.requests, name="requests"),
    path("<int:pk>/accept/", views.accept_one, name="accept"),
    path("<int:pk>/decline/", views.decline_one, name="decline"),
]
