from django.urls import path

from .views import export

app_name = "channels"
urlpatterns = [path("<str:token>.ics", export, name="export")]
