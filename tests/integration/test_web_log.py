"""The log on screen: filter, pages, entries; only the merchant's own."""

from __future__ import annotations

import itertools
from collections import Counter
from datetime import UTC, datetime, timedelta

import pytest
from flask.testing import FlaskClient
from selectolax.lexbor import LexborHTMLParser as HTMLParser

from portal.policy.decision import NotReplaced
from portal.policy.rules import Reason
from portal.store import notifications, outbox, suppressions
from portal.store.database import Database
from portal.web import sentences
from tests.conftest import MerchantAccount
from tests.integration.web import log, publish, sign_in

NOON = datetime(2020, 11, 20, 11, 0, tzinfo=UTC)


def _subjects(client: FlaskClient, address: str) -> list[str]:
    return [link.text() for link in HTMLParser(client.get(address).text).css(".c-subject a")]


def test_newest_first_under_its_day(client: FlaskClient, merchant: MerchantAccount, database: Database) -> None:
    for hours, subject in ((0, "mittags"), (-24, "tags zuvor"), (1, "später"), (12, "nach Mitternacht")):
        log(database, merchant, now=NOON + timedelta(hours=hours), subject=subject)
    page = HTMLParser(sign_in(client, merchant).get("/suppressions").text)
    assert [link.text() for link in page.css(".c-subject a")] == ["nach Mitternacht", "später", "mittags", "tags zuvor"]
    days = [row.text(strip=True) for row in page.css("tr.day")]
    assert days == ["Samstag, 21.11.2020", "Freitag, 20.11.2020", "Donnerstag, 19.11.2020"]
    assert page.css_first(".toolbar p").text(strip=True) == "4Einträge"


def test_days_are_those_of_berlin(client: FlaskClient, merchant: MerchantAccount, database: Database) -> None:
    for minute, subject in (
        (datetime(2020, 10, 24, 21, 59, tzinfo=UTC), "vorher"),
        (datetime(2020, 10, 24, 22, 0, tzinfo=UTC), "erste"),
    ):
        log(database, merchant, now=minute, subject=subject)
    log(database, merchant, now=datetime(2020, 10, 25, 22, 59, tzinfo=UTC), subject="letzte")
    log(database, merchant, now=datetime(2020, 10, 25, 23, 0, tzinfo=UTC), subject="danach")
    sign_in(client, merchant)
    assert _subjects(client, "/suppressions?von=2020-10-25&bis=2020-10-25") == ["letzte", "erste"]


def test_the_filter_is_in_the_address(client: FlaskClient, merchant: MerchantAccount, database: Database) -> None:
    log(database, merchant, now=NOON, subject="R5", reason=Reason.AMAZON_ORDER_NOTICE)
    log(database, merchant, now=NOON, subject="R3", reason=Reason.AMAZON_RATING_INVITATION)
    log(database, merchant, now=NOON, subject="unlesbar", reason=Reason.UNREADABLE, channel="smtp", kind="mail")
    sign_in(client, merchant)
    assert _subjects(client, "/suppressions?regel=R3") == ["R3"]
    assert _subjects(client, "/suppressions?regel=unlesbar") == ["unlesbar"]
    assert len(_subjects(client, "/suppressions?von=2020-11-20")) == 3
    assert _subjects(client, "/suppressions?bis=2020-11-19") == []
    page = HTMLParser(client.get("/suppressions?regel=R3&von=2020-11-01").text)
    assert page.css_first("option[selected]").attributes["value"] == "R3"
    download = page.css_first(".downloads a").attributes["href"]
    assert download == "/suppressions.csv?von=2020-11-01&regel=R3"


def test_an_empty_selection_says_how_to_find_more(
    client: FlaskClient, merchant: MerchantAccount, database: Database
) -> None:
    sign_in(client, merchant)
    assert "Noch keine Einträge" in client.get("/suppressions").text
    log(database, merchant)
    text = client.get("/suppressions?regel=R2").text
    assert "Keine Einträge für diese Auswahl" in text
    assert "Ohne den Filter „Regel“ gibt es 1 Eintrag." in text


@pytest.mark.parametrize(
    "query",
    [
        "von=gestern",
        "von=2020-13-40",
        "bis=0001-01-01",
        "bis=9999-12-31",
        "regel=R9",
        "von=20201120T10",
        "von=%00",
        "von=2020-11-21&bis=2020-11-20",
        "regel=%F0%9F%90%88",
        "von=2020-W47-5",
    ],
)
def test_a_filter_that_makes_no_sense_is_named(
    client: FlaskClient, merchant: MerchantAccount, database: Database, query: str
) -> None:
    log(database, merchant, now=NOON)
    answer = sign_in(client, merchant).get(f"/suppressions?{query}")
    assert answer.status_code == 200
    assert "W47" in query or HTMLParser(answer.text).css(".filter .field__error")
    assert client.get(f"/suppressions.csv?{query}").status_code == 200


def test_pages_go_on_by_key_and_back(client: FlaskClient, merchant: MerchantAccount, database: Database) -> None:
    for number in range(120):
        log(database, merchant, now=NOON + timedelta(seconds=number // 3), subject=f"n{number}")
    sign_in(client, merchant)
    expected = [f"n{number}" for number in range(119, -1, -1)]
    seen, address = [], "/suppressions"
    while address:
        page = HTMLParser(client.get(address).text)
        seen.append([link.text() for link in page.css(".c-subject a")])
        older = page.css_first(".pager a[rel=next]")
        address = older.attributes["href"] or "" if older else ""
    assert [len(rows) for rows in seen] == [50, 50, 20]
    assert list(itertools.chain(*seen)) == expected
    back = page.css_first(".pager a[rel=prev]").attributes["href"] or ""
    assert _subjects(client, back) == seen[1]
    log(database, merchant, now=NOON + timedelta(hours=1), subject="ganz neu")
    assert _subjects(client, back) == seen[1]
    first = HTMLParser(client.get(back).text).css_first(".pager a[rel=prev]").attributes["href"] or ""
    assert _subjects(client, first) == seen[0]


def test_going_back_to_the_newest_shows_a_full_page(
    client: FlaskClient, merchant: MerchantAccount, database: Database
) -> None:
    for number in range(60):
        log(database, merchant, now=NOON + timedelta(seconds=number), subject=f"n{number}")
    sign_in(client, merchant)
    second = HTMLParser(client.get("/suppressions").text).css_first(".pager a[rel=next]").attributes["href"] or ""
    back = HTMLParser(client.get(second).text).css_first(".pager a[rel=prev]").attributes["href"] or ""
    assert len(_subjects(client, back)) == 50


@pytest.mark.parametrize(
    "cursor", ["x", "1", "-", "1-", "-1", "9" * 60, "99999999999999999999-1", "1-99999999999999999999", "%00", "1-1-1"]
)
def test_a_bad_cursor_gives_the_first_page(
    client: FlaskClient, merchant: MerchantAccount, database: Database, cursor: str
) -> None:
    log(database, merchant, subject="da")
    sign_in(client, merchant)
    for name in ("vor", "nach"):
        assert _subjects(client, f"/suppressions?{name}={cursor}") == ["da"]


def test_other_merchants_rows_are_never_seen(
    client: FlaskClient, merchant: MerchantAccount, other_merchant: MerchantAccount, database: Database
) -> None:
    theirs = log(database, other_merchant, subject="Fremdes Geheimnis")
    sign_in(client, merchant)
    for path in ("/", "/suppressions", "/suppressions.csv"):
        assert "Fremdes" not in client.get(path).text
    other, unknown = client.get(f"/suppressions/{theirs}"), client.get(f"/suppressions/{theirs + 1}")
    assert (other.status_code, unknown.status_code) == (404, 404)
    assert other.text == unknown.text


@pytest.mark.parametrize("number", ["0", "99999999999999999999", "-1", "1.5", "x", str(2**63 - 1), str(2**63)])
def test_odd_numbers_are_not_found(
    client: FlaskClient, merchant: MerchantAccount, database: Database, number: str
) -> None:
    assert sign_in(client, merchant).get(f"/suppressions/{number}").status_code == 404


def test_an_entry_shows_the_words_in_their_context(
    client: FlaskClient, merchant: MerchantAccount, database: Database
) -> None:
    matched = [
        {"place": "recipient", "words": "a@marketplace.amazon.de", "before": "", "after": ""},
        {"place": "text", "words": "<b>Amazon</b>", "before": "x" * 60, "after": " & mehr"},
        {"place": "subject", "words": "amazon", "before": "", "after": ""},
    ]
    answer = "550 5.7.1 amazon_recipient Mail nicht angenommen"
    row = log(
        database, merchant, channel="smtp", kind="mail", reason=Reason.AMAZON_RECIPIENT, matched=matched, answer=answer
    )
    page = HTMLParser(sign_in(client, merchant).get(f"/suppressions/{row}").text)
    assert [mark.text() for mark in page.css(".excerpt mark.ev")] == [match["words"] for match in matched]
    assert [sign.text() for sign in page.css(".excerpt .fn")] == ["R1", "R2", "R2"]
    text = page.text()
    assert "… " + "x" * 60 in text
    assert "Außerdem kommt das Wort zweimal vor." in text
    assert answer in text
    assert "seit dem 02.11.2020" in text


@pytest.mark.parametrize("reason", list(Reason))
def test_every_reason_has_its_page(
    client: FlaskClient, merchant: MerchantAccount, database: Database, reason: Reason
) -> None:
    row = log(database, merchant, reason=reason, kind="shipping_confirmation")
    text = HTMLParser(sign_in(client, merchant).get(f"/suppressions/{row}").text).text()
    assert sentences.ADVICE[reason][0].title in text
    assert sentences.WITHOUT_REPLACEMENT[reason] in text


@pytest.mark.parametrize("code", list(NotReplaced))
def test_every_code_says_why_there_was_no_other_mail(
    client: FlaskClient, merchant: MerchantAccount, database: Database, code: NotReplaced
) -> None:
    row = log(database, merchant, not_replaced_because=code.value)
    assert sentences.NOT_REPLACED[code] in sign_in(client, merchant).get(f"/suppressions/{row}").text


@pytest.mark.parametrize(
    ("state", "words"), [("queued", "wartet auf"), ("sent", "Gesendet heute um"), ("failed", "550 no")]
)
def test_an_entry_tells_how_the_alternative_mail_fared(
    client: FlaskClient, merchant: MerchantAccount, database: Database, state: str, words: str
) -> None:
    publish(database, merchant)
    now = datetime.now(UTC)
    with database.write() as session:
        version = notifications.current_version(session, merchant.id)
        assert version is not None
        new = outbox.NewMail(
            outbox.MailKind.ALTERNATIVE, "1", "a@x.example", "b@y.example", "Betreff <3", "<1@x>", b"x", version.id
        )
        mail = outbox.add(session, merchant.id, new, now)
        if state == "sent":
            outbox.mark_sent(session, mail, "250 ok", now)
        if state == "failed":
            outbox.mark_failed(session, mail, "550 no <such> user", now)
    row = log(database, merchant, mail_id=mail, answer="replaced")
    text = HTMLParser(sign_in(client, merchant).get(f"/suppressions/{row}").text).text()
    assert words in text
    assert "(Version 1): „Betreff <3“" in text
    assert "ersetzt" in client.get("/suppressions").text


def test_hostile_and_endless_texts_are_shown_as_text(
    client: FlaskClient, merchant: MerchantAccount, database: Database
) -> None:
    evil = '"><script>alert(1)</script>' + "ü" * 10_000
    row = log(database, merchant, subject=evil, recipient=evil, order_number=evil, marketplace=evil, event_id=evil)
    sign_in(client, merchant)
    for path in ("/", "/suppressions", f"/suppressions/{row}"):
        page = client.get(path).text
        assert "<script>alert" not in page
        assert len(page) < 60_000


def test_the_overview_counts_the_last_30_days_by_rule(
    client: FlaskClient, merchant: MerchantAccount, database: Database
) -> None:
    now = datetime.now(UTC)
    with database.write() as session:
        for days, reason, count in (
            (0, Reason.AMAZON_WORD, 1284),
            (29, Reason.AMAZON_RECIPIENT, 3),
            (30, Reason.AMAZON_WORD, 9),
        ):
            suppressions.count_up(session, merchant.id, Counter({reason: count}), now - timedelta(days=days))
    page = HTMLParser(sign_in(client, merchant).get("/").text)
    assert page.css_first(".bigfig").text() == "1.287"
    rows = [" ".join(row.text().split()) for row in page.css(".tbl--plain tbody tr")]
    assert rows[0].endswith("1.284")
    assert rows[0].startswith("R2")
    assert len(page.css(".chart .bar")) == 30
    link = page.css_first(".tbl--plain a").attributes["href"] or ""
    assert "regel=R2" in link
