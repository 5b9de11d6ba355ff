"""Error pages: in German, with what to do, and never a word of the program's insides."""

from __future__ import annotations

import logging
import re

import pytest
from flask import Flask, abort
from flask.testing import FlaskClient
from selectolax.lexbor import LexborHTMLParser as HTMLParser

from portal import create_app
from portal.settings import Settings
from portal.store.database import Database
from tests.conftest import MerchantAccount
from tests.integration.web import DRAFT, send, sign_in, token, typed

SECRET = "geheime Innereien"


@pytest.fixture
def broken(app: Flask) -> FlaskClient:
    """A browser at an application with views that fail."""

    def fail() -> str:
        raise ValueError(SECRET)

    app.add_url_rule("/boom", "boom", fail)
    app.add_url_rule("/forbidden", "forbidden", lambda: abort(403))
    app.add_url_rule("/teapot", "teapot", lambda: abort(418))
    app.config["PROPAGATE_EXCEPTIONS"] = False
    return app.test_client()


def test_a_fault_of_ours_shows_a_code_that_is_in_the_log(broken: FlaskClient, caplog: pytest.LogCaptureFixture) -> None:
    answer = broken.get("/boom")
    assert answer.status_code == 500
    code = re.search(r"F-[0-9A-F]{8}", answer.text)
    assert code is not None
    assert code[0] in caplog.text
    assert SECRET not in answer.text
    assert "Traceback" not in answer.text


@pytest.mark.parametrize(
    ("path", "status", "title"),
    [
        ("/nirgends", 404, "Diese Seite gibt es nicht"),
        ("/forbidden", 403, "Dafür fehlt Ihnen die Berechtigung"),
        ("/logout", 405, "So lässt sich diese Seite nicht aufrufen"),
        ("/teapot", 418, "Das haben wir nicht verstanden"),
    ],
)
def test_every_error_has_its_page(broken: FlaskClient, path: str, status: int, title: str) -> None:
    answer = broken.get(path)
    assert answer.status_code == status
    page = HTMLParser(answer.text)
    assert page.css_first("h1").text() == title
    assert page.css_first(".errorpage a.btn").attributes["href"]


def test_a_page_that_was_open_too_long_says_so_and_gives_the_text_back(
    client: FlaskClient, merchant: MerchantAccount
) -> None:
    sign_in(client, merchant)
    answer = client.post("/notification", data=typed(DRAFT, 0) | {"csrf_token": "old"})
    assert answer.status_code == 400
    assert "Die Seite war zu lange offen" in answer.text
    assert [area.text() for area in HTMLParser(answer.text).css("textarea")] == [DRAFT.subject, DRAFT.body]


def test_who_was_signed_out_while_writing_gets_the_text_back(client: FlaskClient, database: Database) -> None:
    fields = typed(DRAFT, 0) | {"csrf_token": token(client.get("/login"))}
    for answer in (client.post("/notification", data=fields), client.post("/notification", data=typed(DRAFT, 0))):
        assert answer.status_code in {400, 401}
        assert "Sie wurden abgemeldet" in answer.text
        assert HTMLParser(answer.text).css("textarea")[1].text() == DRAFT.body


def test_a_form_that_is_too_large_is_told_so(client: FlaskClient, merchant: MerchantAccount) -> None:
    sign_in(client, merchant)
    answer = client.post("/notification", data={"body": "x" * (2 * 1024 * 1024 + 1)})
    assert answer.status_code == 413
    assert "Mehr als 2 MB" in answer.text


def test_a_long_text_below_the_limit_is_answered_kindly(client: FlaskClient, merchant: MerchantAccount) -> None:
    sign_in(client, merchant)
    fields = typed(DRAFT, 0) | {"body": "x" * 1_500_000}
    assert send(client, "/notification", "/notification", **fields).status_code == 422


def test_without_the_database_there_is_a_page_that_says_when_to_come_back(
    settings: Settings, client: FlaskClient, merchant: MerchantAccount, caplog: pytest.LogCaptureFixture
) -> None:
    sign_in(client, merchant)
    cookie = client.get_cookie("postschleuse")
    assert cookie is not None
    away = create_app(settings.model_copy(update={"database_url": "postgresql+psycopg://x:pass@127.0.0.1:1/none"}))
    browser = away.test_client()
    browser.set_cookie("postschleuse", cookie.value)
    with caplog.at_level(logging.DEBUG):
        for path in ("/", "/suppressions", "/nirgends"):
            answer = browser.get(path)
            assert answer.status_code == (404 if path == "/nirgends" else 503)
            assert "psycopg" not in answer.text
    answer = browser.get("/")
    assert answer.headers["Retry-After"] == "30"
    assert "Das Portal macht gerade Pause" in answer.text
    assert browser.post("/notification", data=typed(DRAFT, 0)).status_code == 503
    away.extensions["database"].engine.dispose()


def test_the_api_speaks_its_own_language(client: FlaskClient, database: Database) -> None:
    for path in ("/api/v1/nirgends", "/api/nirgends"):
        answer = client.get(path)
        assert answer.status_code == 404
        assert answer.content_type == "application/problem+json"
    assert client.delete("/api/v1/events").content_type == "application/problem+json"
