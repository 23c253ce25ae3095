from django.urls import path

from .views import steps, study

urlpatterns = [
    path("estimate/", steps.step, name="estimate"),
    path("estimate/study/<str:token>/", study.study, name="study"),
    path("estimate/study/<str:token>/study.pdf", study.pdf, name="study_pdf"),
    path("estimate/<slug:step>/", steps.step, name="estimate_step"),
    path("estimate/<slug:step>/keep/", steps.keep, name="estimate_keep"),
]
