"""The tables. A row belongs to one merchant, and its key is never given to another."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, ClassVar, cast

from sqlalchemy import JSON, Date, ForeignKey, Index, LargeBinary, MetaData, Table, Text, UniqueConstraint
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from portal.store.types import Key, Moment


class Base(DeclarativeBase):
    """Names of constraints follow one pattern, so that a migration can find them."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map: ClassVar[dict[Any, Any]] = {
        str: Text,
        datetime: Moment,
        bytes: LargeBinary,
        date: Date,
        dict[str, Any]: JSON,
    }


def table_of(model: type[Base]) -> Table:
    """The table behind a class, for statements that are made once and run often, without the ORM's part in it."""
    return cast(Table, model.__table__)


class Merchant(Base):
    """A bookseller's business. `state`: "active" or "closed"."""

    __tablename__ = "merchant"

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    name: Mapped[str]
    email: Mapped[str]
    state: Mapped[str] = mapped_column(default="active")
    created_at: Mapped[datetime]


class User(Base):
    """A person who signs in. `role`: "merchant", or "operator" (then without a merchant)."""

    __tablename__ = "user_account"

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    merchant_id: Mapped[int | None] = mapped_column(ForeignKey("merchant.id"), index=True)
    role: Mapped[str]
    email: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    password_hash: Mapped[str]
    session_key: Mapped[str]
    created_at: Mapped[datetime]


class Notification(Base):
    """A merchant's alternative mail: its draft, and the pointer to the version that the sender uses."""

    __tablename__ = "notification"

    merchant_id: Mapped[int] = mapped_column(ForeignKey("merchant.id"), primary_key=True)
    draft_subject: Mapped[str] = mapped_column(default="")
    draft_body: Mapped[str] = mapped_column(default="")
    draft_sender: Mapped[str] = mapped_column(default="")
    draft_contact: Mapped[str] = mapped_column(default="")
    draft_saved_at: Mapped[datetime | None]
    draft_saved_by: Mapped[str] = mapped_column(default="")
    draft_revision: Mapped[int] = mapped_column(default=0)
    version_id: Mapped[int | None] = mapped_column(ForeignKey("version.id"))
    enabled: Mapped[bool] = mapped_column(default=False)
    switched_at: Mapped[datetime | None]
    switched_by: Mapped[str] = mapped_column(default="")


class Version(Base):
    """A published text; the database refuses to change or delete it."""

    __tablename__ = "version"
    __table_args__ = (UniqueConstraint("merchant_id", "number"),)

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    merchant_id: Mapped[int] = mapped_column(ForeignKey("merchant.id"))
    number: Mapped[int]
    subject: Mapped[str]
    body: Mapped[str]
    sender: Mapped[str]
    contact: Mapped[str]
    published_at: Mapped[datetime]
    published_by: Mapped[str]


class Acknowledgement(Base):
    """The statement of the own risk, bound to one version; the database refuses to change or delete it."""

    __tablename__ = "acknowledgement"

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    merchant_id: Mapped[int] = mapped_column(ForeignKey("merchant.id"))
    version_id: Mapped[int] = mapped_column(ForeignKey("version.id"), unique=True)
    statement: Mapped[str]
    statement_version: Mapped[str]
    sha256: Mapped[str]
    acknowledged_at: Mapped[datetime]
    acknowledged_by: Mapped[str]
    remote_address: Mapped[str]


class Event(Base):
    """A reported event and the answer it was given; `digest`: SHA-256 of its parsed JSON value."""

    __tablename__ = "event"
    __table_args__ = (UniqueConstraint("merchant_id", "event_id"),)

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    merchant_id: Mapped[int] = mapped_column(ForeignKey("merchant.id"))
    event_id: Mapped[str]
    digest: Mapped[str]
    received_at: Mapped[datetime]
    answer: Mapped[dict[str, Any]]


class Mail(Base):
    """A mail of the outbox, complete as it goes out. `state`: "queued", "sent" or "failed"."""

    __tablename__ = "mail"
    __table_args__ = (
        Index("ix_mail_due", "state", "next_attempt_at"),
        Index(None, "merchant_id", "kind", "created_at"),
        {"sqlite_autoincrement": True},
    )

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    merchant_id: Mapped[int] = mapped_column(ForeignKey("merchant.id"))
    kind: Mapped[str]
    version_id: Mapped[int | None] = mapped_column(ForeignKey("version.id"))
    order_number: Mapped[str]
    sender: Mapped[str]
    recipient: Mapped[str]
    subject: Mapped[str]
    message_id: Mapped[str] = mapped_column(unique=True)
    content: Mapped[bytes]
    state: Mapped[str]
    attempts: Mapped[int] = mapped_column(default=0)
    created_at: Mapped[datetime]
    next_attempt_at: Mapped[datetime]
    claimed_by: Mapped[str] = mapped_column(default="")
    claimed_until: Mapped[datetime | None]
    last_answer: Mapped[str] = mapped_column(default="")
    finished_at: Mapped[datetime | None]


class NotifiedOrder(Base):
    """An order that has had its alternative mail; kept for ever, so that it never gets a second one."""

    __tablename__ = "notified_order"

    merchant_id: Mapped[int] = mapped_column(ForeignKey("merchant.id"), primary_key=True)
    order_number: Mapped[str] = mapped_column(primary_key=True)
    mail_id: Mapped[int] = mapped_column(Key)
    notified_at: Mapped[datetime]


class Suppression(Base):
    """A row of the log. `occurred_at`: moment of the decision; `matched`: list of {place, words, before, after}."""

    __tablename__ = "suppression"
    __table_args__ = (
        Index(None, "merchant_id", "occurred_at", "id"),
        Index(None, "merchant_id", "reason", "occurred_at", "id"),
        Index(None, "merchant_id", "order_number"),
        {"sqlite_autoincrement": True},
    )

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    merchant_id: Mapped[int] = mapped_column(ForeignKey("merchant.id"))
    occurred_at: Mapped[datetime]
    channel: Mapped[str]
    kind: Mapped[str]
    reason: Mapped[str]
    rules_version: Mapped[str]
    marketplace: Mapped[str] = mapped_column(default="")
    order_number: Mapped[str] = mapped_column(default="")
    recipient: Mapped[str] = mapped_column(default="")
    subject: Mapped[str] = mapped_column(default="")
    matched: Mapped[list[dict[str, str]]] = mapped_column(JSON)
    message_id: Mapped[str] = mapped_column(default="")
    answer: Mapped[str] = mapped_column(default="")
    mail_id: Mapped[int | None] = mapped_column(Key)
    not_replaced_because: Mapped[str] = mapped_column(default="")
    event_id: Mapped[str] = mapped_column(default="")


class SuppressionCount(Base):
    """How many rows a merchant's log got on a day (of Berlin) for a reason; written with the rows."""

    __tablename__ = "suppression_count"

    merchant_id: Mapped[int] = mapped_column(ForeignKey("merchant.id"), primary_key=True)
    day: Mapped[date] = mapped_column(primary_key=True)
    reason: Mapped[str] = mapped_column(primary_key=True)
    count: Mapped[int]


class ApiToken(Base):
    """A program's key to the API; only its hash is kept."""

    __tablename__ = "api_token"

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    merchant_id: Mapped[int] = mapped_column(ForeignKey("merchant.id"), index=True)
    label: Mapped[str]
    digest: Mapped[str] = mapped_column(unique=True)
    created_at: Mapped[datetime]


class SmtpCredential(Base):
    """A program's login at the mail server; of its password only the hash is kept."""

    __tablename__ = "smtp_credential"

    id: Mapped[int] = mapped_column(Key, primary_key=True)
    merchant_id: Mapped[int] = mapped_column(ForeignKey("merchant.id"), index=True)
    label: Mapped[str]
    username: Mapped[str] = mapped_column(unique=True)
    digest: Mapped[str]
    created_at: Mapped[datetime]
    last_used_at: Mapped[datetime | None]


class Attempt(Base):
    """A counter of attempts in a window of time, shared by all processes; `expires_at`: seconds since 1970."""

    __tablename__ = "attempt"

    key: Mapped[str] = mapped_column(primary_key=True)
    count: Mapped[int]
    expires_at: Mapped[float]


class Heartbeat(Base):
    """When a process last said that it is well."""

    __tablename__ = "heartbeat"

    name: Mapped[str] = mapped_column(primary_key=True)
    at: Mapped[datetime]
