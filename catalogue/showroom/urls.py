from django.urls import path

from . import views

app_name = "services"
urlpatterns = [
    path("", views.services, name="services"),
    path("<slug:slug>/", views.service, name="service"),
    path("<slug:slug>/price/", views.price, name="price"),
]
