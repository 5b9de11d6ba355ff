"""`flask serve`: portal and sender together, an orderly end, and a sentence where the port is taken."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from itertools import takewhile
from pathlib import Path

from portal.settings import ROOT
from tests.watchdog import must_end


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def start(folder: Path, port: int) -> subprocess.Popen[str]:
    """`flask serve` on a database of its own."""
    environment = os.environ | {
        "PORTAL_DATABASE_URL": f"sqlite:///{folder / 'portal.sqlite3'}",
        "PORTAL_RELAY": f"maildir:{folder / 'outgoing'}",
        "PORTAL_HTTP": f"127.0.0.1:{port}",
        "PORTAL_SMTP": f"127.0.0.1:{free_port()}",
        "PORTAL_PUBLIC_URL": f"http://127.0.0.1:{port}",
    }
    return subprocess.Popen(
        [sys.executable, "-m", "flask", "serve"],
        cwd=ROOT,
        env=environment,
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def health(port: int) -> str:
    """What `/healthz` says; "" while nobody answers."""
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=5) as answer:
            return str(json.load(answer)["status"])
    except urllib.error.HTTPError as error:
        with error:
            return str(json.load(error)["status"])
    except OSError:
        return ""


def test_both_run_until_sigterm(tmp_path: Path) -> None:
    """A new database is set up, the addresses are told, the portal says that the sender is well, SIGTERM ends all."""
    port = free_port()
    serving = start(tmp_path, port)
    assert serving.stdout is not None
    try:
        told = list(takewhile(lambda line: "Ctrl-C" not in line, serving.stdout))
        with must_end():
            while health(port) != "ok":
                time.sleep(0.1)
    finally:
        serving.terminate()
        serving.communicate(timeout=15)
    assert serving.returncode == 0
    assert told[0] == f"Portal: http://127.0.0.1:{port}\n"
    assert told[1].startswith("SMTP gateway: 127.0.0.1:")
    assert health(port) == ""


def test_taken_port_is_named(tmp_path: Path) -> None:
    """With the setting that mends it, at once."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        serving = start(tmp_path, port)
        _, errors = serving.communicate(timeout=40)
    assert serving.returncode == 1
    assert f"127.0.0.1:{port} is in use" in errors
    assert "PORTAL_HTTP" in errors
