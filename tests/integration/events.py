"""Building events for the tests of this folder, and the doors through which they go in."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from portal.store import notifications
from portal.store.database import Database
from portal.store.notifications import Draft
from tests.conftest import MerchantAccount

TEXT = "Guten Tag {{kaeufer}},\n\nzu Ihrer Bestellung {{bestellnummer}}.\n\n{{geschaeft}}"


def publish(database: Database, merchant: MerchantAccount, body: str = TEXT) -> None:
    """Publish a notification and switch it on."""
    draft = Draft("Zu {{bestellnummer}}", body, "versand@lindenhof.example", "")
    with database.write() as session:
        notifications.publish(session, merchant.id, draft, by="Test", remote_address="", now=datetime.now(UTC))


def notice(event_id: str, number: str = "302-1234567-7654321", **order: Any) -> dict[str, Any]:
    """An order notice to an Amazon buyer."""
    return {
        "id": event_id,
        "kind": "order_notice",
        "occurred_at": "2020-11-03T09:15:00+01:00",
        "order": {
            "number": number,
            "marketplace": "amazon.de",
            "buyer": {"name": "Erika Beispiel", "email": "k3j9x2m4q7w1z8a@marketplace.amazon.de"},
            **order,
        },
    }


def post(client: FlaskClient, merchant: MerchantAccount, event: object, **headers: str) -> TestResponse:
    """Submit one event to the API."""
    body = event if isinstance(event, bytes) else json.dumps(event).encode()
    return client.post(
        "/api/v1/events",
        data=body,
        headers={"Authorization": f"Bearer {merchant.token}", "Content-Type": "application/json", **headers},
    )


def post_lines(client: FlaskClient, merchant: MerchantAccount, lines: bytes) -> list[dict[str, Any]]:
    """Submit NDJSON and return its lines of answer."""
    response = post(client, merchant, lines, **{"Content-Type": "application/x-ndjson"})
    assert response.status_code == 200
    return [json.loads(line) for line in response.get_data(as_text=True).splitlines()]


def command_lines(app: Flask, merchant: MerchantAccount, lines: bytes) -> tuple[int, list[dict[str, Any]]]:
    """Submit the lines with `flask event submit` and return exit code and answers."""
    result = app.test_cli_runner().invoke(args=["event", "submit", str(merchant.id)], input=lines)
    return result.exit_code, [json.loads(line) for line in result.stdout.splitlines()]
