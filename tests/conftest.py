"""What every test stands on: settings of its own, a migrated database of each kind, a merchant, the application."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.engine import make_url

from portal import create_app
from portal.settings import RelayAddress, Settings
from portal.store import merchants, tokens
from portal.store.database import Database
from tests import postgresql

ALL = os.environ.get("PORTAL_TEST_ALL") == "1"


def missing(what: str) -> None:
    """Skip what cannot be tested here, or fail where everything must be."""
    if ALL:
        pytest.fail(f"PORTAL_TEST_ALL=1, but there is no {what}")
    pytest.skip(f"no {what} on this machine")


@dataclass(frozen=True, slots=True)
class MerchantAccount:
    """A merchant that can sign in, and his programs' token."""

    id: int
    name: str
    email: str
    password: str
    token: str


@pytest.fixture(scope="session")
def postgresql_server() -> Iterator[postgresql.Server]:
    """A PostgreSQL server of this test run, on a socket of its own."""
    server = postgresql.start()
    if server is None:
        missing("PostgreSQL server")
        return
    yield server
    server.stop()


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated database, made once and copied for each test."""
    path = tmp_path_factory.mktemp("template") / "portal.sqlite3"
    _migrate(f"sqlite:///{path}")
    return path


@pytest.fixture(scope="session")
def postgresql_template(postgresql_server: postgresql.Server) -> Iterator[str]:
    """The same on the PostgreSQL server; gives its name."""
    with postgresql_server.database() as url:
        _migrate(url)
        yield make_url(url).database or ""


def _migrate(url: str) -> None:
    database = Database(url)
    database.upgrade()
    database.engine.dispose()


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def database_kind(request: pytest.FixtureRequest) -> str:
    """Each test that uses a database runs on both kinds."""
    return str(request.param)


@pytest.fixture
def database_url(database_kind: str, request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """A migrated database of its own for the test."""
    if database_kind == "sqlite":
        path = tmp_path / "portal.sqlite3"
        shutil.copyfile(request.getfixturevalue("sqlite_template"), path)
        yield f"sqlite:///{path}"
        return
    server: postgresql.Server = request.getfixturevalue("postgresql_server")
    with server.database(request.getfixturevalue("postgresql_template")) as url:
        yield url


@pytest.fixture
def empty_database_url(database_kind: str, request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """A database without tables."""
    if database_kind == "sqlite":
        yield f"sqlite:///{tmp_path / 'empty.sqlite3'}"
        return
    server: postgresql.Server = request.getfixturevalue("postgresql_server")
    with server.database() as url:
        yield url


@pytest.fixture
def settings(database_url: str, tmp_path: Path) -> Settings:
    """Settings that touch nothing outside the test's folder."""
    return Settings(
        database_url=database_url,
        secret_key="a key for tests",
        relay=RelayAddress(maildir=tmp_path / "outgoing"),
        _env_file=None,
    )


@pytest.fixture
def app(settings: Settings) -> Iterator[Flask]:
    """The application on a migrated database."""
    app = create_app(settings)
    app.testing = True
    yield app
    app.extensions["database"].engine.dispose()


@pytest.fixture
def database(app: Flask) -> Database:
    """The application's database."""
    found: Database = app.extensions["database"]
    return found


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    """A browser without JavaScript."""
    return app.test_client()


def add_merchant(database: Database, name: str, email: str) -> MerchantAccount:
    """A merchant with an account and a token."""
    password = "lesesaal-quarto-falz"
    now = datetime.now(UTC)
    with database.write() as session:
        row = merchants.add_merchant(session, name, email, password, now=now, person="Katharina Brandt")
        token = tokens.add(session, row.id, "Order-Control", now)
    return MerchantAccount(row.id, name, email, password, token)


@pytest.fixture
def merchant(database: Database) -> MerchantAccount:
    """Antiquariat Lindenhof."""
    return add_merchant(database, "Antiquariat Lindenhof", "brandt@lindenhof.example")


@pytest.fixture
def other_merchant(database: Database) -> MerchantAccount:
    """A merchant who must never be seen by the first."""
    return add_merchant(database, "Buchhandlung Seestern", "kolbe@seestern.example")
