"""Reading the log: one filter serves screen, counts and file. Pages and downloads go on by key, never by offset."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Executable, Row, and_, func, literal, select, tuple_
from sqlalchemy.orm import Session
from sqlalchemy.sql.expression import Tuple

from portal.policy.rules import Reason
from portal.store.database import Database
from portal.store.tables import Suppression
from portal.store.types import Key, Moment

_BATCH = 2_000

Position = tuple[datetime, int]
"""Where a row stands in the log: its moment and its id."""


@dataclass(frozen=True, slots=True)
class Filter:
    """Which rows of one merchant's log: from `start` (included) to `end` (excluded), both aware UTC."""

    merchant_id: int
    start: datetime | None = None
    end: datetime | None = None
    reason: Reason | None = None
    order_number: str = ""

    def conditions(self) -> ColumnElement[bool]:
        """The filter as SQL; it always names the merchant."""
        conditions = [Suppression.merchant_id == self.merchant_id]
        if self.start:
            conditions.append(Suppression.occurred_at >= self.start)
        if self.end:
            conditions.append(Suppression.occurred_at < self.end)
        if self.reason:
            conditions.append(Suppression.reason == self.reason.value)
        if self.order_number:
            conditions.append(Suppression.order_number == self.order_number)
        return and_(*conditions)


@dataclass(frozen=True, slots=True)
class Page:
    """Rows newest first, and the positions to go on from; None where there is nothing more."""

    rows: list[Suppression]
    newer: Position | None
    older: Position | None


_PLACE = tuple_(Suppression.occurred_at, Suppression.id)


def count(session: Session, filter_: Filter) -> int:
    """How many rows the filter holds."""
    return session.scalar(select(func.count()).select_from(Suppression).where(filter_.conditions())) or 0


def page(
    session: Session, filter_: Filter, size: int, before: Position | None = None, after: Position | None = None
) -> Page:
    """One page of the log: the rows older than `before`, or newer than `after`, or the newest."""
    statement = select(Suppression).where(filter_.conditions())
    if after:
        statement = statement.where(_PLACE > _bound(after)).order_by(Suppression.occurred_at, Suppression.id)
    else:
        statement = statement.order_by(Suppression.occurred_at.desc(), Suppression.id.desc())
    if before and not after:
        statement = statement.where(_PLACE < _bound(before))
    rows = list(session.scalars(statement.limit(size + 1)))
    more = len(rows) > size
    rows = rows[:size]
    if after:
        rows.reverse()
    first, last = (_position(rows[0]), _position(rows[-1])) if rows else (None, None)
    newer_exists = more if after else before is not None
    older_exists = True if after else more
    return Page(rows, first if newer_exists else None, last if older_exists else None)


def _bound(position: Position) -> Tuple:
    return tuple_(literal(position[0], Moment()), literal(position[1], Key))


def _position(row: Suppression) -> Position:
    return row.occurred_at, row.id


LogRow = Row[Any]
"""A plain row of a download: COLUMNS in their order, without ORM objects."""

COLUMNS = (
    Suppression.id,
    Suppression.occurred_at,
    Suppression.channel,
    Suppression.kind,
    Suppression.reason,
    Suppression.rules_version,
    Suppression.marketplace,
    Suppression.order_number,
    Suppression.recipient,
    Suppression.subject,
    Suppression.matched,
    Suppression.message_id,
    Suppression.answer,
    Suppression.mail_id,
)


def stream(database: Database, filter_: Filter) -> Iterator[Sequence[LogRow]]:
    """All rows of the filter, newest last, in batches; each batch is read in a transaction of its own.

    The newest row is fixed before the first batch, so that a download ends and can be repeated.
    """
    with database.read() as session:
        newest = session.scalar(select(func.max(Suppression.id)).where(filter_.conditions()))
    last: Position | None = None
    while newest is not None:
        with database.read() as session:
            rows = session.execute(_batch(filter_, newest, last)).all()
        if rows:
            yield rows
        if len(rows) < _BATCH:
            return
        last = (rows[-1].occurred_at, rows[-1].id)


def _batch(filter_: Filter, newest: int, last: Position | None) -> Executable:
    statement: Any = select(*COLUMNS).where(filter_.conditions(), Suppression.id <= newest)
    if last:
        statement = statement.where(_PLACE > _bound(last))
    ordered: Executable = statement.order_by(Suppression.occurred_at, Suppression.id).limit(_BATCH)
    return ordered


def write_cursor(position: Position) -> str:
    """A position as text for an address."""
    microseconds = (position[0] - datetime.fromtimestamp(0, UTC)) // timedelta(microseconds=1)
    return f"{microseconds}-{position[1]}"


def read_cursor(text: str) -> Position:
    """The position of such a text; raises ValueError."""
    microseconds, _, row_id = text.partition("-")
    if len(text) > 40 or not microseconds.isdecimal() or not row_id.isdecimal() or int(row_id) >= 2**63:
        raise ValueError("no cursor")
    try:
        return datetime.fromtimestamp(0, UTC) + timedelta(microseconds=int(microseconds)), int(row_id)
    except OverflowError:
        raise ValueError("no cursor") from None
