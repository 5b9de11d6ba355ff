"""Rows of refused mails, written in groups: those that wait together are committed together, and only then answered.

A commit costs a sync of the disk however many rows it holds. A thread of this module's own does the writing.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.exc import InterfaceError, InternalError, OperationalError
from sqlalchemy.orm import Session

from portal.policy.rules import Reason
from portal.sender.grouping import Grouping
from portal.sender.turns import Turns
from portal.store import suppressions
from portal.store.database import Database
from portal.store.suppressions import NewSuppression

_LARGEST_GROUP = 100


@dataclass(frozen=True, slots=True)
class Entry:
    """A row to be written; `answer` gives what the client is told, once the row has its number."""

    merchant_id: int
    new: NewSuppression
    answer: Callable[[int], str]


class LogWriter:
    """The one writer of a gateway process."""

    def __init__(self, database: Database, clock: Callable[[], datetime]) -> None:
        self._database = database
        self._clock = clock
        self._turns = Turns(database.url)
        self._groups = Grouping("log", self._commit, most=_LARGEST_GROUP, is_everyones=_is_databases_fault)

    async def write(self, entry: Entry) -> str:
        """The row's answer, once the row is committed. Raises what the database raised if it could not be."""
        return await self._groups.do(entry)

    def _commit(self, entries: Sequence[Entry]) -> list[str]:
        now = self._clock()
        with self._turns.take(), self._database.write() as session:
            rows = [suppressions.add(session, entry.merchant_id, entry.new, now) for entry in entries]
            answers = [entry.answer(row) for entry, row in zip(entries, rows, strict=True)]
            merchants = [entry.merchant_id for entry in entries]
            suppressions.keep_answers(session, zip(merchants, rows, answers, strict=True))
            _count(session, entries, now)
        return answers

    def close(self) -> None:
        """Write what has been handed in, and nothing more."""
        self._groups.close()


def _is_databases_fault(error: Exception) -> bool:
    """It is away, full or locked; a row by itself would fare no better."""
    return isinstance(error, OperationalError | InterfaceError | InternalError)


def _count(session: Session, entries: Sequence[Entry], now: datetime) -> None:
    counts: dict[int, Counter[Reason]] = defaultdict(Counter)
    for entry in entries:
        counts[entry.merchant_id][entry.new.reason] += 1
    for merchant_id in sorted(counts):
        suppressions.count_up(session, merchant_id, counts[merchant_id], now)
