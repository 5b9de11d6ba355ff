"""A lean load of mails over SMTP: sessions that stay open, as a mail program's do that has many mails to send.

Each session logs in once and then sends mail after mail, waiting for every answer (no pipelining: few programs do).
"""

from __future__ import annotations

import asyncio
import base64
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import cast


@dataclass(frozen=True, slots=True)
class LoadMail:
    """A mail to send, with dots doubled and the end of DATA behind it."""

    recipient: str
    wire: bytes


@dataclass
class Outcome:
    """`seconds`: each mail's time from MAIL to its answer; `codes`: what was answered at the end of DATA."""

    took: float = 0.0
    seconds: list[float] = field(default_factory=list)
    codes: Counter[str] = field(default_factory=Counter)

    def percentile(self, share: float) -> float:
        """In milliseconds."""
        ordered = sorted(self.seconds)
        return ordered[min(len(ordered) - 1, int(share * len(ordered)))] * 1000


class _Client(asyncio.Protocol):
    """One session. `said`: called with mail and answer."""

    def __init__(self, mails: Iterator[LoadMail], login: tuple[str, str] | None, outcome: Outcome) -> None:
        self._mails = mails
        self._outcome = outcome
        self._steps: list[bytes] = [b"EHLO load.example\r\n"]
        if login:
            words = base64.b64encode("\0".join(("", *login)).encode())
            self._steps.append(b"AUTH PLAIN " + words + b"\r\n")
        self._buffer = b""
        self._begun = 0.0
        self._is_at_end = False
        self.finished: asyncio.Future[None] = asyncio.get_running_loop().create_future()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast(asyncio.Transport, transport)

    def data_received(self, data: bytes) -> None:
        self._buffer += data
        if not self._buffer.endswith(b"\n"):
            return
        last = self._buffer[self._buffer.rfind(b"\n", 0, -1) + 1 :]
        if last[3:4] == b"-":
            return
        self._buffer = b""
        self._on_answer(last)

    def _on_answer(self, answer: bytes) -> None:
        if self._is_at_end:
            self._outcome.seconds.append(time.perf_counter() - self._begun)
            self._outcome.codes[answer[:3].decode()] += 1
            self._is_at_end = False
        elif answer[:1] not in b"23":
            self._fail(f"answered {answer!r}")
            return
        if not self._steps and not self._next_mail():
            return
        step = self._steps.pop(0)
        self._is_at_end = not self._steps and self._begun > 0
        self._transport.write(step)

    def _next_mail(self) -> bool:
        mail = next(self._mails, None)
        if mail is None:
            self._transport.close()
            if not self.finished.done():
                self.finished.set_result(None)
            return False
        self._begun = time.perf_counter()
        recipient = f"RCPT TO:<{mail.recipient}>\r\n".encode()
        self._steps = [b"MAIL FROM:<a@lindenhof.example>\r\n", recipient, b"DATA\r\n", mail.wire]
        return True

    def connection_lost(self, exc: Exception | None) -> None:
        self._fail("connection lost")

    def _fail(self, why: str) -> None:
        if not self.finished.done():
            self.finished.set_exception(ConnectionError(why))
            self._transport.close()


async def send(port: int, mails: Sequence[LoadMail], sessions: int, login: tuple[str, str] | None = None) -> Outcome:
    """Send all mails over so many sessions; raises ConnectionError if one breaks."""
    outcome = Outcome()
    shared = iter(mails)
    loop = asyncio.get_running_loop()
    begun = time.perf_counter()
    make: Callable[[], _Client] = lambda: _Client(shared, login, outcome)  # noqa: E731
    clients = [(await loop.create_connection(make, "127.0.0.1", port))[1] for _ in range(sessions)]
    await asyncio.gather(*(client.finished for client in clients))
    outcome.took = time.perf_counter() - begun
    return outcome
