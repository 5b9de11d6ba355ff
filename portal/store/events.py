"""Reported events and the answers they were given: each is accepted once."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from portal.store.tables import Event
from portal.store.upsert import insert_into


def claim(session: Session, merchant_id: int, event_id: str, digest: str, now: datetime) -> int | None:
    """Take the event's id for this merchant and return the row's key; None if it was taken before."""
    statement = (
        insert_into(session, Event)
        .values(merchant_id=merchant_id, event_id=event_id, digest=digest, received_at=now, answer={})
        .on_conflict_do_nothing(index_elements=["merchant_id", "event_id"])
        .returning(Event.id)
    )
    key: int | None = session.scalar(statement)
    return key


def keep_answer(session: Session, merchant_id: int, key: int, answer: dict[str, Any]) -> None:
    """Keep what the event was answered, for a replay."""
    session.execute(update(Event).where(Event.merchant_id == merchant_id, Event.id == key).values(answer=answer))


def find(session: Session, merchant_id: int, event_id: str) -> Event | None:
    """The event with the id that the caller gave it."""
    return session.scalar(select(Event).where(Event.merchant_id == merchant_id, Event.event_id == event_id))
