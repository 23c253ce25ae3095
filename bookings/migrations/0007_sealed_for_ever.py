"""A sealed inventory report is never edited or deleted, nor is a decision on a deposit.

Only the PDF and its digest are added to a report, once. Unlike a document of the books, a report
is open at first: each trigger looks at the state of the report that a row belongs to.
"""

from django.db import migrations

REPORT = "bookings_inventoryreport"
KEPT = ("stay_id", "kind", "language", "state", "remarks", "begun_by_id", "begun_at")
KEPT += ("signed_at", "sealed_at")
PARTS = ("bookings_reportline", "bookings_reportmeter", "bookings_reportkey", "bookings_signature")
PHOTO = "bookings_reportphoto"
DECISIONS = ("bookings_depositdecision", "bookings_depositreason")
SQLITE_ABORT = "SELECT RAISE(ABORT, 'this is sealed for ever');"


def state_of(table: str, row: str) -> str:
    """The state of the report that a row of a table belongs to."""
    report = f"{row}.report_id"
    if table == PHOTO:
        report = f"(SELECT report_id FROM bookings_reportline WHERE id = {row}.line_id)"  # noqa: S608
    return f"(SELECT state FROM {REPORT} WHERE id = {report})"  # noqa: S608


def changed(same: str) -> str:
    columns = [f"OLD.{name} {same} NEW.{name}" for name in KEPT]
    sealed = f"OLD.state = 'sealed' AND ({' OR '.join(columns)})"
    return f"({sealed}) OR (OLD.sha256 <> '' AND OLD.sha256 {same} NEW.sha256)"


def guards(same: str):
    """(name, table, event, condition) of every trigger."""
    yield f"{REPORT}_kept", REPORT, "DELETE", "OLD.state = 'sealed'"
    yield f"{REPORT}_frozen", REPORT, "UPDATE", changed(same)
    for table in (*PARTS, PHOTO):
        for event, row in (("INSERT", "NEW"), ("UPDATE", "OLD"), ("DELETE", "OLD")):
            yield f"{table}_{event.lower()}", table, event, f"{state_of(table, row)} = 'sealed'"
    for table in DECISIONS:
        for event in ("UPDATE", "DELETE"):
            yield f"{table}_{event.lower()}", table, event, "1 = 1"


def sqlite(execute) -> None:
    for name, table, event, condition in guards("IS NOT"):
        execute(
            f"CREATE TRIGGER {name} BEFORE {event} ON {table} WHEN {condition} "
            f"BEGIN {SQLITE_ABORT} END"
        )


def postgresql(execute) -> None:
    """A condition of PostgreSQL's triggers cannot ask another table: each gets its function."""
    for name, table, event, condition in guards("IS DISTINCT FROM"):
        row = "OLD" if event == "DELETE" else "NEW"
        execute(
            f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
            f"IF {condition} THEN "
            "RAISE EXCEPTION 'this is sealed for ever' USING ERRCODE = '23001'; END IF; "
            f"RETURN {row}; END $$"
        )
        execute(
            f"CREATE TRIGGER {name} BEFORE {event} ON {table} FOR EACH ROW "
            f"EXECUTE FUNCTION {name}()"
        )


def add_triggers(apps, schema_editor):
    {"sqlite": sqlite, "postgresql": postgresql}[schema_editor.connection.vendor](
        schema_editor.execute
    )


def drop_triggers(apps, schema_editor):
    on_table = schema_editor.connection.vendor == "postgresql"
    for name, table, _event, _condition in guards("IS"):
        schema_editor.execute(
            f"DROP TRIGGER IF EXISTS {name}" + (f" ON {table}" if on_table else "")
        )
        if on_table:
            schema_editor.execute(f"DROP FUNCTION {name}()")


class Migration(migrations.Migration):
    dependencies = [("bookings", "0006_inventory_reports")]
    operations = [migrations.RunPython(add_triggers, drop_triggers)]
