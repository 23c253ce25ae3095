"""`make headers` (S4, S5): Django's deployment check, and Mozilla's Observatory on each page.

The Observatory is Mozilla's own scanner, from npm, without its install scripts: those fetch the
list of preloaded domains, which says nothing about this site.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from .ports import free_port
from .servers import ROOT, Site
from .tls import Front, find_nginx, make_certificate

OBSERVATORY = "@mdn/mdn-http-observatory@1.4.8"
INSTALLED = ROOT / "var" / "observatory"
PAGES = ("/fr/", "/fr/homes/", "/fr/homes/b00001/", "/fr/accounts/login/", "/cms/")
GRADE, SCORE = "A+", 120
HOMES = 20


def check_deployment(site: Site) -> bool:
    """Django's own list, every warning counted, none silenced."""
    command = [sys.executable, "-m", "django", "check", "--deploy", "--fail-level", "WARNING"]
    done = subprocess.run(
        command, cwd=ROOT, env=site.environment, capture_output=True, text=True, check=False
    )
    print(f"HEADERS check --deploy {'OK' if done.returncode == 0 else 'WRONG'}", flush=True)
    if done.returncode:
        print(done.stdout + done.stderr)
    return done.returncode == 0


def missing() -> list[str]:
    """What this machine lacks to run the Observatory."""
    wanted = {"node": shutil.which("node"), "npm": shutil.which("npm"), "nginx": find_nginx()}
    return [name for name, found in wanted.items() if not found]


def install() -> Path:
    """The scanner's folder, installed once under var/."""
    package = INSTALLED / "node_modules" / "@mdn" / "mdn-http-observatory"
    if not package.exists():
        INSTALLED.mkdir(parents=True, exist_ok=True)
        flags = ["--ignore-scripts", "--no-audit", "--no-fund", "--silent"]
        command = ["npm", "install", "--prefix", str(INSTALLED), *flags, OBSERVATORY]
        subprocess.run(command, check=True, cwd=INSTALLED)
    (package / "conf" / "hsts-preload.json").write_text("{}")
    return package


def scan(package: Path, certificate: Path, address: str) -> dict[str, Any]:
    done = subprocess.run(
        ["node", str(package / "src" / "scan.js"), address],
        env=os.environ | {"NODE_EXTRA_CA_CERTS": str(certificate)},
        capture_output=True,
        text=True,
        check=False,
    )
    return json.loads(done.stdout or json.dumps({"error": done.stderr[-500:]}))


def tell(path: str, found: dict[str, Any]) -> bool:
    """One line a page: its grade, and what took or gave points."""
    if "error" in found:
        print(f"HEADERS {path} WRONG {found['error']}", flush=True)
        return False
    grade, score = found["scan"]["grade"], found["scan"]["score"]
    changes = {
        name: test["scoreModifier"]
        for name, test in found["tests"].items()
        if test.get("scoreModifier")
    }
    good = grade == GRADE and score >= SCORE
    print(f"HEADERS {path} {grade} {score} {changes} {'OK' if good else 'WRONG'}", flush=True)
    return good


def measure(folder: Path) -> list[bool]:
    front_port = free_port()
    site = Site(f"sqlite:///{folder}/db.sqlite3", folder, "pcs.settings.production")
    for_people = {"SECURE_SSL_REDIRECT": "1", "SITE_URL": f"https://localhost:{front_port}"}
    plain, site.environment = site.environment, site.environment | for_people
    results = [check_deployment(site)]
    if lacking := missing():
        print(f"The pages were not scanned: {', '.join(lacking)} missing (Debian has packages).")
        return results
    package, certificate = install(), make_certificate(folder)
    site.environment = plain  # filling the database asks for pages without TLS
    site.manage("migrate", "--verbosity", "0")
    site.manage("collectstatic", "--no-input", "--verbosity", "0")
    site.inside("seed", str(HOMES), str(folder))
    nginx = find_nginx()
    assert nginx
    site.environment |= for_people
    with site, Front(nginx, folder, front_port, site.port):
        site.start_web()
        for path in PAGES:
            results.append(tell(path, scan(package, certificate, f"localhost:{front_port}{path}")))
    return results


def main() -> int:
    with tempfile.TemporaryDirectory(prefix="pcs-headers-") as folder:
        results = measure(Path(folder))
    print(f"\n{results.count(True)} passed, {results.count(False)} failed")
    return not all(results)


if __name__ == "__main__":
    sys.exit(main())
