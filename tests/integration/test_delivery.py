"""The outbox loop against a real mail server: refused for good, put off, away, lost claims."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine, event, update
from sqlalchemy.exc import OperationalError

from portal.sender import delivery as delivery_module
from portal.sender.delivery import LEASE, Claimant, Delivery
from portal.sender.relay import Parcel, TemporaryRelayError, make_relay
from portal.settings import RelayAddress
from portal.store import outbox
from portal.store.database import Database
from portal.store.heartbeats import SENDER, last_beat
from portal.store.outbox import MailKind, NewMail
from portal.store.tables import Mail
from tests import sink as mail_sink
from tests.conftest import MerchantAccount

CONTENT = (
    b"From: a@lindenhof.example\r\nTo: k@mail.example\r\nMessage-ID: <%d@lindenhof.example>\r\n"
    b"\r\nGr\xc3\xbc\xc3\x9fe\r\n.\r\n"
)


@pytest.fixture
def sink() -> Iterator[mail_sink.Sink]:
    """A mail server."""
    with mail_sink.serving(mail_sink.Sink()) as serving:
        yield serving


def queue(database: Database, merchant: MerchantAccount, number: int = 1) -> int:
    """Queue one mail."""
    mail = NewMail(
        MailKind.ORIGINAL, "1", "a@lindenhof.example", "k@mail.example", "x", f"<{number}@l.example>", CONTENT % number
    )
    with database.write() as session:
        return outbox.add(session, merchant.id, mail, datetime.now(UTC))


def read(database: Database, merchant: MerchantAccount, mail_id: int) -> Mail:
    """The mail as it is now."""
    with database.read() as session:
        mail = outbox.find(session, merchant.id, mail_id)
    assert mail is not None
    return mail


def run_until(database: Database, relay: RelayAddress, folder: Path, done: Callable[[], bool]) -> None:
    """Run the loop until `done`, then stop it orderly."""

    async def run() -> None:
        with closing(Claimant(folder)) as claimant:
            delivery = Delivery(database, make_relay(relay), claimant)
            task = asyncio.create_task(delivery.run())
            async with asyncio.timeout(30):
                while not done():
                    await asyncio.sleep(0.02)
            delivery.stop()
            await task

    asyncio.run(run())


def test_bytes_and_envelope_arrive_unchanged(
    database: Database, merchant: MerchantAccount, sink: mail_sink.Sink, tmp_path: Path
) -> None:
    """Lines that begin with a dot included; the answer of the mail server is kept, the heart beats."""
    mail_id = queue(database, merchant)
    run_until(database, RelayAddress(host="127.0.0.1", port=sink.port), tmp_path, lambda: len(sink.contents) == 1)
    assert sink.contents == [CONTENT % 1]
    assert sink.envelopes == [("a@lindenhof.example", ("k@mail.example",))]
    mail = read(database, merchant, mail_id)
    assert (mail.state, mail.attempts, mail.last_answer) == ("sent", 1, "250 2.0.0 taken")
    with database.read() as session:
        assert last_beat(session, SENDER) is not None


@pytest.mark.parametrize("place", ["answers", "recipient_answers"])
@pytest.mark.parametrize(
    ("answer", "state"), [("451 4.7.1 later", "queued"), ("550 5.1.1 unknown", "failed"), ("530 5.7.0 login", "queued")]
)
def test_answers_of_the_relay(
    database: Database,
    merchant: MerchantAccount,
    sink: mail_sink.Sink,
    tmp_path: Path,
    place: str,
    answer: str,
    state: str,
) -> None:
    """4xx and troubles with our login put off, 5xx fails at once; the next mail goes out on the same connection."""
    getattr(sink, place).append(answer)
    first, second = queue(database, merchant, 1), queue(database, merchant, 2)
    run_until(database, RelayAddress(host="127.0.0.1", port=sink.port), tmp_path, lambda: len(sink.contents) == 1)
    mail = read(database, merchant, first)
    assert (mail.state, mail.attempts) == (state, 1)
    assert mail.last_answer == answer
    assert read(database, merchant, second).state == "sent"
    if state == "queued":
        assert mail.next_attempt_at > datetime.now(UTC) + timedelta(seconds=20)


def test_relay_that_is_away_loses_nothing(database: Database, merchant: MerchantAccount, tmp_path: Path) -> None:
    """The mail stays queued; when the relay is back and the time has come, it goes out with its first Message-ID."""
    with mail_sink.serving(mail_sink.Sink()) as gone:
        port = gone.port
    mail_id = queue(database, merchant)
    relay = RelayAddress(host="127.0.0.1", port=port)
    run_until(database, relay, tmp_path, lambda: read(database, merchant, mail_id).attempts == 1)
    assert read(database, merchant, mail_id).state == "queued"
    with database.write() as session:
        session.execute(update(Mail).values(next_attempt_at=datetime.now(UTC)))
    with mail_sink.serving(mail_sink.Sink(), port) as back:
        run_until(database, relay, tmp_path, lambda: len(back.contents) == 1)
    assert back.message_ids() == ["<1@lindenhof.example>"]
    assert read(database, merchant, mail_id).attempts == 2


def test_relay_that_was_restarted_between_two_mails() -> None:
    """The kept connection is noticed to be dead; at most one attempt is put off."""
    parcel = Parcel("a@l.example", "k@mail.example", "<1@l.example>", CONTENT % 1)

    async def run(first: mail_sink.Sink, stop_first: ExitStack) -> mail_sink.Sink:
        relay = make_relay(RelayAddress(host="127.0.0.1", port=first.port))
        await relay.hand_over(parcel)
        await asyncio.to_thread(stop_first.close)
        with mail_sink.serving(mail_sink.Sink(), first.port) as second:
            with suppress(TemporaryRelayError):
                await relay.hand_over(parcel)
            if not second.contents:
                await relay.hand_over(parcel)
            await relay.close()
        return second

    with ExitStack() as stack:
        first = stack.enter_context(mail_sink.serving(mail_sink.Sink()))
        second = asyncio.run(run(first, stack))
    assert (len(first.contents), len(second.contents)) == (1, 1)


def test_mail_is_given_up_after_five_days(database: Database, merchant: MerchantAccount, tmp_path: Path) -> None:
    """Then it is failed, with the last answer."""
    mail_id = queue(database, merchant)
    with database.write() as session:
        session.execute(update(Mail).values(created_at=datetime.now(UTC) - timedelta(days=5, seconds=1)))
    relay = RelayAddress(host="127.0.0.1", port=1)
    run_until(database, relay, tmp_path, lambda: read(database, merchant, mail_id).state == "failed")
    assert read(database, merchant, mail_id).last_answer


def test_waiting_grows_from_attempt_to_attempt(database: Database, merchant: MerchantAccount) -> None:
    """Half a minute at first, an hour at last, kept in the database."""
    mail_id = queue(database, merchant)
    now = datetime.now(UTC)
    waits = []
    for attempt in range(8):
        with database.write() as session:
            claimed = outbox.ClaimedMail(mail_id, now, attempt, "", "", "", b"")
            outbox.postpone(session, claimed, "451", now)
        waits.append(read(database, merchant, mail_id).next_attempt_at - now)
    assert waits[0] == timedelta(seconds=30)
    assert waits == sorted(waits)
    assert waits[-1] == timedelta(hours=1)


def test_a_claimed_mail_is_nobody_elses(database: Database, merchant: MerchantAccount) -> None:
    """Until its lease ends, or its owner has gone."""
    mail_id = queue(database, merchant)
    now = datetime.now(UTC)
    with database.write() as session:
        assert [mail.id for mail in outbox.claim(session, "one", 9, LEASE, now)] == [mail_id]
    with database.write() as session:
        assert outbox.claim(session, "two", 9, LEASE, now) == []
        assert not outbox.any_due(session, now)
    with database.write() as session:
        assert outbox.claim(session, "two", 9, LEASE, now + LEASE + timedelta(seconds=1))
    with database.write() as session:
        outbox.release(session, "two")
        assert outbox.any_due(session, now)


def test_an_owner_is_gone_only_when_his_lock_is_free(tmp_path: Path) -> None:
    """A living process of this machine holds its lock; one of another machine has no file here."""
    with closing(Claimant(tmp_path)) as first, closing(Claimant(tmp_path)) as second:
        assert not second.is_gone(first.name)
        assert not second.is_gone("of another machine")
        (tmp_path / "sender-dead.lock").touch()
        assert second.is_gone("dead")


def test_full_disk_puts_a_mail_off(database: Database, merchant: MerchantAccount, tmp_path: Path) -> None:
    """The Maildir cannot be written: nothing is lost, nothing is failed."""
    mail_id = queue(database, merchant)
    relay = RelayAddress(maildir=Path("/dev/full/outgoing"))
    run_until(database, relay, tmp_path, lambda: read(database, merchant, mail_id).attempts == 1)
    assert read(database, merchant, mail_id).state == "queued"


async def _talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """A mail server that speaks Latin-1, and a NUL besides."""
    writer.write(b"220 sink\r\n")
    while line := await reader.readline():
        if line[:4].upper() == b"DATA":
            writer.write(b"354 go on\r\n")
            await reader.readuntil(b"\r\n.\r\n")
        writer.write(b"250 2.0.0 Mail f\xfcr Sie \x00 angenommen\r\n")
    writer.close()
    await writer.wait_closed()


def test_answer_in_any_encoding_can_be_kept() -> None:
    """Bytes beyond UTF-8 and NULs in a relay's answer, which no database takes, become signs that it takes."""

    async def run() -> str:
        server = await asyncio.start_server(_talk, "127.0.0.1", 0)
        relay = make_relay(RelayAddress(host="127.0.0.1", port=server.sockets[0].getsockname()[1]))
        answer = await relay.hand_over(Parcel("a@l.example", "k@mail.example", "<1@l.example>", CONTENT % 1))
        await relay.close()
        server.close()
        await asyncio.sleep(0)  # the server's side reads the end of the connection
        async with asyncio.timeout(5):
            await asyncio.gather(*(asyncio.all_tasks() - {asyncio.current_task()}))
        return answer

    answer = asyncio.run(run())
    assert answer.startswith("250 2.0.0 Mail f")
    assert answer.encode("utf-8")
    assert "\x00" not in answer


class _Once:
    """A relay that takes a mail; between the two the database goes away."""

    def __init__(self, engine: Engine) -> None:
        self.taken = 0
        self._engine = engine

    async def hand_over(self, parcel: Parcel) -> str:
        """Take the mail, and let the next statement fail once."""
        self.taken += 1
        failures = [1]

        def fail(_connection: object, _cursor: object, statement: str, *_: object) -> None:
            if failures and statement.startswith("UPDATE mail"):
                failures.pop()
                raise OperationalError("UPDATE", {}, Exception("away"))

        event.listen(self._engine, "before_cursor_execute", fail)
        return "250 taken"

    async def close(self) -> None:
        """Nothing is open."""


def test_mark_that_fails_is_made_again(
    database: Database, merchant: MerchantAccount, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A database that is away for a moment after the hand-over makes no double."""
    monkeypatch.setattr(delivery_module, "AWAY_SECONDS", 0.01)
    mail_id = queue(database, merchant)
    relay = _Once(database.engine)

    async def run() -> None:
        with closing(Claimant(tmp_path)) as claimant:
            delivery = Delivery(database, relay, claimant)
            task = asyncio.create_task(delivery.run())
            async with asyncio.timeout(30):
                while read(database, merchant, mail_id).state != "sent":
                    await asyncio.sleep(0.02)
            delivery.stop()
            await task

    asyncio.run(run())
    assert relay.taken == 1


def test_claim_that_was_lost_is_not_renewed(database: Database, merchant: MerchantAccount) -> None:
    """A slow sender looks again before it hands over."""
    mail_id = queue(database, merchant)
    now = datetime.now(UTC)
    with database.write() as session:
        outbox.claim(session, "one", 9, LEASE, now)
        assert outbox.renew(session, "one", mail_id, LEASE, now)
        outbox.claim(session, "two", 9, LEASE, now + LEASE + timedelta(seconds=1))
        assert not outbox.renew(session, "one", mail_id, LEASE, now)
