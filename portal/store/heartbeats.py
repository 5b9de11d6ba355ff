"""Signs of life of the processes, for `/healthz`."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.store.tables import Heartbeat
from portal.store.upsert import insert_into

SENDER = "sender"


def beat(session: Session, name: str, now: datetime) -> None:
    """Say that the process of this name is well."""
    statement = insert_into(session, Heartbeat).values(name=name, at=now)
    session.execute(statement.on_conflict_do_update(index_elements=["name"], set_={"at": now}))


def last_beat(session: Session, name: str) -> datetime | None:
    """When the process last said so."""
    return session.scalar(select(Heartbeat.at).where(Heartbeat.name == name))
