"""INSERT ... ON CONFLICT, which both databases spell alike but SQLAlchemy keeps in two places."""

from __future__ import annotations

from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from portal.store.tables import Base, table_of

Upsert = postgresql.Insert | sqlite.Insert


def insert_into(session: Session, table: type[Base]) -> Upsert:
    """An insert that knows ON CONFLICT, for the session's database; its values are given when it is executed."""
    module = postgresql if session.get_bind().dialect.name == "postgresql" else sqlite
    statement: Upsert = module.insert(table_of(table))
    return statement
