"""The first market figures, from the files of catalogue/data/ (docs/decisions/estimate.md)."""

import csv
from datetime import date
from pathlib import Path

from django.db import migrations

DATA = Path(__file__).parents[1] / "data"
AS_OF = date(2025, 6, 1)
SOURCE = "Inside Airbnb, CC BY 4.0"
METHOD = (
    "Homes let for less than 30 nights, seen in June 2025. Low and high price: first and third quartile of the prices asked;"
    " median: that of the homes reviewed within a year. Stays: reviews divided by 0.72 (low), 0.50 (mean) or 0.35 (high);"
    " nights of a stay: three, or the minimum if longer; at most 70 % of a month."
)
DERIVED = "No figures are published for this town: prices of all Paris times a ratio that PCS assumes, occupancies of all Paris."
SEASONS = (
    "Months of the first reviews of homes in Paris, means of 2015 to 2019 and of 2022 to 2023, without the year of the Games."
    " An approximation: it says when people come, not what they pay."
)
KINDS = "Median of the price asked divided by the median of the homes with as many bedrooms in the same arrondissement."


def rows(name):
    with (DATA / f"market_{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def fill(apps, schema_editor):
    model = lambda name: apps.get_model("catalogue", name).objects  # noqa: E731
    zones = {row["slug"]: model("MarketZone").create(**row) for row in rows("zones")}
    dated = {"as_of": AS_OF, "source": SOURCE}
    for row in rows("rates"):
        derived = row.pop("derived") == "yes"
        figures = row | {
            "zone": zones[row["zone"]],
            "derived": derived,
            "ratio": row["ratio"] or None,
            "note": f"{DERIVED} {METHOD}" if derived else METHOD,
        }
        model("MarketRate").create(**figures, **dated)
    for row in rows("seasons"):
        model("SeasonIndex").create(**row, **dated, note=SEASONS)
    for row in rows("kinds"):
        model("KindRatio").create(**row, **dated, note=KINDS)


def empty(apps, schema_editor):
    for name in ("KindRatio", "SeasonIndex", "MarketRate", "MarketZone"):
        apps.get_model("catalogue", name).objects.all().delete()


class Migration(migrations.Migration):
    dependencies = [("catalogue", "0009_market")]
    operations = [migrations.RunPython(fill, empty)]
