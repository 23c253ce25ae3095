"""Rows that are written for ever: the database itself refuses to change or delete them."""

SQLITE_ABORT = "SELECT RAISE(ABORT, 'this is written for ever');"

# What of a row may never change; nothing of one that is not listed.
COLUMNS = {
    "billing_document": (
        "kind", "series_id", "rank", "number", "issued_at", "stay_id", "owner_id", "credits_id",
        "language", "buyer", "address", "total",
    ),
    "billing_mandate": (
        "series_id", "rank", "number", "owner_id", "version", "replaces_id", "tariff_id",
        "terms_id", "mandator", "address", "signed_at", "signature", "strokes", "ip",
        "user_agent", "language",
    ),
}  # fmt: skip
FROZEN = (
    "billing_documentline",
    "billing_entry",
    "billing_entryline",
    "billing_mandatedhome",
)


def changed(columns, same):
    """The condition that a row changed where it may not; its PDF is sealed once."""
    told = [f"OLD.{name} {same} NEW.{name}" for name in columns]
    return " OR ".join([*told, f"(OLD.sha256 <> '' AND OLD.sha256 {same} NEW.sha256)"])


def add_triggers(apps, schema_editor):
    execute, vendor = schema_editor.execute, schema_editor.connection.vendor
    different = {"sqlite": "IS NOT", "postgresql": "IS DISTINCT FROM"}[vendor]
    if vendor == "postgresql":
        execute(
            "CREATE OR REPLACE FUNCTION billing_written_for_ever() RETURNS trigger "
            "LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'this is written for ever' "
            "USING ERRCODE = '23001'; END $$"
        )
    for table in (*FROZEN, *COLUMNS):
        condition = changed(COLUMNS[table], different) if table in COLUMNS else ""
        execute(trigger(vendor, f"{table}_kept", "DELETE", table, ""))
        execute(trigger(vendor, f"{table}_frozen", "UPDATE", table, condition))


def trigger(vendor, name, act, table, condition):
    head = f"CREATE TRIGGER {name} BEFORE {act} ON {table}"
    if vendor == "sqlite":
        return f"{head} {condition and f'WHEN {condition}'} BEGIN {SQLITE_ABORT} END"
    when = condition and f"WHEN ({condition})"
    return f"{head} FOR EACH ROW {when} EXECUTE FUNCTION billing_written_for_ever()"


def drop_triggers(apps, schema_editor):
    """Also where a table was made anew and lost them."""
    on_table = schema_editor.connection.vendor == "postgresql"
    for table in (*FROZEN, *COLUMNS):
        for end in ("kept", "frozen"):
            name = f"{table}_{end}"
            schema_editor.execute(
                f"DROP TRIGGER IF EXISTS {name}" + (f" ON {table}" if on_table else "")
            )
