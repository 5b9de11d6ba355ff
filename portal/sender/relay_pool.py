"""Where passed mails go, in the session in which they came: kept connections to a mail server, or a Maildir.

The client is told what the relay answered to these very bytes. A kept connection that turns out to be dead is replaced
once, as long as the mail's bytes were not on their way; whatever else goes wrong is temporary. Nothing is kept.
"""

from __future__ import annotations

import asyncio
import os
import secrets
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Protocol

from portal.sender import answers, maildir
from portal.sender.relay import TemporaryRelayError
from portal.sender.relay_connection import RelayConnection, connect
from portal.sender.relay_replies import ConnectionLostError, Reply
from portal.sender.smtp.door import Submission
from portal.sender.smtp.framing import unstuffed
from portal.settings import RelayAddress

CONNECTIONS = 20  # of one process; Postfix takes 50 from one address
_KEPT_SECONDS = 60
_AWAY_SECONDS = 2
_WAIT_SECONDS = 30
_OUR_FAULTS = frozenset({421, 530, 534, 535, 538})
"""Answers that speak of the relay's state or our login, not of the mail: for the client they are temporary."""


class Outlet(Protocol):
    """What takes passed mails."""

    async def hand_over(self, submission: Submission) -> str:
        """The answer for the client; raises TemporaryRelayError if the mail is not known to be taken or refused."""

    async def close(self) -> None:
        """Let go."""


def make_outlet(address: RelayAddress, host: str) -> Outlet:
    """The outlet for the relay of the setting; `host`: our name."""
    return MaildirOutlet(address.maildir) if address.maildir else RelayPool(address, host)


class RelayPool:
    """Connections to one mail server, opened when needed and kept for a minute."""

    def __init__(self, address: RelayAddress, host: str) -> None:
        self._address = address
        self._host = host
        self._idle: list[tuple[RelayConnection, float]] = []
        self._places = asyncio.Semaphore(CONNECTIONS)
        self._away_until = 0.0

    async def hand_over(self, submission: Submission) -> str:
        """Send the mail on a kept connection, or on a new one."""
        await self._take_place()
        try:
            return await self._send(submission)
        finally:
            self._places.release()

    async def _take_place(self) -> None:
        if not self._places.locked():
            await self._places.acquire()
            return
        try:
            async with asyncio.timeout(_WAIT_SECONDS):
                await self._places.acquire()
        except TimeoutError:
            raise TemporaryRelayError("no connection is free") from None

    async def _send(self, submission: Submission) -> str:
        kept = self._kept()
        if kept:
            try:
                return await self._send_on(kept, submission)
            except ConnectionLostError:
                self._forget_all()
                if kept.has_sent_content:
                    raise TemporaryRelayError("lost behind the mail's end") from None
        try:
            return await self._send_on(await self._connect(), submission)
        except ConnectionLostError:
            raise TemporaryRelayError("connection lost") from None

    async def _send_on(self, connection: RelayConnection, submission: Submission) -> str:
        if connection.lacks_smtputf8(submission):
            self._keep(connection)
            return answers.NO_SMTPUTF8
        try:
            reply = await connection.hand_over(submission)
        except BaseException:
            connection.close()
            raise
        self._keep(connection)
        return _for_client(reply)

    async def _connect(self) -> RelayConnection:
        """A relay that just did not answer is not waited for by every mail."""
        clock = asyncio.get_running_loop().time
        if clock() < self._away_until:
            raise TemporaryRelayError("away")
        begun = clock()
        try:
            return await connect(self._address, self._host)
        except TemporaryRelayError:
            if clock() - begun > 1:
                self._away_until = clock() + _AWAY_SECONDS
            raise

    def _kept(self) -> RelayConnection | None:
        """The connection that was used last; those that have been idle for long are closed on the way."""
        oldest = asyncio.get_running_loop().time() - _KEPT_SECONDS
        while self._idle:
            connection, since = self._idle.pop()
            if since >= oldest and connection.is_usable:
                return connection
            connection.close()
        return None

    def _keep(self, connection: RelayConnection) -> None:
        now = asyncio.get_running_loop().time()
        if connection.is_usable:
            self._idle.append((connection, now))
        else:
            connection.close()
        while self._idle and self._idle[0][1] < now - _KEPT_SECONDS:
            self._idle.pop(0)[0].close()

    def _forget_all(self) -> None:
        idle, self._idle = self._idle, []
        for connection, _ in idle:
            connection.close()

    async def close(self) -> None:
        """Say goodbye on all connections."""
        self._forget_all()


def _for_client(reply: Reply) -> str:
    if reply.code in _OUR_FAULTS or not (reply.is_positive or 400 <= reply.code < 600):
        raise TemporaryRelayError(str(reply.code))
    return str(reply)


class MaildirOutlet:
    """Writes each mail into `new/` of a Maildir and syncs it before it is answered."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._threads = ThreadPoolExecutor(max_workers=4, thread_name_prefix="maildir")

    async def hand_over(self, submission: Submission) -> str:
        """Write the mail; a full disk or a missing right is temporary."""
        try:
            return await asyncio.get_running_loop().run_in_executor(self._threads, self._write, submission)
        except OSError as error:
            raise TemporaryRelayError(type(error).__name__) from None

    def _write(self, submission: Submission) -> str:
        name = f"{int(time.time())}.{os.getpid()}_{secrets.token_hex(8)}.postschleuse"
        maildir.put(self._folder, name, submission.received + unstuffed(submission.wire))
        return f"250 2.0.0 Maildir {submission.id}"

    async def close(self) -> None:
        """Finish what is being written."""
        self._threads.shutdown()
