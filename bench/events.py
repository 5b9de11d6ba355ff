"""Events accepted per second: one at a time and in batches of 1,000, with the share that the commit takes.

Beside it, in the same run, what the database alone can do: the bare rows of one event and a commit each.
"""

from __future__ import annotations

import json
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import text

from portal.acceptance import batch
from portal.policy.rules import Rulebook
from portal.store import merchants, notifications
from portal.store.database import Database
from portal.store.notifications import Draft
from tests import postgresql

SINGLE = 500
BATCH = 1_000
BODY = Path(__file__).parent.parent.joinpath("demo/notification.txt").read_text("utf-8")


def main() -> None:
    """SQLite, and PostgreSQL where it is installed."""
    with tempfile.TemporaryDirectory() as folder:
        measure("sqlite", f"sqlite:///{folder}/bench.sqlite3")
    server = postgresql.start(durable=True)
    if server is None:
        print("postgresql: not installed")
        return
    try:
        with server.database() as url:
            measure("postgresql", url)
    finally:
        server.stop()


def measure(name: str, url: str) -> None:
    """One line each for single events, batches, and the bare rows."""
    database = Database(url)
    database.upgrade()
    door = batch.Door(database, Rulebook({}), add_merchant(database), "api")
    with timed_commits(database) as commits:
        for label, amazons in (("replaced", True), ("passed", False)):
            report(f"{name} {label} one at a time", SINGLE, commits, partial(single, door, amazons))
            report(f"{name} {label} batch of {BATCH}", BATCH, commits, partial(lines, door, amazons))
        report(f"{name} bare rows + commit each", SINGLE, commits, partial(bare, database))
    database.engine.dispose()


def add_merchant(database: Database) -> int:
    """A merchant with a published notification."""
    now = datetime.now(UTC)
    with database.write() as session:
        merchant = merchants.add_merchant(session, "Bench", "bench@lindenhof.example", "x" * 12, now=now)
        draft = Draft("Zu {{bestellnummer}}", BODY, "v@lindenhof.example", "K. Brandt")
        notifications.publish(session, merchant.id, draft, by="x", remote_address="", now=now)
    return merchant.id


def report(label: str, count: int, commits: list[float], work: Callable[[], None]) -> None:
    """Events per second, and the commits' share of the time."""
    commits.clear()
    begun = time.perf_counter()
    work()
    seconds = time.perf_counter() - begun
    print(f"{label:<38} {count / seconds:8.0f} events/s   commit {100 * sum(commits) / seconds:3.0f} %", flush=True)


_numbers: Iterator[int] = iter(range(10**9))


def event(amazons: bool) -> bytes:
    """A fresh order notice, with a message."""
    number = next(_numbers)
    value = {
        "id": f"e{number}",
        "kind": "order_notice",
        "occurred_at": "2020-11-03T09:15:00+01:00",
        "order": {
            "number": f"302-1234567-{number:07}" if amazons else str(number),
            "marketplace": "amazon.de" if amazons else "zvab.com",
            "buyer": {
                "name": "Erika Beispiel",
                "email": "k3j9@marketplace.amazon.de" if amazons else "erika@mail.example",
            },
            "items": [{"title": "Der Stechlin", "author": "Theodor Fontane", "quantity": 1, "price": "18.50"}],
        },
        "message": {"subject": "Ihre Bestellung", "text": "Guten Tag,\n\nIhr Buch ist unterwegs.\n" * 10},
    }
    return json.dumps(value).encode()


def single(door: batch.Door, amazons: bool) -> None:
    """Each event in a transaction of its own."""
    for _ in range(SINGLE):
        batch.submit(door, event(amazons))


def lines(door: batch.Door, amazons: bool) -> None:
    """As NDJSON."""
    answers = list(batch.submit_lines(door, [event(amazons) for _ in range(BATCH)]))
    if any("errors" in answer for answer in answers):
        raise ValueError("a line was refused")


def bare(database: Database) -> None:
    """The same number of small rows without any of our work."""
    with database.engine.begin() as connection:
        connection.execute(text("CREATE TABLE IF NOT EXISTS bare (a integer, b text)"))
    for number in range(SINGLE):
        with database.write() as session:
            for _ in range(3):
                session.execute(text("INSERT INTO bare VALUES (:a, :b)"), {"a": number, "b": "x" * 2_000})


@contextmanager
def timed_commits(database: Database) -> Iterator[list[float]]:
    """The seconds of every commit, as they happen."""
    commits: list[float] = []
    dialect: Any = database.engine.dialect
    commit = dialect.do_commit

    def timed(connection: Any) -> None:
        begun = time.perf_counter()
        commit(connection)
        commits.append(time.perf_counter() - begun)

    dialect.do_commit = timed
    try:
        yield commits
    finally:
        dialect.do_commit = commit
