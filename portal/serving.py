"""Portal and sender together in the foreground, for `make run`: two processes, and an end when either ends."""

from __future__ import annotations

import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterable

import click

from portal.settings import ROOT, Address, Settings

_START_SECONDS = 30
_STOP_SECONDS = 10


def run(settings: Settings, lines: Iterable[str], when_ready: Callable[[], None]) -> int:
    """Serve until Ctrl-C, SIGTERM or SIGHUP; returns the exit code.

    Once portal and gateway answer, `lines` are shown and `when_ready` is called.
    """
    for name, address in (("PORTAL_HTTP", settings.http), ("PORTAL_SMTP", settings.smtp)):
        if not _is_free(address):
            click.echo(f"{address} is in use. Set {name} to another address.", err=True)
            return 1
    stopping: list[int] = []
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, lambda received, _frame: stopping.append(received))
    processes = [_start(_portal_command(settings.http)), _start([sys.executable, "-m", "flask", "sender"])]
    try:
        if all(_wait_for(address, processes, stopping) for address in (settings.http, settings.smtp)):
            places = [f"Portal: {settings.public_url}", f"SMTP gateway: {settings.smtp}"]
            click.echo("\n".join([*places, *lines, "Ctrl-C ends all."]))
            when_ready()
        while not stopping and all(process.poll() is None for process in processes):
            time.sleep(0.2)
    finally:
        _stop(processes)
    return 0 if stopping else 1


def _portal_command(address: Address) -> list[str]:
    listen = ["--host", address.host, "--port", str(address.port)]
    threads = ["--workers", "1", "--blocking-threads", "4"]
    return [
        sys.executable,
        "-m",
        "granian",
        "--interface",
        "wsgi",
        "--log-level",
        "warning",
        *listen,
        *threads,
        "wsgi:app",
    ]


def _start(command: list[str]) -> subprocess.Popen[bytes]:
    return subprocess.Popen(command, cwd=ROOT)  # noqa: S603 # our own commands


def _is_free(address: Address) -> bool:
    family = socket.AF_INET6 if ":" in address.host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((address.host, address.port))
        except OSError:
            return False
    return True


def _wait_for(address: Address, processes: list[subprocess.Popen[bytes]], stopping: list[int]) -> bool:
    deadline = time.monotonic() + _START_SECONDS
    while time.monotonic() < deadline and not stopping:
        if any(process.poll() is not None for process in processes):
            return False
        try:
            socket.create_connection((address.host, address.port), timeout=1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return True
    return False


def _stop(processes: list[subprocess.Popen[bytes]]) -> None:
    for process in processes:
        if process.poll() is None:
            process.terminate()
    deadline = time.monotonic() + _STOP_SECONDS
    for process in processes:
        try:
            process.wait(max(0.1, deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            process.kill()
