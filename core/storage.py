"""Where files lie that only the people they concern may read."""

from django.core.files.storage import storages
from django.core.files.storage.base import Storage


def private_storage() -> Storage:
    return storages["private"]
