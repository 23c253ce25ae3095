import threading

from django.db import models
from django.db.models import F, Sum

SHARDS = 16


class StampManager(models.Manager["Stamp"]):
    def version(self) -> int:
        """A number that grows whenever something a visitor can see has changed."""
        return int(self.aggregate(total=Sum("value"))["total"] or 0)

    def bump(self) -> None:
        """Say that something public changed; takes effect with the caller's transaction."""
        shard = threading.get_native_id() % SHARDS
        if not self.filter(shard=shard).update(value=F("value") + 1):
            self.bulk_create([Stamp(shard=shard, value=0)], ignore_conflicts=True)
            self.filter(shard=shard).update(value=F("value") + 1)


class Stamp(models.Model):
    """The version of the public site, spread over rows so that writers do not queue for one."""

    shard = models.PositiveSmallIntegerField(primary_key=True)
    value = models.BigIntegerField(default=0)

    objects = StampManager()

    def __str__(self) -> str:
        return f"{self.shard}: {self.value}"
