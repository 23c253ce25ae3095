from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CatalogueConfig(AppConfig):
    name = "catalogue"
    verbose_name = _("Catalogue")

    def ready(self) -> None:
        from accounts import space
        from core.pagecache import watch
        from locales import coverage

        from . import handlers, models  # noqa: F401  handlers register what the outbox carries out
        from .authenticity import handlers as checks  # noqa: F401
        from .owners import needs, tabs  # noqa: F401  needs registers itself

        watch(
            models.Agency,
            models.Amenity,
            models.CancellationPolicy,
            models.CleaningFee,
            models.Home,
            models.HomePhoto,
            models.Listing,
            models.NightlyPrice,
            models.Photo,
            models.PhotoText,
            models.Service,
            models.ServiceCategory,
            models.ServicePrice,
            models.TouristTaxRate,
        )
        coverage.area("listings", _("Listings"), models.Listing)
        coverage.area("services", _("Services"), models.ServiceCategory, models.Service)
        coverage.area("guidebooks", _("Guidebooks"), models.Guidebook)
        coverage.area("amenities", _("Amenities"), models.Amenity)
        coverage.area("photographs", _("Photographs"), models.PhotoText, edited_with="photo")
        space.section("homes", _("My homes"), "house", "owner_homes:homes", 20)
        tabs.tab("file", _("The home"), "owner_homes:home", 10)
        tabs.tab("inventory", _("Rooms and things"), "owner_inventory:rooms", 16)
        tabs.tab("photos", _("Photos"), "owner_homes:photos", 12)
        tabs.tab("prices", _("Prices"), "owner_homes:prices", 14)
