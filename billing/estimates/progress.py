"""What somebody filled in so far, kept in their session from step to step."""

from typing import Any

from django.http import HttpRequest, QueryDict

from .forms import KEPT, STEPS

KEY = "estimate"
LONGEST = 200  # of a value that is kept before it is checked


def kept(request: HttpRequest, step: str) -> QueryDict:
    """A step as it was last written."""
    data = QueryDict(mutable=True)
    for name, values in request.session.get(KEY, {}).get(step, {}).items():
        data.setlist(name, values)
    return data


def keep(request: HttpRequest, step: str) -> None:
    """Remember what a step says now, right or wrong."""
    written = {
        name: [value[:LONGEST] for value in request.POST.getlist(name)][:10] for name in KEPT[step]
    }
    filled = {name: values for name, values in written.items() if values}
    request.session[KEY] = request.session.get(KEY, {}) | {step: filled}


def form_at(request: HttpRequest, step: str) -> Any:
    """The step's form as it was left, without complaints about what is not filled in yet."""
    data = kept(request, step)
    form = STEPS[step]()
    form.initial = {
        name: data.getlist(name) if _is_many(form, name) else data.get(name) for name in data
    }
    return form


def _is_many(form: Any, name: str) -> bool:
    return getattr(form.fields[name].widget, "allow_multiple_selected", False)


def facts_at(request: HttpRequest, step: str) -> dict[str, Any] | None:
    """What a finished step says; None while it lacks something."""
    form = STEPS[step](kept(request, step))
    return form.cleaned_data if form.is_valid() else None


def first_missing(request: HttpRequest, step: str) -> str | None:
    """The first step before this one that is not finished."""
    names = list(STEPS)
    before = names[: names.index(step)]
    return next((name for name in before if facts_at(request, name) is None), None)


def forget(request: HttpRequest) -> None:
    request.session.pop(KEY, None)
