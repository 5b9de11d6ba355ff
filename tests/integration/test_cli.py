"""The operator's commands: exit 0 done, 1 refused with a sentence on stderr, 2 wrong usage."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import Result
from flask import Flask

from portal import create_app
from portal.settings import Settings
from portal.store import merchants, notifications, tokens
from portal.store.database import Database
from tests.conftest import MerchantAccount
from tests.integration import events
from tests.integration.events import notice


def run(app: Flask, *arguments: object, standard_input: str | bytes = "") -> Result:
    """A command with its arguments."""
    return app.test_cli_runner().invoke(args=[str(argument) for argument in arguments], input=standard_input)


def test_merchant_operator_and_list(app: Flask, database: Database) -> None:
    """The merchant's id is printed, the password works, the list has a line each."""
    added = run(
        app, "merchant", "add", "Antiquariat Lindenhof", "Brandt@Lindenhof.example", standard_input="geheim-12\n"
    )
    assert (added.exit_code, added.output) == (0, "1\n")
    assert run(app, "operator", "add", "op@lindenhof.example", standard_input="geheim-12\n").exit_code == 0
    assert run(app, "merchant", "list").output == "1\tAntiquariat Lindenhof\tactive\n"
    with database.read() as session:
        assert merchants.sign_in(session, "brandt@lindenhof.example", "geheim-12")
        assert merchants.sign_in(session, "brandt@lindenhof.example", "geheim-13") is None
        operator = merchants.sign_in(session, "op@lindenhof.example", "geheim-12")
    assert operator is not None
    assert operator.password_hash.startswith("$argon2id$v=19$m=19456,t=2,p=1$")


@pytest.mark.parametrize(
    ("name", "email", "password"),
    [
        ("Lindenhof", "no address", "geheim-12"),
        ("Lindenhof", "a@lindenhof.example", "kurz"),
        ("Lindenhof", "a@lindenhof.example", ""),
        ("", "a@lindenhof.example", "geheim-12"),
        ("a\nb", "a@lindenhof.example", "geheim-12"),
    ],
)
def test_wrong_account_is_refused(app: Flask, name: str, email: str, password: str) -> None:
    """Nothing is added."""
    refused = run(app, "merchant", "add", name, email, standard_input=f"{password}\n")
    assert refused.exit_code == 1
    assert refused.stderr.startswith("Error: ")
    assert run(app, "merchant", "list").output == ""


def test_an_address_is_taken_once(app: Flask, merchant: MerchantAccount) -> None:
    """In any case of its letters."""
    refused = run(app, "merchant", "add", "Andere", merchant.email.upper(), standard_input="geheim-12\n")
    assert refused.exit_code == 1
    assert "already" in refused.stderr


def test_token_is_printed_once_and_kept_as_a_hash(app: Flask, database: Database, merchant: MerchantAccount) -> None:
    """It opens the API for its merchant."""
    token = run(app, "token", "add", merchant.id, "Order-Control").output.strip()
    with database.read() as session:
        found = tokens.find_merchant(session, token)
        assert found is not None
        assert found.id == merchant.id
        kept = session.connection().exec_driver_sql("SELECT * FROM api_token").all()
    assert token not in str(kept)


def publish(app: Flask, merchant: MerchantAccount, body: Path, *options: str, sender: str = "v@l.example") -> Result:
    """`flask notification publish` with a good subject."""
    arguments = ["--subject", "Zu {{bestellnummer}}", "--body-file", str(body), "--from", sender, *options]
    return run(app, "notification", "publish", merchant.id, *arguments)


def test_publish_needs_the_risk_to_be_accepted(
    app: Flask, database: Database, merchant: MerchantAccount, tmp_path: Path
) -> None:
    """Without --accept-risk exit 1 and nothing published; with it version and acknowledgement."""
    body = tmp_path / "body.txt"
    body.write_bytes(b"\xef\xbb\xbfGuten Tag {{kaeufer}},\r\n\r\nGr\xc3\xbc\xc3\x9fe")
    assert publish(app, merchant, body).exit_code == 1
    with database.read() as session:
        assert notifications.current_version(session, merchant.id) is None
    assert publish(app, merchant, body, "--accept-risk").exit_code == 0
    with database.read() as session:
        version = notifications.current_version(session, merchant.id)
        assert version is not None
        assert version.body == "Guten Tag {{kaeufer}},\n\nGrüße"
        acknowledgement = notifications.acknowledgement_of(session, merchant.id, version.id)
        assert notifications.find(session, merchant.id).enabled
    assert acknowledgement is not None
    assert acknowledgement.sha256 == notifications.text_digest(version.subject, version.body, version.sender)
    assert "eigene Gefahr" in acknowledgement.statement


@pytest.mark.parametrize(
    ("body", "sender", "word"),
    [
        (b"{{kaeufername}}", "v@l.example", "kaeufer"),
        (b"{{", "v@l.example", "Platzhalter"),
        (b" ", "v@l.example", "Mailtext"),
        (b"x" * 20_001, "v@l.example", "20.001"),
        (b"\xe4", "v@l.example", "UTF-8"),
        (b"x", "nobody", "nobody"),
        (b"x", "k3j9@marketplace.amazon.de", "Amazon"),
    ],
)
def test_what_cannot_be_sent_is_not_published(
    app: Flask, database: Database, merchant: MerchantAccount, tmp_path: Path, body: bytes, sender: str, word: str
) -> None:
    """With a sentence that names it."""
    file = tmp_path / "body.txt"
    file.write_bytes(body)
    refused = publish(app, merchant, file, "--accept-risk", sender=sender)
    assert refused.exit_code == 1
    assert word in refused.stderr
    with database.read() as session:
        assert notifications.current_version(session, merchant.id) is None


def test_submit_exits_1_if_a_line_was_bad(app: Flask, merchant: MerchantAccount) -> None:
    """The good lines are accepted all the same."""
    lines = json.dumps(notice("a")).encode() + b"\n{\n" + json.dumps(notice("b")).encode()
    code, answers = events.command_lines(app, merchant, lines)
    assert code == 1
    assert [answer["status"] for answer in answers] == [201, 400, 201]


@pytest.mark.parametrize(
    "arguments",
    [("event", "submit", 99), ("token", "add", 99, "x"), ("notification", "publish", 99)],
)
def test_unknown_merchant_is_refused(app: Flask, arguments: tuple[object, ...], tmp_path: Path) -> None:
    """By a sentence, not by a trace."""
    body = tmp_path / "body.txt"
    body.write_text("x", "utf-8")
    options = ("--subject", "x", "--body-file", body, "--from", "v@l.example", "--accept-risk")
    refused = run(app, *arguments, *(options if arguments[0] == "notification" else ()))
    assert refused.exit_code == 1
    assert "no merchant 99" in refused.stderr


@pytest.mark.parametrize("arguments", [("merchant", "add"), ("event", "submit", "x"), ("notification", "publish", 1)])
def test_wrong_usage_is_2(app: Flask, arguments: tuple[object, ...]) -> None:
    """As the shell's tools do."""
    assert run(app, *arguments).exit_code == 2


@pytest.mark.parametrize("arguments", [("merchant", "list"), ("sender",), ("event", "submit", 1)])
def test_database_without_tables_is_named(
    settings: Settings, empty_database_url: str, arguments: tuple[object, ...]
) -> None:
    """With the command that mends it; and that command mends it, and may be repeated."""
    app = create_app(settings.model_copy(update={"database_url": empty_database_url}))
    refused = run(app, *arguments)
    assert refused.exit_code == 1
    assert "flask db upgrade" in refused.stderr
    assert run(app, "db", "upgrade").exit_code == 0
    assert run(app, "db", "upgrade").exit_code == 0
    assert run(app, "merchant", "list").exit_code == 0
    app.extensions["database"].engine.dispose()
