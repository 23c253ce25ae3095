"""Photos of a home that are, or look like, those of the same or of other homes."""

from collections import defaultdict
from collections.abc import Iterator

from ..models import HomePhoto, PhotoFacts
from .alike import Known, Match, matches
from .checks import Found
from .rules import Severity

MOST = 3  # other photos named about one photo
Users = dict[int, list[HomePhoto]]


def of(home_photo: HomePhoto, facts: PhotoFacts, known: Known) -> Iterator[Found]:
    """A finding for each other photo that looks like this one, the gravest first."""
    if home_photo.photo.licence:  # may be shown by whoever likes: PCS chose it knowingly
        return
    found = matches(facts, known)[: 4 * MOST]
    digests = PhotoFacts.objects.filter(photo__in=[one.photo_id for one in found])
    same_file = set(digests.filter(sha256=facts.sha256).values_list("photo_id", flat=True))
    users = _users(found)
    made = (
        _finding(home_photo, match, users[match.photo_id], match.photo_id in same_file)
        for match in found
        if users[match.photo_id]
    )
    graver = sorted(filter(None, made), key=lambda one: -one.severity)
    # Beside a sure copy, what merely resembles is noise.
    yield from [one for one in graver if one.severity == graver[0].severity][:MOST]


def _users(found: list[Match]) -> Users:
    rows = HomePhoto.objects.filter(photo__in=[one.photo_id for one in found])
    users: Users = defaultdict(list)
    for row in rows.select_related("home", "photo").order_by("pk"):
        users[row.photo_id].append(row)
    return users


def _finding(ours: HomePhoto, match: Match, users: list[HomePhoto], exact: bool) -> Found | None:
    others = [one for one in users if one.home.owner_id != ours.home.owner_id]
    here = [one for one in users if one.home_id == ours.home_id]
    evidence = {**_how(match, exact), **_whose(others or here or users)}
    about = f"photo:{match.photo_id}"
    if here and not others:
        # Said once, about the one that came later.
        return Found("twice", Severity.INFO, evidence, about) if here[0].pk < ours.pk else None
    if not others:
        return Found("own_home", Severity.INFO, evidence, about)
    earlier = others[0].photo.created_at < ours.photo.created_at
    evidence["ours_first"] = not earlier
    severity = match.severity if earlier else Severity.INFO
    return Found("copy", severity, evidence, about)


def _how(match: Match, exact: bool) -> dict[str, object]:
    how = "mirrored" if match.mirrored else "same"
    return {
        "how": "file" if exact else "part" if match.cut else how,
        "mirrored": match.mirrored,
        "distance": match.distance,
        "percent": round(100 * match.likeness),
        "sure": match.severity is Severity.ALARM,
    }


def _whose(users: list[HomePhoto]) -> dict[str, object]:
    first = users[0]
    return {
        "home": first.home.reference,
        "home_id": first.home_id,
        "photo": first.photo_id,
        "since": first.photo.created_at.date().isoformat(),
        "homes": sorted({one.home.reference for one in users})[:5],
    }
