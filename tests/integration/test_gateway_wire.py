"""What may come when on the wire, and what it is answered: every line of the contract's table, logins, limits."""

from __future__ import annotations

import base64
import smtplib
import time

import pytest

from portal.sender.smtp.door import LARGEST_MAIL, Limits
from portal.store.database import Database
from tests import sink as mail_sink
from tests.conftest import add_merchant
from tests.integration import gateways
from tests.integration.conftest import relay_settings
from tests.integration.gateways import CLEAN, WITH_WORD, Client, Running, plain


def test_greeting_announces_what_the_contract_says(gateway: Running) -> None:
    """And no more: no VRFY, no DSN, no CHUNKING that the relay would not know."""
    with gateway.client(logged_in=False) as client:
        assert client.greeting.startswith("220 ")
        answer = client.say("EHLO client.example")
    words = {line[4:] for line in answer.splitlines()[1:]}
    assert words == {
        "PIPELINING",
        f"SIZE {LARGEST_MAIL}",
        "8BITMIME",
        "SMTPUTF8",
        "ENHANCEDSTATUSCODES",
        "AUTH PLAIN LOGIN",
    }


def b64(text: str) -> str:
    """As AUTH LOGIN wants it."""
    return base64.b64encode(text.encode()).decode()


def test_ways_to_log_in(gateway: Running) -> None:
    """AUTH PLAIN and LOGIN, with and without a first answer."""
    name, password = gateway.login.username, gateway.login.password
    ways = [
        [f"AUTH PLAIN {plain(name, password)}"],
        [f"auth plain {plain(name, password, name)}"],
        ["AUTH PLAIN", plain(name, password)],
        ["AUTH LOGIN", b64(name), b64(password)],
        [f"AUTH LOGIN {b64(name)}", b64(password)],
    ]
    for lines in ways:
        with gateway.client(logged_in=False) as client:
            client.say("EHLO client.example")
            answers = [client.say(line) for line in lines]
            assert [answer[:3] for answer in answers] == ["334"] * (len(lines) - 1) + ["235"], lines
            assert client.say("MAIL FROM:<a@b.example>").startswith("250")


@pytest.mark.parametrize(
    ("lines", "answer"),
    [
        ([f"AUTH PLAIN {plain('nobody', 'wrong')}"], "535 5.7.8"),
        ([f"AUTH PLAIN {plain('', '')}"], "535 5.7.8"),
        (["AUTH LOGIN", b64("nobody"), b64("wrong")], "535 5.7.8"),
        (["AUTH LOGIN", b64("ä\0"), b64("\0")], "535 5.7.8"),
        (["AUTH PLAIN", "*"], "501 5.7.0"),
        (["AUTH LOGIN", "!!!"], "501 5.5.2"),
        ([f"AUTH PLAIN {b64('no zero bytes')}"], "501 5.5.2"),
        (["AUTH CRAM-MD5"], "504 5.5.4"),
        (["AUTH"], "504 5.5.4"),
    ],
)
def test_wrong_logins(gateway: Running, lines: list[str], answer: str) -> None:
    """They are answered, and open nothing."""
    with gateway.client(logged_in=False) as client:
        client.say("EHLO client.example")
        answers = [client.say(line) for line in lines]
        assert answers[-1].startswith(answer)
        assert client.say("MAIL FROM:<a@b.example>").startswith("530 5.7.0")


def test_nobody_acts_for_another(gateway: Running) -> None:
    """A right password with another's name before it is wrong."""
    with gateway.client(logged_in=False) as client:
        client.say("EHLO client.example")
        words = plain(gateway.login.username, gateway.login.password, "ps-another")
        assert client.say(f"AUTH PLAIN {words}").startswith("535 5.7.8")


@pytest.mark.parametrize("command", ["MAIL FROM:<a@b.example>", "RCPT TO:<k@mail.example>", "DATA"])
def test_no_open_relay(gateway: Running, shared_sink: mail_sink.Sink, command: str) -> None:
    """Nothing is taken without a login, whomever it says it is from."""
    with gateway.client(logged_in=False) as client:
        client.say("EHLO client.example")
        assert client.say(command).startswith("530 5.7.0")
        assert client.submit(CLEAN, sender="a@lindenhof.example").startswith("530 5.7.0")
    assert shared_sink.contents == []


@pytest.mark.parametrize(
    ("lines", "answer"),
    [
        (["MAIL FROM:<>"], "250"),
        (["MAIL FROM: <a@b.example>"], "250"),
        (["mail from:<a@b.example> size=1000 body=8bitmime"], "250"),
        (["MAIL FROM:<a@b.example> AUTH=<>"], "250"),
        (["MAIL FROM:<a@b.example> AUTH=a+40b"], "250"),
        ([f"MAIL FROM:<a@b.example> SIZE={LARGEST_MAIL}"], "250"),
        ([f"MAIL FROM:<a@b.example> SIZE={LARGEST_MAIL + 1}"], "552 5.3.4"),
        (["MAIL FROM:<a@b.example> SIZE=99999999999999999999999999999"], "552 5.3.4"),
        (["MAIL FROM:<a@b.example> SIZE=-1"], "501 5.5.4"),
        (["MAIL FROM:<a@b.example> BODY=BINARYMIME"], "501 5.5.4"),
        (["MAIL FROM:<a@b.example> RET=FULL"], "555 5.5.4"),
        ([b"MAIL FROM:<\xc3\xa4@b.example> SMTPUTF8"], "250"),
        ([b"MAIL FROM:<\xc3\xa4@b.example>"], "553 5.6.7"),
        ([b"MAIL FROM:<\xff@b.example> SMTPUTF8"], "501 5.1.3"),
        (["MAIL FROM:<a b@b.example>"], "501"),
        (['MAIL FROM:<"a b"@b.example>'], "250"),
        (["MAIL FROM:<a\0@b.example>"], "501"),
        (["MAIL"], "501"),
        (["MAIL FROM:<a@b.example>", "MAIL FROM:<a@b.example>"], "503"),
        (["RCPT TO:<k@mail.example>"], "503"),
        (["DATA"], "503"),
        (["MAIL FROM:<a@b.example>", "DATA"], "554"),
        (["MAIL FROM:<a@b.example>", "RCPT TO:<>"], "501"),
        (["MAIL FROM:<a@b.example>", "RCPT TO:<k@mail.example> NOTIFY=NEVER"], "555"),
        (["MAIL FROM:<a@b.example>", "RSET", "RCPT TO:<k@mail.example>"], "503"),
        (["MAIL FROM:<a@b.example>", "EHLO again.example", "RCPT TO:<k@mail.example>"], "503"),
        (["AUTH PLAIN x"], "503"),
        (["STARTTLS"], "502"),
        (["XFORWARD ADDR=192.0.2.1"], "503"),
        (["BDAT 10 LAST"], "500"),
        (["NOOP"], "250"),
        (["VRFY k@mail.example"], "252"),
        (["QUIT"], "221"),
        ([""], "500"),
        ([b"\xff\xfe\0"], "500"),
    ],
)
def test_commands_and_their_answers(gateway: Running, lines: list[str | bytes], answer: str) -> None:
    """In the order in which they may come."""
    with gateway.client() as client:
        answers = [client.say(line) for line in lines]
        assert answers[-1].startswith(answer), answers


def test_whole_session_in_one_packet(gateway: Running, shared_sink: mail_sink.Sink) -> None:
    """Pipelining, the login included; and the same byte by byte."""
    words = plain(gateway.login.username, gateway.login.password)
    session = (
        f"EHLO client.example\r\nAUTH PLAIN {words}\r\nMAIL FROM:<a@b.example>\r\nRCPT TO:<k@mail.example>\r\n"
        "DATA\r\n".encode()
        + CLEAN
        + b".\r\nMAIL FROM:<a@b.example>\r\nRCPT TO:<k@mail.example>\r\nDATA\r\n"
        + WITH_WORD
        + b".\r\nQUIT\r\n"
    )
    for size in (len(session), 1):
        with gateway.client(logged_in=False) as client:
            for start in range(0, len(session), size):
                client.send(session[start : start + size])
            codes = [client.answer()[:3] for _ in range(10)]
            assert codes == ["250", "235", "250", "250", "354", "250", "250", "250", "354", "550"]
            assert client.answer().startswith("221")
            assert client.has_ended()
    assert len(shared_sink.contents) == 2


def test_client_that_has_said_all_is_still_answered(gateway: Running, shared_sink: mail_sink.Sink) -> None:
    """It closed its half of the connection behind the mail."""
    with gateway.client() as client:
        client.send(b"MAIL FROM:<a@b.example>\r\nRCPT TO:<k@mail.example>\r\nDATA\r\n" + CLEAN + b".\r\n")
        client.socket.shutdown(1)
        assert [client.answer()[:3] for _ in range(4)] == ["250", "250", "354", "250"]
        assert client.has_ended()
    assert len(shared_sink.contents) == 1


INNER = b"MAIL FROM:<evil@b.example>\r\nRCPT TO:<k@mail.example>\r\nDATA\r\nSubject: smuggled\r\n\r\nx\r\n"


@pytest.mark.parametrize(
    "end",
    [
        b"\n.\n",
        b"\n.\r\n",
        b"\r\n.\n",
        b"\r\n.\r",
        b"\r.\r",
        b"\r.\r\n",
        b"\r\r\n.\r\r\n",
        b"\r\n\r.\r\n",
        b"\n\r\n.\n\r\n",
        b"\r\n\x00.\r\n",
        b"\r\n.\x00\r\n",
        b"\r\n.\r\r\n",
        b"\n.\r",
        b"\r\n .\r\n",
        b"\r\n..\r\n",
    ],
)
def test_no_mail_is_smuggled_in(gateway: Running, shared_sink: mail_sink.Sink, end: bytes) -> None:
    """Only CR LF dot CR LF ends a mail. What others may take for an end is refused, or is part of the one mail."""
    with gateway.client() as client:
        client.submit(CLEAN)
        client.send(b"MAIL FROM:<a@b.example>\r\nRCPT TO:<k@mail.example>\r\nDATA\r\n" + CLEAN[:-2])
        client.send(end + INNER + b".\r\n")
        answers = [client.answer() for _ in range(4)]
        is_bare = end.count(b"\r\n") != end.count(b"\r") or end.count(b"\r\n") != end.count(b"\n")
        assert answers[3].startswith("550 5.5.2" if is_bare else "250"), answers
        assert client.say("NOOP").startswith("250"), "a second answer came"
        assert client.submit(CLEAN).startswith("250")
    assert len(shared_sink.contents) == (2 if is_bare else 3)
    assert all(sender in {"a@lindenhof.example", "a@b.example"} for sender, _ in shared_sink.envelopes)


@pytest.mark.parametrize(
    "line", [b"NOOP\n", b"NO\rOP\r\n", b"NOOP\r\r\n", b"MAIL FROM:<a@b.example>\rRCPT TO:<k@x.example>\r\n"]
)
def test_command_with_a_bare_line_end_ends_the_session(gateway: Running, line: bytes) -> None:
    """Whoever reads it otherwise than we do must not go on."""
    with gateway.client() as client:
        client.send(line)
        assert client.answer().startswith("500 5.5.2")
        assert client.has_ended()


def test_mail_that_is_too_large(gateway: Running, shared_sink: mail_sink.Sink) -> None:
    """It is read to its end and then refused; the next one passes. The largest allowed passes."""
    line = b"x" * 998 + b"\r\n"
    with gateway.client() as client:
        body = CLEAN + line * ((LARGEST_MAIL - len(CLEAN)) // len(line))
        largest = body + b"y" * (LARGEST_MAIL - len(body) - 2) + b"\r\n"
        assert client.submit(largest + b"z\r\n").startswith("552 5.3.4")
        assert client.submit(CLEAN).startswith("250")
        assert client.submit(largest).startswith("250")
    assert [len(content.partition(b"\r\n")[2]) for content in shared_sink.contents] == [len(CLEAN), LARGEST_MAIL]


def test_thousand_recipients(gateway: Running, shared_sink: mail_sink.Sink) -> None:
    """All in one mail; the next is told to wait."""
    recipients = [f"k{number}@mail.example" for number in range(1000)]
    with gateway.client() as client:
        client.say("MAIL FROM:<a@b.example>")
        client.send("".join(f"RCPT TO:<{each}>\r\n" for each in recipients).encode())
        assert {client.answer()[:3] for _ in recipients} == {"250"}
        assert client.say("RCPT TO:<k1000@mail.example>").startswith("452 4.5.3")
        client.say("DATA")
        client.send(CLEAN + b".\r\n")
        assert client.answer().startswith("250")
    assert shared_sink.envelopes == [("a@b.example", tuple(recipients))]


def test_smtplib_gets_through(gateway: Running, shared_sink: mail_sink.Sink) -> None:
    """The library that many programs use."""
    with smtplib.SMTP("127.0.0.1", gateway.port, timeout=20) as client:
        client.login(gateway.login.username, gateway.login.password)
        client.sendmail("a@lindenhof.example", ["k@mail.example"], CLEAN)
        with pytest.raises(smtplib.SMTPDataError) as refused:
            client.sendmail("a@lindenhof.example", ["k@mail.example"], WITH_WORD)
    assert refused.value.smtp_code == 550
    assert refused.value.smtp_error.startswith(b"5.7.1 amazon_word ")
    assert len(shared_sink.contents) == 1


def small_gateway(database: Database, sink: mail_sink.Sink, limits: Limits):  # noqa: ANN201
    """A gateway with limits that a test can reach."""
    merchant = add_merchant(database, "Seestern", f"kolbe{time.monotonic_ns()}@seestern.example")
    return gateways.running(relay_settings(database.url, sink.port), database, merchant.id, limits=limits)


def test_idle_session_ends(shared_database: Database, shared_sink: mail_sink.Sink) -> None:
    """Before and after a login, and in the midst of a mail."""
    with small_gateway(shared_database, shared_sink, Limits(idle_seconds=1)) as gateway:
        for commands in ([], ["MAIL FROM:<a@b.example>", "RCPT TO:<k@mail.example>", "DATA"]):
            with gateway.client() as client:
                for command in commands:
                    client.say(command)
                assert client.answer().startswith("421 4.4.2")
                assert client.has_ended()


def test_too_many_sessions_of_one_address(shared_database: Database, shared_sink: mail_sink.Sink) -> None:
    """The next is told to come later; when one goes, there is room again."""
    with small_gateway(shared_database, shared_sink, Limits(sessions_per_address=3)) as gateway:
        clients = [gateway.client() for _ in range(3)]
        with gateway.client(logged_in=False) as client:
            assert client.greeting.startswith("421 4.7.0")
            assert client.has_ended()
        assert clients[0].say("QUIT").startswith("221")
        time.sleep(0.1)
        with gateway.client() as client:
            assert client.submit(CLEAN).startswith("250")
        for each in clients:
            each.socket.close()


@pytest.mark.parametrize(("command", "times"), [("NOOP", 11), ("NONSENSE", 6), ("RSET", 11)])
def test_commands_that_lead_nowhere(
    shared_database: Database, shared_sink: mail_sink.Sink, command: str, times: int
) -> None:
    """They end the session, unless a mail comes between."""
    with small_gateway(shared_database, shared_sink, Limits(errors=5, junk_commands=10)) as gateway:
        with gateway.client() as client:
            client.submit(CLEAN)
            answers = [client.say(command) for _ in range(times)]
            assert answers[-1].startswith("421 4.7.0")
            assert not any(answer.startswith("421") for answer in answers[:-1])
        with gateway.client() as client:
            for _ in range(4):
                client.submit(CLEAN)
                assert [client.say(command)[:3] for _ in range(4)] in (["250"] * 4, ["500"] * 4)


def test_third_wrong_password_ends_the_session(gateway: Running) -> None:
    """Whoever tries on has to connect again."""
    with gateway.client(logged_in=False) as client:
        client.say("EHLO client.example")
        assert [client.say(f"AUTH PLAIN {plain('ps-wrong', 'x')}")[:3] for _ in range(3)] == ["535"] * 3
        assert client.has_ended()


def test_wrong_passwords_are_limited_in_all_processes(shared_database: Database, shared_sink: mail_sink.Sink) -> None:
    """After ten, even the right one has to wait; other names from the same address need not."""
    limits = Limits()
    with (
        small_gateway(shared_database, shared_sink, limits) as first,
        small_gateway(shared_database, shared_sink, limits) as second,
    ):
        for number in range(10):
            with Client((first, second)[number % 2].port) as client:
                client.say("EHLO client.example")
                assert client.say(f"AUTH PLAIN {plain(first.login.username, 'x')}").startswith("535")
        for gateway in (first, second):
            with Client(gateway.port) as client:
                assert client.log_in(first.login).startswith("454 4.7.0")
                assert client.log_in(second.login).startswith("235")


def test_room_for_large_mails_is_limited(shared_database: Database, shared_sink: mail_sink.Sink) -> None:
    """Who announces more than there is room for is told to come later, and can."""
    with small_gateway(shared_database, shared_sink, Limits(held_bytes=1000)) as gateway, gateway.client() as client:
        client.say("MAIL FROM:<a@b.example> SIZE=2000")
        client.say("RCPT TO:<k@mail.example>")
        assert client.say("DATA").startswith("451 4.3.1")
        client.say("RSET")
        assert client.submit(CLEAN).startswith("250")
