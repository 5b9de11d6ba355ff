"""A mail server to hand on to, and a gateway before it that a whole module of tests shares."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from aiosmtpd.smtp import SMTP

from portal.settings import RelayAddress, Settings
from portal.store.database import Database
from tests import sink as mail_sink
from tests.conftest import add_merchant
from tests.integration import gateways


@pytest.fixture(scope="module")
def shared_sink() -> Iterator[mail_sink.Sink]:
    """A mail server for the module's gateway; it takes lines of any length, as Postfix does."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(SMTP, "line_length_limit", 2**26)
        with mail_sink.serving(mail_sink.Sink()) as serving:
            yield serving


@pytest.fixture(scope="module")
def shared_database(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """A SQLite database for the module's gateway: what is tested there does not depend on the kind."""
    database = Database(f"sqlite:///{tmp_path_factory.mktemp('gateway') / 'portal.sqlite3'}")
    database.upgrade()
    yield database
    database.engine.dispose()


@pytest.fixture(scope="module")
def shared_gateway(shared_database: Database, shared_sink: mail_sink.Sink) -> Iterator[gateways.Running]:
    """A gateway with the usual limits."""
    merchant = add_merchant(shared_database, "Antiquariat Lindenhof", "brandt@lindenhof.example")
    with gateways.running(
        relay_settings(shared_database.url, shared_sink.port), shared_database, merchant.id
    ) as serving:
        yield serving


@pytest.fixture
def gateway(shared_gateway: gateways.Running, shared_sink: mail_sink.Sink) -> gateways.Running:
    """The module's gateway, with nothing at the mail server yet."""
    shared_sink.contents.clear()
    shared_sink.envelopes.clear()
    return shared_gateway


def relay_settings(url: str, port: int, **others: object) -> Settings:
    """Settings whose relay is on that port of this machine: no test mail may ever leave it."""
    return Settings(
        database_url=url,
        secret_key="a key for tests",
        relay=RelayAddress(host="127.0.0.1", port=port),
        public_url="https://post.lindenhof.example",
        _env_file=None,
        **others,
    )


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A self-signed certificate and its key."""
    import shutil
    import subprocess

    from tests.conftest import missing

    folder = tmp_path_factory.mktemp("tls")
    paths = folder / "cert.pem", folder / "key.pem"
    if not shutil.which("openssl"):
        missing("openssl")
    command = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost"]
    command += ["-addext", "subjectAltName=IP:127.0.0.1"]
    subprocess.run([*command, "-out", paths[0], "-keyout", paths[1]], check=True, capture_output=True)
    return paths
