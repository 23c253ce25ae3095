from django.urls import path

from . import views

app_name = "workflows"
urlpatterns = [
    path("homes/<slug:reference>/validation/", views.timeline, name="timeline"),
    path("homes/<slug:reference>/validation/send/", views.send, name="send"),
]
