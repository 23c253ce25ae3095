"""The real stack on free ports: gunicorn with two workers, huey's consumer, production settings."""

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from urllib.request import urlopen

from .ports import free_port, wait_for_port

ROOT = Path(__file__).parents[2]
WORKERS, THREADS = 2, 4
HOME_PAGE = "/fr/"
WEBHOOK_SECRET = "whsec_measuring"
COMPANY = (
    "NAME",
    "FORM",
    "CAPITAL",
    "SIREN",
    "REGISTER",
    "VAT",
    "STREET",
    "POSTCODE",
    "CITY",
    "COUNTRY",
    "EMAIL",
)
OURS = (
    "COMPANY_",
    "DEFAULT_FROM_",
    "DATABASE_",
    "DJANGO_",
    "EMAIL_",
    "HUEY_",
    "PCS_",
    "REDIS_",
    "SANDBOX_",
    "STRIPE_",
)


def environment(
    database: str, folder: Path, settings: str = "tests.bench.settings"
) -> dict[str, str]:
    """What production reads, and nothing of the shell's own settings."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(OURS)}
    return {
        **kept,
        "DJANGO_SETTINGS_MODULE": settings,
        "DATABASE_URL": database,
        "HUEY_URL": f"sqlite:///{folder}/huey.sqlite3",
        "PCS_VAR_DIR": str(folder),
        "SITE_URL": "http://127.0.0.1",
        "ALLOWED_HOSTS": "127.0.0.1,localhost",
        "SECRET_KEY": "a-key-for-measuring-only-that-guards-nothing-at-all-0123456789",
        "SECURE_SSL_REDIRECT": "0",
        "EMAIL_URL": "smtp://127.0.0.1:9",
        "DEFAULT_FROM_EMAIL": "PCS <bonjour@pcs.example>",
        **{f"COMPANY_{name}": f"measured {name.lower()}" for name in COMPANY},
        "STRIPE_SECRET_KEY": "sk_test_measuring",
        "STRIPE_WEBHOOK_SECRET": WEBHOOK_SECRET,
    }


class Site:
    """One database and the processes that serve it; everything stops with the `with` block."""

    def __init__(self, database: str, folder: Path, settings: str = "tests.bench.settings") -> None:
        self.environment = environment(database, folder, settings)
        self.folder, self.port = folder, free_port()
        self.processes: dict[str, subprocess.Popen[bytes]] = {}

    def __enter__(self) -> "Site":
        return self

    def __exit__(self, *_exc: object) -> None:
        for name in list(self.processes):
            self.end(name, signal.SIGTERM)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def run(self, *module_and_arguments: str) -> str:
        """A Python module in the site's environment; returns what it printed."""
        command = [sys.executable, "-m", *module_and_arguments]
        done = subprocess.run(
            command, cwd=ROOT, env=self.environment, check=True, stdout=subprocess.PIPE, text=True
        )
        return done.stdout

    def inside(self, module: str, *arguments: str) -> str:
        """A module of this package, with the site's models; returns its answer."""
        return self.run("tests.bench.inside", module, *arguments).strip()

    def manage(self, *arguments: str) -> None:
        self.run("django", *arguments)

    def start_web(
        self,
        application: str = "pcs.wsgi",
        name: str = "web",
        port: int = 0,
        workers: int = WORKERS,
    ) -> None:
        """As the Procfile does."""
        flags = ["--preload", "--worker-class", "gthread", "--log-level", "warning"]
        sizes = ["--workers", str(workers), "--threads", str(THREADS)]
        bind = ["--bind", f"127.0.0.1:{port or self.port}"]
        self._start(name, ["gunicorn", application, *bind, *sizes, *flags])
        wait_for_port(port or self.port)

    def start_worker(self) -> None:
        flags = ["--quiet", "--graceful-signal", "TERM", "--shutdown-timeout", "30"]
        self._start("worker", ["django", "run_huey", *flags])

    def _start(self, name: str, command: list[str]) -> None:
        with (self.folder / f"{name}.log").open("ab") as log:
            self.processes[name] = subprocess.Popen(
                [sys.executable, "-m", *command],
                cwd=ROOT,
                env=self.environment,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )

    def pid(self, name: str) -> int:
        return self.processes[name].pid

    def end(self, name: str, how: signal.Signals) -> None:
        """Stop a process and all it started: politely, or with SIGKILL as a crash would."""
        process = self.processes.pop(name)
        try:
            os.killpg(process.pid, how)
            process.wait(timeout=40)
        except ProcessLookupError:
            process.wait()

    def until_it_answers(self, path: str = HOME_PAGE, seconds: float = 30) -> float:
        """Wait for the first page; returns after how many seconds it came."""
        started = time.monotonic()
        while True:
            try:
                urlopen(self.url + path, timeout=seconds).close()
                return time.monotonic() - started
            except OSError:
                if time.monotonic() - started > seconds:
                    raise
                time.sleep(0.02)

    def log(self, name: str) -> str:
        return (self.folder / f"{name}.log").read_text()


def use_static_files(folder: Path, ready: Path) -> None:
    """Collecting them takes seconds: each site uses the same."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "static").symlink_to(ready / "static")


def copy_database(source: Path, target: Path) -> str:
    """A SQLite database that nothing has open, as it is; returns the copy's address."""
    shutil.copyfile(source, target)
    return f"sqlite:///{target}"
