"""With a certificate: STARTTLS before the login, and nothing of what came before it counts."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from portal.sender.listening import StartRefusedError, make_listeners
from portal.settings import Address
from portal.store.database import Database
from tests import sink as mail_sink
from tests.conftest import add_merchant
from tests.integration import gateways
from tests.integration.conftest import relay_settings
from tests.integration.gateways import CLEAN, WITH_WORD, Running, plain


@pytest.fixture(scope="module")
def tls_gateway(
    shared_database: Database, shared_sink: mail_sink.Sink, certificate: tuple[Path, Path]
) -> Iterator[Running]:
    """A gateway with a certificate."""
    merchant = add_merchant(shared_database, "Seestern", "kolbe@seestern.example")
    settings = relay_settings(shared_database.url, shared_sink.port, smtp_cert=certificate[0], smtp_key=certificate[1])
    with gateways.running(settings, shared_database, merchant.id) as serving:
        yield serving


def test_login_needs_tls(tls_gateway: Running) -> None:
    """AUTH is not offered before, and not taken."""
    with tls_gateway.client(logged_in=False) as client:
        words = client.say("EHLO client.example")
        assert "STARTTLS" in words
        assert "AUTH" not in words
        assert client.say(f"AUTH PLAIN {plain('a', 'b')}").startswith("530 5.7.0")
        assert client.say("MAIL FROM:<a@b.example>").startswith("530 5.7.0")


def test_mail_over_tls(tls_gateway: Running, shared_sink: mail_sink.Sink) -> None:
    """The greeting has to be said anew; AUTH is offered now, STARTTLS no more."""
    shared_sink.contents.clear()
    with tls_gateway.client(logged_in=False) as client:
        client.say("EHLO client.example")
        assert client.say("STARTTLS").startswith("220")
        client.start_tls()
        assert client.say("MAIL FROM:<a@b.example>").startswith("503")
        words = client.say("EHLO client.example")
        assert "AUTH PLAIN LOGIN" in words
        assert "STARTTLS" not in words
        assert client.say("STARTTLS").startswith("503")
        assert client.log_in(tls_gateway.login).startswith("235")
        assert client.submit(CLEAN).startswith("250")
        assert client.submit(WITH_WORD).startswith("550 5.7.1")
        assert client.submit(CLEAN + b"x" * 3_000_000 + b"\r\n").startswith("250")
        assert client.say("QUIT").startswith("221")
    assert b"with ESMTPSA id" in shared_sink.contents[0].partition(b"\r\n")[0]


def test_what_was_injected_before_tls_is_thrown_away(tls_gateway: Running) -> None:
    """CVE-2011-0411: commands in the same packet as STARTTLS are not carried out behind it."""
    with tls_gateway.client(logged_in=False) as client:
        client.say("EHLO client.example")
        client.send(b"STARTTLS\r\nEHLO evil.example\r\nNOOP\r\n")
        assert client.answer().startswith("220")
        client.start_tls()
        assert client.say("VRFY k").startswith("252"), "an injected command was answered"
        assert client.say("MAIL FROM:<a@b.example>").startswith("503"), "an injected greeting counts"


def test_handshake_that_fails_ends_the_session(tls_gateway: Running) -> None:
    """And harms nobody else."""
    with tls_gateway.client(logged_in=False) as client:
        client.say("EHLO client.example")
        client.say("STARTTLS")
        client.send(b"MAIL FROM:<a@b.example>\r\n" * 20)
        while not client.has_ended():
            pass
    with tls_gateway.client(logged_in=False) as client:
        assert client.greeting.startswith("220")


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.0.2.1", "mail.example"])
def test_without_a_certificate_only_this_machine_is_served(host: str) -> None:
    """The start is refused with a sentence."""
    settings = relay_settings("sqlite://", 25, smtp=Address(host, 2525))
    with pytest.raises(StartRefusedError, match="PORTAL_SMTP_CERT"):
        make_listeners(settings, 1)


def test_half_a_certificate_is_refused(certificate: tuple[Path, Path]) -> None:
    """So is one that cannot be read."""
    for others in (
        {"smtp_cert": certificate[0]},
        {"smtp_key": certificate[1]},
        {"smtp_cert": certificate[1], "smtp_key": certificate[1]},
        {"smtp_cert": Path("/nowhere"), "smtp_key": certificate[1]},
    ):
        with pytest.raises(StartRefusedError, match="PORTAL_SMTP_CERT"):
            make_listeners(relay_settings("sqlite://", 25, **others), 1)
