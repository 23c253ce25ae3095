from django.urls import path

from . import views

app_name = "owner_space"
urlpatterns = [
    path("", views.dashboard, name="dashboard"),
    path("money/", views.money, name="money"),
]
