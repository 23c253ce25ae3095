import threading
from typing import NamedTuple

from django.db import connection, models

SHARDS = 16
LANGUAGES = 100  # the row beside the shards that counts changes of languages and of their words


class Versions(NamedTuple):
    """Two numbers: one grows with anything a visitor can see, the other with the languages."""

    public: int
    languages: int


class StampManager(models.Manager["Stamp"]):
    def versions(self) -> Versions:
        """Read at every request: a fixed sentence costs a fifth of one that Django composes."""
        with connection.cursor() as cursor:
            cursor.execute("SELECT shard, value FROM core_stamp")
            rows = dict(cursor.fetchall())
        return Versions(public=sum(rows.values()), languages=rows.get(LANGUAGES, 0))

    def version(self) -> int:
        """A number that grows whenever something a visitor can see has changed."""
        return self.versions().public

    def bump(self) -> None:
        """Say that something public changed; takes effect with the caller's transaction."""
        self._raise(threading.get_native_id() % SHARDS)

    def bump_languages(self) -> None:
        """Say that a language came or went, or says something else: every process reads again."""
        self._raise(LANGUAGES)

    def _raise(self, shard: int) -> None:
        if not _add_one(shard):
            self.bulk_create([Stamp(shard=shard, value=0)], ignore_conflicts=True)
            _add_one(shard)


def _add_one(shard: int) -> int:
    """Returns how many rows there were to raise: one, or none yet."""
    with connection.cursor() as cursor:
        cursor.execute("UPDATE core_stamp SET value = value + 1 WHERE shard = %s", [shard])
        return int(cursor.rowcount)


class Stamp(models.Model):
    """The version of the public site, spread over rows so that writers do not queue for one."""

    shard = models.PositiveSmallIntegerField(primary_key=True)
    value = models.BigIntegerField(default=0)

    objects = StampManager()

    def __str__(self) -> str:
        return f"{self.shard}: {self.value}"
