"""The payment sandbox as a real process on a free port, for any test that talks to it."""

import os
import signal
import socket
import subprocess
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).parent.parent
TEST_KEY = "sk_test_sandbox"


@dataclass
class SandboxServer:
    url: str
    process: subprocess.Popen[bytes]
    database: Path
    _own_folder: tempfile.TemporaryDirectory[str] | None = field(default=None, repr=False)

    def stop(self, how: signal.Signals = signal.SIGTERM) -> None:
        """Stop it; with SIGKILL as a crash would. The database stays for another start."""
        # A crash takes gunicorn's worker too: the group dies, not only its master.
        os.killpg(self.process.pid, how)
        self.process.wait(timeout=20)

    def clean(self) -> None:
        if self.process.poll() is None:
            self.stop()
        if self._own_folder:
            self._own_folder.cleanup()


def start_sandbox(
    webhook_url: str | None = None,
    webhook_secret: str | None = None,
    *,
    database: Path | None = None,
    **environment: str,
) -> SandboxServer:
    """Start it at once; the first request waits in the socket until it is ready."""
    folder = None if database else tempfile.TemporaryDirectory(prefix="sandbox-")
    file = database or Path(folder.name) / "sandbox.sqlite3"  # type: ignore[union-attr]
    with socket.create_server(("127.0.0.1", 0), backlog=128) as listener:
        port = listener.getsockname()[1]
        process = subprocess.Popen(
            gunicorn(f"fd://{listener.fileno()}"),
            cwd=ROOT,
            env=sandbox_environment(file, webhook_url, webhook_secret, environment),
            pass_fds=[listener.fileno()],
            start_new_session=True,
        )
    return SandboxServer(f"http://127.0.0.1:{port}", process, file, folder)


def gunicorn(bind: str) -> list[str]:
    command = [sys.executable, "-m", "gunicorn", "billing.sandbox.wsgi", "--bind", bind]
    return [*command, "--workers", "1", "--threads", "8", "--log-level", "warning"]


def sandbox_environment(
    database: Path, webhook_url: str | None, webhook_secret: str | None, more: dict[str, str]
) -> dict[str, str]:
    """Nothing of the settings under test leaks in, least of all real keys."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith(OURS)}
    return {
        **kept,
        "DJANGO_SETTINGS_MODULE": "billing.sandbox.settings",
        "SANDBOX_DATABASE": str(database),
        "SANDBOX_WEBHOOK_URL": webhook_url or "",
        "SANDBOX_WEBHOOK_SECRET": webhook_secret or "",
        **more,
    }


OURS = ("DJANGO_", "PCS_", "SANDBOX_", "STRIPE_")
