"""A merchant's notification: the draft, the published versions and the acknowledgements that belong to them."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from portal.store.tables import Acknowledgement, Notification, Version

STATEMENT_VERSION = "2020-11-02"
STATEMENT = (
    "Mit der Freigabe lasse ich den gezeigten Text an Amazon-Käufer senden. Die Nachricht geht in meinem Namen und auf "
    "meine eigene Gefahr hinaus. Ob Amazon sie für zulässig hält, kann mir niemand zusichern. Amazon kann meine "
    "Nachrichten sperren oder mein Verkäuferkonto einschränken. Für den Inhalt bin ich selbst verantwortlich. "
    "Bereits gesendete Mails lassen sich nicht zurückholen. "
    "Ich habe den Text geprüft und lasse ihn auf eigene Gefahr senden."
)


@dataclass(frozen=True, slots=True)
class Draft:
    """What a merchant writes: `sender` is the address of the mail, `contact` the person who signs it."""

    subject: str
    body: str
    sender: str
    contact: str


class DraftChangedError(Exception):
    """Somebody else saved the draft in between."""


def find(session: Session, merchant_id: int) -> Notification:
    """The merchant's notification; it is made with the merchant."""
    return session.scalars(select(Notification).where(Notification.merchant_id == merchant_id)).one()


def lock(session: Session, merchant_id: int) -> Notification:
    """The same, locked until the transaction ends: what is read of it is what is then published."""
    statement = select(Notification).where(Notification.merchant_id == merchant_id).with_for_update()
    return session.scalars(statement).one()


def draft_of(notification: Notification) -> Draft:
    """The draft as it is kept."""
    return Draft(
        notification.draft_subject, notification.draft_body, notification.draft_sender, notification.draft_contact
    )


def save_draft(session: Session, merchant_id: int, draft: Draft, revision: int, *, by: str, now: datetime) -> int:
    """Keep the draft and return its new revision; raises DraftChangedError unless `revision` is the kept one."""
    statement = (
        update(Notification)
        .where(Notification.merchant_id == merchant_id, Notification.draft_revision == revision)
        .values(
            draft_subject=draft.subject,
            draft_body=draft.body,
            draft_sender=draft.sender,
            draft_contact=draft.contact,
            draft_saved_at=now,
            draft_saved_by=by,
            draft_revision=revision + 1,
        )
        .returning(Notification.draft_revision)
    )
    saved = session.scalar(statement)
    if saved is None:
        raise DraftChangedError
    return saved


def discard_draft(session: Session, merchant_id: int) -> None:
    """Forget the draft; published versions stay."""
    session.execute(
        update(Notification)
        .where(Notification.merchant_id == merchant_id)
        .values(
            draft_subject="",
            draft_body="",
            draft_sender="",
            draft_contact="",
            draft_saved_at=None,
            draft_saved_by="",
            draft_revision=Notification.draft_revision + 1,
        )
    )


def publish(
    session: Session, merchant_id: int, draft: Draft, *, by: str, remote_address: str, now: datetime
) -> Version:
    """Insert the version and its acknowledgement, point to it and switch on; the draft has then become the version."""
    last = session.scalar(select(func.max(Version.number)).where(Version.merchant_id == merchant_id)) or 0
    version = Version(
        merchant_id=merchant_id,
        number=last + 1,
        subject=draft.subject,
        body=draft.body,
        sender=draft.sender,
        contact=draft.contact,
        published_at=now,
        published_by=by,
    )
    session.add(version)
    session.flush()
    session.add(
        Acknowledgement(
            merchant_id=merchant_id,
            version_id=version.id,
            statement=STATEMENT,
            statement_version=STATEMENT_VERSION,
            sha256=text_digest(draft.subject, draft.body, draft.sender),
            acknowledged_at=now,
            acknowledged_by=by,
            remote_address=remote_address,
        )
    )
    discard_draft(session, merchant_id)
    session.execute(
        update(Notification)
        .where(Notification.merchant_id == merchant_id)
        .values(version_id=version.id, enabled=True, switched_at=now, switched_by=by)
    )
    return version


def text_digest(subject: str, body: str, sender: str) -> str:
    """SHA-256 of subject, text and sender address; each is led by its length in bytes, so that no two texts meet."""
    digest = hashlib.sha256()
    for part in (subject, body, sender):
        encoded = part.encode("utf-8")
        digest.update(b"%d:" % len(encoded) + encoded)
    return digest.hexdigest()


def switch(session: Session, merchant_id: int, *, on: bool, by: str, now: datetime) -> bool:
    """Switch sending on or off; False where nothing has been published."""
    statement = (
        update(Notification)
        .where(Notification.merchant_id == merchant_id, Notification.version_id.is_not(None))
        .values(enabled=on, switched_at=now, switched_by=by)
        .returning(Notification.merchant_id)
    )
    return session.scalar(statement) is not None


def current_version(session: Session, merchant_id: int) -> Version | None:
    """The version that the pointer names, switched on or not."""
    statement = (
        select(Version)
        .join(Notification, Notification.version_id == Version.id)
        .where(Notification.merchant_id == merchant_id, Version.merchant_id == merchant_id)
    )
    return session.scalar(statement)


def find_version(session: Session, merchant_id: int, version_id: int) -> Version | None:
    """The version with this id, if it is the merchant's."""
    return session.scalar(select(Version).where(Version.merchant_id == merchant_id, Version.id == version_id))


def acknowledgement_of(session: Session, merchant_id: int, version_id: int) -> Acknowledgement | None:
    """The acknowledgement that belongs to a version."""
    statement = select(Acknowledgement).where(
        Acknowledgement.merchant_id == merchant_id, Acknowledgement.version_id == version_id
    )
    return session.scalar(statement)
