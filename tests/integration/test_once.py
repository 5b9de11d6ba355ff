"""Exactly once: two processes submit the same events at the same moment, and nothing is doubled."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select

from portal.acceptance import acceptance
from portal.acceptance.parsing import parse
from portal.policy.rules import BERLIN, Rulebook
from portal.settings import ROOT
from portal.store.database import Database
from portal.store.suppressions import daily_counts
from portal.store.tables import Event, Mail, NotifiedOrder, Suppression
from tests.conftest import MerchantAccount
from tests.integration import events
from tests.integration.events import notice

EVENTS = 200
ORDERS = 50


def event_file(folder: Path, name: str, prefix: str = "e", orders: int = ORDERS) -> Path:
    """200 order notices of so many orders."""
    path = folder / name
    lines = [notice(f"{prefix}{n}", number=f"302-1234567-{n % orders:07}") for n in range(EVENTS)]
    path.write_text("\n".join(json.dumps(line) for line in lines), "utf-8")
    return path


def submit_at_once(url: str, merchant_id: int, files: list[Path]) -> list[list[dict[str, Any]]]:
    """One `flask event submit` a file, all running at the same time."""
    command = [sys.executable, "-m", "flask", "event", "submit", str(merchant_id)]
    environment = os.environ | {"PORTAL_DATABASE_URL": url}
    running = [
        subprocess.Popen([*command, str(file)], cwd=ROOT, env=environment, stdout=subprocess.PIPE) for file in files
    ]
    outputs = [process.communicate(timeout=120)[0] for process in running]
    assert [process.returncode for process in running] == [0] * len(files)
    return [[json.loads(line) for line in output.splitlines()] for output in outputs]


def count(database: Database, table: type[Any]) -> int:
    """How many rows a table has."""
    with database.read() as session:
        return session.scalar(select(func.count()).select_from(table)) or 0


@pytest.mark.parametrize("prefixes", [("e", "e"), ("e", "f")], ids=["same events", "other events of the same orders"])
def test_two_processes_at_once(
    database: Database, database_url: str, merchant: MerchantAccount, tmp_path: Path, prefixes: tuple[str, str]
) -> None:
    """200 outcomes each; an order gets one alternative mail, whoever comes first; counts and log agree."""
    events.publish(database, merchant)
    files = [event_file(tmp_path, f"{n}.jsonl", prefix) for n, prefix in enumerate(prefixes)]
    first, second = submit_at_once(database_url, merchant.id, files)
    assert len(first) == len(second) == EVENTS
    if prefixes[0] == prefixes[1]:
        assert [answer | {"status": 0} for answer in first] == [answer | {"status": 0} for answer in second]
    distinct = EVENTS * len(set(prefixes))
    assert count(database, Event) == count(database, Suppression) == distinct
    assert count(database, Mail) == count(database, NotifiedOrder) == ORDERS
    replaced = {answer["mail_id"] for answer in first + second if answer["outcome"] == "replaced"}
    assert len(replaced) == ORDERS
    today = datetime.now(BERLIN).date()
    with database.read() as session:
        counts = daily_counts(session, merchant.id, today - timedelta(days=1), today)
    assert sum(counts.values()) == distinct


def test_nothing_remains_of_a_transaction_that_broke(database: Database, merchant: MerchantAccount) -> None:
    """A fault between the decision and the commit leaves neither log row nor mail nor event."""
    events.publish(database, merchant)

    def break_off() -> None:
        with database.write() as session:
            accepting = acceptance.begin(session, merchant.id, Rulebook({}), channel="api", now=datetime.now(UTC))
            assert accepting.accept(parse(json.dumps(notice("e")))).body["outcome"] == "replaced"
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        break_off()
    assert [count(database, table) for table in (Event, Suppression, Mail, NotifiedOrder)] == [0, 0, 0, 0]
