from django.urls import path, re_path

from . import invitations, views

app_name = "accounts"
urlpatterns = [
    path("account/profile/", views.profile, name="profile"),
    path("account/security/", views.security, name="security"),
    path("account/privacy/", views.privacy, name="privacy"),
    path("account/privacy/leave/", views.leave, name="leave"),
    path("account/privacy/left/", views.left, name="left"),
    re_path(
        r"^account/invited/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        invitations.invited,
        name="invited",
    ),
]
