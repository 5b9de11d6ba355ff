"""A browser without JavaScript for the tests of the pages: signs in, sends forms, looks at what it got."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from flask.testing import FlaskClient
from selectolax.lexbor import LexborHTMLParser as HTMLParser
from werkzeug.test import TestResponse

from portal.policy.rules import Reason
from portal.store import notifications, suppressions
from portal.store.database import Database
from portal.store.notifications import Draft
from tests.conftest import MerchantAccount

TEXT = "Guten Tag {{kaeufer}},\n\nIhre Bestellung {{bestellnummer}} ist da.\n\n{{ansprechpartner}}"
DRAFT = Draft("Zu Ihrer Bestellung {{bestellnummer}}", TEXT, "versand@lindenhof.example", "Katharina Brandt")


def token(page: TestResponse) -> str:
    """The CSRF token of a page's first form."""
    field = HTMLParser(page.text).css_first("input[name=csrf_token]")
    assert field is not None
    return field.attributes["value"] or ""


def send(client: FlaskClient, shown: str, target: str, **fields: Any) -> TestResponse:
    """Send a form to `target` as a browser would that shows the page `shown`."""
    return client.post(target, data={"csrf_token": token(client.get(shown)), **fields})


def try_login(client: FlaskClient, email: str, password: str, **fields: Any) -> TestResponse:
    """One try at the login form."""
    return send(client, "/login", "/login", email=email, password=password, **fields)


def sign_in(client: FlaskClient, merchant: MerchantAccount) -> FlaskClient:
    """The same browser, signed in."""
    answer = try_login(client, merchant.email, merchant.password)
    assert answer.status_code == 303
    return client


def typed(draft: Draft, revision: int, action: str = "save") -> dict[str, Any]:
    """The editor's form."""
    return {
        "subject": draft.subject,
        "body": draft.body,
        "sender": draft.sender,
        "contact": draft.contact,
        "revision": revision,
        "sample": "ueblich",
        "action": action,
    }


def save_draft(database: Database, merchant: MerchantAccount, draft: Draft = DRAFT, by: str = "Martin Kolbe") -> int:
    """Keep a draft past the portal; returns its revision."""
    with database.write() as session:
        kept = notifications.find(session, merchant.id)
        return notifications.save_draft(session, merchant.id, draft, kept.draft_revision, by=by, now=datetime.now(UTC))


def publish(database: Database, merchant: MerchantAccount, draft: Draft = DRAFT) -> None:
    """Publish past the portal."""
    with database.write() as session:
        notifications.publish(
            session, merchant.id, draft, by="Katharina Brandt", remote_address="", now=datetime.now(UTC)
        )


def log(database: Database, merchant: MerchantAccount, *, now: datetime | None = None, **values: Any) -> int:
    """Put a row into the log and return its id."""
    new = suppressions.NewSuppression(
        **{"channel": "api", "kind": "order_notice", "reason": Reason.AMAZON_ORDER_NOTICE, "answer": "suppressed"}
        | values
    )
    with database.write() as session:
        return suppressions.add(session, merchant.id, new, now or datetime.now(UTC))
