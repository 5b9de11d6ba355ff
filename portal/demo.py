"""Demo data for a newcomer's first look: two merchants, and events and mails of `demo/` through everybody's doors."""

from __future__ import annotations

import os
import secrets
import smtplib
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from email import message_from_bytes
from hashlib import sha256
from pathlib import Path

from portal.acceptance import batch
from portal.settings import ROOT, VAR, Settings
from portal.store import credentials, merchants, notifications
from portal.store.credentials import NewCredential
from portal.store.database import Database
from portal.store.notifications import Draft

_FOLDER = ROOT / "demo"
_SENDER = "brandt@lindenhof.example"
_SUBJECT = "Angaben zu Ihrer Bestellung {{bestellnummer}}"


@dataclass(frozen=True, slots=True)
class Demo:
    """`lines` tell the demo accounts, as long as they are kept in var/; `login` only when the demo is new."""

    lines: list[str]
    login: NewCredential | None = None


def prepare(database: Database, settings: Settings) -> Demo:
    """Fill an empty database; a used one is left as it is."""
    with database.read() as session:
        is_empty = not merchants.list_merchants(session)
    accounts = _accounts_file(database)
    login = None
    if is_empty:
        lines, login = _add_merchants(database, settings)
        _keep_accounts(accounts, lines)
    return Demo(accounts.read_text(encoding="utf-8").splitlines() if accounts.exists() else [], login)


def submit_mails(settings: Settings, login: NewCredential) -> None:
    """Send the mails of `demo/` to the gateway, as a merchant's program does; refusals are what the demo shows."""
    with smtplib.SMTP(settings.smtp.host, settings.smtp.port, timeout=30) as client:
        client.login(login.username, login.password)
        for path in sorted((_FOLDER / "mails").glob("*.eml")):
            content = path.read_bytes()
            recipient = str(message_from_bytes(content)["To"])
            with suppress(smtplib.SMTPDataError):
                client.sendmail(_SENDER, [recipient], content)


def _accounts_file(database: Database) -> Path:
    """Each database has accounts of its own."""
    return VAR / f"demo_accounts-{sha256(database.url.encode()).hexdigest()[:8]}"


def _keep_accounts(path: Path, lines: list[str]) -> None:
    """Passwords of the demo are made up on each machine and readable by its owner alone."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.unlink(missing_ok=True)
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write("\n".join(lines) + "\n")


def _add_merchants(database: Database, settings: Settings) -> tuple[list[str], NewCredential]:
    lindenhof, first = _add(database, "Antiquariat Lindenhof", _SENDER, "Katharina Brandt")
    seestern, second = _add(database, "Buchhandlung Seestern", "kolbe@seestern.example", "Martin Kolbe")
    text = (_FOLDER / "notification.txt").read_text(encoding="utf-8")
    now = datetime.now(UTC)
    with database.write() as session:
        notifications.publish(
            session,
            lindenhof,
            Draft(_SUBJECT, text, "versand@lindenhof.example", "Katharina Brandt"),
            by="Katharina Brandt",
            remote_address="",
            now=now,
        )
        draft = Draft(_SUBJECT, text, "bestellung@seestern.example", "Martin Kolbe")
        notifications.save_draft(session, seestern, draft, 0, by="Martin Kolbe", now=now)
        login = credentials.add(session, lindenhof, "Outlook im Laden", now)
    for merchant_id, name in ((lindenhof, "lindenhof"), (seestern, "seestern")):
        door = batch.Door(database, settings.rulebook(), merchant_id, "command")
        lines = (_FOLDER / f"{name}.jsonl").read_bytes().splitlines()
        for answer in batch.submit_lines(door, lines):
            if "errors" in answer:
                raise ValueError(f"demo/{name}.jsonl, line {answer['line']}: {answer['errors']}")
    smtp = f"Demo login at the gateway for Antiquariat Lindenhof: {login.username}  password {login.password}"
    return [first, second, smtp], login


def _add(database: Database, name: str, email: str, person: str) -> tuple[int, str]:
    password = "-".join(secrets.token_hex(2) for _ in range(4))
    with database.write() as session:
        merchant = merchants.add_merchant(session, name, email, password, now=datetime.now(UTC), person=person)
    return merchant.id, f"Demo account {name}: {email}  password {password}"
