"""Who is signed in: a person of one merchant. Operators have no screens yet, so they are never signed in here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from flask_login import current_user

from portal.store import merchants
from portal.store.tables import Merchant, User
from portal.web.current import database


@dataclass(frozen=True, slots=True)
class Person:
    """A signed-in person and the merchant whose pages are shown; the attributes that flask-login asks for."""

    is_authenticated: ClassVar[bool] = True
    is_active: ClassVar[bool] = True
    is_anonymous: ClassVar[bool] = False

    user: User
    merchant: Merchant

    def get_id(self) -> str:
        """What the session keeps; a changed session key ends all sessions of this person."""
        return f"{self.user.id}:{self.user.session_key}"

    @property
    def signature(self) -> str:
        """How the person is named beside what he saved or published."""
        return self.user.name or self.user.email


def load(session_id: str) -> Person | None:
    """The person of a running session, while his merchant's account is active."""
    user_id, _, session_key = session_id.partition(":")
    with database().read() as session:
        user = merchants.find_user(session, int(user_id), session_key)
        if user is None or user.merchant_id is None:
            return None
        merchant = merchants.find_merchant(session, user.merchant_id)
    return Person(user, merchant) if merchant and merchant.state == "active" else None


def signed_in() -> Person | None:
    """The person of this request."""
    return current_user._get_current_object() if current_user.is_authenticated else None


def person() -> Person:
    """The person of this request, on a page behind the login wall."""
    found = signed_in()
    if found is None:
        raise RuntimeError("this view is not behind the login wall")
    return found
