"""Issued documents and journal entries are never edited or deleted, not even by hand.

Only the PDF and its digests are added to a document, once.
"""

from django.db import migrations

KEPT = (
    "kind",
    "series_id",
    "rank",
    "number",
    "issued_at",
    "stay_id",
    "credits_id",
    "language",
    "buyer",
    "total",
)
FROZEN = ("billing_documentline", "billing_entry", "billing_entryline")
SQLITE_ABORT = "SELECT RAISE(ABORT, 'this is written for ever');"


def changed(same: str) -> str:
    columns = [f"OLD.{name} {same} NEW.{name}" for name in KEPT]
    return " OR ".join([*columns, f"(OLD.sha256 <> '' AND OLD.sha256 {same} NEW.sha256)"])


def sqlite(execute) -> None:
    for table in (*FROZEN, "billing_document"):
        execute(f"CREATE TRIGGER {table}_kept BEFORE DELETE ON {table} BEGIN {SQLITE_ABORT} END")
    for table in FROZEN:
        execute(f"CREATE TRIGGER {table}_frozen BEFORE UPDATE ON {table} BEGIN {SQLITE_ABORT} END")
    execute(
        "CREATE TRIGGER billing_document_frozen BEFORE UPDATE ON billing_document "
        f"WHEN {changed('IS NOT')} BEGIN {SQLITE_ABORT} END"
    )


def postgresql(execute) -> None:
    execute(
        "CREATE FUNCTION billing_written_for_ever() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE EXCEPTION 'this is written for ever' USING ERRCODE = '23001'; END $$"
    )
    call = "EXECUTE FUNCTION billing_written_for_ever()"
    for table in (*FROZEN, "billing_document"):
        execute(f"CREATE TRIGGER {table}_kept BEFORE DELETE ON {table} FOR EACH ROW {call}")
    for table in FROZEN:
        execute(f"CREATE TRIGGER {table}_frozen BEFORE UPDATE ON {table} FOR EACH ROW {call}")
    execute(
        "CREATE TRIGGER billing_document_frozen BEFORE UPDATE ON billing_document FOR EACH ROW "
        f"WHEN ({changed('IS DISTINCT FROM')}) {call}"
    )


def add_triggers(apps, schema_editor):
    {"sqlite": sqlite, "postgresql": postgresql}[schema_editor.connection.vendor](
        schema_editor.execute
    )


def drop_triggers(apps, schema_editor):
    on_table = schema_editor.connection.vendor == "postgresql"
    names = [(t, f"{t}_{end}") for t in (*FROZEN, "billing_document") for end in ("kept", "frozen")]
    for table, name in names:
        schema_editor.execute(f"DROP TRIGGER {name}" + (f" ON {table}" if on_table else ""))
    if on_table:
        schema_editor.execute("DROP FUNCTION billing_written_for_ever()")


class Migration(migrations.Migration):
    dependencies = [("billing", "0002_vat")]
    operations = [migrations.RunPython(add_triggers, drop_triggers)]
