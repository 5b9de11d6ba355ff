"""A newcomer's first run: demo data goes in once, through the same door as all other events, and can be looked at."""

from __future__ import annotations

from pathlib import Path

import pytest

from portal import demo
from portal.settings import Settings
from portal.store import merchants, notifications, suppression_log
from portal.store.database import Database
from tests.conftest import add_merchant


@pytest.fixture
def lines(database: Database, settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the first run tells."""
    monkeypatch.setattr(demo, "VAR", tmp_path)
    return demo.prepare(database, settings).lines


def test_demo_fills_an_empty_database_once(database: Database, settings: Settings, lines: list[str]) -> None:
    """Two merchants, one with an active notification, both with a log; the second run changes nothing."""
    with database.read() as session:
        ids = [merchant.id for merchant in merchants.list_merchants(session)]
        counts = [suppression_log.count(session, suppression_log.Filter(merchant_id)) for merchant_id in ids]
        states = [notifications.find(session, merchant_id).enabled for merchant_id in ids]
    assert len(lines) == 3
    assert min(counts) > 5
    assert states == [True, False]
    assert demo.prepare(database, settings).lines == lines
    with database.read() as session:
        assert len(merchants.list_merchants(session)) == 2


def test_printed_accounts_work(database: Database, lines: list[str]) -> None:
    """The passwords are made up on this machine."""
    for line in lines[:2]:
        email, _, password = line.partition(": ")[2].partition("  password ")
        with database.read() as session:
            assert merchants.sign_in(session, email, password)


def test_accounts_are_readable_by_their_owner_alone(lines: list[str], tmp_path: Path) -> None:
    """They open a portal, be it a demo."""
    assert lines
    (file,) = tmp_path.glob("demo_accounts-*")
    assert file.stat().st_mode & 0o777 == 0o600


def test_a_used_database_gets_no_demo(
    database: Database, settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing is mixed into real data."""
    monkeypatch.setattr(demo, "VAR", tmp_path)
    add_merchant(database, "Echt", "echt@lindenhof.example")
    assert demo.prepare(database, settings) == demo.Demo([])
