"""What a request stands on: the application's database, its settings, and the moment."""

from __future__ import annotations

from datetime import UTC, date, datetime

from flask import current_app

from portal.policy.rules import BERLIN
from portal.settings import Settings
from portal.store.database import Database


def database() -> Database:
    """The application's database."""
    found: Database = current_app.extensions["database"]
    return found


def settings() -> Settings:
    """The application's settings."""
    found: Settings = current_app.extensions["settings"]
    return found


def now() -> datetime:
    """The moment, aware UTC."""
    return datetime.now(UTC)


def today() -> date:
    """The day in Berlin."""
    return now().astimezone(BERLIN).date()
