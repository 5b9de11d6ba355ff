"""kill -9 of the gateway, kill -9 of the relay and a stopped database under a load of 2,000 mails.

Nothing is lost: every mail that got 250 is at the relay, every mail that got 550 is in the log, all others got 4xx or a
broken connection.
"""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import pytest

from portal.settings import ROOT
from portal.store import credentials
from portal.store.credentials import NewCredential
from portal.store.database import Database
from tests.conftest import MerchantAccount
from tests.integration.gateways import CLEAN, WITH_WORD, Client, free_port, log_rows, sender_process, wait_for_port
from tests.integration.test_gateway_database import stopped

MAILS = 2_000
SESSIONS = 8


@dataclass
class Load:
    """Mails over several sessions; a broken one is opened anew, and a mail is never sent twice."""

    port: int
    login: NewCredential
    codes: dict[str, str] = field(default_factory=dict)
    _numbers: Iterator[int] = field(default_factory=lambda: iter(range(MAILS)))
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def run(self) -> list[threading.Thread]:
        """Begin."""
        threads = [threading.Thread(target=self._session) for _ in range(SESSIONS)]
        for thread in threads:
            thread.start()
        return threads

    def _session(self) -> None:
        client: Client | None = None
        while (number := self._next()) is not None:
            client = client or self._connected()
            mail = WITH_WORD if number % 10 < 3 else CLEAN
            try:
                answer = client.submit(mail.replace(b"<1@", b"<%d@" % number))
            except OSError:
                answer = ""
            self.codes[f"{number}@lindenhof.example"] = answer[:3] or "broken"
            if not answer or answer.startswith("421"):
                client.socket.close()
                client = None
        if client:
            client.socket.close()

    def _next(self) -> int | None:
        with self._lock:
            return next(self._numbers, None)

    def _connected(self) -> Client:
        while True:
            with suppress(OSError), ExitStack() as stack:
                client = stack.enter_context(Client(self.port))
                if client.log_in(self.login).startswith("235"):
                    stack.pop_all()
                    return client
            time.sleep(0.05)

    def wait_for(self, count: int) -> None:
        """Until so many mails have been answered."""
        deadline = time.monotonic() + 120
        while len(self.codes) < count:
            assert time.monotonic() < deadline, f"{len(self.codes)} mails after two minutes"
            time.sleep(0.01)


class RelayProcess:
    """The benchmark's sink with a journal of what it has taken."""

    def __init__(self, journal: Path) -> None:
        self.port = free_port()
        self._journal = journal
        self._process = self._start()

    def _start(self) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", "bench.sink", str(self.port), str(self._journal)]
        process = subprocess.Popen(command, cwd=ROOT)
        wait_for_port(self.port)
        return process

    def kill(self) -> None:
        """kill -9."""
        self._process.kill()
        self._process.wait()

    def restart(self) -> None:
        """kill -9, away for a moment, and back."""
        self.kill()
        time.sleep(0.3)
        self._process = self._start()

    def taken(self) -> set[str]:
        """The Message-IDs of all mails that it has."""
        return set(self._journal.read_text().splitlines())


@contextmanager
def killable_gateway(url: str, relay: int, port: int, options: tuple[str, ...]) -> Iterator[Callable[[], None]]:
    """A sender that is started anew whenever the given function kills it."""
    running = [sender_process(url, f"smtp://127.0.0.1:{relay}", port, *options)]
    running[0].__enter__()

    def kill() -> None:
        running[0].__exit__(None, None, None)
        running[0] = sender_process(url, f"smtp://127.0.0.1:{relay}", port, *options)
        running[0].__enter__()

    try:
        yield kill
    finally:
        running[0].__exit__(None, None, None)


@pytest.mark.parametrize("options", [(), ("--workers", "2")], ids=["one worker", "two workers"])
def test_nothing_is_lost(
    database: Database, database_url: str, merchant: MerchantAccount, tmp_path: Path, options: tuple[str, ...]
) -> None:
    """Gateway, relay and database fail one after the other while mails keep coming."""
    with database.write() as session:
        login = credentials.add(session, merchant.id, "load", datetime.now(UTC))
    relay, port = RelayProcess(tmp_path / "journal"), free_port()
    try:
        with killable_gateway(database_url, relay.port, port, options) as kill_gateway:
            load = Load(port, login)
            threads = load.run()
            load.wait_for(MAILS // 8)
            kill_gateway()
            load.wait_for(MAILS // 3)
            relay.restart()
            load.wait_for(MAILS // 2)
            if database.engine.dialect.name == "postgresql":
                with stopped(database):
                    time.sleep(0.5)
            load.wait_for(MAILS * 2 // 3)
            kill_gateway()
            load.wait_for(MAILS * 3 // 4)
            relay.restart()
            for thread in threads:
                thread.join(120)
    finally:
        relay.kill()
    verify(load.codes, relay.taken(), {row.message_id.strip("<>") for row in log_rows(database)})


def verify(codes: dict[str, str], taken: set[str], logged: set[str]) -> None:
    """The promise."""
    assert len(codes) == MAILS
    passed = {mail for mail, code in codes.items() if code == "250"}
    refused = {mail for mail, code in codes.items() if code == "550"}
    assert passed <= taken
    assert refused <= logged
    assert {code for code in codes.values() if code not in {"250", "550"}} <= {"451", "421", "broken"}
    assert not taken & logged
    assert len(passed) + len(refused) > MAILS / 2, "the load proves nothing"


def test_a_worker_that_dies_is_started_anew(
    database: Database, database_url: str, merchant: MerchantAccount, tmp_path: Path
) -> None:
    """And its share of the connections is served again; SIGTERM ends all, and so does the parent's death."""
    with database.write() as session:
        login = credentials.add(session, merchant.id, "load", datetime.now(UTC))
    port = free_port()
    with sender_process(database_url, f"maildir:{tmp_path / 'out'}", port, "--workers", "2") as parent:
        workers = children(parent.pid)
        assert len(workers) == 2
        os.kill(workers[0], 9)
        until(lambda: len(children(parent.pid)) == 2 and workers[0] not in children(parent.pid))
        for _ in range(20):
            with Client(port) as client:
                assert client.log_in(login).startswith("235")
                assert client.submit(CLEAN).startswith("250")
        workers = children(parent.pid)
        parent.kill()
        until(lambda: not any(Path(f"/proc/{worker}/cmdline").exists() for worker in workers))


def test_sigterm_loses_nothing(
    database: Database, database_url: str, merchant: MerchantAccount, tmp_path: Path
) -> None:
    """Idle sessions are told 421; the mail that is being sent is finished and answered; then it ends, in time."""
    with database.write() as session:
        login = credentials.add(session, merchant.id, "load", datetime.now(UTC))
    for options in ((), ("--workers", "2")):
        port = free_port()
        with sender_process(database_url, f"maildir:{tmp_path / 'out'}", port, *options) as sender:
            with Client(port) as idle, Client(port) as busy:
                idle.log_in(login)
                busy.log_in(login)
                for command in ("MAIL FROM:<a@b.example>", "RCPT TO:<k@mail.example>", "DATA"):
                    busy.say(command)
                busy.send(CLEAN[:50])
                begun = time.monotonic()
                sender.terminate()
                assert idle.answer().startswith("421 4.3.2")
                assert idle.has_ended()
                busy.send(CLEAN[50:] + b".\r\n")
                assert busy.answer().startswith("250 2.0.0 Maildir")
                assert busy.answer().startswith("421 4.3.2")
            assert sender.wait(10) == 0
            assert time.monotonic() - begun < 10
    assert len(list((tmp_path / "out" / "new").iterdir())) == 2


def test_sigterm_does_not_wait_for_ever(
    database_url: str, database: Database, merchant: MerchantAccount, tmp_path: Path
) -> None:
    """A client that never finishes its mail is cut off within ten seconds."""
    with database.write() as session:
        login = credentials.add(session, merchant.id, "load", datetime.now(UTC))
    port = free_port()
    with sender_process(database_url, f"maildir:{tmp_path / 'out'}", port) as sender, Client(port) as client:
        client.log_in(login)
        for command in ("MAIL FROM:<a@b.example>", "RCPT TO:<k@mail.example>", "DATA"):
            client.say(command)
        sender.terminate()
        assert sender.wait(10) == 0
        assert client.has_ended()


def children(pid: int) -> list[int]:
    """The processes that this one started."""
    return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def until(done: Callable[[], bool], seconds: float = 20) -> None:
    """Look again until it is so."""
    deadline = time.monotonic() + seconds
    while not done():
        assert time.monotonic() < deadline
        time.sleep(0.05)
