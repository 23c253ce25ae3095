"""Millions of rows in seconds: COPY on PostgreSQL, one prepared statement on SQLite."""

from collections.abc import Iterator
from typing import Any

from django.core.management.color import no_style
from django.db import models

Row = tuple[Any, ...]


def insert(
    connection: Any,
    model: type[models.Model],
    names: list[str],
    rows: Iterator[Row],
    constant: dict,
) -> None:
    """Write rows of the named columns; the others get `constant` or their field's default."""
    others = [
        field
        for field in model._meta.concrete_fields
        if field.column not in names and not isinstance(field, models.AutoField)
    ]
    rest = tuple(_value(connection, field, constant) for field in others)
    columns = [*names, *(field.column for field in others)]
    table = model._meta.db_table
    whole = ((*row, *rest) for row in rows)
    if connection.vendor == "postgresql":
        _copy(connection, table, columns, whole)
        _move_sequence(connection, model)
    else:
        _execute_many(connection, table, columns, whole)


def _value(connection: Any, field: models.Field, constant: dict[str, Any]) -> Any:
    value = constant.get(field.column, field.get_default())
    return field.get_db_prep_save(value, connection)


def _copy(connection: Any, table: str, columns: list[str], rows: Iterator[Row]) -> None:
    names = ", ".join(columns)
    with connection.cursor() as cursor, cursor.copy(f"COPY {table} ({names}) FROM STDIN") as copy:
        for row in rows:
            copy.write_row(row)


def _move_sequence(connection: Any, model: type[models.Model]) -> None:
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), [model]):
            cursor.execute(statement)


def _execute_many(connection: Any, table: str, columns: list[str], rows: Iterator[Row]) -> None:
    marks = ", ".join("?" * len(columns))
    statement = f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks})"
    connection.ensure_connection()
    raw = connection.connection
    raw.execute("BEGIN IMMEDIATE")
    raw.executemany(statement, rows)
    raw.execute("COMMIT")


def tell_the_planner(connection: Any) -> None:
    """What autovacuum does within a minute on PostgreSQL, done at once."""
    statement = "VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE"
    with connection.cursor() as cursor:
        cursor.execute(statement)
