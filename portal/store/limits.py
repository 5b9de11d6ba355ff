"""Counters of attempts in the database, so that a limit holds across all processes (a storage for `limits`)."""

from __future__ import annotations

import time
from typing import Any

from limits.storage import Storage
from sqlalchemy import case, delete, select
from sqlalchemy.exc import SQLAlchemyError

from portal.store.database import Database
from portal.store.tables import Attempt
from portal.store.upsert import insert_into

_KEPT_SECONDS = 86_400


class AttemptStorage(Storage):
    """Fixed windows, one row a key; a counter whose window is over starts anew."""

    def __init__(self, database: Database) -> None:
        super().__init__(None)
        self._database = database

    @property
    def base_exceptions(self) -> type[Exception]:
        """What a failing storage raises."""
        return SQLAlchemyError

    def incr(self, key: str, expiry: float, amount: int = 1) -> int:
        """Count up in one statement and return the count."""
        now = time.time()
        is_over = Attempt.expires_at <= now
        with self._database.write() as session:
            session.execute(delete(Attempt).where(Attempt.expires_at <= now - _KEPT_SECONDS))
            statement = insert_into(session, Attempt).values(key=key, count=amount, expires_at=now + expiry)
            statement = statement.on_conflict_do_update(
                index_elements=["key"],
                set_={
                    "count": case((is_over, amount), else_=Attempt.count + amount),
                    "expires_at": case((is_over, now + expiry), else_=Attempt.expires_at),
                },
            )
            return int(session.scalars(statement.returning(Attempt.count)).one())

    def get(self, key: str) -> int:
        """The count in the running window."""
        with self._database.read() as session:
            statement = select(Attempt.count).where(Attempt.key == key, Attempt.expires_at > time.time())
            return session.scalar(statement) or 0

    def get_expiry(self, key: str) -> float:
        """When the window ends, in seconds since 1970."""
        with self._database.read() as session:
            return session.scalar(select(Attempt.expires_at).where(Attempt.key == key)) or time.time()

    def check(self) -> bool:
        """Whether the database answers."""
        with self._database.read() as session:
            return session.scalar(select(1)) == 1

    def reset(self) -> int | None:
        """Forget all counters."""
        with self._database.write() as session:
            result: Any = session.execute(delete(Attempt))
            return int(result.rowcount)

    def clear(self, key: str) -> None:
        """Forget one counter."""
        with self._database.write() as session:
            session.execute(delete(Attempt).where(Attempt.key == key))
