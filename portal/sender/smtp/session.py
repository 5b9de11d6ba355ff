"""One SMTP session: which command may come when, and what it is answered. No sockets, no clocks, no database.

    EHLO -> (STARTTLS -> EHLO) -> AUTH -> MAIL -> RCPT ... -> DATA -> the door's answer -> MAIL ...

A login comes before MAIL, TLS before the login where there is a certificate, an extended greeting before both. A client
of a trusted network needs neither. Answers go to programs; only those that a person may see are German.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto

from portal.sender.smtp.auth import Exchange, Proof
from portal.sender.smtp.commands import CommandError, MailFrom, mail_from, rcpt_to, too_large, verb_and_rest
from portal.sender.smtp.door import Door, Limits, Submission
from portal.sender.smtp.framing import has_bare_line_ends
from portal.sender.smtp.trace import (
    XFORWARD_NAMES,
    Origin,
    origin_of,
    protocol_name,
    read_xforward,
    received_line,
)

_NO_LOGIN = "530 5.7.0 Bitte zuerst anmelden (Benutzername und Passwort im Mailprogramm eintragen)."
_NO_TLS = "530 5.7.0 Bitte zuerst STARTTLS (Verschluesselung im Mailprogramm einschalten)."
_TOO_MANY = "421 4.7.0 Zu viele Fehler oder Befehle ohne Mail. Die Verbindung wird beendet."
_BARE = "550 5.5.2 Die Mail hat Zeilen, die nicht mit CR und LF enden. So wird sie nicht angenommen."


class Then(Enum):
    """What happens once the answer is given."""

    GO_ON = auto()
    DATA = auto()
    STARTTLS = auto()
    LOGIN = auto()
    CLOSE = auto()


@dataclass(frozen=True, slots=True)
class Step:
    """An answer ("" for none yet) and what comes then; `proof` with LOGIN."""

    answer: str
    then: Then = Then.GO_ON
    proof: Proof | None = None


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What all sessions of a gateway share; `has_tls`: a certificate is set."""

    door: Door
    limits: Limits
    host: str
    has_tls: bool


class Session:
    """The state of one client; `over_tls` once the connection is encrypted."""

    def __init__(self, surroundings: Surroundings, address: str, *, over_tls: bool = False) -> None:
        self._around = surroundings
        self._address = address
        self._over_tls = over_tls
        self._trusted = surroundings.door.trusted_merchant(address)
        self._merchant_id = self._trusted
        self._is_logged_in = False
        self._helo = ""
        self._is_extended = False
        self._exchange: Exchange | None = None
        self._errors = self._junk = self._wrong_logins = 0
        self._mail: MailFrom | None = None
        self._recipients: list[str] = []
        self._forward: dict[str, str] = {}
        self._commands: dict[str, Callable[[bytes], Step]] = {
            "EHLO": self._ehlo,
            "HELO": self._helo_old,
            "STARTTLS": self._starttls,
            "AUTH": self._auth,
            "MAIL": self._mail_from,
            "RCPT": self._rcpt_to,
            "DATA": self._data,
            "RSET": self._rset,
            "NOOP": lambda _rest: Step("250 2.0.0 Ok"),
            "VRFY": lambda _rest: Step("252 2.1.5 Send some mail, I will try"),
            "HELP": lambda _rest: Step("214 2.0.0 RFC 5321"),
            "QUIT": lambda _rest: Step("221 2.0.0 Auf Wiedersehen", Then.CLOSE),
            "XFORWARD": self._xforward,
        }

    @property
    def announced_size(self) -> int:
        """What MAIL announced with SIZE."""
        return self._mail.size if self._mail else 0

    def on_line(self, line: bytes) -> Step:
        """Take a line without its end; never raises."""
        verb, rest = verb_and_rest(line)
        exchange, self._exchange = self._exchange, None
        try:
            if exchange:
                return self._go_on_with(exchange, exchange.go_on(line.strip()))
            command = self._commands.get(verb)
            if command is None:
                raise CommandError("500 5.5.2 Unknown command")
            step = command(rest)
        except CommandError as error:
            step = Step(str(error))
        return self._counted(verb, step)

    def _counted(self, verb: str, step: Step) -> Step:
        self._errors += step.answer[:1] in {"4", "5"}
        self._junk += verb not in {"MAIL", "RCPT", "DATA"}
        limits = self._around.limits
        if step.then is not Then.CLOSE and (self._errors > limits.errors or self._junk > limits.junk_commands):
            return Step(_TOO_MANY, Then.CLOSE)
        return step

    def _ehlo(self, rest: bytes) -> Step:
        self._greet(rest)
        self._is_extended = True
        words = [self._around.host, "PIPELINING", f"SIZE {self._around.limits.size}", "8BITMIME", "SMTPUTF8"]
        words.append("ENHANCEDSTATUSCODES")
        if self._around.has_tls and not self._over_tls:
            words.append("STARTTLS")
        else:
            words.append("AUTH PLAIN LOGIN")
        if self._trusted is not None:
            words.append(f"XFORWARD {' '.join(XFORWARD_NAMES)}")
        return Step("\r\n".join([*(f"250-{word}" for word in words[:-1]), f"250 {words[-1]}"]))

    def _helo_old(self, rest: bytes) -> Step:
        self._greet(rest)
        self._is_extended = False
        return Step(f"250 {self._around.host}")

    def _greet(self, rest: bytes) -> None:
        if not rest:
            raise CommandError("501 5.5.4 Name expected")
        self._helo = rest.decode("ascii", "replace")
        self._reset()

    def _starttls(self, rest: bytes) -> Step:
        if not self._around.has_tls:
            raise CommandError("502 5.5.1 No TLS here")
        if self._over_tls or rest:
            raise CommandError("503 5.5.1 Not now")
        return Step("220 2.0.0 Ready to start TLS", Then.STARTTLS)

    def _auth(self, rest: bytes) -> Step:
        if not self._is_extended or self._is_logged_in or self._mail:
            raise CommandError("503 5.5.1 Not now")
        if self._around.has_tls and not self._over_tls:
            raise CommandError(_NO_TLS)
        exchange = Exchange()
        return self._go_on_with(exchange, exchange.begin(rest))

    def _go_on_with(self, exchange: Exchange, result: str | Proof) -> Step:
        if isinstance(result, Proof):
            return Step("", Then.LOGIN, result)
        self._exchange = exchange
        return Step(result)

    async def log_in(self, proof: Proof) -> Step:
        """Ask the door; after the third wrong password the session ends."""
        result = await self._around.door.login(self._address, proof)
        if result.merchant_id is not None:
            self._merchant_id, self._is_logged_in = result.merchant_id, True
            return Step(result.answer)
        self._wrong_logins += 1
        return Step(result.answer, Then.CLOSE if self._wrong_logins >= self._around.limits.wrong_logins else Then.GO_ON)

    def _mail_from(self, rest: bytes) -> Step:
        if not self._helo:
            raise CommandError("503 5.5.1 EHLO first")
        self._require_login()
        if self._mail:
            raise CommandError("503 5.5.1 Nested MAIL")
        self._mail = mail_from(rest, self._around.limits.size)
        return Step("250 2.1.0 Ok")

    def _rcpt_to(self, rest: bytes) -> Step:
        mail = self._begun()
        if len(self._recipients) >= self._around.limits.recipients:
            raise CommandError("452 4.5.3 Too many recipients")
        self._recipients.append(rcpt_to(rest, smtputf8=mail.smtputf8))
        return Step("250 2.1.5 Ok")

    def _data(self, rest: bytes) -> Step:
        self._begun()
        if not self._recipients:
            raise CommandError("554 5.5.1 No valid recipients")
        if rest:
            raise CommandError("501 5.5.4 DATA takes nothing")
        return Step("354 End data with <CR><LF>.<CR><LF>", Then.DATA)

    def _require_login(self) -> None:
        if self._merchant_id is None:
            raise CommandError(_NO_TLS if self._around.has_tls and not self._over_tls else _NO_LOGIN)

    def _begun(self) -> MailFrom:
        self._require_login()
        if self._mail is None:
            raise CommandError("503 5.5.1 MAIL first")
        return self._mail

    async def take(self, wire: bytes, *, is_too_large: bool) -> Step:
        """The end of DATA: the whole mail is accepted or refused, and the next one may begin."""
        merchant_id, mail, recipients = self._merchant_id, self._begun(), tuple(self._recipients)
        origin, forward = self._origin(mail), tuple(f"{name}={value}" for name, value in self._forward.items())
        self._reset()
        self._errors = self._junk = 0
        if is_too_large:
            return Step(too_large(self._around.limits.size))
        if has_bare_line_ends(wire):
            return Step(_BARE)
        mail_id = secrets.token_hex(8)
        received = received_line(origin, self._around.host, mail_id)
        submission = Submission(mail_id, merchant_id or 0, mail, recipients, wire, received, forward)
        return Step(await self._around.door.take(submission))

    def _origin(self, mail: MailFrom) -> Origin:
        protocol = protocol_name(
            extended=self._is_extended, smtputf8=mail.smtputf8, tls=self._over_tls, login=self._is_logged_in
        )
        return origin_of(self._forward, Origin(self._helo, self._address, protocol))

    def _rset(self, rest: bytes) -> Step:
        if rest:
            raise CommandError("501 5.5.4 RSET takes nothing")
        self._reset()
        return Step("250 2.0.0 Ok")

    def _reset(self) -> None:
        self._mail, self._recipients, self._forward = None, [], {}

    def _xforward(self, rest: bytes) -> Step:
        if self._trusted is None or self._mail:
            raise CommandError("503 5.5.1 Not now")
        self._forward |= read_xforward(rest)
        return Step("250 2.0.0 Ok")
