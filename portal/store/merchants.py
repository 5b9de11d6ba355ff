"""Merchants and the people who sign in for them."""

from __future__ import annotations

import secrets
from datetime import datetime

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerifyMismatchError
from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.store.tables import Merchant, Notification, User

# 19 MiB, two passes: OWASP's smallest argon2id profile; 64 MiB at each of many parallel logins would exhaust a server.
_HASHER = PasswordHasher(time_cost=2, memory_cost=19_456, parallelism=1)
_NOBODYS_HASH = _HASHER.hash(secrets.token_hex())


class EmailTakenError(ValueError):
    """An account with this e-mail address exists."""


def add_merchant(
    session: Session, name: str, email: str, password: str, *, now: datetime, person: str = ""
) -> Merchant:
    """A merchant with its first account; raises EmailTakenError."""
    merchant = Merchant(name=name, email=email, created_at=now)
    session.add(merchant)
    session.flush()
    session.add(Notification(merchant_id=merchant.id))
    _add_user(session, email, password, now, role="merchant", merchant_id=merchant.id, name=person)
    return merchant


def add_operator(session: Session, email: str, password: str, now: datetime) -> User:
    """An operator's account; raises EmailTakenError."""
    return _add_user(session, email, password, now, role="operator", merchant_id=None, name="")


def _add_user(
    session: Session, email: str, password: str, now: datetime, *, role: str, merchant_id: int | None, name: str
) -> User:
    address = email.strip().casefold()
    if session.scalar(select(User.id).where(User.email == address)):
        raise EmailTakenError(address)
    user = User(
        merchant_id=merchant_id,
        role=role,
        email=address,
        name=name,
        password_hash=_HASHER.hash(password),
        session_key=secrets.token_urlsafe(16),
        created_at=now,
    )
    session.add(user)
    session.flush()
    return user


def sign_in(session: Session, email: str, password: str) -> User | None:
    """The user with this address and password, else None; takes as long for an address that nobody has."""
    user = session.scalar(select(User).where(User.email == email.strip().casefold()))
    try:
        _HASHER.verify(user.password_hash if user else _NOBODYS_HASH, password)
    except (VerifyMismatchError, InvalidHashError):
        return None
    return user


def find_user(session: Session, user_id: int, session_key: str) -> User | None:
    """The user of a running session; None once the session key has been changed."""
    user = session.get(User, user_id)
    return user if user and secrets.compare_digest(user.session_key, session_key) else None


def find_merchant(session: Session, merchant_id: int) -> Merchant | None:
    """The merchant with this id."""
    return session.get(Merchant, merchant_id)


def list_merchants(session: Session) -> list[Merchant]:
    """All merchants, oldest first."""
    return list(session.scalars(select(Merchant).order_by(Merchant.id)))


def lock_merchant(session: Session, merchant_id: int) -> Merchant | None:
    """The merchant, locked until the transaction ends, so that his events are accepted one after the other.

    SQLite has one writer anyway; on PostgreSQL this keeps two batches from waiting for each other's rows.
    """
    statement = select(Merchant).where(Merchant.id == merchant_id).with_for_update(key_share=True)
    return session.scalar(statement)
