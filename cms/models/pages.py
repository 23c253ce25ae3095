from typing import Any, ClassVar
from urllib.parse import urljoin

from csp.constants import SELF
from csp.decorators import csp_replace
from django.conf import settings
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page

from catalogue.models import Photo
from cms.alternates import alternates
from cms.blocks import HomeBody, PageBody


class PublicPage(Page):
    """What the pages of the public site have in common."""

    photo = models.ForeignKey(
        Photo,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("photograph"),
        help_text=_("Shown when the page is shared, and above the text of a standard page."),
    )

    promote_panels: ClassVar = [
        MultiFieldPanel(
            ["slug", "seo_title", "search_description"], _("Search engines and shares")
        ),
    ]

    class Meta:
        abstract = True

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        return context | {
            "canonical": urljoin(settings.SITE_URL, self.get_url(request) or "/"),
            "alternates": alternates(self, request),
            "share_photo": self.share_photo,
        }

    @csp_replace({"frame-ancestors": [SELF]})
    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        """Unlike the page itself, shown in a frame: the editor's own."""
        return super().serve_preview(request, mode_name)

    @property
    def share_photo(self) -> Photo | None:
        return self.photo


class HomePage(PublicPage):
    """The first page of the site in one language."""

    body = StreamField(HomeBody(), verbose_name=_("content"), blank=True)

    content_panels: ClassVar = [*Page.content_panels, FieldPanel("body")]
    parent_page_types: ClassVar = ["wagtailcore.Page"]
    subpage_types: ClassVar = ["cms.StandardPage"]
    template = "cms/home_page.html"

    class Meta:
        verbose_name = _("home page")
        verbose_name_plural = _("home pages")

    @property
    def share_photo(self) -> Photo | None:
        return self.photo or next((block.value["photo"] for block in self.heroes()), None)

    def heroes(self) -> list[Any]:
        return list(self.body.blocks_by_name("hero"))


class StandardPage(PublicPage):
    """A page of text: about us, help, legal notice."""

    introduction = models.TextField(
        _("introduction"), blank=True, max_length=400, help_text=_("One or two sentences.")
    )
    body = StreamField(PageBody(), verbose_name=_("content"), blank=True)

    content_panels: ClassVar = [
        *Page.content_panels,
        FieldPanel("introduction"),
        FieldPanel("photo"),
        FieldPanel("body"),
    ]
    parent_page_types: ClassVar = ["cms.HomePage", "cms.StandardPage"]
    subpage_types: ClassVar = ["cms.StandardPage"]
    template = "cms/standard_page.html"

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return super().get_context(request, *args, **kwargs) | {"trail": self.trail(request)}

    def trail(self, request: HttpRequest) -> list[tuple[str, str]]:
        """The pages above this one and itself; empty right under the home page."""
        above = self.get_ancestors().type(StandardPage).live()
        links = [(page.title, page.get_url(request) or "") for page in above]
        return [*links, (self.title, "")] if links else []

    class Meta:
        verbose_name = _("standard page")
        verbose_name_plural = _("standard pages")
