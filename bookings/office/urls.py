from django.urls import path, re_path

from .conversations import MessageFileView, ThreadView
from .visits import EvidenceView, OrderView, PhotoView, VisitView

urlpatterns = [
    path("interventions/order/", OrderView.as_view(), name="order_service"),
    path("interventions/<int:pk>/", VisitView.as_view(), name="intervention"),
    path("interventions/photos/<int:pk>/", PhotoView.as_view(), name="intervention_photo"),
    re_path(
        r"^interventions/approvals/(?P<pk>[0-9]+)/(?P<which>photo|quote)/$",
        EvidenceView.as_view(),
        name="intervention_evidence",
    ),
    path("conversations/<int:pk>/", ThreadView.as_view(), name="thread"),
    path("conversations/files/<int:pk>/", MessageFileView.as_view(), name="message_file"),
]
