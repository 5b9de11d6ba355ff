"""The gateway: no Amazon mail gets in, every other mail gets through. What is told to the client here is the contract.

| situation | answer |
|---|---|
| refused mail, once, at the end of DATA, for the whole mail, after its row is in the log | `550 5.7.1 <reason> ...` |
| passed mail | what the relay answered to these bytes; 250 only after the relay has taken it |
| relay away, database away or full, any fault of ours | `451 4.3.x`, never a text of the program's insides |
| wrong login, no login | `535 5.7.8`, `530 5.7.0` |
| too large, unreadable, bare CR or LF | `552 5.3.4`, `550 5.6.0`, `550 5.5.2` |

Fail closed: no fault lets a mail pass unread. Fail safe: none refuses a mail for good. Program logs name no person.
"""

from __future__ import annotations

import asyncio
import logging
import socket
import traceback
from collections.abc import Callable
from dataclasses import asdict
from datetime import UTC, datetime
from ipaddress import ip_address
from pathlib import Path
from urllib.parse import urlsplit

from sqlalchemy.exc import SQLAlchemyError

from portal.policy.rules import Reason
from portal.sender import answers
from portal.sender.inspection import Arrival, Inspected, Inspection
from portal.sender.listening import make_tls
from portal.sender.log_writer import Entry, LogWriter
from portal.sender.logins import Logins
from portal.sender.relay import TemporaryRelayError
from portal.sender.relay_pool import Outlet, make_outlet
from portal.sender.smtp.auth import Proof
from portal.sender.smtp.connection import Connection
from portal.sender.smtp.door import Limits, LoginAnswer, Submission
from portal.sender.smtp.session import Surroundings
from portal.settings import Settings
from portal.store.database import Database
from portal.store.suppressions import NewSuppression

log = logging.getLogger(__name__)

_BACKLOG = 512
_MOST_RECIPIENTS_LOGGED = 20
_LONGEST_TEXT = 2_000


def utc_now() -> datetime:
    """The clock of the process."""
    return datetime.now(UTC)


class Gateway:
    """One process's gateway; the Door of its sessions."""

    def __init__(
        self,
        settings: Settings,
        database: Database,
        *,
        limits: Limits | None = None,
        clock: Callable[[], datetime] = utc_now,
    ) -> None:
        self._settings = settings
        self._clock = clock
        host = _own_name(settings.public_url)
        self._inspection = Inspection(settings.rulebook())
        self._log_writer = LogWriter(database, clock)
        self._logins = Logins(database, clock)
        self._outlet: Outlet = make_outlet(settings.relay, host)
        self._tls = make_tls(settings)
        self._around = Surroundings(self, limits or Limits(), host, self._tls is not None)
        self._connections: set[Connection] = set()
        self._server: asyncio.Server | None = None

    async def start(self, listener: socket.socket) -> None:
        """Serve on a bound socket."""
        self._server = await asyncio.get_running_loop().create_server(
            lambda: Connection(self._around, self._connections, self._tls), sock=listener, backlog=_BACKLOG
        )

    async def stop(self, seconds: float) -> None:
        """Take no more sessions; let mails that are being sent be answered, for so long; then break off."""
        if self._server:
            self._server.close()
        for connection in list(self._connections):
            connection.stop()
        if self._connections:
            await asyncio.wait({connection.closed for connection in self._connections}, timeout=seconds)
        for connection in list(self._connections):
            connection.abort()
        await self._outlet.close()
        self._inspection.close()
        self._logins.close()
        self._log_writer.close()

    def trusted_merchant(self, address: str) -> int | None:
        """The merchant of PORTAL_SMTP_TRUSTED for this client, or None."""
        if not self._settings.smtp_trusted:
            return None
        try:
            client = ip_address(address)
        except ValueError:
            return None
        return next((each.merchant_id for each in self._settings.smtp_trusted if client in each.network), None)

    async def login(self, address: str, proof: Proof) -> LoginAnswer:
        """Whether username and password are right; a database that is away is no reason to say no."""
        try:
            return await self._logins.check(address, proof)
        except Exception as error:  # the process's edge: nobody outside sees an exception
            log.error("login not checked error=%s", type(error).__name__)
            return LoginAnswer(answers.LOGIN_LATER)

    async def take(self, submission: Submission) -> str:
        """Decide, then log or hand on; the answer for the end of DATA."""
        try:
            return await self._decide(submission)
        except TemporaryRelayError as error:
            log.warning("relay away mail=%s cause=%s", submission.id, error)
            return answers.RELAY_AWAY
        except SQLAlchemyError as error:
            log.error("database away mail=%s error=%s", submission.id, type(error).__name__)
        except Exception as error:  # the process's edge: nobody outside sees an exception
            log.error("mail undecided mail=%s error=%s at=%s", submission.id, type(error).__name__, _place_of(error))
        return answers.TAKEN_LATER

    async def _decide(self, submission: Submission) -> str:
        inspected = await self._inspection.inspect(Arrival(submission.wire, submission.recipients, self._clock()))
        if inspected is None or inspected.verdict.reason is None:
            answer = await self._outlet.hand_over(submission)
            log.info("mail passed mail=%s merchant=%d code=%s", submission.id, submission.merchant_id, answer[:3])
            return answer
        reason = inspected.verdict.reason
        answer = await self._log_writer.write(self._entry(submission, inspected, reason))
        log.info("mail refused mail=%s merchant=%d reason=%s", submission.id, submission.merchant_id, reason)
        return answer

    def _entry(self, submission: Submission, inspected: Inspected, reason: Reason) -> Entry:
        matched, url = inspected.verdict.matched, self._settings.public_url
        new = NewSuppression(
            channel="smtp",
            kind="message",
            reason=reason,
            matched=[asdict(match) for match in matched],
            marketplace=inspected.verdict.marketplace,
            order_number=inspected.order_number,
            recipient=_storable(_named(submission.recipients)),
            subject=_storable(inspected.subject),
            message_id=_storable(inspected.message_id),
        )
        return Entry(
            submission.merchant_id,
            new,
            lambda row: answers.refusal(reason, matched, row, f"{url}/suppressions/{row}"),
        )


def _own_name(public_url: str) -> str:
    """Our name towards clients and relay (RFC 5321, 4.1.3: an address in brackets), without asking the DNS."""
    host = urlsplit(public_url).hostname or "localhost"
    try:
        address = ip_address(host)
    except ValueError:
        return host
    return f"[IPv6:{address}]" if address.version == 6 else f"[{address}]"


def _named(recipients: tuple[str, ...]) -> str:
    """The recipients for the log; of a circular letter the first ones."""
    more = len(recipients) - _MOST_RECIPIENTS_LOGGED
    named = ", ".join(recipients[:_MOST_RECIPIENTS_LOGGED])
    return f"{named} und {more} weitere" if more > 0 else named


def _storable(text: str) -> str:
    """What every database takes: control characters and halves of characters as U+FFFD."""
    return "".join("\ufffd" if c < " " or "\ud800" <= c <= "\udfff" else c for c in text[:_LONGEST_TEXT])


def _place_of(error: BaseException) -> str:
    """File and line, for the program's log; an error's own text may hold a piece of the mail."""
    frames = traceback.extract_tb(error.__traceback__)
    return f"{Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else ""
