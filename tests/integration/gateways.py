"""A gateway of the test's own in a thread, clients that speak to it byte by byte, and what the log says afterwards."""

from __future__ import annotations

import asyncio
import base64
import os
import socket
import ssl
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import select

from portal.sender.gateway import Gateway, utc_now
from portal.sender.smtp.door import Limits
from portal.settings import ROOT, Settings
from portal.store import credentials
from portal.store.credentials import NewCredential
from portal.store.database import Database
from portal.store.tables import Suppression

CLEAN = (
    b"From: Antiquariat <a@lindenhof.example>\r\nTo: k@mail.example\r\nSubject: Ihre Bestellung\r\n"
    b"Message-ID: <1@lindenhof.example>\r\n\r\nGuten Tag, die Amazonenk\xc3\xb6nigin ist unterwegs.\r\n"
)
WITH_WORD = CLEAN.replace(b"Ihre Bestellung", b"Ihre Amazon-Bestellung")


@dataclass(frozen=True, slots=True)
class Running:
    """A gateway that serves, and a login."""

    port: int
    login: NewCredential
    gateway: Gateway

    def client(self, *, logged_in: bool = True) -> Client:
        """A client that has been greeted."""
        client = Client(self.port)
        if logged_in:
            client.log_in(self.login)
        return client


@contextmanager
def running(
    settings: Settings,
    database: Database,
    merchant_id: int,
    *,
    limits: Limits | None = None,
    clock: Callable[[], datetime] = utc_now,
    port: int = 0,
) -> Iterator[Running]:
    """Serve in a thread; stops orderly at the end."""
    with database.write() as session:
        login = credentials.add(session, merchant_id, "test", datetime.now(UTC))
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()
    listener = socket.create_server(("127.0.0.1", port))

    async def start() -> Gateway:
        gateway = Gateway(settings, database, limits=limits, clock=clock)
        await gateway.start(listener)
        return gateway

    gateway = asyncio.run_coroutine_threadsafe(start(), loop).result(10)
    try:
        yield Running(listener.getsockname()[1], login, gateway)
    finally:
        asyncio.run_coroutine_threadsafe(gateway.stop(5), loop).result(10)
        asyncio.run_coroutine_threadsafe(asyncio.sleep(0.1), loop).result(10)  # TLS says goodbye to the relay
        loop.call_soon_threadsafe(loop.stop)
        thread.join(10)
        loop.close()


class Client:
    """A socket and the answers that come over it."""

    def __init__(self, port: int) -> None:
        self.socket: socket.socket = socket.create_connection(("127.0.0.1", port), 20)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._waiting = b""
        self.greeting = self.answer()

    def send(self, data: bytes) -> None:
        """Exactly these bytes."""
        self.socket.sendall(data)

    def answer(self) -> str:
        """The next answer with all its lines; "" where the connection has ended."""
        lines: list[str] = []
        while True:
            while b"\n" not in self._waiting:
                piece = self._receive()
                if not piece:
                    return "\n".join(lines)
                self._waiting += piece
            line, self._waiting = self._waiting.split(b"\n", 1)
            lines.append(line.decode("ascii").rstrip("\r"))
            if line[3:4] != b"-":
                return "\n".join(lines)

    def _receive(self) -> bytes:
        try:
            return self.socket.recv(65536)
        except ConnectionResetError:
            return b""

    def say(self, line: str | bytes) -> str:
        """A command and its answer."""
        self.send((line if isinstance(line, bytes) else line.encode()) + b"\r\n")
        return self.answer()

    def log_in(self, login: NewCredential) -> str:
        """EHLO and AUTH PLAIN."""
        self.say("EHLO client.example")
        return self.say(f"AUTH PLAIN {plain(login.username, login.password)}")

    def submit(self, mail: bytes, *recipients: str, sender: str = "a@lindenhof.example") -> str:
        """A whole mail, dots doubled; the answer at the end of DATA, or the first that keeps it from getting there."""
        for command in (f"MAIL FROM:<{sender}>", *(f"RCPT TO:<{each}>" for each in recipients or ("k@mail.example",))):
            answer = self.say(command)
            if not answer.startswith("250"):
                return answer
        answer = self.say("DATA")
        if not answer.startswith("354"):
            return answer
        wire = (b"\r\n" + mail).replace(b"\r\n.", b"\r\n..")[2:]
        self.send(wire + (b".\r\n" if wire.endswith(b"\r\n") or not wire else b"\r\n.\r\n"))
        return self.answer()

    def start_tls(self) -> None:
        """Encrypt, whoever the server is."""
        context = ssl.create_default_context()
        context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
        self.socket = context.wrap_socket(self.socket)
        self._waiting = b""

    def has_ended(self) -> bool:
        """Whether the server closed the connection and said nothing more."""
        return not self._waiting and not self._receive()

    def __enter__(self) -> Client:
        return self

    def __exit__(self, *_: object) -> None:
        self.socket.close()


def plain(username: str, password: str, on_behalf_of: str = "") -> str:
    """The answer of AUTH PLAIN."""
    return base64.b64encode("\0".join((on_behalf_of, username, password)).encode()).decode()


def log_rows(database: Database) -> list[Suppression]:
    """All rows of the log, oldest first."""
    with database.read() as session:
        return list(session.scalars(select(Suppression).order_by(Suppression.id)))


def free_port() -> int:
    """A port on which nobody listens."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return int(probe.getsockname()[1])


@contextmanager
def sender_process(
    url: str, relay: str, port: int, *options: str, **environment: str
) -> Iterator[subprocess.Popen[bytes]]:
    """`flask sender` as an operator starts it, ready when the block begins; killed at its end."""
    variables = os.environ | {
        "PORTAL_DATABASE_URL": url,
        "PORTAL_RELAY": relay,
        "PORTAL_SMTP": f"127.0.0.1:{port}",
        **environment,
    }
    process = subprocess.Popen(
        [sys.executable, "-m", "flask", "sender", *options], cwd=ROOT, env=variables, stderr=subprocess.DEVNULL
    )
    try:
        wait_for_port(port)
        yield process
    finally:
        process.kill()
        process.wait()


def wait_for_port(port: int, seconds: float = 30) -> None:
    """Until somebody answers there."""
    deadline = time.monotonic() + seconds
    while True:
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
        except OSError:
            assert time.monotonic() < deadline, "nobody listens"
            time.sleep(0.05)
        else:
            return
