"""The first market figures, from the files of catalogue/data/ (docs/decisions/estimate.md)."""

import csv
from datetime import date
from pathlib import Path

from django.db import migrations

DATA = Path(__file__).parents[1] / "data"
AS_OF = date(2025, 6, 1)
SOURCE = "Inside Airbnb, CC BY 4.0"
METHOD = (
    "Logements loués moins de 30 nuits, relevés en juin 2025. Prix bas et haut : premier et troisième quartiles des prix"
    " demandés ; médiane : celle des logements commentés depuis moins d'un an. Séjours : commentaires divisés par 0,72 (bas),"
    " 0,50 (moyen) ou 0,35 (haut) ; nuits d'un séjour : trois, ou le minimum du logement s'il est plus long ; au plus 70 % du mois."
)
DERIVED = "Aucun chiffre n'est publié pour cette ville : prix de tout Paris multipliés par un rapport supposé par PCS, occupations de tout Paris."
SEASONS = (
    "Mois des premiers commentaires de logements à Paris, moyenne de 2015 à 2019 et de 2022 à 2023, sans l'année des Jeux."
    " Une approximation : elle dit quand on vient, pas ce qu'on paie."
)
KINDS = "Médiane du prix demandé divisé par la médiane des logements d'autant de chambres du même arrondissement."


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
