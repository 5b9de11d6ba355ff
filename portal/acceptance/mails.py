"""The mails that an event brings about: the merchant's alternative, or the caller's own message."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property, lru_cache

import email_validator
from email_validator import EmailNotValidError, validate_email

from portal.acceptance.values import values_of
from portal.mail import writing
from portal.policy import decision as policy
from portal.policy.event import Event
from portal.store.outbox import MailKind, NewMail
from portal.store.tables import Merchant, Version

# Names for private use (.local, .test, localhost) are refused by default; a relay of the operator's own may know them.
email_validator.SPECIAL_USE_DOMAIN_NAMES.clear()


@lru_cache(maxsize=128)  # an event asks twice: whether, and then whither
def deliverable(address: str) -> str:
    """The address in the spelling in which a mail can go to it, or "" if none can; no look at the DNS.

    A local part beyond ASCII counts as none: few mail servers take it (RFC 6531), and Amazon has no such alias.
    """
    try:
        checked = validate_email(
            address.strip().rstrip("."),
            check_deliverability=False,
            globally_deliverable=False,
            allow_quoted_local=True,
            allow_display_name=True,
        )
    except EmailNotValidError:
        return ""
    return checked.ascii_email or ""


def new_message_id(sender: str) -> str:
    """A Message-ID of the sender's domain; it stays with the mail through every attempt."""
    return f"<{secrets.token_hex(16)}@{sender.rpartition('@')[2]}>"


@dataclass
class Alternative:
    """The alternative mail of one event; composed once, when it is first asked about."""

    event: Event
    merchant: Merchant
    version: Version | None
    now: datetime

    @cached_property
    def _composed(self) -> writing.ComposedText | None:
        if self.version is None:
            return None
        values = values_of(self.event.order, self.merchant.name, self.version.contact)
        return writing.compose(self.version.subject, self.version.body, values)

    def is_complete(self) -> bool:
        """Whether every placeholder has its value."""
        return self._composed is not None and self._composed.is_complete

    def mail(self) -> NewMail:
        """The finished mail; only asked for when it is complete."""
        if self.version is None or self._composed is None:
            raise ValueError("nothing is published")
        order = self.event.order
        envelope = writing.Envelope(
            sender=self.version.sender,
            sender_name=self.merchant.name,
            recipient=deliverable(order.buyer.email),
            message_id=new_message_id(self.version.sender),
            date=self.now,
            language="de",
        )
        return NewMail(
            kind=MailKind.ALTERNATIVE,
            order_number=policy.order_key(order),
            sender=envelope.sender,
            recipient=envelope.recipient,
            subject=self._composed.subject,
            message_id=envelope.message_id,
            content=writing.write(self._composed, envelope),
            version_id=self.version.id,
        )


def original(event: Event, merchant: Merchant, now: datetime) -> NewMail:
    """The caller's own message to the buyer, its parts as they came."""
    if event.message is None:
        raise ValueError("the event has no message")
    envelope = writing.Envelope(
        sender=merchant.email,
        sender_name=merchant.name,
        recipient=deliverable(event.order.buyer.email),
        message_id=new_message_id(merchant.email),
        date=now,
        language=event.order.language,
    )
    message = event.message
    return NewMail(
        kind=MailKind.ORIGINAL,
        order_number=event.order.number,
        sender=envelope.sender,
        recipient=envelope.recipient,
        subject=message.subject,
        message_id=envelope.message_id,
        content=writing.write_parts(message.subject, message.text, message.html, envelope),
    )
