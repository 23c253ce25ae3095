"""The block with which editors pick homes, over the back-office's own chooser."""

from catalogue.viewsets.choosers import HomeChooserViewSet

HomeChooserBlock = HomeChooserViewSet().get_block_class(
    "HomeChooserBlock", module_path="cms.choosers"
)
