"""What the database itself promises: migrations that fit the tables, versions that cannot change, pages that agree."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError

from portal.policy.rules import Reason
from portal.store import notifications, suppression_log, suppressions
from portal.store.database import Database
from portal.store.notifications import Draft, DraftChangedError
from portal.store.suppression_log import Filter
from portal.store.suppressions import NewSuppression
from portal.store.tables import Base
from tests.conftest import MerchantAccount
from tests.integration import events

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)


def test_migrations_lead_to_the_tables(database: Database) -> None:
    """Nothing is left that a new migration would have to add."""
    with database.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, Base.metadata) == []
    assert database.is_current()


@pytest.mark.parametrize("table", ["version", "acknowledgement"])
@pytest.mark.parametrize("statement", ["DELETE FROM {}", "UPDATE {} SET merchant_id = merchant_id"])
def test_what_was_acknowledged_cannot_be_changed(
    database: Database, merchant: MerchantAccount, table: str, statement: str
) -> None:
    """Not even by hand in the database."""
    events.publish(database, merchant)
    with pytest.raises(DatabaseError, match="immutable"), database.write() as session:
        session.execute(text(statement.format(table)))


def test_digest_tells_subject_text_and_sender_apart() -> None:
    """No shift of a letter from one to the next gives the same digest."""
    digests = {
        notifications.text_digest(*parts)
        for parts in [("ab", "c", "d"), ("a", "bc", "d"), ("ab", "cd", ""), ("", "ab", "cd")]
    }
    assert len(digests) == 4


def test_second_editor_is_told(database: Database, merchant: MerchantAccount) -> None:
    """The first draft stays; with its revision the second may save."""
    first, second = Draft("eins", "a", "", ""), Draft("zwei", "b", "", "")
    with database.write() as session:
        assert notifications.save_draft(session, merchant.id, first, 0, by="A", now=NOW) == 1
    with pytest.raises(DraftChangedError), database.write() as session:
        notifications.save_draft(session, merchant.id, second, 0, by="B", now=NOW)
    with database.read() as session:
        assert notifications.draft_of(notifications.find(session, merchant.id)) == first
    with database.write() as session:
        assert notifications.save_draft(session, merchant.id, second, 1, by="B", now=NOW) == 2


def test_nothing_can_be_switched_on_before_it_is_published(database: Database, merchant: MerchantAccount) -> None:
    """Afterwards on and off at any time, without a new acknowledgement."""
    with database.write() as session:
        assert not notifications.switch(session, merchant.id, on=True, by="A", now=NOW)
    events.publish(database, merchant)
    for on in (False, True):
        with database.write() as session:
            assert notifications.switch(session, merchant.id, on=on, by="A", now=NOW)
        with database.read() as session:
            assert notifications.find(session, merchant.id).enabled is on


def fill(database: Database, merchant_id: int, rows: int) -> None:
    """Rows a minute apart, three at each minute, reasons in turn."""
    reasons = [Reason.AMAZON_ORDER_NOTICE, Reason.AMAZON_RATING_INVITATION]
    with database.write() as session:
        for number in range(rows):
            new = NewSuppression("api", "order_notice", reasons[number % 2], order_number=f"o{number}")
            suppressions.add(session, merchant_id, new, NOW + timedelta(minutes=number // 3))


def test_pages_forward_and_back_show_every_row_once(
    database: Database, merchant: MerchantAccount, other_merchant: MerchantAccount
) -> None:
    """Also where several rows share one moment; another merchant's rows are never among them."""
    fill(database, merchant.id, 25)
    fill(database, other_merchant.id, 9)
    filter_ = Filter(merchant.id)
    with database.read() as session:
        pages = [suppression_log.page(session, filter_, 10)]
        while older := pages[-1].older:
            pages.append(suppression_log.page(session, filter_, 10, before=older))
        back = [pages[-1]]
        while newer := back[-1].newer:
            back.append(suppression_log.page(session, filter_, 10, after=newer))
        total = suppression_log.count(session, filter_)
    ids = [row.id for page in pages for row in page.rows]
    assert len(ids) == len(set(ids)) == total == 25
    assert ids == sorted(ids, reverse=True)
    assert sorted(row.id for page in back for row in page.rows) == sorted(ids)
    assert pages[0].newer is None
    assert back[-1].newer is None


def test_stream_gives_what_the_filter_holds(
    database: Database, merchant: MerchantAccount, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Newest last, in batches; rows that come while it runs are left out."""
    monkeypatch.setattr(suppression_log, "_BATCH", 4)
    fill(database, merchant.id, 22)
    filter_ = Filter(merchant.id, reason=Reason.AMAZON_RATING_INVITATION, start=NOW, end=NOW + timedelta(minutes=6))
    stream = suppression_log.stream(database, filter_)
    rows = list(next(stream))
    fill(database, merchant.id, 2)
    rows += [row for batch in stream for row in batch]
    assert [row.order_number for row in rows] == [f"o{number}" for number in range(1, 18, 2)]


def test_cursor_is_read_back_and_a_wrong_one_refused() -> None:
    """To the microsecond."""
    position = (datetime(2026, 11, 23, 9, 0, 0, 123457, tzinfo=UTC), 7)
    assert suppression_log.read_cursor(suppression_log.write_cursor(position)) == position
    for wrong in ("", "x", "1", "1-", "-1", "9" * 30 + "-1", "1-" + "9" * 25, "²-1", "9" * 19 + "-1"):
        with pytest.raises(ValueError, match="cursor"):
            suppression_log.read_cursor(wrong)
