"""Demo data for a newcomer's first look: two merchants, and the events of `demo/` through the same door as all others."""

from __future__ import annotations

import os
import secrets
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

from portal.acceptance import batch
from portal.settings import ROOT, VAR, Settings
from portal.store import merchants, notifications
from portal.store.database import Database
from portal.store.notifications import Draft

_FOLDER = ROOT / "demo"
_SUBJECT = "Angaben zu Ihrer Bestellung {{bestellnummer}}"


def prepare(database: Database, settings: Settings) -> list[str]:
    """Fill an empty database; returns the lines that tell the demo accounts, as long as they are kept in var/."""
    with database.read() as session:
        is_empty = not merchants.list_merchants(session)
    accounts = _accounts_file(database)
    if is_empty:
        _keep_accounts(accounts, _add_merchants(database, settings))
    return accounts.read_text(encoding="utf-8").splitlines() if accounts.exists() else []


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


def _add_merchants(database: Database, settings: Settings) -> list[str]:
    lindenhof, first = _add(database, "Antiquariat Lindenhof", "brandt@lindenhof.example", "Katharina Brandt")
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
    for merchant_id, name in ((lindenhof, "lindenhof"), (seestern, "seestern")):
        door = batch.Door(database, settings.rulebook(), merchant_id, "command")
        lines = (_FOLDER / f"{name}.jsonl").read_bytes().splitlines()
        for answer in batch.submit_lines(door, lines):
            if "errors" in answer:
                raise ValueError(f"demo/{name}.jsonl, line {answer['line']}: {answer['errors']}")
    return [first, second]


def _add(database: Database, name: str, email: str, person: str) -> tuple[int, str]:
    password = "-".join(secrets.token_hex(2) for _ in range(4))
    with database.write() as session:
        merchant = merchants.add_merchant(session, name, email, password, now=datetime.now(UTC), person=person)
    return merchant.id, f"Demo account {name}: {email}  password {password}"
