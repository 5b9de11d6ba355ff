"""The relay's answers, read from the bytes that come (RFC 5321, 4.2). Bytes in, replies out."""

from __future__ import annotations

import asyncio
from collections import deque
from dataclasses import dataclass

_MOST_LINES = 100
_LONGEST_LINE = 65_536


class ConnectionLostError(Exception):
    """The relay has closed the connection, speaks nonsense, or does not answer in time."""


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer: its code, and the texts of its lines in printable ASCII."""

    code: int
    lines: tuple[str, ...]

    @property
    def is_positive(self) -> bool:
        """2xx: done."""
        return 200 <= self.code < 300

    def __str__(self) -> str:
        """As it goes over the wire, without the last line's end."""
        *before, last = self.lines
        return "\r\n".join([*(f"{self.code}-{line}" for line in before), f"{self.code} {last}"])


class Replies(asyncio.Protocol):
    """The answers of one connection, in their order."""

    def __init__(self) -> None:
        self._buffer = bytearray()
        self._lines: list[str] = []
        self._ready: deque[Reply] = deque()
        self._waiter: asyncio.Future[None] | None = None
        self._is_lost = False

    @property
    def is_quiet(self) -> bool:
        """Whether the connection stands and nothing came unasked."""
        return not (self._is_lost or self._ready or self._lines or self._buffer)

    def data_received(self, data: bytes) -> None:
        """Take what has come."""
        self._buffer += data
        while (end := self._buffer.find(b"\n")) >= 0:
            line = bytes(self._buffer[:end])
            del self._buffer[: end + 1]
            self._read_line(line.rstrip(b"\r"))
        if len(self._buffer) > _LONGEST_LINE:
            self._is_lost = True
        self._wake()

    def _read_line(self, line: bytes) -> None:
        if (
            len(line) < 3
            or not line[:3].isdigit()
            or line[3:4] not in {b"", b" ", b"-"}
            or len(self._lines) >= _MOST_LINES
        ):
            self._is_lost = True
            return
        text = line[4:].decode("ascii", "replace")
        self._lines.append("".join(character if " " <= character <= "~" else "?" for character in text))
        if line[3:4] != b"-":
            self._ready.append(Reply(int(line[:3]), tuple(self._lines)))
            self._lines = []

    def connection_lost(self, exc: Exception | None) -> None:
        """The relay has gone."""
        self._is_lost = True
        self._wake()

    def _wake(self) -> None:
        if self._waiter and not self._waiter.done():
            self._waiter.set_result(None)

    async def next(self, seconds: float) -> Reply:
        """The next answer; raises ConnectionLostError."""
        if self._ready:
            return self._ready.popleft()
        try:
            async with asyncio.timeout(seconds):
                while not self._ready:
                    if self._is_lost:
                        raise ConnectionLostError
                    self._waiter = asyncio.get_running_loop().create_future()
                    await self._waiter
        except TimeoutError:
            self._is_lost = True
            raise ConnectionLostError from None
        return self._ready.popleft()
