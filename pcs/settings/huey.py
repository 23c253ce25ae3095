from typing import Any


def huey(url: str) -> dict[str, Any]:
    """huey's settings for a queue in SQLite, PostgreSQL or Redis, chosen by its address."""
    config: dict[str, Any] = {
        "name": "pcs",
        "immediate": False,
        "utc": True,
        "consumer": {"workers": 2, "worker_type": "thread", "max_delay": 1.0},
    }
    scheme, _, rest = url.partition("://")
    if scheme == "sqlite":
        config |= {"huey_class": "huey.SqliteHuey", "filename": "/" + rest.lstrip("/")}
    elif scheme.startswith("postgres"):
        config |= {"huey_class": "huey.PostgresHuey", "connection": {"dsn": url}}
    else:
        config |= {"huey_class": "huey.RedisHuey", "connection": {"url": url}}
    return config
