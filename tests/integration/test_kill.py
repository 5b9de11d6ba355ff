"""kill -9 of the sender at any moment: every mail arrives, a double only of the mail at hand, with its Message-ID."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from flask.testing import FlaskClient
from sqlalchemy import func, select

from portal.settings import ROOT
from portal.store.database import Database
from portal.store.tables import Mail
from tests import sink as mail_sink
from tests.conftest import MerchantAccount
from tests.integration import events
from tests.integration.gateways import free_port
from tests.integration.test_once import event_file, submit_at_once

MAILS = 200
KILLS = 5
SECONDS = 60


def start_sender(url: str, relay: str) -> subprocess.Popen[bytes]:
    """`flask sender` as an operator starts it."""
    address = f"127.0.0.1:{free_port()}"
    environment = os.environ | {"PORTAL_DATABASE_URL": url, "PORTAL_RELAY": relay, "PORTAL_SMTP": address}
    return subprocess.Popen(
        [sys.executable, "-m", "flask", "sender"], cwd=ROOT, env=environment, stderr=subprocess.DEVNULL
    )


def deliver_with_kills(arrived: Callable[[], int], database: Database, url: str, relay: str) -> None:
    """Kill the sender five times, each time after a few more mails, then let the last one finish."""
    chance = random.Random(20201102)
    for _ in range(KILLS):
        goal = arrived() + chance.randint(1, 30)
        with killed_at_last(start_sender(url, relay)):
            wait_until(lambda goal=goal: arrived() >= goal)
    with killed_at_last(start_sender(url, relay)):
        wait_until(lambda: unsent(database) == 0)


@contextmanager
def killed_at_last(sender: subprocess.Popen[bytes]) -> Iterator[None]:
    """kill -9, whatever happens before."""
    try:
        yield
    finally:
        sender.kill()
        sender.wait()


def wait_until(done: Callable[[], bool]) -> None:
    """Look again every millisecond, up to a minute."""
    deadline = time.monotonic() + SECONDS
    while not done():
        assert time.monotonic() < deadline, "the sender does not get on"
        time.sleep(0.001)


def unsent(database: Database) -> int:
    """How many mails are not marked as sent."""
    with database.read() as session:
        return session.scalar(select(func.count()).select_from(Mail).where(Mail.state != "sent")) or 0


def test_killed_while_it_hands_over_by_smtp(
    database: Database, database_url: str, merchant: MerchantAccount, tmp_path: Path
) -> None:
    """At most one double a kill, and only of a mail that had been handed over and not yet marked."""
    events.publish(database, merchant)
    submit_at_once(database_url, merchant.id, [event_file(tmp_path, "events.jsonl", orders=MAILS)])
    with mail_sink.serving(mail_sink.Sink()) as sink:
        deliver_with_kills(lambda: len(sink.contents), database, database_url, f"smtp://127.0.0.1:{sink.port}")
        arrived = Counter(sink.message_ids())
    assert len(arrived) == MAILS
    assert sum(arrived.values()) - MAILS <= KILLS


def test_killed_while_it_writes_a_maildir(
    database: Database, database_url: str, merchant: MerchantAccount, tmp_path: Path
) -> None:
    """A mail handed over twice is still one file."""
    events.publish(database, merchant)
    submit_at_once(database_url, merchant.id, [event_file(tmp_path, "events.jsonl", orders=MAILS)])
    new = tmp_path / "outgoing" / "new"
    new.mkdir(parents=True)
    deliver_with_kills(lambda: len(list(new.iterdir())), database, database_url, f"maildir:{tmp_path / 'outgoing'}")
    assert len(list(new.iterdir())) == MAILS


def test_sigterm_ends_it_cleanly(
    client: FlaskClient, database: Database, database_url: str, merchant: MerchantAccount, tmp_path: Path
) -> None:
    """Exit 0 within ten seconds; `/healthz` was well while it ran, and all mails went out."""
    sender = start_sender(database_url, f"maildir:{tmp_path / 'outgoing'}")
    events.publish(database, merchant)
    submit_at_once(database_url, merchant.id, [event_file(tmp_path, "events.jsonl", orders=MAILS)])
    wait_until(lambda: unsent(database) == 0 and client.get("/healthz").status_code == 200)
    assert client.get("/healthz").get_json()["status"] == "ok"
    sender.terminate()
    assert sender.wait(10) == 0
