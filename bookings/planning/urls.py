from django.urls import path

from .views import ClosureView, PlanningView

urlpatterns = [
    path("planning/", PlanningView.as_view(), name="planning"),
    path("planning/nights/", ClosureView.as_view(), name="planning_nights"),
]
