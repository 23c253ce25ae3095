from django.urls import path, re_path

from . import views

app_name = "owner_interventions"
urlpatterns = [
    path("", views.visits, name="visits"),
    path("threshold/", views.threshold, name="threshold"),
    path("<int:pk>/", views.visit, name="visit"),
    path("<int:pk>/photos/<int:photo>/", views.photo, name="photo"),
    path("approvals/<int:pk>/", views.approval, name="approval"),
    re_path(r"^approvals/(?P<pk>[0-9]+)/(?P<which>photo|quote)/$", views.evidence, name="evidence"),
]
