"""Tokens for the API: shown once, kept as a hash. 256 random bits need no slow hash."""

from __future__ import annotations

import hashlib
import secrets
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.store.tables import ApiToken, Merchant


def add(session: Session, merchant_id: int, label: str, now: datetime) -> str:
    """Make a token for the merchant's programs and return it, the only time."""
    token = f"psk_{secrets.token_urlsafe(32)}"
    session.add(ApiToken(merchant_id=merchant_id, label=label, digest=_digest(token), created_at=now))
    return token


def find_merchant(session: Session, token: str) -> Merchant | None:
    """The merchant whose token this is, while his account is active."""
    statement = (
        select(Merchant)
        .join(ApiToken, ApiToken.merchant_id == Merchant.id)
        .where(ApiToken.digest == _digest(token), Merchant.state == "active")
    )
    return session.scalar(statement)


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()
