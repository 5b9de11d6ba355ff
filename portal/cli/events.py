"""`flask event submit`: events as JSON lines, one JSON result a line."""

from __future__ import annotations

import json
from typing import BinaryIO

import click
from flask import current_app
from flask.cli import AppGroup

from portal.acceptance import batch
from portal.cli.database import open_database, require_merchant
from portal.settings import Settings

event = AppGroup("event", help="Order events.")


@event.command("submit")
@click.argument("merchant_id", type=int)
@click.argument("file", type=click.File("rb"), default="-")
def submit(merchant_id: int, file: BinaryIO) -> None:
    """Submit events from FILE or standard input; exit 1 if any line was bad, the others are accepted all the same."""
    settings: Settings = current_app.extensions["settings"]
    refused = 0
    with open_database() as database:
        with database.read() as session:
            require_merchant(session, merchant_id)
        door = batch.Door(database, settings.rulebook(), merchant_id, "command")
        for answer in batch.submit_lines(door, file):
            click.echo(json.dumps(answer, ensure_ascii=False))
            refused += "errors" in answer
    if refused:
        raise click.ClickException(f"{refused} line(s) were not accepted; see their errors above.")
