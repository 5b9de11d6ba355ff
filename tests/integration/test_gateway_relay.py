"""The way to the relay: its answers are the client's, its faults are temporary, nothing is lost and nothing is half."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from portal.settings import RelayAddress
from portal.store.database import Database
from tests.conftest import add_merchant
from tests.integration import gateways, relays
from tests.integration.conftest import relay_settings
from tests.integration.gateways import CLEAN, WITH_WORD, Client, log_rows
from tests.integration.relays import HANG_UP, Relay

SENDER = "a@lindenhof.example"


@pytest.fixture(scope="module")
def merchant_id(shared_database: Database) -> int:
    """A merchant."""
    return add_merchant(shared_database, "Seestern", "kolbe@seestern.example").id


@pytest.fixture
def relay() -> Iterator[Relay]:
    """A mail server that does as it is told."""
    with relays.serving(Relay()) as serving:
        yield serving


@pytest.fixture
def client(shared_database: Database, merchant_id: int, relay: Relay) -> Iterator[Client]:
    """A client of a gateway before that mail server."""
    settings = relay_settings(shared_database.url, relay.port)
    with gateways.running(settings, shared_database, merchant_id) as gateway, gateway.client() as client:
        yield client


@pytest.mark.parametrize("extensions", [("PIPELINING",), ()], ids=["pipelining", "one by one"])
@pytest.mark.parametrize("command", ["MAIL", "RCPT", "DATA", "END"])
@pytest.mark.parametrize(
    ("answer", "told"),
    [
        ("451 4.7.1 later", "451 4.7.1 later"),
        ("550 5.1.1 unknown", "550 5.1.1 unknown"),
        ("552 5.3.4 too big", "552 5.3.4 too big"),
        ("550-5.7.1 two\r\n550 5.7.1 lines", "550-5.7.1 two\n550 5.7.1 lines"),
        ("421 4.3.2 going down", "451 4.3.2"),
        ("530 5.7.0 log in", "451 4.3.2"),
        ("350 what", "451 4.3.2"),
        ("nonsense", "451 4.3.2"),
        (HANG_UP, "451 4.3.2"),
    ],
)
def test_answers_of_the_relay(
    client: Client, relay: Relay, extensions: tuple[str, ...], command: str, answer: str, told: str
) -> None:
    """What it says of the mail is told; what it says of itself or of our login is temporary. The next mail passes."""
    relay.extensions = extensions
    relay.answers[command] = [answer, answer] if answer == HANG_UP else [answer]
    assert client.submit(CLEAN).startswith(told)
    assert relay.mails == []
    relay.answers.clear()
    assert client.submit(CLEAN) == "250 2.0.0 taken"
    assert len(relay.mails) == 1


def test_one_connection_serves_many_mails(client: Client, relay: Relay) -> None:
    """And each mail's commands go out together."""
    for _ in range(5):
        assert client.submit(CLEAN).startswith("250")
    assert (relay.sessions, len(relay.mails)) == (1, 5)
    assert relay.verbs() == ["EHLO", *["MAIL", "RCPT", "DATA"] * 5]


def test_parameters_are_carried_over(client: Client, relay: Relay) -> None:
    """As far as the relay knows them."""
    client.say(b"MAIL FROM:<\xc3\xa4@lindenhof.example> BODY=8BITMIME SMTPUTF8")
    client.say(b"RCPT TO:<\xc3\xbc@mail.example>")
    client.say("DATA")
    client.send(CLEAN + b".\r\n")
    assert client.answer().startswith("250")
    size = len(relay.mails[0])
    assert relay.commands[1] == f"MAIL FROM:<ä@lindenhof.example> SIZE={size} BODY=8BITMIME SMTPUTF8"
    assert relay.commands[2] == "RCPT TO:<ü@mail.example>"


def test_relay_without_smtputf8(client: Client, relay: Relay) -> None:
    """A mail that needs it is given back; one that only announced it passes."""
    relay.extensions = ()
    for recipient, code in ((b"\xc3\xbc@mail.example", "553 5.6.7"), (b"u@mail.example", "250")):
        client.say("MAIL FROM:<a@lindenhof.example> BODY=8BITMIME SMTPUTF8")
        client.say(b"RCPT TO:<" + recipient + b">")
        client.say("DATA")
        client.send(CLEAN + b".\r\n")
        assert client.answer().startswith(code)
    assert relay.commands[-3] == "MAIL FROM:<a@lindenhof.example>"


@pytest.mark.parametrize("extensions", [("PIPELINING",), ()], ids=["pipelining", "one by one"])
@pytest.mark.parametrize(
    ("answers", "told"),
    [
        (["250 ok", "550 5.1.1 unknown", "250 ok"], "550 5.1.1 unknown"),
        (["451 4.2.0 later", "550 5.1.1 unknown", "250 ok"], "550 5.1.1 unknown"),
        (["250 ok", "250 ok", "451 4.2.0 later"], "451 4.2.0 later"),
    ],
)
def test_recipient_refused_among_others(
    client: Client, relay: Relay, extensions: tuple[str, ...], answers: list[str], told: str
) -> None:
    """The whole mail is given back and goes to nobody: 250 is never said for a recipient that was refused."""
    relay.extensions = extensions
    relay.answers["RCPT"] = list(answers)
    recipients = [f"k{number}@mail.example" for number in range(3)]
    assert client.submit(CLEAN, *recipients) == told
    assert relay.mails == []
    assert client.submit(CLEAN, *recipients).startswith("250")
    assert len(relay.mails) == 1


def test_sender_refused_among_pipelined_recipients(client: Client, relay: Relay) -> None:
    """Then the recipients are refused as well, but the sender's answer is the one that tells."""
    relay.answers |= {"MAIL": ["550 5.1.8 bad sender"], "RCPT": ["503 5.5.1 MAIL first"] * 2}
    assert client.submit(CLEAN, "a@mail.example", "b@mail.example") == "550 5.1.8 bad sender"


def test_relay_that_starts_data_without_recipients(client: Client, relay: Relay) -> None:
    """RFC 2920: it gets a lone dot, and no mail."""
    relay.answers |= {"RCPT": ["550 5.1.1 unknown"], "DATA": ["354 go on"], "END": ["554 5.5.1 no recipients"]}
    assert client.submit(CLEAN) == "550 5.1.1 unknown"
    assert relay.mails == []
    assert relay.verbs()[-1] == "RSET"
    assert client.submit(CLEAN).startswith("250")


def test_dead_connection_is_replaced(client: Client, relay: Relay) -> None:
    """Closed while idle, or noticed only when used: the client sees nothing of it."""
    assert client.submit(CLEAN).startswith("250")
    relay.hang_up_on_all()
    assert client.submit(CLEAN).startswith("250")
    relay.answers["MAIL"] = [HANG_UP]
    assert client.submit(CLEAN).startswith("250")
    assert (relay.sessions, len(relay.mails)) == (3, 3)


def test_connection_lost_behind_the_mail_is_not_tried_again(client: Client, relay: Relay) -> None:
    """Nobody knows whether the relay has it: the client is told to try again; a double is better than a loss."""
    assert client.submit(CLEAN).startswith("250")
    relay.answers["END"] = [HANG_UP]
    assert client.submit(CLEAN).startswith("451 4.3.2")
    assert client.submit(CLEAN).startswith("250")


def test_relay_away_and_back(shared_database: Database, merchant_id: int) -> None:
    """451 at once while it is away; refused mails are refused all the same; passes as soon as it is back."""
    with ExitStack() as first:
        relay = first.enter_context(relays.serving(Relay()))
        settings = relay_settings(shared_database.url, relay.port)
        with gateways.running(settings, shared_database, merchant_id) as gateway, gateway.client() as client:
            assert client.submit(CLEAN).startswith("250")
            first.close()
            client.socket.settimeout(2)
            assert client.submit(CLEAN).startswith("451 4.3.2")
            assert client.submit(WITH_WORD).startswith("550 5.7.1")
            with relays.serving(Relay(), relay.port) as back:
                assert client.submit(CLEAN).startswith("250")
            assert len(back.mails) == 1


def test_refused_mail_never_reaches_the_relay(client: Client, relay: Relay, shared_database: Database) -> None:
    """Not even its envelope."""
    before = len(log_rows(shared_database))
    assert client.submit(WITH_WORD).startswith("550 5.7.1")
    assert relay.sessions == 0
    assert len(log_rows(shared_database)) == before + 1


def running_maildir(folder: Path, database: Database, merchant_id: int):  # noqa: ANN201
    """A gateway that writes what passes into a Maildir."""
    settings = relay_settings(database.url, 25).model_copy(update={"relay": RelayAddress(maildir=folder)})
    return gateways.running(settings, database, merchant_id)


def test_maildir_as_relay(shared_database: Database, merchant_id: int, tmp_path: Path) -> None:
    """Each mail is a file, the same mail twice two files; nothing stays in tmp."""
    with running_maildir(tmp_path, shared_database, merchant_id) as gateway, gateway.client() as client:
        for mail in (CLEAN, CLEAN, CLEAN + b".dot\r\n", WITH_WORD):
            client.submit(mail)
    files = sorted((tmp_path / "new").iterdir(), key=lambda path: path.stat().st_mtime_ns)
    assert [path.read_bytes().partition(b"\r\n")[2] for path in files] == [CLEAN, CLEAN, CLEAN + b".dot\r\n"]
    assert list((tmp_path / "tmp").iterdir()) == []


def test_full_disk(shared_database: Database, merchant_id: int) -> None:
    """The Maildir cannot be written: temporary."""
    with running_maildir(Path("/dev/full/x"), shared_database, merchant_id) as gateway, gateway.client() as client:
        assert client.submit(CLEAN).startswith("451 4.3.2")


def test_trusted_client_needs_no_login(shared_database: Database, merchant_id: int, relay: Relay) -> None:
    """A Postfix in front: its XFORWARD goes to the relay, and into the trace line."""
    relay.extensions = ("PIPELINING", "XFORWARD NAME ADDR PROTO HELO")
    settings = relay_settings(shared_database.url, relay.port, smtp_trusted=f"127.0.0.0/8={merchant_id}")
    with gateways.running(settings, shared_database, merchant_id) as gateway, gateway.client(logged_in=False) as client:
        assert "XFORWARD NAME ADDR" in client.say("EHLO postfix.example")
        assert client.say("XFORWARD NAME=pc+2Elindenhof ADDR=192.0.2.7 PROTO=ESMTP HELO=pc").startswith("250")
        assert client.submit(CLEAN).startswith("250")
        assert client.say("XFORWARD NONSENSE=1").startswith("501")
        assert client.submit(WITH_WORD).startswith("550 5.7.1")
        assert client.submit(CLEAN).startswith("250")
    assert log_rows(shared_database)[-1].merchant_id == merchant_id
    assert relay.commands[1] == "XFORWARD NAME=pc+2Elindenhof ADDR=192.0.2.7 PROTO=ESMTP HELO=pc"
    assert relay.verbs().count("XFORWARD") == 1, "it holds for one mail only"
    assert relay.mails[0].startswith(b"Received: from pc ([192.0.2.7]) by post.lindenhof.example with ESMTP id ")


def test_nobody_else_is_trusted(shared_database: Database, merchant_id: int, relay: Relay) -> None:
    """An address outside the network still has to log in."""
    settings = relay_settings(shared_database.url, relay.port, smtp_trusted=f"127.0.0.2/32={merchant_id},10.0.0.0/8=1")
    with gateways.running(settings, shared_database, merchant_id) as gateway, gateway.client(logged_in=False) as client:
        client.say("EHLO client.example")
        assert client.submit(CLEAN).startswith("530 5.7.0")
