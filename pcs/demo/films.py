"""The films of the demo: panned over our own photographs, with captions in three languages."""

from pathlib import Path

from django.core.files import File
from wagtail.models import Locale

from catalogue.models import Photo
from cms.models import Captions, Video

FILMS = Path(__file__).parent / "films"
TITLES = {"matin": ("La matinée d'un gardien", "outside-03-a.jpg")}
LANGUAGES = ("fr", "en", "es")


def films(photos: dict[str, Photo]) -> dict[str, int]:
    """The id of each film by its name, made when it is asked for first."""
    return {name: _film(name, title, photos[file]).pk for name, (title, file) in TITLES.items()}


def _film(name: str, title: str, poster: Photo) -> Video:
    found = Video.objects.filter(title=title).first()
    if found:
        return found
    video = Video(title=title, poster=poster)
    with (FILMS / f"{name}.mp4").open("rb") as film:
        video.file.save(f"{name}.mp4", File(film))
    for code in LANGUAGES:
        with (FILMS / f"{name}.{code}.vtt").open("rb") as words:
            captions = Captions(video=video, locale=_locale(code))
            captions.file.save(f"{name}.{code}.vtt", File(words))
    return video


def _locale(code: str) -> Locale:
    return Locale.objects.get_or_create(language_code=code)[0]
