from django.db.models import QuerySet
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from wagtail.admin.paginator import WagtailPaginator

# Counting every row of a large table takes longer than showing a page of it.
MOST = 10_000


class BoundedPaginator(WagtailPaginator):
    """Counts and leafs through the first rows only; filters and the search reach the others."""

    @cached_property
    def count(self) -> int:
        if not isinstance(self.object_list, QuerySet):
            return min(super().count, MOST)
        return min(self._counted, MOST)

    @cached_property
    def _counted(self) -> int:
        return self.object_list.order_by()[: MOST + 1].count()

    @cached_property
    def items_count_label(self) -> str:
        if isinstance(self.object_list, QuerySet) and self._counted > MOST:
            return _("The first %(count)s %(things)s; filter to see others") % {
                "count": MOST,
                "things": self.verbose_name_plural,
            }
        return super().items_count_label
