"""A database that is away, read-only, full or locked: refused mails are put off, nobody is let in unchecked."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager

import psycopg
from sqlalchemy import event
from sqlalchemy.engine import make_url

from portal.store.database import Database
from tests import sink as mail_sink
from tests.conftest import MerchantAccount
from tests.integration import gateways
from tests.integration.conftest import relay_settings
from tests.integration.gateways import CLEAN, WITH_WORD, log_rows

Fault = Callable[[Database], AbstractContextManager[None]]


def pragma(statement: str) -> Fault:
    """SQLite itself refuses: every connection is told so."""

    @contextmanager
    def fault(database: Database) -> Iterator[None]:
        def tell(connection: sqlite3.Connection, _record: object) -> None:
            connection.execute(f"PRAGMA {statement}")

        database.engine.dispose()
        event.listen(database.engine, "connect", tell)
        yield
        event.remove(database.engine, "connect", tell)
        database.engine.dispose()

    return fault


@contextmanager
def locked(database: Database) -> Iterator[None]:
    """Another program holds the write lock; waiting for it is cut short."""
    with (
        pragma("busy_timeout=100")(database),
        closing(sqlite3.connect(database.url.removeprefix("sqlite:///"))) as other,
    ):
        other.execute("BEGIN IMMEDIATE")
        yield


@contextmanager
def without_tables(database: Database) -> Iterator[None]:
    """The file is another one than it was."""
    with closing(sqlite3.connect(database.url.removeprefix("sqlite:///"))) as other:
        other.execute("ALTER TABLE smtp_credential RENAME TO away")
        yield
        other.execute("ALTER TABLE away RENAME TO smtp_credential")


@contextmanager
def stopped(database: Database) -> Iterator[None]:
    """PostgreSQL ends all connections and takes no new ones."""
    url = make_url(database.url)
    with psycopg.connect(host=url.query["host"], user="tests", dbname="postgres", autocommit=True) as admin:
        admin.execute(f"ALTER DATABASE {url.database} ALLOW_CONNECTIONS false")
        admin.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", [url.database])
        yield
        admin.execute(f"ALTER DATABASE {url.database} ALLOW_CONNECTIONS true")


@contextmanager
def read_only(database: Database) -> Iterator[None]:
    """PostgreSQL takes no writes, as a stand-by does."""
    url = make_url(database.url)
    with psycopg.connect(host=url.query["host"], user="tests", dbname="postgres", autocommit=True) as admin:
        admin.execute(f"ALTER DATABASE {url.database} SET default_transaction_read_only = on")
        database.engine.dispose()
        yield
        admin.execute(f"ALTER DATABASE {url.database} RESET default_transaction_read_only")
        database.engine.dispose()


def faults(database: Database) -> dict[str, Fault]:
    """What can go wrong with a database of this kind."""
    if database.engine.dialect.name == "postgresql":
        return {"stopped": stopped, "read-only": read_only}
    return {"read-only": pragma("query_only=1"), "full": pragma("max_page_count=1"), "locked": locked}


def test_refused_mail_without_a_database(
    database: Database, merchant: MerchantAccount, shared_sink: mail_sink.Sink
) -> None:
    """451 and no row while it lasts; a mail that passes needs no database; then everything is as before."""
    for name, fault in faults(database).items():
        shared_sink.contents.clear()
        before = len(log_rows(database))
        with (
            gateways.running(relay_settings(database.url, shared_sink.port), database, merchant.id) as gateway,
            gateway.client() as client,
        ):
            with fault(database):
                answers = [client.submit(WITH_WORD) for _ in range(20)]  # the last page may have room for some
                assert answers[-1].startswith("451 4.3.0 "), name
                assert client.submit(CLEAN).startswith("250"), name
            answers.append(client.submit(WITH_WORD))
        assert answers[-1].startswith("550 5.7.1"), name
        logged = sum(answer.startswith("550 5.7.1") for answer in answers)
        assert (len(log_rows(database)) - before, len(shared_sink.contents)) == (logged, 1), name


def test_login_while_the_database_is_away(
    database: Database, merchant: MerchantAccount, shared_sink: mail_sink.Sink
) -> None:
    """Nobody is let in, nobody is told that his password is wrong."""
    fault = stopped if database.engine.dialect.name == "postgresql" else without_tables
    with gateways.running(relay_settings(database.url, shared_sink.port), database, merchant.id) as gateway:
        with fault(database), gateway.client(logged_in=False) as client:
            assert client.log_in(gateway.login).startswith("451 4.3.0 ")
            assert client.submit(CLEAN).startswith("530 5.7.0")
        with gateway.client(logged_in=False) as client:
            assert client.log_in(gateway.login).startswith("235")
