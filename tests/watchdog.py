"""A bound for work that must end: far above what it takes, far below what it would take if it grew with the square."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType


class StillRunningError(AssertionError):
    """The work has not ended."""


@contextmanager
def must_end(seconds: int = 60) -> Iterator[None]:
    """Break the work off after so many seconds; this is no measurement."""

    def bark(_number: int, _frame: FrameType | None) -> None:
        raise StillRunningError(f"not ended after {seconds} s")

    before = signal.signal(signal.SIGALRM, bark)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)
