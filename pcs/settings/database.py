from typing import Any

import environ

# Writers queue for the lock instead of failing when a read turns into a write.
SQLITE_OPTIONS = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-16000;",
}


# Each statement is planned once per connection, not each time it is sent.
POSTGRES_OPTIONS = {"server_side_binding": True, "prepare_threshold": 3}


def database(url: str) -> dict[str, Any]:
    """Django's settings for the database at an address such as sqlite:///… or postgres://…"""
    config: dict[str, Any] = environ.Env.db_url_config(url)
    config["CONN_MAX_AGE"] = 60
    if config["ENGINE"].endswith("sqlite3"):
        # Tests run in memory, as they would with Django's own engine.
        test = {"NAME": ":memory:"}
        config |= {"ENGINE": "core.sqlite", "OPTIONS": SQLITE_OPTIONS, "TEST": test}
    else:
        config["CONN_HEALTH_CHECKS"] = True
        config["OPTIONS"] = POSTGRES_OPTIONS
    return config
