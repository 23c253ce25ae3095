"""How many statements a page takes, and which: counted in process, with the real middlewares."""

from typing import Any

from django.core.cache import caches
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

SEARCH = "/api/v1/homes?"


def of(path: str) -> list[str]:
    """The statements of a GET; the page cache is emptied first."""
    caches["pages"].clear()
    with CaptureQueriesContext(connection) as captured:
        response = Client(HTTP_HOST="127.0.0.1").get(path)
    assert response.status_code == 200, (path, response.status_code, response.content[:500])
    return [query["sql"] for query in captured]


def of_searches(queries: list[str]) -> dict[str, Any]:
    """The statements of each search, once what a process looks up only once is known."""
    of(SEARCH + queries[0])
    return {query: of(SEARCH + query) for query in queries}
