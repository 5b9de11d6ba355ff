"""Signing in: the limits, no hint who has an account, no way to another site."""

from __future__ import annotations

import logging
import re
from datetime import UTC, datetime

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import update

from portal import create_app
from portal.settings import Settings
from portal.store import merchants
from portal.store.database import Database
from portal.store.tables import Merchant, User
from portal.web.login import own_path
from tests.conftest import MerchantAccount
from tests.integration.web import send, sign_in, token, try_login


def _without_tokens(text: str) -> str:
    return re.sub(r'name="csrf_token"[^>]*value="[^"]*"|Stand [^<]*Uhr', "", text)


def test_the_right_password_opens_the_overview(client: FlaskClient, merchant: MerchantAccount) -> None:
    answer = try_login(client, f" {merchant.email.upper()} ", merchant.password)
    assert (answer.status_code, answer.location) == (303, "/")
    assert "Katharina Brandt" in client.get("/").text


def test_the_page_that_was_asked_for_comes_after_signing_in(client: FlaskClient, merchant: MerchantAccount) -> None:
    wall = client.get("/suppressions?regel=R2")
    assert wall.location == "/login?next=/suppressions?regel%3DR2"
    page = client.get(wall.location)
    assert 'value="/suppressions?regel=R2"' in page.text
    answer = try_login(client, merchant.email, merchant.password, next="/suppressions?regel=R2")
    assert answer.location == "/suppressions?regel=R2"


@pytest.mark.parametrize(
    "target",
    [
        "//evil.example",
        "/\\evil.example",
        "\\\\evil.example",
        "https://evil.example",
        "evil",
        "",
        "/\t/evil.example",
        "/\n/evil.example",
        "/x\\y",
        "javascript:alert(1)",
        "/ x",
    ],
)
def test_next_never_leads_to_another_site(target: str) -> None:
    assert own_path(target) == "/"


def test_a_new_session_begins_with_signing_in(client: FlaskClient, merchant: MerchantAccount) -> None:
    before = token(client.get("/login"))
    sign_in(client, merchant)
    assert token(client.get("/")) != before


def test_signing_out_ends_the_session_and_the_cookie_of_30_days(client: FlaskClient, merchant: MerchantAccount) -> None:
    try_login(client, merchant.email, merchant.password, stay="1")
    assert client.get_cookie("postschleuse_bleiben") is not None
    send(client, "/", "/logout")
    assert client.get_cookie("postschleuse_bleiben") is None
    assert client.get("/").status_code == 302


def test_30_days_outlive_the_session(client: FlaskClient, merchant: MerchantAccount) -> None:
    try_login(client, merchant.email, merchant.password, stay="1")
    client.delete_cookie("postschleuse")
    answer = client.get("/")
    assert answer.status_code == 200
    assert "Expires" in answer.headers["Set-Cookie"]


def test_a_changed_session_key_ends_every_session(
    client: FlaskClient, merchant: MerchantAccount, database: Database
) -> None:
    try_login(client, merchant.email, merchant.password, stay="1")
    with database.write() as session:
        session.execute(update(User).values(session_key="another"))
    assert client.get("/").status_code == 302


def test_a_closed_merchant_is_let_in_no_more(
    client: FlaskClient, merchant: MerchantAccount, database: Database
) -> None:
    sign_in(client, merchant)
    with database.write() as session:
        session.execute(update(Merchant).values(state="closed"))
    assert client.get("/").status_code == 302
    answer = try_login(client, merchant.email, merchant.password)
    assert answer.status_code == 403
    assert "Dieser Zugang ist geschlossen." in answer.text


def test_an_operator_is_told_kindly_that_this_is_for_merchants(client: FlaskClient, database: Database) -> None:
    with database.write() as session:
        merchants.add_operator(session, "op@host.example", "lesesaal-quarto-falz", datetime.now(UTC))
    answer = try_login(client, "op@host.example", "lesesaal-quarto-falz")
    assert answer.status_code == 403
    assert "Dieses Portal ist für Händler." in answer.text
    assert client.get("/").status_code == 302


def test_unknown_address_and_wrong_password_get_the_same_answer(
    client: FlaskClient, merchant: MerchantAccount, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked_at: list[str] = []
    verify = merchants._HASHER.__class__.verify

    def count(self: object, hashed: str, password: str) -> bool:
        looked_at.append(hashed)
        return bool(verify(self, hashed, password))  # type: ignore[arg-type]

    monkeypatch.setattr(merchants._HASHER.__class__, "verify", count)
    wrong = try_login(client, merchant.email, "wrong")
    unknown = try_login(client, "niemand@lindenhof.exampl", "wrong")
    assert (wrong.status_code, unknown.status_code) == (401, 401)
    assert _without_tokens(wrong.text).replace(merchant.email, "") == _without_tokens(unknown.text).replace(
        "niemand@lindenhof.exampl", ""
    )
    assert len(looked_at) == 2


def test_five_tries_then_a_pause_that_the_right_password_does_not_end(
    client: FlaskClient, merchant: MerchantAccount
) -> None:
    texts = [try_login(client, merchant.email, "wrong").text for _ in range(5)]
    assert "Noch 4 Versuche" in texts[0]
    assert "Noch 1 Versuch," in texts[3]
    assert "letzte Versuch" in texts[4]
    blocked = try_login(client, merchant.email, merchant.password)
    assert blocked.status_code == 429
    assert 0 < int(blocked.headers["Retry-After"]) <= 900
    assert "Zu viele Versuche" in blocked.text


def test_the_limit_holds_across_two_processes(app: Flask, settings: Settings, merchant: MerchantAccount) -> None:
    other = create_app(settings)
    browsers = [app.test_client(), other.test_client()]
    codes = [try_login(browsers[number % 2], merchant.email, "wrong").status_code for number in range(7)]
    other.extensions["database"].engine.dispose()
    assert codes == [401] * 5 + [429] * 2


def test_success_forgets_the_tries_before_it(client: FlaskClient, merchant: MerchantAccount) -> None:
    for _ in range(4):
        try_login(client, merchant.email, "wrong")
    sign_in(client, merchant)
    send(client, "/", "/logout")
    assert "Noch 4 Versuche" in try_login(client, merchant.email, "wrong").text


def test_an_unknown_address_is_blocked_like_a_known_one(client: FlaskClient, database: Database) -> None:
    codes = [try_login(client, "niemand@example.org", "wrong").status_code for _ in range(6)]
    assert codes == [401] * 5 + [429]


def test_one_network_address_may_not_try_many_accounts(client: FlaskClient, database: Database) -> None:
    codes = [try_login(client, f"n{number}@example.org", "wrong").status_code for number in range(61)]
    assert codes == [401] * 60 + [429]


def test_logs_name_no_person(client: FlaskClient, merchant: MerchantAccount, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        try_login(client, merchant.email, "geheim-falsch")
        sign_in(client, merchant)
    for secret in (merchant.email, "geheim-falsch", merchant.password, "Katharina"):
        assert secret not in caplog.text


@pytest.mark.parametrize("email", ["\x00", "a\x00b@x.example", "x" * 100_000, "🐈@x.example", "' OR 1=1 --"])
def test_odd_addresses_are_only_wrong(client: FlaskClient, database: Database, email: str) -> None:
    assert try_login(client, email, "p\x00w" * 1000).status_code == 401


def test_empty_fields_are_named_and_not_counted(client: FlaskClient, database: Database) -> None:
    answer = try_login(client, "", "")
    assert answer.status_code == 422
    assert "Bitte geben Sie Ihr Passwort ein." in answer.text
