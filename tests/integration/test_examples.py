"""Every event of the project's examples ends as the expectation says: both doors, both databases, both relays."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from portal.sender.delivery import Claimant, Delivery
from portal.sender.relay import make_relay
from portal.settings import ROOT, RelayAddress
from portal.store.database import Database
from tests import sink as mail_sink
from tests.conftest import MerchantAccount
from tests.integration import events

EXAMPLES = Path(__file__).parent.parent / "examples"
LINES = (EXAMPLES / "events.jsonl").read_bytes()
EXPECTED = [json.loads(line) for line in (EXAMPLES / "events.expected.jsonl").read_text("utf-8").splitlines()]
# Replaced: 1001, 1008, 1012. Passed with a message: 1002, 1004, 1009, 1011.
RECIPIENTS = {
    "k3j9x2m4q7w1z8a@marketplace.amazon.de",
    "8s7d6f5g4h3j2k1@marketplace.amazon.co.uk",
    "buyer@mail.example",
    "joerg@mueller-luedenscheidt.example",
    "f1j9x2m4q7w1z8a@marketplace.amazon.de",
    "kontakt@amazonas-freunde.example",
}

Door = Callable[[Flask, FlaskClient, MerchantAccount], list[dict[str, Any]]]


def one_by_one(app: Flask, client: FlaskClient, merchant: MerchantAccount) -> list[dict[str, Any]]:
    """The API, an event a request."""
    responses = [events.post(client, merchant, line) for line in LINES.splitlines()]
    return [response.get_json() | {"status": response.status_code} for response in responses]


def as_ndjson(app: Flask, client: FlaskClient, merchant: MerchantAccount) -> list[dict[str, Any]]:
    """The API, all in one request."""
    return events.post_lines(client, merchant, LINES)


def by_command(app: Flask, client: FlaskClient, merchant: MerchantAccount) -> list[dict[str, Any]]:
    """`flask event submit`."""
    code, answers = events.command_lines(app, merchant, LINES)
    assert code == 0
    return answers


DOORS = pytest.mark.parametrize("door", [one_by_one, as_ndjson, by_command])


def check(answers: list[dict[str, Any]], published: bool) -> None:
    """Outcome, reason and the rest of each answer as expected."""
    for answer, expected in zip(answers, EXPECTED, strict=True):
        outcome, _, once_published = expected["outcome"].partition(" → ")
        outcome = "replaced" if once_published and published else outcome
        assert (answer["event"], answer["outcome"]) == (expected["event"], outcome)
        assert answer["reason"] == expected["reason"]
        if published and "not_replaced_because" in expected:
            assert answer["not_replaced_because"] == expected["not_replaced_because"]
        if "incomplete" in expected:
            assert answer["incomplete"] == expected["incomplete"]
        assert "order-control" not in json.dumps(answer)


@DOORS
def test_without_a_publication(door: Door, app: Flask, client: FlaskClient, merchant: MerchantAccount) -> None:
    """Suppressed, and the answer says that nothing is published."""
    answers = door(app, client, merchant)
    check(answers, published=False)
    assert answers[0]["not_replaced_because"] == "not_published"


@DOORS
def test_once_published_and_again(
    door: Door, app: Flask, client: FlaskClient, database: Database, merchant: MerchantAccount
) -> None:
    """Replaced; the same file again gives the same answers."""
    events.publish(database, merchant)
    answers = door(app, client, merchant)
    check(answers, published=True)
    assert {answer["status"] for answer in answers} == {201}
    again = door(app, client, merchant)
    assert [answer | {"status": 200} for answer in answers] == again


def test_confirmations_of_the_examples(app: Flask, client: FlaskClient, merchant: MerchantAccount) -> None:
    """oc-1005 keeps its number; oc-1006 held a link in its place and keeps the literal name of the service."""
    answers = {answer["event"]: answer["confirmation"] for answer in as_ndjson(app, client, merchant)}
    first, second = answers["oc-1005"], answers["oc-1006"]
    assert first["marketplaceId"] == "A1PA6795UKMFR9"
    assert first["packageDetail"]["trackingNumber"] == "00340434161094042557"
    assert first["packageDetail"]["carrierCode"] == "DHL"
    assert second["packageDetail"]["shippingMethod"] == "Bücher-/Warensendung"
    assert "trackingNumber" not in second["packageDetail"]


def deliver_all(database: Database, relay: RelayAddress, folder: Path, count: int) -> None:
    """Run the outbox loop until so many mails have left the queue."""

    async def run() -> None:
        with closing(Claimant(folder)) as claimant:
            delivery = Delivery(database, make_relay(relay), claimant)
            task = asyncio.create_task(delivery.run())
            async with asyncio.timeout(30):
                while _finished(database) < count:
                    await asyncio.sleep(0.02)
            delivery.stop()
            await task

    asyncio.run(run())


def _finished(database: Database) -> int:
    with database.read() as session:
        return int(session.connection().exec_driver_sql("SELECT count(*) FROM mail WHERE state = 'sent'").scalar_one())


def test_delivered_by_smtp(
    app: Flask, client: FlaskClient, database: Database, merchant: MerchantAccount, tmp_path: Path
) -> None:
    """Seven mails arrive at a real mail server, each once, though the file was submitted twice."""
    events.publish(database, merchant)
    as_ndjson(app, client, merchant)
    by_command(app, client, merchant)
    with mail_sink.serving(mail_sink.Sink()) as sink:
        deliver_all(database, RelayAddress(host="127.0.0.1", port=sink.port), tmp_path / "run", 7)
    assert {recipient for _, (recipient,) in sink.envelopes} == RECIPIENTS
    assert len(sink.message_ids()) == len(set(sink.message_ids())) == 7


def test_delivered_to_a_maildir(
    app: Flask, client: FlaskClient, database: Database, merchant: MerchantAccount, tmp_path: Path
) -> None:
    """The same into a Maildir, nothing left in tmp/."""
    events.publish(database, merchant)
    one_by_one(app, client, merchant)
    folder = tmp_path / "outgoing"
    deliver_all(database, RelayAddress(maildir=folder), tmp_path / "run", 7)
    assert len(list((folder / "new").iterdir())) == 7
    assert not list((folder / "tmp").iterdir())


def test_examples_are_the_projects_own() -> None:
    """The copies in the tree are those of the shared folder, where that stands beside the tree."""
    shared = ROOT.parent / "shared" / "examples" / "events.jsonl"
    if shared.exists():
        assert shared.read_bytes() == LINES
