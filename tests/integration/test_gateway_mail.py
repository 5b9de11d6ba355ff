"""What becomes of a mail: refused and in the log, or at the relay byte for byte. On both databases."""

from __future__ import annotations

import csv
import re
import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from portal.mail import reading
from portal.policy.rules import Reason
from portal.sender import answers, gateway, inspection
from portal.settings import ROOT
from portal.store import suppressions
from portal.store.database import Database
from tests import sink as mail_sink
from tests.conftest import MerchantAccount
from tests.integration import gateways
from tests.integration.conftest import relay_settings
from tests.integration.gateways import CLEAN, WITH_WORD, Running, log_rows

CORPUS = ROOT / "tests" / "eml"


@pytest.fixture
def own_gateway(database: Database, merchant: MerchantAccount, shared_sink: mail_sink.Sink) -> Iterator[Running]:
    """A gateway on the test's own database."""
    shared_sink.contents.clear()
    shared_sink.envelopes.clear()
    with gateways.running(relay_settings(database.url, shared_sink.port), database, merchant.id) as serving:
        yield serving


def expected(folder: Path) -> list[tuple[str, str, str]]:
    """(file, verdict, reason) of a folder of mails."""
    with (folder / "expected.tsv").open(encoding="utf-8", newline="") as file:
        return [(row["file"], row["verdict"], row["reason"] or "") for row in csv.DictReader(file, delimiter="\t")]


def with_crlf(mail: bytes) -> bytes:
    """As a mail program would send the file."""
    lines = re.split(rb"\r\n|\r|\n", mail)
    return b"\r\n".join(lines if not lines[-1] else [*lines, b""])


def test_corpus_by_smtp(own_gateway: Running, database: Database, shared_sink: mail_sink.Sink) -> None:
    """Every mail of the corpus gets its verdict; refused ones are in the log when the answer comes."""
    cases = expected(CORPUS)
    wrong, refused = [], 0
    with own_gateway.client() as client:
        for name, verdict, reason in cases:
            answer = client.submit(with_crlf((CORPUS / name).read_bytes()))
            found = re.match(r"550 5\.(?:7\.1|6\.0) (\w+) .* Eintrag (\d+): https://post", answer)
            if (verdict, reason) != (("refuse", found[1]) if found else ("pass" if answer[:3] == "250" else "?", "")):
                wrong.append((name, answer))
            refused += verdict == "refuse"
    assert wrong == []
    rows = log_rows(database)
    assert (len(rows), len(shared_sink.contents)) == (refused, len(cases) - refused)


def test_row_of_a_refused_mail(own_gateway: Running, database: Database, merchant: MerchantAccount) -> None:
    """Everything that the merchant needs to find the mail again, with the words as they stood in it."""
    mail = WITH_WORD.replace(b"Guten Tag", b"zu 302-1234567-7654321: Guten Tag")
    with own_gateway.client() as client:
        answer = client.submit(mail, "k3j9@marketplace.amazon.de", "b@mail.example")
    (row,) = log_rows(database)
    assert answer == row.answer
    assert answer.startswith("550 5.7.1 amazon_recipient ")
    assert answer.endswith(f" Eintrag {row.id}: https://post.lindenhof.example/suppressions/{row.id}")
    assert len(answer) <= 510
    assert (row.merchant_id, row.channel, row.kind, row.reason) == (merchant.id, "smtp", "message", "amazon_recipient")
    assert (row.marketplace, row.order_number) == ("amazon.de", "302-1234567-7654321")
    assert row.recipient == "k3j9@marketplace.amazon.de, b@mail.example"
    assert (row.subject, row.message_id) == ("Ihre Amazon-Bestellung", "<1@lindenhof.example>")
    assert row.matched[0] == {"place": "recipient", "words": "k3j9@marketplace.amazon.de", "before": "", "after": ""}
    assert {"place": "subject", "words": "Amazon", "before": "Ihre ", "after": "-Bestellung"} in row.matched
    day = row.occurred_at.date()
    with database.read() as session:
        counts = suppressions.daily_counts(session, merchant.id, day.replace(day=1), day)
    assert sum(counts.values()) == 1


@pytest.mark.parametrize(
    "recipient",
    [
        "k@marketplace.amazon.de",
        "K@MARKETPLACE.Amazon.Co.UK.",
        "k+uuid@marketplace.amazon.fr",
        "k%marketplace.amazon.de@lindenhof.example",
        "@lindenhof.example,@b.example:k@marketplace.amazon.de",
        "@marketplace.amazon.de:k@lindenhof.example",
        '"k@marketplace.amazon.de"@lindenhof.example',
        "k@x.marketplace.amazon.de",
        "marketplace.amazon.de!k",
    ],
)
def test_buyers_address_however_it_is_written(
    own_gateway: Running, shared_sink: mail_sink.Sink, recipient: str
) -> None:
    """Percent hack, source route, sub-domain: refused once, at the end of DATA, whatever the mail says."""
    with own_gateway.client() as client:
        assert client.submit(CLEAN, "a@mail.example", recipient).startswith("550 5.7.1 amazon_recipient ")
    assert shared_sink.contents == []


def test_recipient_at_the_company_itself_counts_as_the_word(own_gateway: Running) -> None:
    """Also where only the envelope names it."""
    with own_gateway.client() as client:
        assert client.submit(CLEAN, "service@amazon.de").startswith("550 5.7.1 amazon_word ")
        assert client.submit(CLEAN, "k@marketplace.amazon.de.example.org").startswith("550 5.7.1 amazon_word ")
        assert client.submit(CLEAN, "k@myamazonas.example").startswith("250")


BYTES = [
    b"",
    b".\r\n",
    b"..\r\n...\r\n.x\r\n",
    b"\r\n\r\n.\r\n..\r\n",
    b"\xff\xfe\xfd 8 bit \x80\r\n",
    b"NUL \x00 and \x01\x1a\x7f\r\n",
    b"x" * 100_000 + b"\r\n",
    b"Gr\xc3\xbc\xc3\x9fe\r\n" * 3,
    b"trailing blanks   \r\n\t\r\n",
    b"From the beginning\r\n>From quoted\r\n",
    bytes(code for code in range(256) if code not in b"\r\n") + b"\r\n",
]


@pytest.mark.parametrize("body", BYTES, ids=range(len(BYTES)))
def test_passed_bytes_are_unchanged(own_gateway: Running, shared_sink: mail_sink.Sink, body: bytes) -> None:
    """But for one Received line on top."""
    mail = CLEAN + body
    with own_gateway.client() as client:
        client.say("MAIL FROM:<a@lindenhof.example> BODY=8BITMIME SMTPUTF8")
        client.say("RCPT TO:<k@mail.example>")
        client.say("DATA")
        client.send((b"\r\n" + mail).replace(b"\r\n.", b"\r\n..")[2:] + b".\r\n")
        assert client.answer() == "250 2.0.0 taken", "not the relay's own answer"
    received, _, rest = shared_sink.contents[0].partition(b"\r\n")
    assert rest == mail
    assert re.fullmatch(
        rb"Received: from client\.example \(\[127\.0\.0\.1\]\) by \S+ with UTF8SMTPA id \S+; .*", received
    )


def test_mail_without_a_byte_is_unreadable(own_gateway: Running, database: Database) -> None:
    """What cannot be read is not passed unread, and it is in the log."""
    with own_gateway.client() as client:
        for mail in (
            b"",
            b"\x00\x01\x02\r\n",
            (CORPUS / "334-nested-1000-levels.eml").read_bytes().replace(b"\n", b"\r\n"),
        ):
            assert client.submit(mail.replace(b"\r\r", b"\r")).startswith("550 5.6.0 unreadable ")
    assert {row.reason for row in log_rows(database)} == {"unreadable"}


def test_rules_hold_from_their_day_on(
    database: Database, merchant: MerchantAccount, shared_sink: mail_sink.Sink
) -> None:
    """By the moment of arrival; a rule that is announced for later does not bite yet."""
    settings = relay_settings(database.url, shared_sink.port, rules_from_r2="2021-01-01")
    moments = [datetime(2020, 11, 1, 22, 59, tzinfo=UTC), datetime(2020, 11, 1, 23, tzinfo=UTC)]
    for now, codes in zip(moments, (["250", "250"], ["250", "550"]), strict=True):
        with (
            gateways.running(settings, database, merchant.id, clock=lambda now=now: now) as serving,
            serving.client() as client,
        ):
            answers = [client.submit(WITH_WORD), client.submit(CLEAN, "k@marketplace.amazon.de")]
            assert [answer[:3] for answer in answers] == codes
    assert [row.occurred_at for row in log_rows(database)] == moments[1:]


def test_refusals_at_the_same_time(own_gateway: Running, database: Database, merchant: MerchantAccount) -> None:
    """Rows are committed in groups: each client gets its own row's number, none is lost, the count is right."""
    told: list[str] = []

    def submit(number: int) -> None:
        with own_gateway.client() as client:
            for turn in range(10):
                mail = WITH_WORD.replace(b"<1@", b"<%d-%d@" % (number, turn))
                told.append(f"{number}-{turn} {client.submit(mail)}")

    threads = [threading.Thread(target=submit, args=(number,)) for number in range(10)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    said = {(re.search(r"Eintrag (\d+)", answer) or [""])[1]: answer.split()[0] for answer in told}
    assert said == {str(row.id): row.message_id.strip("<>").partition("@")[0] for row in log_rows(database)}
    today = datetime.now(UTC).date()
    with database.read() as session:
        counts = suppressions.daily_counts(session, merchant.id, today.replace(day=1), today.replace(day=28))
    assert sum(count for (_, reason), count in counts.items() if reason is Reason.AMAZON_WORD) == 100


def test_texts_that_a_database_does_not_take(own_gateway: Running, database: Database) -> None:
    """NUL and halves of characters are stored as signs."""
    subjects = [b"Amazon \x00\x01", b"Amazon \xed\xa0\x80", b"=?utf-16?B?2ADYAA==?= Amazon", b"Amazon " + b"x" * 50_000]
    with own_gateway.client() as client:
        for subject in subjects:
            mail = CLEAN.replace(b"Ihre Bestellung", subject).replace(b"<1@", b"<\x00\xff@")
            assert client.submit(mail).startswith("550 5.7.1 amazon_word "), subject[:50]
    assert len(log_rows(database)) == len(subjects)


def test_fault_of_ours_lets_nothing_pass(
    own_gateway: Running, database: Database, shared_sink: mail_sink.Sink, monkeypatch: pytest.MonkeyPatch
) -> None:
    """451, without a word of the program's insides; afterwards all is well again."""

    def fail(content: bytes) -> None:
        raise RuntimeError(f"secret {content[:20]!r}")

    with own_gateway.client() as client:
        with monkeypatch.context() as broken:
            broken.setattr(inspection, "read", fail)
            assert client.submit(WITH_WORD) == answers.TAKEN_LATER
            broken.setattr(gateway, "_named", fail)
            broken.setattr(inspection, "read", reading.read)
            assert client.submit(WITH_WORD) == answers.TAKEN_LATER
        assert (log_rows(database), shared_sink.contents) == ([], [])
        assert client.submit(WITH_WORD).startswith("550")


def test_large_mail_is_read_apart(own_gateway: Running, shared_sink: mail_sink.Sink) -> None:
    """In a process of its own; others pass in the meantime."""
    text = b"Die Amazonenk\xc3\xb6nigin. Guten Tag, alles Gute und viele Gr\xc3\xbc\xc3\xbfe.\r\n" * 8_000
    with own_gateway.client() as client, own_gateway.client() as other:
        for command in ("MAIL FROM:<a@b.example>", "RCPT TO:<k@mail.example>", "DATA"):
            client.say(command)
        client.send(CLEAN + text + b"Amazon\r\n.\r\n")
        assert other.submit(CLEAN).startswith("250")
        assert client.answer().startswith("550 5.7.1 amazon_word ")
        assert client.submit(CLEAN + text).startswith("250")
