"""A PostgreSQL cluster of our own: a free port, a temporary folder, every write flushed."""

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from pathlib import Path

import psycopg

from .ports import free_port

SAFE = {"fsync": "on", "synchronous_commit": "on", "full_page_writes": "on"}
TUNED = {"max_connections": "60", "shared_buffers": "256MB", "unix_socket_directories": ""}


def find_binaries() -> Path | None:
    """Where initdb and postgres are; Debian's package is installed where we may."""
    return _binaries() or (_binaries() if _installed() else None)


def _binaries() -> Path | None:
    versions = Path("/usr/lib/postgresql").glob("*/bin/initdb")
    newest = max(versions, key=lambda path: float(path.parts[-3]), default=None)
    found = newest or shutil.which("initdb")
    return Path(found).parent if found else None


def _installed() -> bool:
    sudo = [] if os.geteuid() == 0 else ["sudo", "-n"]
    print("Installing Debian's postgresql…", flush=True)
    steps = (["apt-get", "update", "-qq"], ["apt-get", "install", "-y", "-qq", "postgresql"])
    try:
        return all(
            subprocess.run([*sudo, *step], capture_output=True).returncode == 0 for step in steps
        )
    except FileNotFoundError:
        return False


class Postgres:
    """A cluster that lives as long as its `with` block; `kill` and `start` again in between."""

    def __init__(self, binaries: Path) -> None:
        self.binaries = binaries
        self.folder = Path(tempfile.mkdtemp(prefix="pcs-pg-"))
        self.port = free_port()
        self.process: subprocess.Popen[bytes] | None = None
        # PostgreSQL refuses to run as root; Debian's package brings a user for it.
        self.user = pwd.getpwnam("postgres") if os.geteuid() == 0 else None

    def __enter__(self) -> "Postgres":
        if self.user:
            os.chown(self.folder, self.user.pw_uid, self.user.pw_gid)
        options = ["--username=pcs", "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8"]
        self._run("initdb", "-D", str(self.folder / "data"), *options)
        self.start()
        return self

    def __exit__(self, *_exc: object) -> None:
        if self.process and self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)  # "fast": open sessions are ended
            self.process.wait(timeout=30)
        shutil.rmtree(self.folder, ignore_errors=True)

    def start(self) -> None:
        """Until it answers; it refuses while a session of before a crash still lives."""
        deadline = time.monotonic() + 60
        self._spawn()
        while not self._answers():
            assert self.process
            if time.monotonic() > deadline:
                raise TimeoutError((self.folder / "log").read_text()[-2000:])
            if self.process.poll() is not None:
                self._spawn()
            time.sleep(0.1)

    def _spawn(self) -> None:
        settings = SAFE | TUNED | {"port": str(self.port), "listen_addresses": "127.0.0.1"}
        flags = [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]
        with (self.folder / "log").open("ab") as log:
            self.process = subprocess.Popen(
                [self.binaries / "postgres", "-D", self.folder / "data", *flags],
                stdout=log,
                stderr=log,
                **self._identity(),
            )

    def _answers(self) -> bool:
        try:
            self._sql("SELECT 1")
        except psycopg.OperationalError:  # not listening yet, or still replaying its log
            return False
        return True

    def kill(self) -> None:
        """What a power cut does: no flush, no good-bye."""
        assert self.process
        children = _children(self.process.pid)
        self.process.kill()
        self.process.wait()
        for pid in children:
            _kill_if_there(pid)

    def url(self, name: str) -> str:
        return f"postgres://pcs@127.0.0.1:{self.port}/{name}"

    def create(self, name: str, template: str = "template1") -> str:
        self._sql(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
        return self.url(name)

    def drop(self, name: str) -> None:
        self._sql(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')

    def durability(self) -> str:
        return " ".join(f"{name}={value}" for name, value in SAFE.items())

    def _sql(self, statement: str) -> None:
        with psycopg.connect(self.url("postgres"), autocommit=True) as connection:
            connection.execute(statement)

    def _run(self, program: str, *arguments: str) -> None:
        subprocess.run(
            [self.binaries / program, *arguments],
            check=True,
            stdout=subprocess.DEVNULL,
            cwd=self.folder,
            **self._identity(),
        )

    def _identity(self) -> dict[str, object]:
        if self.user is None:
            return {}
        return {"user": self.user.pw_uid, "group": self.user.pw_gid, "extra_groups": []}


def _children(pid: int) -> list[int]:
    return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def _kill_if_there(pid: int) -> None:
    try:
        os.kill(pid, signal.SIGKILL)
    except ProcessLookupError:
        return  # it went with its parent
