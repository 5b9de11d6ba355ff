"""The database as a command uses it: what keeps it from answering becomes a sentence."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import click
from flask import current_app
from sqlalchemy.exc import OperationalError, ProgrammingError
from sqlalchemy.orm import Session

from portal.store import merchants
from portal.store.database import Database
from portal.store.tables import Merchant

_UNUSABLE = "The database does not answer, or its tables are not up to date. Run: flask db upgrade"


@contextmanager
def open_database() -> Iterator[Database]:
    """The application's database; a fault of it ends the command with exit 1."""
    database: Database = current_app.extensions["database"]
    try:
        yield database
    except (OperationalError, ProgrammingError):
        raise click.ClickException(_UNUSABLE) from None


@contextmanager
def writing() -> Iterator[Session]:
    """One transaction of a command."""
    with open_database() as database, database.write() as session:
        yield session


def require_merchant(session: Session, merchant_id: int) -> Merchant:
    """The merchant, or exit 1."""
    merchant = merchants.find_merchant(session, merchant_id)
    if merchant is None:
        raise click.ClickException(f"There is no merchant {merchant_id}. flask merchant list shows all.")
    return merchant
