"""Whose turn it is to write, among the gateway processes on one SQLite file.

SQLite lets one write at a time, and the others look again after 1, 2, 5, 10 ... 100 ms; a file lock wakes the next one
at once (two workers, ten sessions: 99th percentile 44 ms instead of 76). It only saves time: all is as safe without.
"""

from __future__ import annotations

import fcntl
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path

from sqlalchemy.engine import make_url


class Turns:
    """The turns at the database with this URL; PostgreSQL needs none."""

    def __init__(self, url: str) -> None:
        parsed = make_url(url)
        is_file = parsed.get_backend_name() == "sqlite" and parsed.database not in {None, "", ":memory:"}
        self._path = Path(f"{parsed.database}-turn") if is_file else None

    def take(self) -> AbstractContextManager[None]:
        """Wait for the turn, and give it back at the block's end."""
        return _held(self._path) if self._path else nullcontext()


@contextmanager
def _held(path: Path) -> Iterator[None]:
    try:
        file = path.open("w")
    except OSError:
        yield
        return
    with file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield
