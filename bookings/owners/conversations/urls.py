from django.urls import path

from . import views

app_name = "owner_messages"
urlpatterns = [
    path("", views.threads, name="threads"),
    path("new/", views.new, name="new"),
    path("<int:pk>/", views.thread, name="thread"),
    path("files/<int:pk>/", views.file, name="file"),
]
