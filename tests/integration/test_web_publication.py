"""Publishing: only with the tick, only what was shown, and with its acknowledgement; switching at any time."""

from __future__ import annotations

from dataclasses import replace

import pytest
from flask.testing import FlaskClient
from selectolax.lexbor import LexborHTMLParser as HTMLParser
from sqlalchemy import func, select

from portal.store import notifications
from portal.store.database import Database
from portal.store.notifications import STATEMENT, STATEMENT_VERSION, Draft
from portal.store.tables import Acknowledgement, Version
from tests.conftest import MerchantAccount
from tests.integration.web import DRAFT, publish, save_draft, send, sign_in

PAGE = "/notification/publish"


def _versions(database: Database) -> int:
    with database.read() as session:
        return session.scalar(select(func.count()).select_from(Version)) or 0


def test_with_the_tick_version_and_acknowledgement_are_stored(
    client: FlaskClient, merchant: MerchantAccount, database: Database
) -> None:
    revision = save_draft(database, merchant, replace(DRAFT, sender="versand@Lindenhof.Example"))
    sign_in(client, merchant)
    answer = send(client, PAGE, PAGE, risk="1", revision=revision)
    assert (answer.status_code, answer.location) == (303, "/")
    assert "Version 1 ist freigegeben und aktiv." in client.get("/").text
    with database.read() as session:
        version = notifications.current_version(session, merchant.id)
        assert version is not None
        kept = notifications.acknowledgement_of(session, merchant.id, version.id)
        assert kept is not None
        assert notifications.find(session, merchant.id).enabled
    assert (version.subject, version.body, version.contact) == (DRAFT.subject, DRAFT.body, DRAFT.contact)
    assert version.sender == "versand@lindenhof.example"
    assert (version.published_by, kept.acknowledged_by) == ("Katharina Brandt", "Katharina Brandt")
    assert (kept.statement, kept.statement_version) == (STATEMENT, STATEMENT_VERSION)
    assert kept.remote_address == "127.0.0.1"
    assert kept.sha256 == notifications.text_digest(version.subject, version.body, version.sender)


def test_the_page_shows_the_statement_that_is_stored(
    client: FlaskClient, merchant: MerchantAccount, database: Database
) -> None:
    save_draft(database, merchant)
    page = HTMLParser(sign_in(client, merchant).get(PAGE).text)
    shown = page.css_first(".oath__text").text().strip(), page.css_first(".choice--boxed").text().strip()
    assert " ".join(shown) == STATEMENT
    assert DRAFT.sender in page.text()


def test_without_the_tick_nothing_is_published(
    client: FlaskClient, merchant: MerchantAccount, database: Database
) -> None:
    revision = save_draft(database, merchant)
    sign_in(client, merchant)
    answer = send(client, PAGE, PAGE, revision=revision)
    assert answer.status_code == 422
    assert "Ohne diese Bestätigung können wir den Text nicht freigeben." in answer.text
    assert _versions(database) == 0


def test_what_was_changed_meanwhile_is_shown_before_it_is_published(
    client: FlaskClient, merchant: MerchantAccount, database: Database
) -> None:
    revision = save_draft(database, merchant)
    sign_in(client, merchant)
    client.get(PAGE)
    save_draft(database, merchant, replace(DRAFT, body="Ungesehener Text"), by="Martin Kolbe")
    answer = send(client, PAGE, PAGE, risk="1", revision=revision)
    assert answer.status_code == 409
    page = HTMLParser(answer.text)
    assert "von Martin Kolbe" in page.text()
    assert "Ungesehener Text" in (page.css_first("iframe").attributes["srcdoc"] or "")
    assert not page.css("input[name=risk][checked]")
    assert _versions(database) == 0


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"subject": " "}, "Bitte geben Sie einen Betreff ein."),
        ({"subject": "x" * 151}, "Der Betreff hat 151 Zeichen"),
        ({"body": "\n \n"}, "Bitte schreiben Sie einen Mailtext."),
        ({"body": "Guten Tag {{käufername}}"}, "„käufername“ kennen wir nicht. Meinten Sie „kaeufer“?"),
        ({"body": "Guten Tag {{kaeufer"}, "steht allein"),
        ({"sender": ""}, "Bitte geben Sie die Absenderadresse ein"),
        ({"sender": "versand"}, "ist keine gültige E-Mail-Adresse"),
        ({"sender": "k3j9x7vq2m8hd5t@marketplace.amazon.de"}, "Käufer-Adresse von Amazon"),
    ],
)
def test_an_unfinished_draft_is_refused_with_the_way_back(
    client: FlaskClient, merchant: MerchantAccount, database: Database, change: dict[str, str], sentence: str
) -> None:
    revision = save_draft(database, merchant, replace(DRAFT, **change))
    sign_in(client, merchant)
    for answer in (client.get(PAGE), send(client, "/", PAGE, risk="1", revision=revision)):
        assert sentence in answer.text
        assert 'href="/notification">Zurück zum Text' in answer.text
        assert 'name="risk"' not in answer.text
    assert answer.status_code == 422
    assert _versions(database) == 0


def test_without_a_draft_there_is_nothing_to_publish(
    client: FlaskClient, merchant: MerchantAccount, database: Database
) -> None:
    sign_in(client, merchant)
    answer = send(client, "/", PAGE, risk="1", revision=0)
    assert answer.status_code == 422
    assert "Es gibt keinen Entwurf" in answer.text


def test_a_second_click_publishes_once(client: FlaskClient, merchant: MerchantAccount, database: Database) -> None:
    revision = save_draft(database, merchant)
    sign_in(client, merchant)
    codes = [send(client, "/", PAGE, risk="1", revision=revision).status_code for _ in range(2)]
    assert codes == [303, 422]
    assert _versions(database) == 1


def test_every_text_needs_a_statement_of_its_own(
    client: FlaskClient, merchant: MerchantAccount, database: Database
) -> None:
    publish(database, merchant)
    revision = save_draft(database, merchant, replace(DRAFT, body="Anderer Text"))
    sign_in(client, merchant)
    assert "Ersetzt" in client.get(PAGE).text
    assert send(client, PAGE, PAGE, revision=revision).status_code == 422
    assert send(client, PAGE, PAGE, risk="1", revision=revision).status_code == 303
    with database.read() as session:
        assert session.scalar(select(func.count()).select_from(Acknowledgement)) == 2


def test_sending_can_be_switched_off_and_on(client: FlaskClient, merchant: MerchantAccount, database: Database) -> None:
    publish(database, merchant)
    sign_in(client, merchant)
    for on, word in (("0", "ausgeschaltet"), ("1", "eingeschaltet")):
        assert send(client, "/", "/notification/switch", on=on).status_code == 303
        assert f"Die Benachrichtigung ist {word}." in client.get("/").text
        with database.read() as session:
            assert notifications.find(session, merchant.id).enabled is (on == "1")


def test_nothing_published_cannot_be_switched_on(
    client: FlaskClient, merchant: MerchantAccount, other_merchant: MerchantAccount, database: Database
) -> None:
    publish(database, other_merchant)
    sign_in(client, merchant)
    send(client, "/", "/notification/switch", on="1")
    assert "Es ist noch kein Text freigegeben" in client.get("/").text
    send(client, "/", "/notification/switch", on="0")
    with database.read() as session:
        assert notifications.find(session, other_merchant.id).enabled


@pytest.mark.parametrize(
    ("prepare", "words"),
    [
        ("none", ["Aus", "Noch kein Text vorhanden", "Text verfassen"]),
        ("draft", ["Entwurf", "noch nicht bestätigt", "Zur Freigabe"]),
        ("active", ["Aktiv", "Version 1", "Ausschalten …", "noch keine gesendet"]),
        ("off", ["Aus", "ausgeschaltet am", "Einschalten"]),
        ("both", ["Aktiv", "Gesendet wird weiterhin Version 1."]),
    ],
)
def test_the_overview_says_how_the_notification_stands(
    client: FlaskClient, merchant: MerchantAccount, database: Database, prepare: str, words: list[str]
) -> None:
    sign_in(client, merchant)
    if prepare in {"active", "off", "both"}:
        publish(database, merchant)
    if prepare in {"draft", "both"}:
        save_draft(database, merchant, Draft("Entwurf", "x", "", ""))
    if prepare == "off":
        send(client, "/", "/notification/switch", on="0")
    text = " ".join(HTMLParser(client.get("/").text).css_first(".state").text().split())
    assert all(word in text for word in words), text
