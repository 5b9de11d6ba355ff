"""Commands that prepare and run: `db upgrade`, `sender`, and `serve` for portal and sender together."""

from __future__ import annotations

import logging
import sys

import click
from flask import current_app
from flask.cli import AppGroup, with_appcontext

from portal import demo, serving
from portal.cli.database import open_database
from portal.sender import service
from portal.sender.listening import StartRefusedError
from portal.settings import Settings

db = AppGroup("db", help="The database's tables.")


@db.command("upgrade")
def upgrade() -> None:
    """Bring the database to the newest migration."""
    with open_database() as database:
        database.upgrade()


@click.command("sender")
@click.option("--workers", type=click.IntRange(1, 64), default=1, help="Processes that share the gateway's port.")
@with_appcontext
def sender(workers: int) -> None:
    """Serve the mail server's gateway and hand queued mails to the relay, in the foreground, until SIGTERM."""
    _log_to_stderr()
    settings: Settings = current_app.extensions["settings"]
    with open_database() as database:
        _require_current(database.is_current())
    try:
        service.run(settings, database, workers)
    except StartRefusedError as error:
        raise click.ClickException(str(error)) from None


@click.command("serve")
@click.option("--demo", "with_demo", is_flag=True, help="Fill an empty database with demo data first.")
@with_appcontext
def serve(*, with_demo: bool) -> None:
    """Serve portal and sender in the foreground until Ctrl-C, on an up-to-date database."""
    settings: Settings = current_app.extensions["settings"]
    with open_database() as database:
        database.upgrade()
        shown = demo.prepare(database, settings) if with_demo else demo.Demo([])

    def submit_mails() -> None:
        if shown.login and not settings.smtp_cert:
            demo.submit_mails(settings, shown.login)

    sys.exit(serving.run(settings, shown.lines, submit_mails))


def _require_current(is_current: bool) -> None:
    if not is_current:
        raise click.ClickException("The database's tables are not up to date. Run: flask db upgrade")


def _log_to_stderr() -> None:
    """Our own lines from INFO on, those of libraries from WARNING."""
    logging.basicConfig(
        level=logging.WARNING, format="%(asctime)s %(levelname)s %(name)s %(message)s", stream=sys.stderr
    )
    logging.getLogger("portal").setLevel(logging.INFO)
