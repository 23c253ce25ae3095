from django.urls import path

from billing.sandbox.api.views import dispatch
from billing.sandbox.hosted.views import challenge, checkout
from billing.sandbox.overview import event, overview

urlpatterns = [
    path("v1/<path:path>", dispatch),
    path("c/pay/<str:reference>", checkout, name="checkout"),
    path("c/pay/<str:reference>/bank", challenge, name="challenge"),
    path("events/<str:reference>", event, name="event"),
    path("", overview, name="overview"),
]
handler404 = "billing.sandbox.hosted.views.not_found"
