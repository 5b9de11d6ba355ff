"""A PostgreSQL server for one test run: found on the machine, started in a folder of its own, gone afterwards."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg

_OPTIONS = "-c shared_buffers=64MB -c listen_addresses='' -c max_connections=60"
_FAST = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off"


@dataclass(frozen=True)
class Server:
    """A running server, reached by a socket in its folder."""

    binaries: Path
    folder: Path

    def url(self, database: str) -> str:
        """The URL of one of its databases, as the settings want it."""
        return f"postgresql+psycopg://tests@/{database}?host={self.folder}"

    @contextmanager
    def database(self, template: str = "template1") -> Iterator[str]:
        """A copy of the template, dropped afterwards; gives its URL."""
        name = f"test_{uuid.uuid4().hex}"
        self._execute(f"CREATE DATABASE {name} TEMPLATE {template}")
        try:
            yield self.url(name)
        finally:
            self._execute(f"DROP DATABASE {name} WITH (FORCE)")

    def _execute(self, statement: str) -> None:
        with psycopg.connect(host=str(self.folder), user="tests", dbname="postgres", autocommit=True) as connection:
            connection.execute(statement)

    def stop(self) -> None:
        """End it and remove its folder."""
        _run(self.binaries / "pg_ctl", "stop", "-m", "immediate", "-D", str(self.folder / "data"))
        shutil.rmtree(self.folder, ignore_errors=True)


def start(*, durable: bool = False) -> Server | None:
    """A server, or None where PostgreSQL is not installed; `durable`: commits wait for the disk, as in production."""
    binaries = _binaries()
    if binaries is None:
        return None
    folder = Path(tempfile.mkdtemp(prefix="pg-"))
    folder.chmod(0o755)
    if os.getuid() == 0:
        account = pwd.getpwnam("postgres")
        os.chown(folder, account.pw_uid, account.pw_gid)
    data = str(folder / "data")
    _run(binaries / "initdb", "-D", data, "-U", "tests", "-A", "trust", "-E", "UTF8", "--no-sync")
    options = f"{_OPTIONS} {'' if durable else _FAST} -c unix_socket_directories={folder}"
    _run(binaries / "pg_ctl", "start", "-w", "-D", data, "-o", options, "-l", str(folder / "log"))
    return Server(binaries, folder)


def _binaries() -> Path | None:
    on_path = shutil.which("initdb")
    if on_path and shutil.which("pg_ctl"):
        return Path(on_path).parent
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    return found[-1].parent if found else None


def _run(*command: str | Path) -> None:
    """PostgreSQL refuses to run as root, so then it runs as its own account."""
    account = "postgres" if os.getuid() == 0 else None
    subprocess.run(
        [str(part) for part in command],
        check=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        user=account,
        group=account,
        extra_groups=[] if account else None,
        cwd="/",
    )
