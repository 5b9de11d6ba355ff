"""Debian's Postfix in both places: before the gateway with it as before-queue filter, and behind it as its relay.

The configuration is the one of docs/operations-postfix.md. No mail leaves the machine: tests/postfix.py.
"""

from __future__ import annotations

import re
import smtplib
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from portal.settings import ROOT
from portal.store.database import Database
from tests import postfix
from tests import sink as mail_sink
from tests.conftest import add_merchant, missing
from tests.integration import gateways
from tests.integration.conftest import relay_settings
from tests.integration.gateways import CLEAN, WITH_WORD, free_port, log_rows

WHOLE = b"Date: Tue, 03 Nov 2020 09:15:00 +0100\r\n" + CLEAN  # Postfix itself adds what is missing
EIGHT_BIT = WHOLE + b"Gr\xc3\xbc\xc3\x9fe\r\n.dot\r\n" + b"x" * 900 + b"\r\n"


@pytest.fixture(autouse=True)
def _postfix_is_here() -> None:
    if not postfix.is_here():
        missing("Postfix that may be started (Debian package postfix, as root)")


@pytest.fixture(scope="module")
def merchant_id(shared_database: Database) -> int:
    """A merchant."""
    return add_merchant(shared_database, "Seestern", "kolbe@seestern.example").id


@pytest.fixture
def sink(shared_sink: mail_sink.Sink) -> mail_sink.Sink:
    """Where all mails end."""
    shared_sink.contents.clear()
    shared_sink.envelopes.clear()
    return shared_sink


def documented(place: str) -> dict[str, dict[str, str]]:
    """The services of a documented master.cf, name -> options: what is printed is what is tested."""
    text = (ROOT / "docs" / "operations-postfix.md").read_text(encoding="utf-8")
    block = re.search(rf"<!-- {place} -->\n```\n(.*?)```", text, re.DOTALL)
    assert block, place
    services: dict[str, dict[str, str]] = {}
    for line in block[1].splitlines():
        option = re.match(r"\s+-o (\w+)=(.*)", line)
        if option:
            services[list(services)[-1]][option[1]] = option[2].strip()
        elif line.strip() and not line.startswith("#"):
            services[line.split()[0]] = {}
    return services


@pytest.fixture
def before_queue(shared_database: Database, merchant_id: int, sink: mail_sink.Sink) -> Iterator[tuple[int, Path]]:
    """Postfix in front, the gateway as its filter, the same Postfix behind: its front port and its log."""
    services = documented("master.cf before-queue")
    front, filter_port, back = free_port(), free_port(), free_port()
    options = services["submission"] | {"smtpd_proxy_filter": f"127.0.0.1:{filter_port}"}
    for only_with_logins in ("smtpd_tls_security_level", "smtpd_sasl_auth_enable", "smtpd_relay_restrictions"):
        options.pop(only_with_logins)
    settings = relay_settings(
        shared_database.url,
        back,
        smtp={"host": "127.0.0.1", "port": filter_port},
        smtp_trusted=f"127.0.0.1/32={merchant_id}",
    )
    with (
        postfix.running(
            [postfix.Service(front, options), postfix.Service(back, services["127.0.0.1:10026"])], sink.port
        ) as log,
        gateways.running(settings, shared_database, merchant_id, port=filter_port),
    ):
        yield front, log


def test_gateway_as_before_queue_filter(
    before_queue: tuple[int, Path], sink: mail_sink.Sink, shared_database: Database, merchant_id: int
) -> None:
    """The client of Postfix gets the gateway's own refusal; what passes ends at the relay, its first client named."""
    front, log = before_queue
    before = len(log_rows(shared_database))
    with smtplib.SMTP("127.0.0.1", front, timeout=30) as client:
        with pytest.raises(smtplib.SMTPDataError) as refused:
            client.sendmail("a@lindenhof.example", ["k@mail.example"], WITH_WORD)
        assert refused.value.smtp_error.startswith(b"5.7.1 amazon_word Die Mail enthaelt")
        with pytest.raises(smtplib.SMTPDataError) as refused:
            client.sendmail("a@lindenhof.example", ["x@mail.example", "k@marketplace.amazon.de"], CLEAN)
        assert refused.value.smtp_error.startswith(b"5.7.1 amazon_recipient ")
        client.sendmail("a@lindenhof.example", ["k@mail.example", "l@mail.example"], EIGHT_BIT, ["BODY=8BITMIME"])
    sink.wait_for(1)
    assert sink.envelopes == [("a@lindenhof.example", ("k@mail.example", "l@mail.example"))]
    assert sink.contents[0].endswith(EIGHT_BIT), "changed on the way"
    assert b"by post.lindenhof.example with ESMTP id" in sink.contents[0]
    rows = log_rows(shared_database)[before:]
    assert [(row.merchant_id, row.reason) for row in rows] == [
        (merchant_id, "amazon_word"),
        (merchant_id, "amazon_recipient"),
    ]
    assert "client=unknown[127.0.0.1]" in log.read_text() or "client=localhost" in log.read_text()


def test_gateway_as_filter_that_is_away(shared_database: Database, merchant_id: int, sink: mail_sink.Sink) -> None:
    """Postfix puts its client off; nothing passes unread."""
    front, away = free_port(), free_port()
    options = {"smtpd_proxy_filter": f"127.0.0.1:{away}"}
    with (
        postfix.running([postfix.Service(front, options)], sink.port),
        smtplib.SMTP("127.0.0.1", front, timeout=30) as client,
        pytest.raises(smtplib.SMTPRecipientsRefused) as refused,
    ):
        client.sendmail("a@lindenhof.example", ["k@mail.example"], CLEAN)
    assert [code for code, _ in refused.value.recipients.values()] == [451]


def test_postfix_as_relay(shared_database: Database, merchant_id: int, sink: mail_sink.Sink) -> None:
    """The client gets Postfix's answer with its queue id; a refused recipient is told; a restart is survived."""
    options = documented("master.cf relay")["127.0.0.1:10026"]
    port = free_port()
    settings = relay_settings(shared_database.url, port)
    with gateways.running(settings, shared_database, merchant_id) as gateway, gateway.client() as client:
        for turn in range(2):
            with postfix.running([postfix.Service(port, options)], sink.port):
                answer = client.submit(EIGHT_BIT)
                assert re.match(r"250 2\.0\.0 Ok: queued as \w+", answer)
                assert client.submit(WITH_WORD).startswith("550 5.7.1 amazon_word ")
                assert client.submit(CLEAN, "k@mail.example", "no such address@").startswith("501 ")
                client.say("RSET")
                recipients = [f"k{number}@mail.example" for number in range(200)]
                assert client.submit(EIGHT_BIT, *recipients).startswith("250 2.0.0 Ok: queued as")
                sink.wait_for(1 + turn)
                wait_until_quiet(sink)
            assert client.submit(CLEAN).startswith("451 4.3.2")
    assert sum(len(recipients) for _, recipients in sink.envelopes) == 2 * 201
    assert all(content.endswith(EIGHT_BIT) for content in sink.contents)


def wait_until_quiet(sink: mail_sink.Sink) -> None:
    """Until no more mails arrive for half a second."""
    count = -1
    while count != len(sink.contents):
        count = len(sink.contents)
        time.sleep(0.5)
