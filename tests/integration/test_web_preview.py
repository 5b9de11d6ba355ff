"""The preview is the mail that would be sent, of exactly what is typed, and nothing typed becomes code."""

from __future__ import annotations

from email import message_from_string
from email.policy import default
from typing import Any

import pytest
from flask.testing import FlaskClient
from selectolax.lexbor import LexborHTMLParser as HTMLParser

from portal.acceptance.values import values_of
from portal.mail import writing
from portal.store import notifications
from portal.store.database import Database
from portal.store.notifications import Draft
from portal.web import samples
from tests.conftest import MerchantAccount
from tests.integration.web import DRAFT, send, sign_in, token, typed


def _kept(database: Database, merchant: MerchantAccount) -> Draft:
    with database.read() as session:
        return notifications.draft_of(notifications.find(session, merchant.id))


def _preview(client: FlaskClient, draft: Draft, sample: str = "ueblich") -> Any:
    answer = client.post(
        "/notification/preview",
        json={"subject": draft.subject, "body": draft.body, "sender": draft.sender, "contact": draft.contact}
        | {"sample": sample},
        headers={"X-CSRFToken": token(client.get("/notification"))},
    )
    assert answer.status_code == 200
    return answer.json


def test_the_preview_without_script_keeps_nothing(
    client: FlaskClient, merchant: MerchantAccount, database: Database
) -> None:
    sign_in(client, merchant)
    answer = send(client, "/notification", "/notification", **typed(DRAFT, 0, "preview") | {"sample": "viele"})
    page = HTMLParser(answer.text)
    assert "302-7718204-1189437" in (page.css_first("iframe").attributes["srcdoc"] or "")
    assert page.css_first("#editor").attributes.keys() >= {"data-unsaved"}
    assert _kept(database, merchant).body == ""


@pytest.mark.parametrize("sample", samples.SAMPLES, ids=lambda sample: sample.key)
def test_preview_and_sender_say_the_same(
    client: FlaskClient, merchant: MerchantAccount, sample: samples.Sample
) -> None:
    shown = _preview(sign_in(client, merchant), DRAFT, sample.key)
    sent = writing.compose(DRAFT.subject, DRAFT.body, values_of(sample.order, merchant.name, DRAFT.contact))
    assert sent.html in shown["document"]
    assert shown["text"]["preview-text"] == sent.text
    mail = message_from_string(shown["text"]["preview-source"], policy=default)
    assert mail["Subject"] == sent.subject
    assert mail["From"].addresses[0].addr_spec == DRAFT.sender
    plain, html = mail.get_body(("plain",)), mail.get_body(("html",))
    assert plain is not None
    assert html is not None
    assert plain.get_content() == sent.text
    assert sent.html in html.get_content()


def test_missing_values_are_seen_and_named(client: FlaskClient, merchant: MerchantAccount) -> None:
    shown = _preview(sign_in(client, merchant), DRAFT, "leer")
    assert "[Name des Käufers fehlt]" in shown["document"]
    assert "Dieser Bestellung fehlt: Name des Käufers" in shown["html"]["preview-notes"]


def test_unknown_placeholders_are_named_with_a_suggestion(client: FlaskClient, merchant: MerchantAccount) -> None:
    draft = Draft("Zu {{bestelnummer", "Guten Tag {{käufername}} {{xyz}}", "kein-at", "")
    remarks = _preview(sign_in(client, merchant), draft)["html"]
    assert "„käufername“ kennen wir nicht. Meinten Sie „kaeufer“?" in remarks["body-remarks"]
    assert "„xyz“ kennen wir nicht." in remarks["body-remarks"]
    assert "„{{“ steht allein" in remarks["subject-remarks"]
    assert "„kein-at“ ist keine gültige E-Mail-Adresse." in remarks["sender-remarks"]


def test_what_was_taken_out_is_named(client: FlaskClient, merchant: MerchantAccount) -> None:
    draft = Draft("x", '<script>alert(1)</script><b onclick="x()">fett</b><img src=x>', "", "")
    shown = _preview(sign_in(client, merchant), draft)
    assert "Nicht übernommen: &lt;script&gt;, onclick, &lt;img&gt;" in shown["html"]["preview-notes"]
    assert "<b>fett</b>" in shown["document"]
    assert "alert" not in shown["document"]


HOSTILE = (
    '"><script>alert(1)</script>',
    "</title><script>alert(1)</script>",
    "[x](javascript:alert(1))",
    '<a href="&#106;avascript:alert(1)">x</a>',
    "<svg onload=alert(1)>",
    "</body></html><script>alert(1)</script>",
    "<!-- --><iframe srcdoc='<script>alert(1)</script>'></iframe>",
)


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_that_is_typed_becomes_code(
    client: FlaskClient, merchant: MerchantAccount, database: Database, text: str
) -> None:
    sign_in(client, merchant)
    draft = Draft(text, text, text, text)
    answer = send(client, "/notification", "/notification", **typed(draft, 0))
    assert answer.status_code == 303
    for path in ("/notification", "/notification/publish", "/"):
        page = HTMLParser(client.get(path).text)
        frames = [HTMLParser(frame.attributes["srcdoc"] or "") for frame in page.css("iframe")]
        assert all(frame.attributes.keys() >= {"sandbox"} for frame in page.css("iframe"))
        assert all(not frame.attributes["sandbox"] for frame in page.css("iframe"))
        for tree in (page, *frames):
            assert not tree.css("script:not([src]), svg[onload], iframe iframe, [onclick]"), path
            assert not [a for a in tree.css("a[href]") if "script:" in (a.attributes["href"] or "").lower()]
        for frame in frames:
            assert not frame.css("script, iframe, svg, img, form")


@pytest.mark.parametrize("body", ["[]", '"x"', "null", "1", "{", "", '{"subject": {"a": 1}, "sample": null}'])
def test_odd_requests_for_a_preview_never_break(client: FlaskClient, merchant: MerchantAccount, body: str) -> None:
    sign_in(client, merchant)
    answer = client.post(
        "/notification/preview",
        data=body,
        content_type="application/json",
        headers={"X-CSRFToken": token(client.get("/notification"))},
    )
    assert answer.status_code in {200, 400}


def test_a_text_that_is_far_too_long_has_no_preview(client: FlaskClient, merchant: MerchantAccount) -> None:
    shown = _preview(sign_in(client, merchant), Draft("x", "*" * 300_000, "", ""))
    assert shown["document"] == ""
    assert "Keine Vorschau" in shown["html"]["preview-notes"]
