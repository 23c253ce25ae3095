from django.utils.translation import gettext_lazy as _

from core.viewsets import OfficeChooserViewSet

from ..models import Home, KeyBox, Service, ServiceCategory


class HomeChooserViewSet(OfficeChooserViewSet):
    model = Home
    name = "home_chooser"
    icon = "home"
    choose_one_text = _("Choose a home")
    choose_another_text = _("Choose another home")
    edit_item_text = _("Edit this home")
    search_lookups = ("reference__istartswith", "street__icontains", "postcode__startswith")


class KeyBoxChooserViewSet(OfficeChooserViewSet):
    model = KeyBox
    name = "key_box_chooser"
    icon = "key"
    choose_one_text = _("Choose a key box")
    choose_another_text = _("Choose another key box")
    edit_item_text = _("Edit this key box")
    search_lookups = ("home__reference__istartswith", "agency__name__icontains")

    def get_object_list(self):
        return KeyBox.objects.select_related("agency", "home")


class ServiceChooserViewSet(OfficeChooserViewSet):
    model = Service
    name = "service_chooser"
    icon = "pick"
    choose_one_text = _("Choose a service")
    choose_another_text = _("Choose another service")
    edit_item_text = _("Edit this service")
    search_lookups = ("name__icontains", "category__name__icontains")

    def get_object_list(self):
        return Service.objects.sources().select_related("category")


class ServiceCategoryChooserViewSet(OfficeChooserViewSet):
    model = ServiceCategory
    name = "service_category_chooser"
    icon = "folder-open-inverse"
    choose_one_text = _("Choose a family of services")
    choose_another_text = _("Choose another family of services")
    edit_item_text = _("Edit this family of services")
    search_lookups = ("name__icontains",)

    def get_object_list(self):
        return ServiceCategory.objects.sources()
