"""`flask check`: what the gateway would do with mails that lie in files; the same reader, the same rules."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path

import click
from flask import current_app
from flask.cli import with_appcontext

from portal.cli.mailbox import Found, mails
from portal.policy.match import in_one_line
from portal.policy.rules import Rulebook
from portal.sender.inspection import inspect
from portal.sender.smtp.door import LARGEST_MAIL
from portal.settings import Settings

_TOO_LARGE = "too_large"


@click.command("check")
@click.argument("paths", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@with_appcontext
def check(paths: tuple[Path, ...]) -> None:
    """Say of each mail in PATHS (.eml, .mbox, Maildir, folders) whether the gateway would take it today.

    A line each: pass or refuse, reason, file, subject, separated by tabs. Exit 1 if any would be refused.
    """
    settings: Settings = current_app.extensions["settings"]
    rulebook, seen, refused = settings.rulebook(), 0, 0
    try:
        for path in paths:
            for found in mails(path, LARGEST_MAIL):
                reason, subject = _looked_at(found, rulebook)
                fields = ("refuse" if reason else "pass", reason, in_one_line(found.place), subject)
                sys.stdout.buffer.write("\t".join(fields).encode("utf-8", "replace") + b"\n")
                seen, refused = seen + 1, refused + bool(reason)
    except OSError as error:
        raise click.ClickException(f"{error.filename} cannot be read: {error.strerror}.") from None
    finally:
        sys.stdout.buffer.flush()
    click.echo(f"{seen} mail(s), {refused} would be refused.", err=True)
    sys.exit(1 if refused else 0)


def _looked_at(found: Found, rulebook: Rulebook) -> tuple[str, str]:
    """The reason, "" if the mail passes, and its subject."""
    if found.content is None:
        return _TOO_LARGE, ""
    inspected = inspect(found.content, (), rulebook, datetime.now(UTC))
    reason = inspected.verdict.reason
    return reason.value if reason else "", in_one_line(inspected.subject)
