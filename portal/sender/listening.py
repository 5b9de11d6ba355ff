"""Where the gateway listens: sockets and certificate. Without a certificate it is reached from this machine only."""

from __future__ import annotations

import socket
import ssl
from contextlib import suppress
from ipaddress import ip_address

from portal.settings import Address, Settings


class StartRefusedError(Exception):
    """The gateway does not start; the text says why and what to do."""


def make_tls(settings: Settings) -> ssl.SSLContext | None:
    """The certificate of the settings, or None where none is set; raises StartRefusedError."""
    if settings.smtp_cert is None and settings.smtp_key is None:
        return None
    if settings.smtp_cert is None or settings.smtp_key is None:
        raise StartRefusedError("PORTAL_SMTP_CERT and PORTAL_SMTP_KEY belong together: set both or none.")
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    try:
        context.load_cert_chain(settings.smtp_cert, settings.smtp_key)
    except (OSError, ssl.SSLError):
        raise StartRefusedError("PORTAL_SMTP_CERT or PORTAL_SMTP_KEY cannot be read, or do not fit together.") from None
    return context


def make_listeners(settings: Settings, count: int) -> list[socket.socket]:
    """A bound socket for each of so many processes, all on the address of PORTAL_SMTP; raises StartRefusedError.

    Several sockets share the port (SO_REUSEPORT): the kernel gives each connection to one of them.
    """
    address = settings.smtp
    if make_tls(settings) is None and not _is_loopback(address.host):
        raise StartRefusedError(
            "Without PORTAL_SMTP_CERT and PORTAL_SMTP_KEY passwords would cross the network in clear text: set them, "
            f"or let PORTAL_SMTP be a loopback address such as 127.0.0.1:{address.port}."
        )
    return [_bound(address, is_shared=count > 1) for _ in range(count)]


def _bound(address: Address, *, is_shared: bool) -> socket.socket:
    family = socket.AF_INET6 if ":" in address.host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    if is_shared:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
    try:
        listener.bind((address.host, address.port))
    except OSError as error:
        listener.close()
        raise StartRefusedError(
            f"{address} cannot be listened on: {error.strerror}. Set PORTAL_SMTP to another address."
        ) from None
    return listener


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    with suppress(ValueError):
        return ip_address(host).is_loopback
    return False
