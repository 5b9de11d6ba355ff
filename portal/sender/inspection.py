"""A submitted mail to its verdict: read completely, then decided. CPU work, kept away from the event loop.

Most mails are proved free by the quick look, within microseconds. Others are read in a thread of this module's own, and
large ones in a process of their own: a regular expression over 25 MB holds the interpreter's lock to its end.
"""

from __future__ import annotations

import asyncio
import multiprocessing
import os
import re
import threading
import time
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from portal.mail.quicklook import surely_free
from portal.mail.reading import Reading, Unreadable, read
from portal.policy import recognition, word
from portal.policy.message import Message, Verdict, decide_message, decide_unreadable
from portal.policy.rules import Rulebook
from portal.sender.grouping import Grouping
from portal.sender.smtp.framing import unstuffed

LARGE = 262_144  # bytes
_NAMED_IN = frozenset({"subject", "text"})
_SEVEN_DIGITS = re.compile(r"\d{7}")
_LARGEST_GROUP = 8  # mails; the first of a group waits for the last
_QUICKLY = 65_536  # bytes that the quick look reads in less than half a millisecond


@dataclass(frozen=True, slots=True)
class Inspected:
    """What is to be known of a mail that was read; `order_number` is looked for only where the mail is refused."""

    verdict: Verdict
    subject: str = ""
    message_id: str = ""
    order_number: str = ""


@dataclass(frozen=True, slots=True)
class Arrival:
    """A mail as it was transmitted, its envelope's recipients, and the aware moment of its arrival."""

    wire: bytes
    recipients: tuple[str, ...]
    at: datetime


def inspect(content: bytes, recipients: tuple[str, ...], rulebook: Rulebook, at: datetime) -> Inspected:
    """Read the mail and decide. Pure; what cannot be read is refused as unreadable."""
    try:
        reading = read(content)
    except Unreadable:
        return Inspected(decide_unreadable(recipients, rulebook, at))
    verdict = decide_message(Message(recipients, reading.addresses, reading.passages), rulebook, at)
    if verdict.reason is None:
        return Inspected(verdict, reading.subject, reading.message_id or "")
    return Inspected(verdict, reading.subject, reading.message_id or "", _order_number(reading))


def _order_number(reading: Reading) -> str:
    """The first one of Amazon's form, for the log's search. The quick pattern spares most texts the slow look."""
    texts = (text for place, text in reading.passages if place in _NAMED_IN and _SEVEN_DIGITS.search(text))
    return next(filter(None, map(recognition.order_number, texts)), "")


def _inspect_all(rulebook: Rulebook, arrivals: Sequence[Arrival]) -> list[Inspected]:
    return [inspect(unstuffed(each.wire), each.recipients, rulebook, each.at) for each in arrivals]


def is_surely_free(wire: bytes, recipients: tuple[str, ...]) -> bool:
    """Whether a glance proves that nothing would be found; False proves nothing."""
    if len(wire) > _QUICKLY or not surely_free(unstuffed(wire)):
        return False
    return not any(recognition.alias(recipient) or word.contains(recipient) for recipient in recipients)


def _end_with_parent() -> None:
    """A gateway that was killed must not leave its reading process behind."""
    threading.Thread(target=_watch, args=(os.getppid(),), daemon=True).start()


def _watch(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(1)
    os._exit(1)


class Inspection:
    """The places where mails are read; `inspect` may be asked for many at a time."""

    def __init__(self, rulebook: Rulebook) -> None:
        self._inspect_all = partial(_inspect_all, rulebook)
        self._thread = Grouping("inspection", self._inspect_all, most=_LARGEST_GROUP)
        self._process: ProcessPoolExecutor | None = None

    async def inspect(self, arrival: Arrival) -> Inspected | None:
        """The finding, or None for a mail that was proved free at a glance. A reader that dies raises an error."""
        if is_surely_free(arrival.wire, arrival.recipients):
            return None
        if len(arrival.wire) < LARGE:
            return await self._thread.do(arrival)
        return await self._inspect_apart(arrival)

    async def _inspect_apart(self, arrival: Arrival) -> Inspected:
        if self._process is None:
            context = multiprocessing.get_context("spawn")
            self._process = ProcessPoolExecutor(max_workers=1, mp_context=context, initializer=_end_with_parent)
        try:
            return (await asyncio.get_running_loop().run_in_executor(self._process, self._inspect_all, [arrival]))[0]
        except BrokenProcessPool:
            self._process = None  # the next large mail gets a new one
            raise

    def close(self) -> None:
        """Read nothing more."""
        self._thread.close()
        if self._process:
            self._process.shutdown(wait=False, cancel_futures=True)
