"""Writers of SQLite wait their turn, without looking again and again and without failing."""

from concurrent.futures import ThreadPoolExecutor
from threading import Thread

import pytest
from django.db import ConnectionHandler, OperationalError

pytestmark = pytest.mark.django_db  # connections of its own, which only marked tests may open

NO_PATIENCE = {"transaction_mode": "IMMEDIATE", "timeout": 0}


@pytest.fixture
def connect(tmp_path):
    """Another connection to the same file; SQLite itself would not wait at all."""

    def open_one(engine="core.sqlite"):
        settings = {"ENGINE": engine, "NAME": tmp_path / "db.sqlite3", "OPTIONS": NO_PATIENCE}
        return ConnectionHandler({"default": settings})["default"]

    connection = open_one()
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE counter (value INTEGER)")
        cursor.execute("INSERT INTO counter VALUES (0)")
    connection.close()
    return open_one


def add_one(connection, fail=False):
    connection.set_autocommit(False, force_begin_transaction_with_broken_autocommit=True)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE counter SET value = value + 1")
    connection.rollback() if fail else connection.commit()
    connection.set_autocommit(True)


def count(connection):
    with connection.cursor() as cursor:
        return cursor.execute("SELECT value FROM counter").fetchone()[0]


def test_no_writer_fails_however_many_there_are(connect):
    def work(_number):
        connection = connect()
        for turn in range(20):
            add_one(connection, fail=turn % 4 == 0)
        connection.close()

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(work, range(8)))

    assert count(connect()) == 8 * 15


@pytest.mark.parametrize("end", ["commit", "rollback", "close"])
def test_the_next_one_writes_when_the_first_is_done(connect, end):
    first = connect()
    first.set_autocommit(False, force_begin_transaction_with_broken_autocommit=True)

    def work():
        connection = connect()
        add_one(connection)
        connection.close()

    second = Thread(target=work)
    second.start()
    second.join(0.2)
    assert second.is_alive()  # it waits

    getattr(first, end)()
    second.join(10)

    assert not second.is_alive()
    assert count(connect()) == 1


def test_djangos_own_engine_would_have_failed(connect):
    first, second = connect(), connect("django.db.backends.sqlite3")
    first.set_autocommit(False, force_begin_transaction_with_broken_autocommit=True)

    with pytest.raises(OperationalError, match="locked"):
        add_one(second)
    first.rollback()


def test_a_refused_start_gives_its_place_back(connect):
    """Somebody outside writes: the start fails, and nobody is kept waiting by it."""
    outside, refused = connect("django.db.backends.sqlite3"), connect()
    outside.set_autocommit(False, force_begin_transaction_with_broken_autocommit=True)
    with pytest.raises(OperationalError, match="locked"):
        add_one(refused)
    outside.rollback()

    add_one(connect())

    assert count(connect()) == 1
