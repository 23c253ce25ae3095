"""The blocks with which editors pick homes and services, over the back-office's own choosers."""

from catalogue.viewsets.choosers import (
    HomeChooserViewSet,
    ServiceCategoryChooserViewSet,
    ServiceChooserViewSet,
)

HomeChooserBlock = HomeChooserViewSet().get_block_class(
    "HomeChooserBlock", module_path="cms.choosers"
)

ServiceChooserBlock = ServiceChooserViewSet().get_block_class(
    "ServiceChooserBlock", module_path="cms.choosers"
)

ServiceCategoryChooserBlock = ServiceCategoryChooserViewSet().get_block_class(
    "ServiceCategoryChooserBlock", module_path="cms.choosers"
)
