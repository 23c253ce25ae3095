from billing.sandbox.models import Body
from billing.sandbox.store import now


def product(given: Body) -> Body:
    return {
        "active": given.get("active", True),
        "default_price": None,
        "description": given.get("description"),
        "images": given.get("images", []),
        "marketing_features": [],
        "livemode": False,
        "metadata": given["metadata"],
        "name": given["name"],
        "package_dimensions": None,
        "shippable": None,
        "statement_descriptor": given.get("statement_descriptor"),
        "tax_code": given.get("tax_code"),
        "type": "service",
        "unit_label": given.get("unit_label"),
        "updated": now(),
        "url": given.get("url"),
    }
