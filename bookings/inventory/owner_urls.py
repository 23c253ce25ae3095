from django.urls import path, re_path

from .views import reading

app_name = "owner_documents"
urlpatterns = [
    path("", reading.documents, name="documents"),
    re_path(r"^(?P<reference>[A-Z0-9]{8})/$", reading.document, name="document"),
]
