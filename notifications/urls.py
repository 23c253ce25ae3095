from django.urls import path

from . import views

app_name = "notifications"
urlpatterns = [
    path("", views.local_mails, name="local_mails"),
    path("<int:pk>/", views.local_mail, name="local_mail"),
    path("<int:pk>/page/", views.local_page, name="local_page"),
    path("files/<int:pk>/", views.local_attachment, name="local_attachment"),
]
