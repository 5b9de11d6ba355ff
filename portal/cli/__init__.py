"""The operator's commands, found by `flask` through wsgi.py: exit 0 done, 1 refused with a sentence, 2 wrong usage."""

from __future__ import annotations

from flask import Flask

from portal.cli import accounts, check, credentials, events, notification, running


def register(app: Flask) -> None:
    """Put the commands on the application."""
    for command in (
        accounts.operator,
        accounts.merchant,
        accounts.token,
        check.check,
        credentials.smtp,
        events.event,
        notification.notification,
        running.db,
        running.sender,
        running.serve,
    ):
        app.cli.add_command(command)
