"""P5, P5b: public pages from memory and drawn anew, and how soon a change shows."""

import re
import shutil
import subprocess
import time
from statistics import median
from threading import Event, Thread

from .client import Client
from .figures import percentile
from .report import Report, noise
from .servers import Site

PAGES = {
    "home": "/fr/",
    "search": "/fr/homes/?adults=2",
    "listing": "/fr/homes/b00001/",
}
CONNECTIONS = 16
FASTEST, TAIL, FRESH = 1500, 40, 1.0
UNCACHED = {50: 60, 95: 120}
HTML_LIMIT = 120 * 1024
ANEW = 30


def measure(report: Report, site: Site, seconds: int) -> None:
    site.start_web()
    site.until_it_answers()
    sessions = site.inside("sessions").split()
    for name, path in PAGES.items():
        _page(report, site, name, path, seconds, sessions[0])
    _staleness(report, site)
    site.end("web", 15)


def _page(report: Report, site: Site, name: str, path: str, seconds: int, session: str) -> None:
    machine = noise()
    plain, signed_in = Client(site.port), Client(site.port, session)
    first = plain.get(path)
    anew = [signed_in.get(path).seconds * 1000 for _ in range(ANEW)][3:]
    rate, tail = wrk(site.url + path, seconds)
    plain.close(), signed_in.close()
    p50, p95 = median(anew), percentile(anew, 95)
    report.add(
        f"page={path}",
        {
            "cached": f"{rate:.0f} req/s",
            "p99": tail,
            "signed_in_p50": p50,
            "signed_in_p95": p95,
            "bytes": len(first.body),
            "goal": f">={FASTEST}/s,p99<={TAIL},<={UNCACHED[50]}/{UNCACHED[95]}",
            "machine": machine,
        },
        goals={
            "cached": rate >= FASTEST,
            "p99": tail <= TAIL,
            "signed_in": p50 <= UNCACHED[50] and p95 <= UNCACHED[95],
        },
        right={"status": first.status == 200, "bytes": len(first.body) <= HTML_LIMIT},
    )


def wrk(url: str, seconds: int) -> tuple[float, float]:
    """Requests a second over sixteen connections, and the 99th percentile in ms."""
    if shutil.which("wrk") is None:
        return _own_load(url, seconds)
    command = ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{seconds}s", "--latency", url]
    said = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    rate = re.search(r"Requests/sec:\s+([\d.]+)", said)
    tail = re.search(r"99%\s+([\d.]+)(us|ms|s)", said)
    if rate is None or tail is None or "Non-2xx" in said:
        raise RuntimeError(said)
    return float(rate[1]), float(tail[1]) * {"us": 0.001, "ms": 1, "s": 1000}[tail[2]]


def _own_load(url: str, seconds: int) -> tuple[float, float]:
    """Without wrk: the same with threads, whose own cost is part of the figure."""
    port, path = int(url.split(":")[2].split("/")[0]), "/" + url.split("/", 3)[3]
    end, times = time.monotonic() + seconds, []

    def ask() -> None:
        client = Client(port)
        while time.monotonic() < end:
            times.append(client.get(path).seconds * 1000)

    threads = [Thread(target=ask) for _ in range(CONNECTIONS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return len(times) / seconds, percentile(times, 99)


def _staleness(report: Report, site: Site) -> None:
    """Poll with many connections, so that every worker is asked, while the title changes."""
    path = PAGES["listing"]
    done, seen = Event(), []
    threads = [Thread(target=_watch, args=(site.port, path, done, seen)) for _ in range(8)]
    for thread in threads:
        thread.start()
    title, changed = site.inside("change_price").split()
    time.sleep(2 * FRESH)
    done.set()
    for thread in threads:
        thread.join()
    old = [asked - float(changed) for asked, body in seen if title not in body]
    late = max((seconds for seconds in old if seconds > 0), default=0.0)
    fresh = sum(title in body for _asked, body in seen)
    report.add(
        "staleness",
        {"stale": f"{late:.2f} s", "polls": len(seen), "fresh": fresh, "goal": f"<={FRESH} s"},
        goals={},
        right={"stale": late <= FRESH and fresh > 0},
    )


def _watch(port: int, path: str, done: Event, seen: list[tuple[float, str]]) -> None:
    """Note when each page was asked for, and what came."""
    while not done.is_set():
        client, asked = Client(port), time.time()  # a new connection may reach another worker
        seen.append((asked, client.get(path).body.decode()))
        client.close()
