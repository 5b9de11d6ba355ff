"""`flask smtp add`: logins of a merchant's programs at the mail server."""

from __future__ import annotations

from datetime import UTC, datetime

import click
from flask.cli import AppGroup

from portal.cli.accounts import checked_line
from portal.cli.database import require_merchant, writing
from portal.store import credentials

smtp = AppGroup("smtp", help="Logins of a merchant's programs at the mail server.")


@smtp.command("add")
@click.argument("merchant_id", type=int)
@click.argument("label")
def add_credential(merchant_id: int, label: str) -> None:
    """Print a new username and its password, separated by a tab, this once."""
    line = checked_line(label, "label")
    with writing() as session:
        merchant = require_merchant(session, merchant_id)
        if merchant.state != "active":
            raise click.ClickException(f"The account of merchant {merchant_id} is closed.")
        added = credentials.add(session, merchant_id, line, datetime.now(UTC))
    click.echo(f"{added.username}\t{added.password}")
