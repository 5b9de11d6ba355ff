"""The lines by which a client logs in: AUTH PLAIN (RFC 4616) and AUTH LOGIN. Pure; nothing is checked here."""

from __future__ import annotations

import binascii
from binascii import a2b_base64
from dataclasses import dataclass

from portal.sender.smtp.commands import CommandError

_USERNAME, _PASSWORD = "334 VXNlcm5hbWU6", "334 UGFzc3dvcmQ6"


@dataclass(frozen=True, slots=True)
class Proof:
    """What the client says who it is."""

    username: str
    password: str


class Exchange:
    """One AUTH command: `begin`, then `go_on` with each further line, until a Proof comes instead of a challenge."""

    def __init__(self) -> None:
        self._mechanism = ""
        self._username: str | None = None

    def begin(self, rest: bytes) -> str | Proof:
        """The AUTH command's mechanism, with or without a first answer. Raises CommandError."""
        mechanism, _, first = rest.partition(b" ")
        self._mechanism = mechanism.decode("ascii", "replace").upper()
        if self._mechanism not in {"PLAIN", "LOGIN"}:
            raise CommandError("504 5.5.4 Only PLAIN and LOGIN are known")
        if first:
            return self.go_on(b"" if first == b"=" else first)
        return "334 " if self._mechanism == "PLAIN" else _USERNAME

    def go_on(self, line: bytes) -> str | Proof:
        """The client's next line: a challenge to send, or the Proof. Raises CommandError."""
        if line == b"*":
            raise CommandError("501 5.7.0 Login cancelled")
        answer = _decoded(line)
        if self._mechanism == "PLAIN":
            return _plain(answer)
        if self._username is None:
            self._username = answer
            return _PASSWORD
        return Proof(self._username, answer)


def _plain(answer: str) -> Proof:
    parts = answer.split("\0")
    if len(parts) != 3:
        raise CommandError("501 5.5.2 Bad answer")
    on_behalf_of, username, password = parts
    # Nobody may act for another; an unlike name is as wrong as a wrong password.
    return Proof(username if on_behalf_of in {"", username} else "", password)


def _decoded(line: bytes) -> str:
    try:
        return a2b_base64(line, strict_mode=True).decode("utf-8", "replace")
    except (binascii.Error, ValueError):
        raise CommandError("501 5.5.2 Bad base64") from None
