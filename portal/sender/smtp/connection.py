"""One client's connection: bytes to lines and mails, answers back; idle time, back-pressure, STARTTLS, orderly end.

Answers to pipelined commands go out together (RFC 2920). What was sent in clear text behind STARTTLS is thrown away
(RFC 3207, 4.2; CVE-2011-0411). A command's line ends with CR LF; a bare one is an error, as within DATA.
"""

from __future__ import annotations

import asyncio
import logging
import ssl
from collections.abc import Coroutine
from typing import cast

from portal.sender.smtp.framing import DataReader
from portal.sender.smtp.session import Session, Step, Surroundings, Then

log = logging.getLogger(__name__)

_LONGEST_LINE = 12_288  # RFC 4954, 4: for AUTH; all others are shorter
_WAITING_BYTES = 65_536  # of pipelined commands while an answer is being made
_HANDSHAKE_SECONDS = 30


class Connection(asyncio.Protocol):
    """`connections` is the set of all of this gateway; this one is in it while it is open."""

    def __init__(
        self, surroundings: Surroundings, connections: set[Connection], tls: ssl.SSLContext | None = None
    ) -> None:
        self._around = surroundings
        self._connections = connections
        self._tls = tls
        self._loop = asyncio.get_running_loop()
        self._waiting = bytearray()
        self._answers: list[str] = []
        self._reader: DataReader | None = None
        self._task: asyncio.Task[None] | None = None
        self._is_ending = False
        self._has_said_all = False
        self.address = ""
        self.closed: asyncio.Future[None] = self._loop.create_future()

    @property
    def held_bytes(self) -> int:
        """Of the mail that is being received."""
        return self._reader.length if self._reader else 0

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Greet, or turn away at the door."""
        self._transport = cast(asyncio.Transport, transport)
        peer = transport.get_extra_info("peername") or ("", 0)
        self.address = str(peer[0]).removeprefix("::ffff:")
        self._session = Session(self._around, self.address)
        self._active_at = self._loop.time()
        self._timer = self._loop.call_later(self._around.limits.idle_seconds, self._look_at_clock)
        if self._is_one_too_many():
            self._end("421 4.7.0 Zu viele Verbindungen. Bitte spaeter noch einmal.")
            return
        self._connections.add(self)
        self._send([f"220 {self._around.host} ESMTP Postschleuse"])

    def _is_one_too_many(self) -> bool:
        limits = self._around.limits
        if len(self._connections) >= limits.sessions:
            return True
        if self._around.door.trusted_merchant(self.address) is not None:
            return False
        return sum(other.address == self.address for other in self._connections) >= limits.sessions_per_address

    def connection_lost(self, exc: Exception | None) -> None:
        """The client has gone. A mail that is complete is still decided and handed on."""
        self._timer.cancel()
        self._connections.discard(self)
        self._waiting.clear()
        self._reader = None
        self._is_ending = True
        if not self.closed.done():
            self.closed.set_result(None)

    def data_received(self, data: bytes) -> None:
        """Take what has come."""
        self._active_at = self._loop.time()
        if self._is_ending and self._reader is None:
            return
        if self._reader is not None and not self._task:
            self._read_on(data)
        else:
            self._waiting += data
            if self._task and len(self._waiting) > _WAITING_BYTES:
                self._transport.pause_reading()
        self._go_on()

    def eof_received(self) -> bool:
        """The client has said all; where it can be (not over TLS), it still gets the answers that are being made."""
        self._has_said_all = True
        return self._task is not None and self._transport.get_extra_info("sslcontext") is None

    def pause_writing(self) -> None:
        """The client does not read its answers: then we do not read its commands."""
        self._transport.pause_reading()

    def resume_writing(self) -> None:
        """It reads again."""
        self._transport.resume_reading()

    def _go_on(self) -> None:
        """Answer every whole line that waits, up to one whose answer takes time."""
        while self._waiting and not self._task and not self._reader and not self._is_ending:
            end = self._waiting.find(b"\n")
            if end < 0:
                if len(self._waiting) > _LONGEST_LINE:
                    self._end("500 5.5.2 Line too long")
                break
            line = bytes(self._waiting[: end + 1])
            del self._waiting[: end + 1]
            self._on_line(line)
        self._flush()
        if self._has_said_all and not self._task:
            self._end()

    def _on_line(self, line: bytes) -> None:
        if not line.endswith(b"\r\n") or b"\r" in line[:-2] or len(line) > _LONGEST_LINE:
            step = Step("500 5.5.2 A line ends with CR LF, and only there", Then.CLOSE)
        else:
            step = self._session.on_line(line[:-2])
        self._carry_out(step)

    def _carry_out(self, step: Step) -> None:
        if step.then is Then.DATA and not self._has_room():
            step = Step("451 4.3.1 Gerade sind zu viele grosse Mails unterwegs. Bitte spaeter noch einmal.")
        if step.answer:
            self._answers.append(step.answer)
        if step.then is Then.DATA:
            waiting, self._waiting = bytes(self._waiting), bytearray()
            self._reader = DataReader(self._around.limits.size)
            if waiting:
                self._read_on(waiting)
        elif step.then is Then.LOGIN and step.proof:
            self._begin(self._session.log_in(step.proof))
        elif step.then is Then.STARTTLS:
            self._start_tls()
        elif step.then is Then.CLOSE:
            self._end()

    def _has_room(self) -> bool:
        held = sum(connection.held_bytes for connection in self._connections)
        return held + self._session.announced_size <= self._around.limits.held_bytes

    def _read_on(self, data: bytes) -> None:
        if self._reader is None:
            return
        rest = self._reader.feed(data)
        if rest is not None:
            reader, self._reader = self._reader, None
            self._waiting += rest
            self._begin(self._session.take(reader.wire(), is_too_large=reader.is_too_large))

    def _begin(self, work: Coroutine[None, None, Step]) -> None:
        """Do what takes time; the next command waits for its answer."""
        self._flush()
        self._task = self._loop.create_task(self._finish(work))

    async def _finish(self, work: Coroutine[None, None, Step]) -> None:
        try:
            step = await work
        except Exception as error:  # the process's edge: a fault of ours must not leave the client waiting
            log.error("session broken error=%s", type(error).__name__)
            step = Step("451 4.3.0 Bitte spaeter noch einmal.", Then.CLOSE)
        self._task = None
        self._active_at = self._loop.time()
        self._carry_out(step)
        if self._is_ending:
            self._end("421 4.3.2 Der Mailserver wird neu gestartet.")
            return
        self._transport.resume_reading()
        self._go_on()

    def _start_tls(self) -> None:
        self._flush()
        self._waiting.clear()
        self._transport.pause_reading()  # until the TLS layer stands between: what comes in clear text is its error
        self._task = self._loop.create_task(self._shake_hands())

    async def _shake_hands(self) -> None:
        if self._tls is None:
            return
        try:
            transport = await self._loop.start_tls(
                self._transport, self, self._tls, server_side=True, ssl_handshake_timeout=_HANDSHAKE_SECONDS
            )
        except OSError:  # ssl.SSLError is one
            self._end()
            return
        if transport is None:
            return
        self._transport = transport
        self._session = Session(self._around, self.address, over_tls=True)
        self._task = None
        self._go_on()

    def stop(self) -> None:
        """Say goodbye as soon as the mail at hand is answered: at once, where there is none."""
        if self._task is None and self._reader is None:
            self._end("421 4.3.2 Der Mailserver wird neu gestartet.")
        self._is_ending = True

    def abort(self) -> None:
        """Break the connection."""
        self._transport.abort()

    def _look_at_clock(self) -> None:
        left = self._active_at + self._around.limits.idle_seconds - self._loop.time()
        if left > 0 or self._task:
            self._timer = self._loop.call_later(max(left, 1), self._look_at_clock)
        else:
            self._end("421 4.4.2 Zu lange nichts gehoert. Die Verbindung wird beendet.")

    def _end(self, answer: str = "") -> None:
        if answer:
            self._answers.append(answer)
        self._flush()
        self._is_ending = True
        self._reader = None
        self._transport.close()

    def _flush(self) -> None:
        if self._answers:
            answers, self._answers = self._answers, []
            self._send(answers)

    def _send(self, answers: list[str]) -> None:
        if not self._transport.is_closing():
            self._transport.write(("\r\n".join(answers) + "\r\n").encode("ascii", "replace"))
