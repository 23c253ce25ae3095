"""Where else on the web a photo is shown, as far as a company that searches knows.

Off unless the operator names one of the PROVIDERS and its key. Only the drawn picture leaves,
never the file that was sent.
"""

from .providers import Page, ReverseSearch, SearchFailed, SearchRefused, provider
from .running import KIND, run, search_later

__all__ = [
    "KIND",
    "Page",
    "ReverseSearch",
    "SearchFailed",
    "SearchRefused",
    "provider",
    "run",
    "search_later",
]
