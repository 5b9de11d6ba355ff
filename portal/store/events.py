"""Reported events and the answers they were given: each is accepted once."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from portal.store.tables import Event, table_of
from portal.store.upsert import insert_into

_EVENTS = table_of(Event)
_KEEP_ANSWER = _EVENTS.update().where(
    _EVENTS.c.merchant_id == bindparam("of_merchant"), _EVENTS.c.id == bindparam("of_event")
)


def claim(session: Session, merchant_id: int, event_id: str, digest: str, now: datetime) -> int | None:
    """Take the event's id for this merchant and return the row's key; None if it was taken before."""
    values = {
        "merchant_id": merchant_id,
        "event_id": event_id,
        "digest": digest,
        "received_at": now,
        "answer": {},
    }
    statement = insert_into(session, Event).on_conflict_do_nothing(index_elements=["merchant_id", "event_id"])
    key: int | None = session.scalar(statement.returning(_EVENTS.c.id), values)
    return key


def keep_answer(session: Session, merchant_id: int, key: int, answer: dict[str, Any]) -> None:
    """Keep what the event was answered, for a replay."""
    session.execute(_KEEP_ANSWER, {"of_merchant": merchant_id, "of_event": key, "answer": answer})


def find(session: Session, merchant_id: int, event_id: str) -> Event | None:
    """The event with the id that the caller gave it."""
    return session.scalar(select(Event).where(Event.merchant_id == merchant_id, Event.event_id == event_id))
