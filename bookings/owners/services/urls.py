from django.urls import path

from . import views

app_name = "owner_services"
urlpatterns = [
    path("services/", views.services, name="services"),
    path("services/order/", views.order, name="order"),
    path("services/orders/<int:pk>/withdraw/", views.take_back, name="withdraw"),
]
