"""Rules that hold for every page, found in the application's own list of addresses."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from selectolax.lexbor import LexborHTMLParser as HTMLParser

from portal import create_app
from portal.policy.decision import NotReplaced, Outcome
from portal.policy.rules import Reason
from portal.settings import ROOT, Settings
from portal.store.database import Database
from portal.web import sentences
from tests.conftest import MerchantAccount
from tests.integration.web import log, publish, save_draft, send, sign_in, token

PUBLIC = {"static", "auth.login", "health.show_health"}


def _is_page(endpoint: str) -> bool:
    return endpoint not in PUBLIC and not endpoint.startswith("api.")


def _paths(app: Flask, method: str) -> list[str]:
    rules = [rule for rule in app.url_map.iter_rules() if method in (rule.methods or set())]
    return sorted({re.sub(r"<[^>]+>", "1", rule.rule) for rule in rules if _is_page(rule.endpoint)})


@pytest.fixture
def pages(client: FlaskClient, merchant: MerchantAccount, database: Database) -> dict[str, HTMLParser]:
    """Every page, read once by a signed-in person with a full log, a version and a draft."""
    matched = [{"place": "text", "words": "Amazon", "before": "Ihre ", "after": "-Bestellung"}]
    log(database, merchant, matched=matched, subject="Ihre Bestellung")
    publish(database, merchant)
    save_draft(database, merchant)
    found = {"/login": client.get("/login").text}
    sign_in(client, merchant)
    found |= {path: client.get(path).text for path in _paths(client.application, "GET") if not path.endswith(".csv")}
    found["/nirgends"] = client.get("/nirgends").text
    return {path: HTMLParser(text) for path, text in found.items()}


def test_there_is_a_login_wall_before_every_page(app: Flask, client: FlaskClient) -> None:
    paths = _paths(app, "GET")
    assert {"/", "/notification", "/notification/publish", "/suppressions", "/suppressions.csv"} <= set(paths)
    for path in paths:
        answer = client.get(path)
        assert answer.status_code == 302, path
        assert answer.location.startswith("/login"), path


def test_every_post_needs_the_token_of_its_session(app: Flask, client: FlaskClient, merchant: MerchantAccount) -> None:
    sign_in(client, merchant)
    paths = [*_paths(app, "POST"), "/login"]
    assert len(paths) >= 7
    for path in paths:
        assert client.post(path).status_code == 400, path
        assert client.post(path, json={}).status_code == 400, path
        assert client.post(path, data={"csrf_token": token(app.test_client().get("/login"))}).status_code == 400, path


def test_no_post_works_without_signing_in(app: Flask, client: FlaskClient) -> None:
    for path in _paths(app, "POST"):
        answer = client.post(path, data={"csrf_token": token(client.get("/login"))})
        assert answer.status_code == (303 if path == "/logout" else 401), path


def test_every_page_has_one_heading_and_a_title(pages: dict[str, HTMLParser]) -> None:
    for path, page in pages.items():
        assert len(page.css("h1")) == 1, path
        title = page.css_first("title")
        assert title is not None, path
        assert title.text().endswith("– Postschleuse"), path
        assert page.css_first("html").attributes["lang"] == "de", path


def test_every_input_has_a_label(pages: dict[str, HTMLParser]) -> None:
    for path, page in pages.items():
        for field in page.css("input:not([type=hidden]), select, textarea"):
            name = field.attributes.get("id")
            is_labelled = bool(name and page.css(f'label[for="{name}"]')) or field.parent.tag == "label"
            assert is_labelled, (path, field.html)


def test_no_page_holds_inline_code(pages: dict[str, HTMLParser]) -> None:
    for path, page in pages.items():
        assert not page.css("style, [style], script:not([src])"), path
        for element in page.css("*"):
            assert not [name for name in element.attributes if name.startswith("on")], (path, element.html)


def test_every_form_that_posts_carries_the_token(pages: dict[str, HTMLParser]) -> None:
    for path, page in pages.items():
        for form in page.css("form[method=post]"):
            assert form.css("input[name=csrf_token]"), (path, form.attributes)


def test_no_id_stands_twice(pages: dict[str, HTMLParser]) -> None:
    for path, page in pages.items():
        names = [element.attributes["id"] for element in page.css("[id]")]
        assert len(names) == len(set(names)), path


def test_no_link_is_dead(client: FlaskClient, pages: dict[str, HTMLParser]) -> None:
    targets = {
        (path, element.attributes.get("href") or element.attributes.get("src") or "")
        for path, page in pages.items()
        for element in page.css("[href], script[src]")
    }
    seen: set[str] = set()
    for path, target in sorted(targets):
        assert target, path
        if target.startswith("#"):
            assert pages[path].css(f'[id="{target[1:]}"]'), (path, target)
        elif target not in seen:
            with client.get(target) as answer:
                assert answer.status_code == (302 if target == "/login" else 200), (path, target)
        seen.add(target)


def test_every_page_is_guarded_by_its_headers(client: FlaskClient, merchant: MerchantAccount) -> None:
    for path in ("/login", "/nirgends", "/"):
        headers = client.get(path).headers
        policy = headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Referrer-Policy"] == "same-origin"
        assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
        assert headers["Cache-Control"] == "no-store"
        assert "Strict-Transport-Security" not in headers


def test_https_makes_cookies_secure_and_is_remembered(settings: Settings) -> None:
    app = create_app(settings.model_copy(update={"public_url": "https://post.example"}))
    answer = app.test_client().get("/login")
    app.extensions["database"].engine.dispose()
    assert answer.headers["Strict-Transport-Security"].startswith("max-age=")
    cookie = answer.headers["Set-Cookie"]
    assert all(word in cookie for word in ("Secure", "HttpOnly", "SameSite=Lax"))


def test_the_address_behind_a_proxy_counts_only_where_there_is_one(settings: Settings) -> None:
    for proxies, expected in ((0, "127.0.0.1"), (1, "203.0.113.9")):
        app = create_app(settings.model_copy(update={"proxies": proxies}))
        seen: list[str | None] = []
        app.before_request(lambda seen=seen: seen.append(__import__("flask").request.remote_addr))
        app.test_client().get("/static/mark.svg", headers={"X-Forwarded-For": "203.0.113.9"}).close()
        app.extensions["database"].engine.dispose()
        assert seen == [expected]


def test_static_files_are_kept_for_a_year_by_their_hash(client: FlaskClient, database: Database) -> None:
    sheet = HTMLParser(client.get("/login").text).css_first("link[rel=stylesheet]").attributes["href"] or ""
    with client.get(sheet) as answer:
        assert "max-age=31536000" in answer.headers["Cache-Control"]
    with client.get("/static/mark.svg") as plain:
        assert "max-age" not in plain.headers["Cache-Control"]


def test_fonts_carry_the_hash_of_their_content_and_their_licence() -> None:
    named = 0
    for sheet in ("portal.css", "mail.css"):
        for font, version in re.findall(r'url\("(fonts/[^"?]+)\?v=(\w+)"', Path(ROOT / "static" / sheet).read_text()):
            content = (ROOT / "static" / font).read_bytes()
            assert hashlib.sha256(content).hexdigest().startswith(version), font
            named += 1
    assert named == 4
    assert len(list((ROOT / "static/fonts").glob("OFL-*.txt"))) == len(list((ROOT / "static/fonts").glob("*.woff2")))


def test_every_code_has_its_sentence() -> None:
    assert set(sentences.NOT_REPLACED) == set(NotReplaced)
    assert set(sentences.ANSWERS) == set(Outcome)
    assert set(sentences.ADVICE) == set(Reason)
    assert set(sentences.WITHOUT_REPLACEMENT) == set(Reason)


def test_files_stay_small() -> None:
    """Pages up to 80 lines, scripts up to 100."""
    for folder, pattern, most in (("templates", "*.html", 80), ("static/js", "*.js", 100)):
        for path in (ROOT / folder).glob(pattern):
            assert len(path.read_text(encoding="utf-8").splitlines()) <= most, path


def test_signing_out_needs_a_form(client: FlaskClient, merchant: MerchantAccount) -> None:
    sign_in(client, merchant)
    assert client.get("/logout").status_code == 405
    assert send(client, "/", "/logout").status_code == 303
