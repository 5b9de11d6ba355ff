"""A real mail server on loopback that keeps what it is given, and can be told to refuse or to be away."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes

from aiosmtpd.smtp import SMTP, Envelope, Session


@dataclass
class Sink:
    """What arrived, in order. `answers`: replies to the next mails at the end of DATA, then 250 again."""

    port: int = 0
    contents: list[bytes] = field(default_factory=list)
    envelopes: list[tuple[str, tuple[str, ...]]] = field(default_factory=list)
    answers: list[str] = field(default_factory=list)
    recipient_answers: list[str] = field(default_factory=list)
    arrived: threading.Condition = field(default_factory=threading.Condition)

    async def handle_RCPT(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, rcpt_options: list[str]
    ) -> str:
        """Accept the recipient, or give the answer that is prepared."""
        if self.recipient_answers:
            return self.recipient_answers.pop(0)
        envelope.rcpt_tos.append(address)
        return "250 2.1.5 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        """Keep the mail, or give the answer that is prepared."""
        if self.answers:
            return self.answers.pop(0)
        with self.arrived:
            self.contents.append(bytes(envelope.original_content or b""))
            self.envelopes.append((envelope.mail_from or "", tuple(envelope.rcpt_tos)))
            self.arrived.notify_all()
        return "250 2.0.0 taken"

    def wait_for(self, count: int, seconds: float = 30) -> None:
        """Until so many mails have arrived; fails after the time."""
        with self.arrived:
            assert self.arrived.wait_for(lambda: len(self.contents) >= count, seconds), f"{len(self.contents)} arrived"

    def message_ids(self) -> list[str]:
        """The Message-ID of each mail."""
        return [str(message_from_bytes(content)["Message-ID"]) for content in self.contents]


@contextmanager
def serving(sink: Sink, port: int = 0) -> Iterator[Sink]:
    """Serve the sink in a thread of its own; its port is free unless one is given."""
    loop = asyncio.new_event_loop()

    async def start() -> asyncio.Server:
        return await loop.create_server(
            lambda: SMTP(sink, enable_SMTPUTF8=True, data_size_limit=0, loop=loop, hostname="sink.example"),
            "127.0.0.1",
            port,
        )

    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()
    server = asyncio.run_coroutine_threadsafe(start(), loop).result(10)
    sink.port = server.sockets[0].getsockname()[1]
    try:
        yield sink
    finally:
        asyncio.run_coroutine_threadsafe(_close(server, loop), loop).result(10)
        loop.call_soon_threadsafe(loop.stop)
        thread.join(10)
        loop.close()


async def _close(server: asyncio.Server, loop: asyncio.AbstractEventLoop) -> None:
    server.close()
    open_tasks = [task for task in asyncio.all_tasks(loop) if task is not asyncio.current_task()]
    for task in open_tasks:
        task.cancel()
    await asyncio.gather(*open_tasks, return_exceptions=True)
