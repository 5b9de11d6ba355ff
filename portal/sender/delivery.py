"""The outbox loop: claim, hand over, mark. At least once, with a stable Message-ID.

A sender that was killed leaves claims; they are given back as soon as its lock file is free, so that nothing waits.
"""

from __future__ import annotations

import asyncio
import fcntl
import logging
import secrets
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import TypeVar

from sqlalchemy.exc import SQLAlchemyError

from portal.sender.relay import FinalRelayError, Parcel, Relay, TemporaryRelayError
from portal.store import heartbeats, outbox
from portal.store.database import Database

T = TypeVar("T")
log = logging.getLogger(__name__)

POLL_SECONDS = 0.2
BEAT_SECONDS = 10
AWAY_SECONDS = 2
LEASE = timedelta(minutes=30)  # longer than the slowest hand-over
RENEW_AFTER = timedelta(minutes=5)
_CLAIMED_AT_ONCE = 20


class Claimant:
    """This process as an owner of claims: a locked file, freed by the kernel however the process ends."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._folder = folder
        self.name = secrets.token_hex(8)
        self._path = folder / f"sender-{self.name}.lock"
        self._file = self._path.open("w")
        fcntl.flock(self._file, fcntl.LOCK_EX)

    def is_gone(self, owner: str) -> bool:
        """Whether that owner ran here and has ended; one of another machine is left to its lease."""
        path = self._folder / f"sender-{owner}.lock"
        if owner == self.name or not path.exists():
            return False
        with path.open("r") as file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError:
                return False
        return True

    def forget(self, owner: str) -> None:
        """Remove the lock file of an owner that has gone."""
        (self._folder / f"sender-{owner}.lock").unlink(missing_ok=True)

    def close(self) -> None:
        """End orderly."""
        self._path.unlink(missing_ok=True)
        self._file.close()


class Delivery:
    """One loop over the outbox of one database; `stop()` lets the mail at hand finish."""

    def __init__(self, database: Database, relay: Relay, claimant: Claimant) -> None:
        self._database = database
        self._relay = relay
        self._claimant = claimant
        self._threads = ThreadPoolExecutor(max_workers=1, thread_name_prefix="outbox")
        self._stopping = asyncio.Event()

    def stop(self) -> None:
        """Claim nothing more."""
        self._stopping.set()

    async def run(self) -> None:
        """Deliver until `stop()`; a database that is away is waited for."""
        next_beat = 0.0
        clock = asyncio.get_running_loop().time
        while not self._stopping.is_set():
            try:
                if clock() >= next_beat:
                    await self._in_thread(self._beat)
                    next_beat = clock() + BEAT_SECONDS
                pause = 0 if await self._deliver_some() else POLL_SECONDS
            except SQLAlchemyError as error:
                log.error("database away error=%s", type(error).__name__)
                pause = AWAY_SECONDS
            if pause:
                await self._pause(pause)
        await self._in_thread(self._release_own)
        await self._relay.close()
        self._threads.shutdown()

    async def _pause(self, seconds: float) -> None:
        try:
            await asyncio.wait_for(self._stopping.wait(), seconds)
        except TimeoutError:
            return

    async def _in_thread(self, work: Callable[[], T]) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._threads, work)

    async def _deliver_some(self) -> int:
        claimed_at = _now()
        mails = await self._in_thread(self._claim)
        for mail in mails:
            if self._stopping.is_set():
                break
            if _now() - claimed_at < RENEW_AFTER or await self._in_thread(partial(self._renew, mail.id)):
                await self._deliver(mail)
        return len(mails)

    async def _deliver(self, mail: outbox.ClaimedMail) -> None:
        parcel = Parcel(mail.sender, mail.recipient, mail.message_id, mail.content)
        try:
            answer = await self._relay.hand_over(parcel)
        except FinalRelayError as error:
            await self._note(partial(outbox.mark_failed, mail_id=mail.id, answer=str(error)))
            log.warning("mail refused mail=%d", mail.id)
        except TemporaryRelayError as error:
            await self._note(partial(outbox.postpone, mail=mail, answer=str(error)))
            log.warning("mail postponed mail=%d attempts=%d", mail.id, mail.attempts + 1)
        except Exception:  # the process's edge: one mail must not keep all others back
            log.exception("mail not handed over mail=%d", mail.id)
            await self._note(partial(outbox.postpone, mail=mail, answer="internal error"))
        else:
            await self._note(partial(outbox.mark_sent, mail_id=mail.id, answer=answer))
            log.info("mail sent mail=%d", mail.id)

    async def _note(self, note: Callable[..., None]) -> None:
        """Write down how a mail fared, again and again until it is written: a mail unmarked would be sent twice."""

        def write() -> None:
            with self._database.write() as session:
                note(session, now=_now())

        while True:
            try:
                return await self._in_thread(write)
            except SQLAlchemyError as error:
                log.error("database away error=%s", type(error).__name__)
                await asyncio.sleep(AWAY_SECONDS)

    def _renew(self, mail_id: int) -> bool:
        with self._database.write() as session:
            return outbox.renew(session, self._claimant.name, mail_id, LEASE, _now())

    def _claim(self) -> list[outbox.ClaimedMail]:
        with self._database.read() as session:
            if not outbox.any_due(session, _now()):
                return []
        with self._database.write() as session:
            return outbox.claim(session, self._claimant.name, _CLAIMED_AT_ONCE, LEASE, _now())

    def _beat(self) -> None:
        with self._database.read() as session:
            gone = [owner for owner in outbox.owners(session) if self._claimant.is_gone(owner)]
        with self._database.write() as session:
            heartbeats.beat(session, heartbeats.SENDER, _now())
            for owner in gone:
                outbox.release(session, owner)
        for owner in gone:
            self._claimant.forget(owner)

    def _release_own(self) -> None:
        with self._database.write() as session:
            outbox.release(session, self._claimant.name)


def _now() -> datetime:
    return datetime.now(UTC)
