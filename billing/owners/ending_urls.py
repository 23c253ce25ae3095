from django.urls import path

from . import ending

app_name = "contract_end"
urlpatterns = [
    path("", ending.ask, name="ask"),
    path("asked/", ending.asked, name="asked"),
    path("<str:token>/", ending.confirm, name="confirm"),
]
