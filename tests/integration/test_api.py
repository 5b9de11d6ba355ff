"""The API's answers to good and to bad requests, to the letter of the contract; never a 500."""

from __future__ import annotations

import json
from typing import Any

import pytest
from flask.testing import FlaskClient

from portal.store.database import Database
from tests.conftest import MerchantAccount
from tests.integration import events
from tests.integration.events import notice, post


def bearer(merchant: MerchantAccount) -> dict[str, str]:
    """The header with the merchant's token."""
    return {"Authorization": f"Bearer {merchant.token}"}


def test_other_content_under_a_known_id_is_409(client: FlaskClient, merchant: MerchantAccount) -> None:
    """The first stays what it was."""
    assert post(client, merchant, notice("e")).status_code == 201
    refused = post(client, merchant, notice("e", number="302-1234567-0000000"))
    assert refused.status_code == 409
    assert refused.content_type == "application/problem+json"
    assert refused.get_json()["errors"][0]["field"] == "id"
    assert post(client, merchant, notice("e")).status_code == 200


def test_two_merchants_may_use_one_id(
    client: FlaskClient, merchant: MerchantAccount, other_merchant: MerchantAccount
) -> None:
    """An id is unique per merchant."""
    assert post(client, merchant, notice("e")).status_code == 201
    assert post(client, other_merchant, notice("e", number="303-1234567-7654321")).status_code == 201


def test_all_missing_fields_in_one_422(client: FlaskClient, merchant: MerchantAccount) -> None:
    """With field, code and message each."""
    response = post(client, merchant, {})
    assert response.status_code == 422
    assert [error["field"] for error in response.get_json()["errors"]] == ["id", "kind", "occurred_at", "order.number"]
    assert all(error["code"] and error["message"] for error in response.get_json()["errors"])


@pytest.mark.parametrize("body", [b"", b"{", b"\xff", b"[" * 50_000, b'{"id": 1e999, "a": NaN}'])
def test_broken_json_is_400(client: FlaskClient, merchant: MerchantAccount, body: bytes) -> None:
    """Whatever is broken about it."""
    assert post(client, merchant, body).status_code == 400


def test_two_mebibytes_are_413(client: FlaskClient, merchant: MerchantAccount) -> None:
    """A body of 1 MiB is read, a byte more is not."""
    padding = 1_048_576 - len(json.dumps(notice("e") | {"x": ""}))
    assert post(client, merchant, json.dumps(notice("e") | {"x": "a" * padding}).encode()).status_code == 201
    assert post(client, merchant, json.dumps(notice("f") | {"x": "a" * (padding + 1)}).encode()).status_code == 413
    assert post(client, merchant, b"x" * 2_097_152).status_code == 413
    assert post(client, merchant, b"x" * 2_097_152, **{"Content-Type": "application/x-ndjson"}).status_code == 413


def test_too_many_lines_are_413(client: FlaskClient, merchant: MerchantAccount) -> None:
    """1,000 at once; nothing of 1,001 is accepted."""
    response = post(client, merchant, b"{}\n" * 1_001, **{"Content-Type": "application/x-ndjson"})
    assert response.status_code == 413


@pytest.mark.parametrize("header", [None, "Bearer psk_wrong", "Basic abc", "Bearer", "Bearer \u00e4"])
def test_no_valid_token_is_401(client: FlaskClient, merchant: MerchantAccount, header: str | None) -> None:
    """With the challenge that RFC 6750 asks for."""
    headers = {"Authorization": header} if header else {}
    response = client.post("/api/v1/events", json=notice("e"), headers=headers)
    assert response.status_code == 401
    assert response.headers["WWW-Authenticate"].startswith("Bearer")
    assert response.content_type == "application/problem+json"


def test_many_wrong_tokens_are_429_and_a_right_one_still_works(client: FlaskClient, merchant: MerchantAccount) -> None:
    """The limit is for those who guess."""
    answers = [client.get("/api/v1/notification", headers={"Authorization": "Bearer x"}) for _ in range(31)]
    assert [answer.status_code for answer in answers] == [401] * 30 + [429]
    assert 0 < int(answers[-1].headers["Retry-After"]) <= 60
    assert client.get("/api/v1/notification", headers=bearer(merchant)).status_code == 200


HOSTILE: list[dict[str, Any]] = [
    notice("nul\x00id", number="302-1234567-7654321\x00"),
    notice("subject") | {"message": {"subject": "x" * 10_000}},
    notice("braces", buyer={"name": "{{", "email": "a@b.example"}),
    notice("title", items=[{"title": "{{kaeufer}} <script>alert(1)</script>", "quantity": 0}]),
    notice("surrogate") | {"message": {"subject": "\ud800", "text": "\udfff"}},
    notice("address", buyer={"email": "a@b@c\r\nBcc: x@y.example"}),
    notice("many", buyer={"email": "a@b.example, c@d.example"}),
    notice("long-address", buyer={"email": "a" * 5_000 + "@marketplace.amazon.de"}),
    notice("idn", buyer={"email": "käufer@müller.example"}) | {"message": {"subject": "x"}},
    notice("idn-host", buyer={"email": "kaeufer@müller.example"}) | {"message": {"subject": "x"}},
    notice("marketplace", marketplace="\u202eamazon"),
    notice("number", number="x" * 200),
    notice("future-order", placed_at="9999-12-31T23:30:00Z"),
    notice("deep") | {"extra": json.loads("[" * 600 + "]" * 600)},
    notice("future") | {"occurred_at": "9999-12-31T23:59:59+00:00"},
    notice("past") | {"occurred_at": "0001-01-02T00:00:00+00:00"},
    notice("link") | {"kind": "shipping_confirmation"},
    notice("bad-link", shipment={"tracking_url": "http://[", "tracking_number": "//[::1", "carrier": "\u2100"})
    | {"kind": "shipping_confirmation"},
    notice("emoji") | {"message": {"subject": "😀" * 3_000, "html": "<p>\x00</p>"}},
]


@pytest.mark.parametrize("event", HOSTILE, ids=lambda event: event["id"].replace("\x00", ""))
@pytest.mark.parametrize("marketplace", ["amazon.de", "zvab.com"])
def test_hostile_content_is_accepted_or_refused_never_a_500(
    client: FlaskClient, database: Database, merchant: MerchantAccount, event: dict[str, Any], marketplace: str
) -> None:
    """As an Amazon order with a published notification, and as somebody else's with a message."""
    events.publish(database, merchant)
    order = event["order"] | {"marketplace": marketplace}
    response = post(client, merchant, event | {"order": order})
    assert response.status_code in {201, 400, 422}
    if response.status_code == 201:
        assert post(client, merchant, event | {"order": order}).status_code == 200


def test_message_that_could_not_be_sent_is_refused_by_name(client: FlaskClient, merchant: MerchantAccount) -> None:
    """A permitted mail is never lost silently; the corrected event may come under the same id."""
    event = notice("e", number="71530", marketplace="zvab.com", buyer={"email": "no address"})
    event["message"] = {"subject": "Ihre Bestellung", "text": "Guten Tag"}
    refused = post(client, merchant, event)
    assert refused.status_code == 422
    assert refused.get_json()["errors"][0]["field"] == "order.buyer.email"
    event["order"]["buyer"]["email"] = "erika@mail.example"
    assert post(client, merchant, event).get_json()["outcome"] == "passed"


def test_bad_line_stops_nothing(client: FlaskClient, merchant: MerchantAccount) -> None:
    """Each bad line is answered with its number, status and faults; the good ones are accepted."""
    good = json.dumps(notice("a")).encode()
    lines = b"\n".join([good, b"{", b"", b'{"id": "b"}', json.dumps(notice("a", number="1")).encode(), good])
    answers = events.post_lines(client, merchant, lines)
    assert [answer["status"] for answer in answers] == [201, 400, 422, 409, 200]
    assert [answer["line"] for answer in answers if "errors" in answer] == [2, 4, 5]


def test_other_merchants_ids_are_404(
    client: FlaskClient, database: Database, merchant: MerchantAccount, other_merchant: MerchantAccount
) -> None:
    """A mail that exists for one does not for the other."""
    events.publish(database, merchant)
    mail_id = post(client, merchant, notice("e")).get_json()["mail_id"]
    own = client.get(f"/api/v1/mails/{mail_id}", headers=bearer(merchant))
    assert own.get_json()["state"] == "queued"
    assert client.get(f"/api/v1/mails/{mail_id}", headers=bearer(other_merchant)).status_code == 404
    assert client.get("/api/v1/mails/99999999999999999999999", headers=bearer(merchant)).status_code == 404
    assert client.get("/api/v1/suppressions", headers=bearer(other_merchant)).get_json()["items"] == []


def test_log_by_cursor_and_filter(client: FlaskClient, merchant: MerchantAccount) -> None:
    """All rows once, newest first, over several pages; filters narrow them."""
    lines = "\n".join(json.dumps(notice(f"e{n}", number=f"302-1234567-{n:07}")) for n in range(250))
    events.post_lines(client, merchant, lines.encode())
    seen, cursor = [], ""
    while cursor is not None:
        query = {"cursor": cursor} if cursor else {}
        page = client.get("/api/v1/suppressions", headers=bearer(merchant), query_string=query).get_json()
        seen += [item["id"] for item in page["items"]]
        cursor = page["next"]
    assert len(seen) == 250
    assert seen == sorted(seen, reverse=True)

    def count(**query: str) -> int:
        answer = client.get("/api/v1/suppressions", headers=bearer(merchant), query_string=query)
        return len(answer.get_json()["items"])

    assert count(order="302-1234567-0000007") == 1
    assert count(reason="amazon_rating_invitation") == 0
    assert count(to="2020-11-02") == 0


@pytest.mark.parametrize("query", [{"from": "gestern"}, {"reason": "x"}, {"cursor": "x"}, {"to": "9999-12-31"}])
def test_wrong_filter_is_422(client: FlaskClient, merchant: MerchantAccount, query: dict[str, str]) -> None:
    """And names the parameter."""
    response = client.get("/api/v1/suppressions", headers=bearer(merchant), query_string=query)
    assert response.status_code == 422
    assert response.get_json()["errors"][0]["field"] == next(iter(query))


def test_notification_tells_what_the_sender_uses(
    client: FlaskClient, database: Database, merchant: MerchantAccount
) -> None:
    """Nothing at first, then the published version."""
    assert client.get("/api/v1/notification", headers=bearer(merchant)).get_json() == {
        "enabled": False,
        "version": None,
    }
    events.publish(database, merchant)
    answer = client.get("/api/v1/notification", headers=bearer(merchant)).get_json()
    assert answer["enabled"] is True
    assert answer["version"]["from"] == "versand@lindenhof.example"


def test_openapi_names_every_address_of_the_api(client: FlaskClient) -> None:
    """What the document promises exists, and nothing is left out."""
    document = client.get("/api/v1/openapi.json").get_json()
    rules = {str(rule).replace("int:", "") for rule in client.application.url_map.iter_rules() if "/api/" in str(rule)}
    described = {path.replace("{", "<").replace("}", ">") for path in document["paths"]}
    assert described == rules - {"/api/v1/openapi.json"}
    assert set(document["components"]["schemas"]["Event"]["required"]) == {"id", "kind", "occurred_at", "order"}


def test_health_names_a_silent_sender(client: FlaskClient) -> None:
    """No sender has ever run on this database."""
    response = client.get("/healthz")
    assert response.status_code == 503
    assert response.get_json() == {"status": "unwell", "database": "ok", "sender": "silent"}


@pytest.mark.parametrize(
    "address",
    [
        "kunde@shop.test",
        "kunde@rechner.local",
        '"a b"@mail.example',
        "Jo Kunde <kunde@mail.example>",
        "kunde@mail.example.",
    ],
)
def test_address_that_a_mail_can_go_to_is_taken_as_written(
    client: FlaskClient, merchant: MerchantAccount, address: str
) -> None:
    """With a display name, quotes, a final dot, or under a name for private use."""
    event = notice("e", number="71530", marketplace="zvab.com", buyer={"email": address})
    assert post(client, merchant, event | {"message": {"text": "Guten Tag"}}).get_json()["mail_id"]
