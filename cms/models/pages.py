from typing import Any, ClassVar
from urllib.parse import urljoin

from csp.constants import SELF
from csp.decorators import csp_replace
from django.conf import settings
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.api import APIField
from wagtail.fields import StreamField
from wagtail.images.api.fields import ImageRenditionField
from wagtail.models import Page

from catalogue.models import Photo
from cms.alternates import alternates
from cms.blocks import HomeBody, LandingBody, PageBody
from cms.counters import CountedInput, CountedText


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

    noindex = models.BooleanField(
        _("hidden from search engines"),
        default=False,
        help_text=_("Whoever has its address still sees the page."),
    )

    promote_panels: ClassVar = [
        MultiFieldPanel(
            [
                FieldPanel("slug"),
                FieldPanel("seo_title", widget=CountedInput(best=60)),
                FieldPanel("search_description", widget=CountedText(best=160)),
                FieldPanel("photo"),
                FieldPanel("noindex"),
            ],
            _("Search engines and shares"),
        ),
    ]

    api_fields: ClassVar = [
        APIField("photo"),
        APIField("picture", serializer=ImageRenditionField("width-1200|format-webp", "photo")),
        APIField("body", writable=True),
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


class OpenedByPhoto:
    """A page that may begin with a large photograph: it is also the one shown when it is shared."""

    photo: Photo | None
    body: Any

    @property
    def share_photo(self) -> Photo | None:
        return self.photo or next((block.value["photo"] for block in self.heroes()), None)

    def heroes(self) -> list[Any]:
        return list(self.body.blocks_by_name("hero"))


class HomePage(OpenedByPhoto, PublicPage):
    """The first page of the site in one language."""

    body = StreamField(HomeBody(), verbose_name=_("content"), blank=True)

    content_panels: ClassVar = [*Page.content_panels, FieldPanel("body")]
    parent_page_types: ClassVar = ["wagtailcore.Page"]
    subpage_types: ClassVar = ["cms.LandingPage", "cms.StandardPage"]
    template = "cms/home_page.html"

    class Meta:
        verbose_name = _("home page")
        verbose_name_plural = _("home pages")


class LandingPage(OpenedByPhoto, PublicPage):
    """A page of blocks for one subject: a town, owners, an offer of the season."""

    body = StreamField(LandingBody(), verbose_name=_("content"), blank=True)

    content_panels: ClassVar = [*Page.content_panels, FieldPanel("body")]
    parent_page_types: ClassVar = ["cms.HomePage", "cms.LandingPage"]
    subpage_types: ClassVar = ["cms.LandingPage", "cms.StandardPage"]
    template = "cms/landing_page.html"

    class Meta:
        verbose_name = _("landing page")
        verbose_name_plural = _("landing pages")


class StandardPage(PublicPage):
    """A page of text: about us, help, legal notice."""

    introduction = models.TextField(
        _("introduction"), blank=True, max_length=400, help_text=_("One or two sentences.")
    )
    body = StreamField(PageBody(), verbose_name=_("content"), blank=True)

    content_panels: ClassVar = [
        *Page.content_panels,
        FieldPanel("introduction"),
        FieldPanel("body"),
    ]
    api_fields: ClassVar = [APIField("introduction", writable=True), *PublicPage.api_fields]
    parent_page_types: ClassVar = ["cms.HomePage", "cms.LandingPage", "cms.StandardPage"]
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
