"""Whether a client's username and password are right, and how often they may be wrong, in all processes together.

Only wrong attempts are counted: passwords are random (store/credentials.py), so the limit is against load and noise,
and a right login writes nothing. All of it runs in threads of this module's own.
"""

from __future__ import annotations

import asyncio
import hashlib
import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import datetime

from limits import parse as parse_limit
from limits.strategies import FixedWindowRateLimiter
from sqlalchemy.exc import SQLAlchemyError

from portal.sender import answers
from portal.sender.smtp.auth import Proof
from portal.sender.smtp.door import LoginAnswer
from portal.store import credentials
from portal.store.database import Database
from portal.store.limits import AttemptStorage

log = logging.getLogger(__name__)

_PAIR = parse_limit("10/15minute")
_ADDRESS = parse_limit("100/15minute")
_WRONG = LoginAnswer(answers.LOGIN_WRONG)


class Logins:
    """The logins of one gateway process."""

    def __init__(self, database: Database, clock: Callable[[], datetime]) -> None:
        self._database = database
        self._clock = clock
        self._limiter = FixedWindowRateLimiter(AttemptStorage(database))
        self._threads = ThreadPoolExecutor(max_workers=4, thread_name_prefix="login")

    async def check(self, address: str, proof: Proof) -> LoginAnswer:
        """The answer to a login from this network address. Raises SQLAlchemyError where the database is away."""
        return await asyncio.get_running_loop().run_in_executor(self._threads, self._check, address, proof)

    def _check(self, address: str, proof: Proof) -> LoginAnswer:
        keys = ((_PAIR, _hash(address, proof.username)), (_ADDRESS, _hash(address)))
        if not all(self._limiter.test(limit, "smtp", key) for limit, key in keys):
            return LoginAnswer(answers.LOGIN_TOO_OFTEN)
        now = self._clock()
        with self._database.read() as session:
            login = credentials.find_login(session, proof.username, proof.password, now)
        if login is None:
            for limit, key in keys:
                self._limiter.hit(limit, "smtp", key)
            log.warning("login refused")
            return _WRONG
        if login.is_use_due:
            self._note_use(login, now)
        return LoginAnswer(answers.LOGIN_RIGHT, login.merchant_id)

    def _note_use(self, login: credentials.Login, now: datetime) -> None:
        """Good to know, but no reason to turn anyone away."""
        with suppress(SQLAlchemyError), self._database.write() as session:
            credentials.note_use(session, login.credential_id, now)

    def close(self) -> None:
        """Check nothing more."""
        self._threads.shutdown(wait=False, cancel_futures=True)


def _hash(*parts: str) -> str:
    return hashlib.sha256("\0".join(("smtp", *parts)).encode("utf-8", "replace")).hexdigest()
