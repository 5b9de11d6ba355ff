"""A relay that wants TLS and a login gets both; one that cannot be trusted gets nothing."""

from __future__ import annotations

import asyncio
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from aiosmtpd.smtp import SMTP, AuthResult, LoginPassword

from portal.settings import RelayAddress
from portal.store.database import Database
from tests.conftest import add_merchant
from tests.integration import gateways
from tests.integration.conftest import relay_settings
from tests.integration.gateways import CLEAN
from tests.sink import Sink, _close


@contextmanager
def relay_with_login(sink: Sink, certificate: tuple[Path, Path], *, implicit: bool) -> Iterator[int]:
    """A mail server with that certificate that knows one user; its port."""
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(*certificate)
    loop = asyncio.new_event_loop()

    def check(_server: SMTP, _session: object, _envelope: object, _mechanism: str, proof: LoginPassword) -> AuthResult:
        return AuthResult(success=(proof.login, proof.password) == (b"us", b"p\xc3\xa4ss"), handled=False)

    def make() -> SMTP:
        tls = {} if implicit else {"tls_context": context, "require_starttls": True}
        return SMTP(sink, authenticator=check, auth_required=True, auth_require_tls=not implicit, loop=loop, **tls)

    async def start() -> asyncio.Server:
        return await loop.create_server(make, "127.0.0.1", 0, ssl=context if implicit else None)

    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()
    server = asyncio.run_coroutine_threadsafe(start(), loop).result(10)
    try:
        yield server.sockets[0].getsockname()[1]
    finally:
        asyncio.run_coroutine_threadsafe(_close(server, loop), loop).result(10)
        loop.call_soon_threadsafe(loop.stop)
        thread.join(10)
        loop.close()


@pytest.mark.filterwarnings("ignore:Requiring AUTH while not requiring TLS")
@pytest.mark.parametrize("tls", ["starttls", "implicit"])
def test_relay_with_tls_and_login(
    shared_database: Database, certificate: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch, tls: str
) -> None:
    """The mail passes over one kept connection; a wrong password of ours is temporary for the client."""
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate[0]))
    merchant = add_merchant(shared_database, "Seestern", f"{tls}@seestern.example")
    sink = Sink()
    with relay_with_login(sink, certificate, implicit=tls == "implicit") as port:
        for password, code in (("päss", "250"), ("wrong", "451 4.3.2")):
            relay = RelayAddress(host="127.0.0.1", port=port, username="us", password=password, tls=tls)
            settings = relay_settings(shared_database.url, port).model_copy(update={"relay": relay})
            with gateways.running(settings, shared_database, merchant.id) as gateway, gateway.client() as client:
                assert [client.submit(CLEAN).startswith(code) for _ in range(3)] == [True] * 3
    assert len(sink.contents) == 3


@pytest.mark.filterwarnings("ignore:Requiring AUTH while not requiring TLS")
def test_relay_that_nobody_vouches_for(shared_database: Database, certificate: tuple[Path, Path]) -> None:
    """Neither password nor mail goes to it."""
    merchant = add_merchant(shared_database, "Seestern", "nobody@seestern.example")
    sink = Sink()
    with relay_with_login(sink, certificate, implicit=False) as port:
        relay = RelayAddress(host="127.0.0.1", port=port, username="us", password="päss", tls="starttls")
        settings = relay_settings(shared_database.url, port).model_copy(update={"relay": relay})
        with gateways.running(settings, shared_database, merchant.id) as gateway, gateway.client() as client:
            assert client.submit(CLEAN).startswith("451 4.3.2")
    assert sink.contents == []
