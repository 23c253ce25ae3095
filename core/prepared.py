"""Queries that are worded once and asked many times.

Wording a query takes Django longer than answering it takes the database. Where that counts, a
query is written with blanks in place of what changes, its SQL is kept, and only the blanks are
filled each time (docs/decisions/prepared-queries.md).
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache, wraps
from typing import Any

from django.db import connection
from django.db.models import Expression, QuerySet

MOST_WORDINGS = 256  # of one query; what is asked least is worded anew


class Blank(Expression):
    """The place of a value in a query, or of the values of an `in`, filled in by its name."""

    def __init__(self, name: str, many: bool = False) -> None:
        super().__init__()
        self.name, self.many = name, many

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, Any]:
        return ("(%s)" if self.many else "%s"), [self]


class Wording:
    """The SQL of a queryset of `values_list`, and how its rows become Python's values."""

    def __init__(self, rows: QuerySet[Any, Any]) -> None:
        self.query = rows.query
        compiler = self.query.get_compiler(connection=connection)
        sql, self.parts = compiler.as_sql()
        self.lists = [part.name for part in self.parts if isinstance(part, Blank) and part.many]
        # Once more through %: what stands for a percent sign must survive it.
        self.sql: str = sql.replace("%%", "%%%%") if self.lists else sql
        columns = [column for column, *_more in compiler.select[: compiler.col_count]]
        self.converters = compiler.get_converters(columns)

    def rows(self, values: Mapping[str, Any]) -> Iterable[Any]:
        if not all(values[name] for name in self.lists):
            return []  # nothing is in an empty list
        with connection.cursor() as cursor:
            cursor.execute(self._sql(values), list(self._parameters(values)))
            found: Iterable[Any] = cursor.fetchall()
        if self.converters:
            compiler = self.query.get_compiler(connection=connection)
            found = compiler.apply_converters(found, self.converters)
        return found

    def _parameters(self, values: Mapping[str, Any]) -> Iterator[Any]:
        for part in self.parts:
            if not isinstance(part, Blank):
                yield part
            elif part.many:
                yield from map(_adapted, values[part.name])
            else:
                yield _adapted(values[part.name])

    def _sql(self, values: Mapping[str, Any]) -> str:
        """With as many marks for a list as it has values."""
        if not self.lists:
            return self.sql
        marks = {name: ", ".join(["%s"] * len(values[name])) for name in self.lists}
        return self.sql % tuple(
            marks[part.name] if isinstance(part, Blank) and part.many else "%s"
            for part in self.parts
        )


def _adapted(value: Any) -> Any:
    """A value as this database wants it, numbers all of one size: else plans would not be kept."""
    if type(value) is int:
        return connection.ops.adapt_integerfield_value(value, "BigIntegerField")
    return connection.ops.adapt_unknown_value(value)


def prepared(word: Callable[..., QuerySet[Any, Any]]) -> Callable[..., Iterable[Any]]:
    """Make a function that words a query into one that asks it.

    Positional arguments choose between wordings, keyword arguments fill the blanks.
    """
    worded = lru_cache(MOST_WORDINGS)(lambda *shape: Wording(word(*shape)))

    @wraps(word)
    def ask(*shape: Any, **values: Any) -> Iterable[Any]:
        return worded(*shape).rows(values)

    return ask
