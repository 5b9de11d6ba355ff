"""The one line that a passed mail gets on top, and what a Postfix in front tells about its client (XFORWARD)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from email.utils import formatdate

from portal.sender.smtp.commands import CommandError

XFORWARD_NAMES = ("NAME", "ADDR", "PORT", "PROTO", "HELO", "IDENT", "SOURCE")
_XTEXT = re.compile(r"\+([0-9A-F]{2})")
_UNSAFE = re.compile(r"[^A-Za-z0-9.:_\[\]-]")
_LONGEST_VALUE = 255


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a mail came from. `protocol`: as RFC 3848 names it, ESMTPSA for one with TLS and login."""

    helo: str
    address: str
    protocol: str


def received_line(origin: Origin, host: str, mail_id: str) -> bytes:
    """`Received: ...` and its line's end, never folded: one line is one line, however it is counted."""
    helo, address = _safe(origin.helo) or "unknown", _safe(origin.address)
    source = f"from {helo} ([{address}])"
    line = f"Received: {source} by {host} with {origin.protocol} id {mail_id}; {formatdate(localtime=True)}\r\n"
    return line.encode("ascii", "replace")


def protocol_name(*, extended: bool, smtputf8: bool, tls: bool, login: bool) -> str:
    """RFC 3848 and 6531."""
    if not extended:
        return "SMTP"
    return f"{'UTF8SMTP' if smtputf8 else 'ESMTP'}{'S' if tls else ''}{'A' if login else ''}"


def read_xforward(rest: bytes) -> dict[str, str]:
    """The attributes of an XFORWARD command, values still as xtext; raises CommandError."""
    attributes = {}
    for word in rest.decode("ascii", "replace").split():
        name, separator, value = word.partition("=")
        if not separator or name.upper() not in XFORWARD_NAMES or len(value) > _LONGEST_VALUE:
            raise CommandError("501 5.5.4 Bad XFORWARD attribute")
        attributes[name.upper()] = value
    return attributes


def origin_of(attributes: dict[str, str], own: Origin) -> Origin:
    """The first client's origin, as far as XFORWARD told it."""
    known = {name: _XTEXT.sub(_character, value) for name, value in attributes.items() if value != "[UNAVAILABLE]"}
    return Origin(known.get("HELO", own.helo), known.get("ADDR", own.address), known.get("PROTO", own.protocol)[:20])


def _character(code: re.Match[str]) -> str:
    return chr(int(code[1], 16))


def _safe(text: str) -> str:
    return _UNSAFE.sub("?", text[:_LONGEST_VALUE])
