"""The outbox: mails wait here, complete, until a relay has taken them. It commits with the decision that made them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from sqlalchemy import ColumnElement, and_, func, or_, select, update
from sqlalchemy.orm import Session

from portal.store.tables import Mail, NotifiedOrder, table_of
from portal.store.types import LARGEST_KEY

GIVE_UP_AFTER = timedelta(days=5)
_BACKOFF = tuple(timedelta(minutes=minutes) for minutes in (0.5, 2, 5, 15, 30, 60))
_LONGEST_ANSWER = 500


class MailKind(StrEnum):
    """What a mail is: the merchant's alternative, or the mail that the caller reported."""

    ALTERNATIVE = "alternative"
    ORIGINAL = "original"


@dataclass(frozen=True, slots=True)
class NewMail:
    """A mail to go out; `content` is the finished RFC 5322 message."""

    kind: MailKind
    order_number: str
    sender: str
    recipient: str
    subject: str
    message_id: str
    content: bytes
    version_id: int | None = None


@dataclass(frozen=True, slots=True)
class ClaimedMail:
    """A mail that this sender alone may hand over now."""

    id: int
    created_at: datetime
    attempts: int
    sender: str
    recipient: str
    message_id: str
    content: bytes


_ADD = table_of(Mail).insert().returning(table_of(Mail).c.id)


def add(session: Session, merchant_id: int, new: NewMail, now: datetime) -> int:
    """Queue a mail, due at once, and return its id."""
    values = {name: getattr(new, name) for name in NewMail.__slots__}
    values |= {"merchant_id": merchant_id, "state": "queued", "created_at": now, "next_attempt_at": now}
    return int(session.execute(_ADD, values).scalar_one())


def note_order(session: Session, merchant_id: int, order_number: str, mail_id: int, now: datetime) -> None:
    """Note that the order has had its alternative mail; a second note for it breaks the transaction."""
    session.add(NotifiedOrder(merchant_id=merchant_id, order_number=order_number, mail_id=mail_id, notified_at=now))
    session.flush()


def is_order_noted(session: Session, merchant_id: int, order_number: str) -> bool:
    """Whether the order has had its alternative mail."""
    return session.get(NotifiedOrder, (merchant_id, order_number)) is not None


def find(session: Session, merchant_id: int, mail_id: int) -> Mail | None:
    """The mail with this id, if it is the merchant's."""
    if mail_id > LARGEST_KEY:
        return None
    return session.scalar(select(Mail).where(Mail.merchant_id == merchant_id, Mail.id == mail_id))


def any_due(session: Session, now: datetime) -> bool:
    """Whether a mail waits to be claimed; a look that takes no lock."""
    return bool(session.scalar(select(select(Mail.id).where(_due(now)).exists())))


def _due(now: datetime) -> ColumnElement[bool]:
    free = or_(Mail.claimed_until.is_(None), Mail.claimed_until < now)
    return and_(Mail.state == "queued", Mail.next_attempt_at <= now, free)


def claim(session: Session, owner: str, most: int, lease: timedelta, now: datetime) -> list[ClaimedMail]:
    """Claim up to `most` due mails for `owner` until the lease ends, oldest first."""
    due = select(Mail.id).where(_due(now)).order_by(Mail.next_attempt_at, Mail.id).limit(most)
    statement = (
        update(Mail)
        .where(Mail.id.in_(due.with_for_update(skip_locked=True).scalar_subquery()))
        .values(claimed_by=owner, claimed_until=now + lease)
        .returning(Mail.id, Mail.created_at, Mail.attempts, Mail.sender, Mail.recipient, Mail.message_id, Mail.content)
    )
    return sorted((ClaimedMail(*row) for row in session.execute(statement)), key=lambda mail: mail.id)


def renew(session: Session, owner: str, mail_id: int, lease: timedelta, now: datetime) -> bool:
    """Claim the mail for longer; False if it is no longer the owner's."""
    statement = (
        update(Mail)
        .where(Mail.id == mail_id, Mail.state == "queued", Mail.claimed_by == owner)
        .values(claimed_until=now + lease)
        .returning(Mail.id)
    )
    return session.scalar(statement) is not None


def owners(session: Session) -> set[str]:
    """Who holds claims."""
    return set(session.scalars(select(Mail.claimed_by).where(Mail.state == "queued", Mail.claimed_by != "").distinct()))


def release(session: Session, owner: str) -> None:
    """Give back the claims of a sender that has gone, so that others need not wait for its lease to end."""
    session.execute(
        update(Mail).where(Mail.state == "queued", Mail.claimed_by == owner).values(claimed_by="", claimed_until=None)
    )


def mark_sent(session: Session, mail_id: int, answer: str, now: datetime) -> None:
    """The relay has taken the mail."""
    _finish(session, mail_id, "sent", answer, now)


def mark_failed(session: Session, mail_id: int, answer: str, now: datetime) -> None:
    """The relay refused the mail for good."""
    _finish(session, mail_id, "failed", answer, now)


def _finish(session: Session, mail_id: int, state: str, answer: str, now: datetime) -> None:
    session.execute(
        update(Mail)
        .where(Mail.id == mail_id)
        .values(
            state=state,
            attempts=Mail.attempts + 1,
            last_answer=answer[:_LONGEST_ANSWER],
            finished_at=now,
            claimed_by="",
            claimed_until=None,
        )
    )


def postpone(session: Session, mail: ClaimedMail, answer: str, now: datetime) -> None:
    """The relay cannot take the mail now: try again later, and give up after five days."""
    if now - mail.created_at >= GIVE_UP_AFTER:
        mark_failed(session, mail.id, answer, now)
        return
    wait = _BACKOFF[min(mail.attempts, len(_BACKOFF) - 1)]
    session.execute(
        update(Mail)
        .where(Mail.id == mail.id)
        .values(
            attempts=Mail.attempts + 1,
            last_answer=answer[:_LONGEST_ANSWER],
            next_attempt_at=now + wait,
            claimed_by="",
            claimed_until=None,
        )
    )


@dataclass(frozen=True, slots=True)
class AlternativeTally:
    """How a merchant's alternative mails fared since a moment."""

    queued: int
    sent: int
    failed: int
    last_sent_at: datetime | None


def tally_alternatives(session: Session, merchant_id: int, since: datetime) -> AlternativeTally:
    """Count the alternative mails made since then, by state."""
    statement = (
        select(Mail.state, func.count(), func.max(Mail.finished_at))
        .where(Mail.merchant_id == merchant_id, Mail.kind == MailKind.ALTERNATIVE, Mail.created_at >= since)
        .group_by(Mail.state)
    )
    by_state = {state: (count, last) for state, count, last in session.execute(statement)}
    counts = {state: by_state.get(state, (0, None)) for state in ("queued", "sent", "failed")}
    return AlternativeTally(counts["queued"][0], counts["sent"][0], counts["failed"][0], counts["sent"][1])
