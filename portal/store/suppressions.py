"""Adding to the log of suppressed mails, with the day's counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from portal.policy.rules import BERLIN, RULES_VERSION, Reason
from portal.store.tables import Suppression, SuppressionCount, table_of
from portal.store.types import LARGEST_KEY
from portal.store.upsert import Upsert, insert_into


@dataclass(frozen=True, slots=True)
class NewSuppression:
    """What is known of a suppressed mail when it is logged; `matched` holds place, words, before, after."""

    channel: str
    kind: str
    reason: Reason
    matched: Sequence[dict[str, str]] = ()
    marketplace: str = ""
    order_number: str = ""
    recipient: str = ""
    subject: str = ""
    message_id: str = ""
    answer: str = ""
    mail_id: int | None = None
    not_replaced_because: str = ""
    event_id: str = ""


_ADD = table_of(Suppression).insert().returning(table_of(Suppression).c.id)


def add(session: Session, merchant_id: int, new: NewSuppression, now: datetime) -> int:
    """Log one suppressed mail and return its id; the day's count follows with `count_up` before the commit."""
    values: dict[str, Any] = {name: getattr(new, name) for name in NewSuppression.__slots__}
    values |= {"matched": list(new.matched), "reason": new.reason.value}
    values |= {"merchant_id": merchant_id, "occurred_at": now, "rules_version": RULES_VERSION}
    return int(session.execute(_ADD, values).scalar_one())


_KEEP_ANSWER = (
    table_of(Suppression)
    .update()
    .where(table_of(Suppression).c.merchant_id == bindparam("of"), table_of(Suppression).c.id == bindparam("row"))
    .values(answer=bindparam("said"))
)


def keep_answers(session: Session, answers: Iterable[tuple[int, int, str]]) -> None:
    """Note what was answered, where the answer names the row that was just added: (merchant, row, answer) each."""
    session.execute(_KEEP_ANSWER, [{"of": merchant, "row": row, "said": answer} for merchant, row, answer in answers])


def count_up(session: Session, merchant_id: int, reasons: Counter[Reason], now: datetime) -> None:
    """Add to the day's counts. Called last in a transaction and in one order, so that two never wait crosswise."""
    day = now.astimezone(BERLIN).date()
    dialect = session.get_bind().dialect.name
    if dialect not in _COUNT_UP:
        _COUNT_UP[dialect] = _count_statement(session)
    for reason in sorted(reasons):
        values = {"merchant_id": merchant_id, "day": day, "reason": reason.value, "count": reasons[reason]}
        session.execute(_COUNT_UP[dialect], values)


_COUNT_UP: dict[str, Upsert] = {}
"""By dialect: building the statement costs more than carrying it out."""


def _count_statement(session: Session) -> Upsert:
    statement = insert_into(session, SuppressionCount)
    return statement.on_conflict_do_update(
        index_elements=["merchant_id", "day", "reason"],
        set_={"count": table_of(SuppressionCount).c.count + statement.excluded.count},
    )


def daily_counts(session: Session, merchant_id: int, first: date, last: date) -> dict[tuple[date, Reason], int]:
    """Counts by day and reason from `first` to `last`, both included."""
    statement = select(SuppressionCount.day, SuppressionCount.reason, SuppressionCount.count).where(
        SuppressionCount.merchant_id == merchant_id, SuppressionCount.day.between(first, last)
    )
    return {(day, Reason(reason)): count for day, reason, count in session.execute(statement)}


def find(session: Session, merchant_id: int, suppression_id: int) -> Suppression | None:
    """The row with this id, if it is the merchant's."""
    if suppression_id > LARGEST_KEY:
        return None
    statement = select(Suppression).where(Suppression.merchant_id == merchant_id, Suppression.id == suppression_id)
    return session.scalar(statement)
