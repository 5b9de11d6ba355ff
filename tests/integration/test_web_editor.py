"""Writing: nothing typed is ever lost, also when two people write at once."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from flask.testing import FlaskClient
from selectolax.lexbor import LexborHTMLParser as HTMLParser

from portal.store import notifications
from portal.store.database import Database
from portal.store.notifications import Draft
from tests.conftest import MerchantAccount
from tests.integration.web import DRAFT, publish, save_draft, send, sign_in, typed


def _kept(database: Database, merchant: MerchantAccount) -> Draft:
    with database.read() as session:
        return notifications.draft_of(notifications.find(session, merchant.id))


def test_a_draft_is_kept_and_shown_again(client: FlaskClient, merchant: MerchantAccount, database: Database) -> None:
    sign_in(client, merchant)
    answer = send(client, "/notification", "/notification", **typed(DRAFT, 0))
    assert answer.status_code == 303
    assert _kept(database, merchant) == DRAFT
    page = client.get("/notification").text
    assert "Der Entwurf ist gespeichert." in page
    assert HTMLParser(page).css_first("#body").text() == DRAFT.body


def test_the_published_text_is_where_a_new_draft_begins(
    client: FlaskClient, merchant: MerchantAccount, database: Database
) -> None:
    publish(database, merchant)
    page = HTMLParser(sign_in(client, merchant).get("/notification").text)
    assert page.css_first("#subject").text() == DRAFT.subject
    assert "Entwurf zu Version 2" in page.text()


def test_the_first_text_begins_with_the_person_as_its_contact(client: FlaskClient, merchant: MerchantAccount) -> None:
    page = HTMLParser(sign_in(client, merchant).get("/notification").text)
    assert page.css_first("#contact").attributes["value"] == "Katharina Brandt"
    assert not page.css(".field__error")


def test_going_on_keeps_the_draft_first(client: FlaskClient, merchant: MerchantAccount, database: Database) -> None:
    sign_in(client, merchant)
    answer = send(client, "/notification", "/notification", **typed(DRAFT, 0, "publish"))
    assert (answer.status_code, answer.location) == (303, "/notification/publish")
    assert _kept(database, merchant) == DRAFT


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"subject": "x" * 151}, "Der Betreff hat 151 Zeichen, möglich sind 150."),
        ({"subject": "zwei\r\nZeilen"}, "Der Betreff muss in einer Zeile stehen."),
        ({"body": "x" * 20_001}, "Der Mailtext hat 20.001 Zeichen, möglich sind 20.000."),
        ({"sender": "x" * 255}, "Die Absenderadresse hat 255 Zeichen"),
        ({"contact": "x" * 101}, "Der Name hat 101 Zeichen"),
    ],
)
def test_bounds_are_told_and_the_text_is_kept(
    client: FlaskClient, merchant: MerchantAccount, database: Database, change: dict[str, str], sentence: str
) -> None:
    sign_in(client, merchant)
    answer = send(client, "/notification", "/notification", **typed(DRAFT, 0) | change)
    assert answer.status_code == 422
    assert sentence in answer.text
    field, text = next(iter(change.items()))
    shown = HTMLParser(answer.text).css_first(f"#{field}")
    assert (shown.text() or shown.attributes.get("value")) == text.replace("\r\n", "\n")
    assert _kept(database, merchant).body == ""


@pytest.mark.parametrize("length", [150, 1])
def test_bounds_themselves_are_allowed(
    client: FlaskClient, merchant: MerchantAccount, database: Database, length: int
) -> None:
    sign_in(client, merchant)
    draft = Draft("ü" * length, "🐈" * 20_000, DRAFT.sender, "")
    assert send(client, "/notification", "/notification", **typed(draft, 0)).status_code == 303
    assert _kept(database, merchant) == draft


def test_odd_characters_are_no_fault_of_ours(
    client: FlaskClient, merchant: MerchantAccount, database: Database
) -> None:
    sign_in(client, merchant)
    draft = Draft("A\x00B\u00a0C\u00ad\u200bD", "x\x00y\r\nz\x1b", "a\x00@b", "\x07")
    assert send(client, "/notification", "/notification", **typed(draft, 0)).status_code == 303
    assert _kept(database, merchant) == Draft("A\ufffdB CD", "x\ufffdy\nz\ufffd", "a\ufffd@b", "\ufffd")
    assert client.get("/notification").status_code == 200
    assert client.get("/notification/publish").status_code == 200


def test_the_second_of_two_writers_loses_nothing(
    client: FlaskClient, merchant: MerchantAccount, database: Database
) -> None:
    sign_in(client, merchant)
    save_draft(database, merchant, DRAFT)
    theirs = Draft("Von Kolbe", "Text von Kolbe", DRAFT.sender, "")
    mine = Draft("Von Brandt", "Text von Brandt", DRAFT.sender, "")
    save_draft(database, merchant, theirs, by="Martin Kolbe")
    answer = send(client, "/notification", "/notification", **typed(mine, 1))
    assert answer.status_code == 409
    page = HTMLParser(answer.text)
    assert "Martin Kolbe hat diesen Entwurf heute um" in page.text()
    assert page.css_first("#body").text() == mine.body
    assert "Text von Kolbe" in page.css_first(".other").text()
    assert _kept(database, merchant) == theirs
    again = int(page.css_first("input[name=revision]").attributes["value"] or 0)
    assert send(client, "/notification", "/notification", **typed(mine, again)).status_code == 303
    assert _kept(database, merchant) == mine


def test_the_preview_does_not_hide_a_conflict(
    client: FlaskClient, merchant: MerchantAccount, database: Database
) -> None:
    sign_in(client, merchant)
    save_draft(database, merchant)
    page = send(client, "/notification", "/notification", **typed(DRAFT, 0, "preview")).text
    assert HTMLParser(page).css_first("input[name=revision]").attributes["value"] == "0"


def test_a_second_click_is_no_conflict(client: FlaskClient, merchant: MerchantAccount, database: Database) -> None:
    sign_in(client, merchant)
    for _ in range(2):
        assert send(client, "/notification", "/notification", **typed(DRAFT, 0)).status_code == 303
    with database.read() as session:
        assert notifications.find(session, merchant.id).draft_revision == 1


def test_a_draft_that_was_published_meanwhile_can_be_saved_as_a_new_one(
    client: FlaskClient, merchant: MerchantAccount, database: Database
) -> None:
    sign_in(client, merchant)
    revision = save_draft(database, merchant)
    publish(database, merchant)
    mine = Draft("Neu", "Neuer Text", DRAFT.sender, "")
    answer = send(client, "/notification", "/notification", **typed(mine, revision))
    assert answer.status_code == 409
    assert "inzwischen freigegeben oder verworfen" in answer.text


@pytest.mark.parametrize("revision", ["", "x", "-1", "9" * 30, "١"])
def test_a_form_without_its_revision_is_a_conflict(
    client: FlaskClient, merchant: MerchantAccount, database: Database, revision: str
) -> None:
    sign_in(client, merchant)
    answer = send(client, "/notification", "/notification", **typed(DRAFT, 0) | {"revision": revision})
    assert answer.status_code == 409


def test_a_draft_can_be_discarded_and_the_published_text_stays(
    client: FlaskClient, merchant: MerchantAccount, database: Database
) -> None:
    publish(database, merchant)
    save_draft(database, merchant)
    sign_in(client, merchant)
    assert send(client, "/notification", "/notification/discard").status_code == 303
    page = client.get("/").text
    assert "Der Entwurf ist verworfen." in page
    assert "Aktiv" in page


def test_other_merchants_drafts_are_never_seen(
    client: FlaskClient, merchant: MerchantAccount, other_merchant: MerchantAccount, database: Database
) -> None:
    save_draft(database, other_merchant, Draft("Geheim", "Geheimer Text", "", ""))
    sign_in(client, merchant)
    send(client, "/notification", "/notification", **typed(DRAFT, 0))
    assert "Geheim" not in client.get("/notification").text
    assert _kept(database, other_merchant).subject == "Geheim"


def test_the_moment_of_the_draft_is_shown_in_berlin(
    client: FlaskClient, merchant: MerchantAccount, database: Database
) -> None:
    with database.write() as session:
        moment = datetime(2020, 11, 2, 23, 30, tzinfo=UTC)
        notifications.save_draft(session, merchant.id, DRAFT, 0, by="M. Kolbe", now=moment)
    assert "03.11.2020, 00:30 Uhr von M. Kolbe" in sign_in(client, merchant).get("/notification").text
