"""What search engines and house ads ask for, outside any language."""

from django.contrib.sitemaps import views as sitemaps
from django.urls import path

from . import ad_views, views
from .sitemaps import SITEMAPS

section = "cms:sitemap"
app_name = "cms"
urlpatterns = [
    path(
        "sitemap.xml",
        sitemaps.index,
        {"sitemaps": SITEMAPS, "sitemap_url_name": section},
        name="sitemaps",
    ),
    path("sitemap-<section>.xml", sitemaps.sitemap, {"sitemaps": SITEMAPS}, name="sitemap"),
    path("robots.txt", views.robots, name="robots"),
    path("ads/seen", ad_views.seen, name="ad_seen"),
    path("ads/<int:pk>/go", ad_views.go, name="ad"),
]
