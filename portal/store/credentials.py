"""Logins of the merchants' programs at the mail server: shown once, the password kept as a hash.

The password is 192 random bits, so one SHA-256 is as good as a slow hash, and a login costs nothing. The username is
random and unique: it is the salt.
"""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from portal.store.tables import Merchant, SmtpCredential

_NOTED_EVERY = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class NewCredential:
    """What the merchant enters in his program; shown this once."""

    username: str
    password: str


@dataclass(frozen=True, slots=True)
class Login:
    """A login that was right. `is_use_due`: that it is in use has not been noted for an hour."""

    credential_id: int
    merchant_id: int
    is_use_due: bool


def add(session: Session, merchant_id: int, label: str, now: datetime) -> NewCredential:
    """Make a login for one of the merchant's programs."""
    new = NewCredential(f"ps-{secrets.token_hex(6)}", secrets.token_urlsafe(24))
    digest = _digest(new.username, new.password)
    session.add(
        SmtpCredential(merchant_id=merchant_id, label=label, username=new.username, digest=digest, created_at=now)
    )
    return new


def find_login(session: Session, username: str, password: str, now: datetime) -> Login | None:
    """The login of this username and password while the merchant's account is active, else None."""
    statement = (
        select(SmtpCredential.id, SmtpCredential.merchant_id, SmtpCredential.digest, SmtpCredential.last_used_at)
        .join(Merchant, Merchant.id == SmtpCredential.merchant_id)
        .where(SmtpCredential.username == username.replace("\0", "\ufffd"), Merchant.state == "active")
    )
    row = session.execute(statement).one_or_none()
    digest = _digest(username, password)
    if row is None or not secrets.compare_digest(row.digest, digest):
        return None
    return Login(row.id, row.merchant_id, row.last_used_at is None or now - row.last_used_at >= _NOTED_EVERY)


def note_use(session: Session, credential_id: int, now: datetime) -> None:
    """Remember that the login is in use."""
    session.execute(update(SmtpCredential).where(SmtpCredential.id == credential_id).values(last_used_at=now))


def list_credentials(session: Session, merchant_id: int) -> list[SmtpCredential]:
    """The merchant's logins, oldest first."""
    statement = select(SmtpCredential).where(SmtpCredential.merchant_id == merchant_id).order_by(SmtpCredential.id)
    return list(session.scalars(statement))


def _digest(username: str, password: str) -> str:
    return hashlib.sha256(f"{username}:{password}".encode("utf-8", "replace")).hexdigest()
