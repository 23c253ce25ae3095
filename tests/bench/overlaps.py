"""How many nights are taken twice, counted by SQL over nights and over stays."""

from django.db import connection

NIGHTS = """
    SELECT COUNT(*) FROM (
        SELECT home_id, date FROM bookings_night GROUP BY home_id, date HAVING COUNT(*) > 1
    ) AS taken_twice
"""
STAYS = """
    SELECT COUNT(*) FROM bookings_stay a JOIN bookings_stay b
    ON a.home_id = b.home_id AND a.id < b.id
    AND a.arrival < b.departure AND b.arrival < a.departure
    WHERE a.state IN ('hold', 'confirmed') AND b.state IN ('hold', 'confirmed')
"""


def main() -> int:
    return sum(_count(statement) for statement in (NIGHTS, STAYS))


def _count(statement: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return int(cursor.fetchone()[0])
