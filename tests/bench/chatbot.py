"""The assistant: how often it finds the right entry, and how long a question takes."""

import json
import time
from pathlib import Path
from typing import Any

from .report import Report, noise
from .servers import Site

SETS = Path(__file__).parents[1] / "cms" / "chatbot"
MILLISECONDS = 5.0
RIGHT = 0.85


def measure(report: Report, site: Site) -> None:
    """The demo's entries, asked the golden questions and those nothing was tuned on."""
    machine = noise()
    for name in ("golden", "unseen"):
        found = json.loads(site.inside("chatbot", name))
        report.add(
            f"chatbot set={name}",
            {
                "top1": f"{found['right']:.1%}",
                "answered off the subject": found["outside"],
                "question": f"{found['ms']:.1f} ms",
                "goal": f">={RIGHT:.0%},0,<={MILLISECONDS:.0f} ms",
                "machine": machine,
            },
            goals={"question": found["ms"] <= MILLISECONDS, "top1": found["right"] >= RIGHT},
            right={"outside": found["outside"] == 0},
        )


def prepare() -> dict[str, str]:
    """The demo's entries in an empty database, by translation key."""
    from wagtail.models import Locale

    from pcs.demo.content import HERE
    from pcs.demo.faq_entries import TOPICS, add_faq, entry_key

    codes = ("fr", "en", "es")
    add_faq({code: Locale.objects.get_or_create(language_code=code)[0] for code in codes})
    files = [json.loads((HERE / "faq" / f"{topic}.json").read_text()) for topic in TOPICS]
    names = [entry["key"] for file in files for entry in file["entries"]]
    return {str(entry_key(name)): name for name in names}


def ask(name: str) -> dict[str, Any]:
    from cms.chatbot.library import library
    from cms.chatbot.replies import Kind, reply_to

    keys, asked = prepare(), json.loads((SETS / f"{name}.json").read_text())
    reply_to("Bonjour", "fr")  # loads the encoder, once a process
    started = time.perf_counter()
    replies = [reply_to(one["question"], one["language"]) for one in asked]
    took = (time.perf_counter() - started) * 1000 / len(asked)
    inside = [one for one in asked if one["entry"]]
    best = [library().find(one["question"], one["language"], 1)[0].key for one in inside]
    right = sum(keys[key] == one["entry"] for key, one in zip(best, inside, strict=True))
    pairs = zip(asked, replies, strict=True)
    outside = sum(one["entry"] is None and reply.kind is Kind.ANSWER for one, reply in pairs)
    return {"right": right / len(inside), "outside": outside, "ms": took}


def main(name: str) -> str:
    return json.dumps(ask(name))
