"""The gateway's small interface: what a session hands in, and what it asks of whoever stands behind it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from portal.sender.smtp.auth import Proof
from portal.sender.smtp.commands import MailFrom

LARGEST_MAIL = 26_214_400  # bytes, as announced with SIZE


@dataclass(frozen=True, slots=True)
class Limits:
    """What one process allows. Errors and junk are counted between two mails, so that a long session may live."""

    size: int = LARGEST_MAIL
    recipients: int = 1_000
    sessions: int = 500
    sessions_per_address: int = 100
    idle_seconds: float = 300  # RFC 5321, 4.5.3.2.7
    errors: int = 20
    junk_commands: int = 100
    wrong_logins: int = 3
    held_bytes: int = 8 * LARGEST_MAIL  # of all mails that are just being received


@dataclass(frozen=True, slots=True)
class Submission:
    """A mail as it was submitted. `id` names it in program logs.

    `wire`: its bytes as transmitted, dots still doubled; `received`: the trace line to put on top; `forward`: what an
    XFORWARD told about the first client, to be told to the relay.
    """

    id: str
    merchant_id: int
    mail_from: MailFrom
    recipients: tuple[str, ...]
    wire: bytes
    received: bytes
    forward: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LoginAnswer:
    """What a login came to: the answer, and the merchant if it was right."""

    answer: str
    merchant_id: int | None = None


class Door(Protocol):
    """Who decides. Neither method raises: every fault is an answer."""

    def trusted_merchant(self, address: str) -> int | None:
        """The merchant for whom clients of this network address submit without a login, or None."""

    async def login(self, address: str, proof: Proof) -> LoginAnswer:
        """Whether username and password are right."""

    async def take(self, submission: Submission) -> str:
        """Decide on the mail, log it or hand it on; the answer for the end of DATA, lines joined by CRLF."""
