"""The floor: a bare Django view that sends the same SQL and answers its rows as JSON.

The statements are those the site was seen to send for each search (`seed.json`), so that both
always do the same work in the database; the difference is what the site's own code costs.
"""

import json
import os
from pathlib import Path

import django
from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.urls import path

from pcs.settings.database import database

settings.configure(
    ALLOWED_HOSTS=["127.0.0.1"],
    DATABASES={"default": database(os.environ["DATABASE_URL"])},
    ROOT_URLCONF=__name__,
    SECRET_KEY=os.environ["SECRET_KEY"],
    USE_TZ=True,
)
django.setup()

SEEDED = Path(os.environ["PCS_VAR_DIR"]) / "seed.json"
STATEMENTS: dict[str, list[str]] = json.loads(SEEDED.read_text())["sql"]


def search(request: HttpRequest) -> HttpResponse:
    rows = []
    with connection.cursor() as cursor:
        for statement in STATEMENTS[request.META["QUERY_STRING"]]:
            cursor.execute(statement)
            rows.append(cursor.fetchall())
    # The list of all that was found stays here, as it does in the site.
    answer = {"count": len(rows[0]), "rows": rows[1:]}
    return HttpResponse(json.dumps(answer, default=str), content_type="application/json")


urlpatterns = [path("api/v1/homes", search)]
application = get_wsgi_application()
