"""The environment, read once at start and typed. Nothing else in the house reads an environment variable."""

from __future__ import annotations

import os
import secrets
from contextlib import suppress
from datetime import UTC, date, datetime, time
from ipaddress import IPv4Network, IPv6Network, ip_network
from pathlib import Path
from typing import Annotated, Any
from urllib.parse import parse_qs, unquote, urlsplit

from pydantic import AfterValidator, BeforeValidator, Field, ValidationError
from pydantic.dataclasses import dataclass
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

from portal.policy.rules import BERLIN, Reason, Rulebook

ROOT = Path(__file__).resolve().parent.parent
VAR = ROOT / "var"


class SettingsError(ValueError):
    """A setting is wrong; the text names it and says what would be right."""


@dataclass(frozen=True)
class Address:
    """A host and a TCP port to listen on."""

    host: str
    port: int

    def __str__(self) -> str:
        return f"{self.host}:{self.port}"


@dataclass(frozen=True)
class RelayAddress:
    """Where mails are handed on: a Maildir, or a mail server. `tls`: "none", "starttls" or "implicit"."""

    maildir: Path | None = None
    host: str = ""
    port: int = 0
    username: str = ""
    password: str = Field(default="", repr=False)
    tls: str = "none"


@dataclass(frozen=True)
class TrustedNetwork:
    """Clients that submit mails without a login, for one merchant: a Postfix whose before-queue filter this is."""

    network: IPv4Network | IPv6Network
    merchant_id: int


def _address(value: object) -> object:
    if not isinstance(value, str):
        return value
    host, separator, port = value.rpartition(":")
    if not separator or not host or not port.isdigit() or not 0 < int(port) < 65536:
        raise ValueError("write it as host:port, for example 127.0.0.1:8000")
    return Address(host.strip("[]"), int(port))


def _relay(value: object) -> object:
    if not isinstance(value, str):
        return value
    kind, _, rest = value.partition(":")
    if kind == "maildir" and rest:
        return RelayAddress(maildir=ROOT / rest)
    if kind in {"smtp", "smtps"}:
        return _smtp_relay(value, kind)
    raise ValueError("write maildir:FOLDER, smtp://[user:password@]host:port or smtps://[user:password@]host:port")


def _smtp_relay(value: str, kind: str) -> RelayAddress:
    parts = urlsplit(value)
    starttls = parse_qs(parts.query).get("starttls", [""])[-1]
    if not parts.hostname or starttls not in {"", "required"}:
        raise ValueError("write smtp://[user:password@]host:port, if needed with ?starttls=required at its end")
    tls = "implicit" if kind == "smtps" else "starttls" if starttls else "none"
    return RelayAddress(
        host=parts.hostname,
        port=parts.port or {"implicit": 465, "starttls": 587, "none": 25}[tls],
        username=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
        tls=tls,
    )


def _database_url(value: str) -> str:
    try:
        url = make_url(value)
    except ArgumentError:
        raise ValueError("write sqlite:///FILE or postgresql+psycopg://user:password@host/database") from None
    if url.get_backend_name() == "sqlite":
        path = url.database or ""
        return value if path in {"", ":memory:"} else f"sqlite:///{ROOT / path}"
    if url.drivername != "postgresql+psycopg":
        raise ValueError("only sqlite:/// and postgresql+psycopg:// are known")
    return value


def _public_url(value: str) -> str:
    parts = urlsplit(value)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise ValueError("write the portal's address with http:// or https://")
    return value.rstrip("/")


def _trusted(value: object) -> object:
    if not isinstance(value, str):
        return value
    return tuple(_trusted_network(item.strip()) for item in value.split(",") if item.strip())


def _trusted_network(item: str) -> TrustedNetwork:
    network, _, merchant_id = item.partition("=")
    if not merchant_id.strip().isdecimal():
        raise ValueError("write it as network=merchant's id, for example 127.0.0.1/32=1; several with commas")
    try:
        return TrustedNetwork(ip_network(network.strip()), int(merchant_id))
    except ValueError:
        raise ValueError("each network must be written like 127.0.0.1/32 or 10.1.2.0/24") from None


def _empty_is_none(value: object) -> object:
    return None if value == "" else value


Listen = Annotated[Address, NoDecode, BeforeValidator(_address)]
Relay = Annotated[RelayAddress, NoDecode, BeforeValidator(_relay)]
Trusted = Annotated[tuple[TrustedNetwork, ...], NoDecode, BeforeValidator(_trusted)]
OptionalPath = Annotated[Path | None, BeforeValidator(_empty_is_none)]
OptionalDate = Annotated[date | None, BeforeValidator(_empty_is_none)]


class Settings(BaseSettings):
    """Every setting of the README's table; its name in the environment is PORTAL_ and the name here."""

    model_config = SettingsConfigDict(env_prefix="PORTAL_", env_file=ROOT / ".env", extra="ignore", frozen=True)

    database_url: Annotated[str, AfterValidator(_database_url)] = "sqlite:///var/portal.sqlite3"
    secret_key: str = Field(default="", repr=False)
    http: Listen = Address("127.0.0.1", 8000)
    smtp: Listen = Address("127.0.0.1", 2525)
    smtp_cert: OptionalPath = None
    smtp_key: OptionalPath = None
    smtp_trusted: Trusted = ()
    relay: Relay = RelayAddress(maildir=VAR / "outgoing")
    public_url: Annotated[str, AfterValidator(_public_url)] = "http://127.0.0.1:8000"
    operator_email: str = "operator@localhost"
    proxies: int = Field(default=0, ge=0, le=5)
    rules_from: date = date(2020, 11, 2)
    rules_from_r1: OptionalDate = None
    rules_from_r2: OptionalDate = None
    rules_from_r3: OptionalDate = None
    rules_from_r4: OptionalDate = None
    rules_from_r5: OptionalDate = None
    content_days: int = Field(default=90, ge=1)
    log_days: int = Field(default=1095, ge=1)

    def rulebook(self) -> Rulebook:
        """The moment from which each rule holds: the start of its day in Berlin, as aware UTC."""
        days = {
            Reason.AMAZON_RECIPIENT: self.rules_from_r1,
            Reason.AMAZON_WORD: self.rules_from_r2,
            Reason.AMAZON_RATING_INVITATION: self.rules_from_r3,
            Reason.AMAZON_TRACKING_LINK: self.rules_from_r4,
            Reason.AMAZON_ORDER_NOTICE: self.rules_from_r5,
        }
        return Rulebook({reason: _start_of_day(day or self.rules_from) for reason, day in days.items()})


def _start_of_day(day: date) -> datetime:
    return datetime.combine(day, time.min, tzinfo=BERLIN).astimezone(UTC)


def read_settings(**overrides: Any) -> Settings:
    """Read the environment and `.env`; raises SettingsError that names every wrong value."""
    try:
        settings = Settings(**overrides)
    except ValidationError as error:
        raise SettingsError(" ".join(_sentence(dict(item)) for item in error.errors())) from None
    if settings.secret_key:
        return settings
    return settings.model_copy(update={"secret_key": _kept_secret_key()})


def _sentence(error: dict[str, Any]) -> str:
    """Name the setting and what to write; the wrong value itself may hold a password and is not shown."""
    name = "PORTAL_" + str(error["loc"][0]).upper()
    return f"{name} is wrong: {error['msg'].removeprefix('Value error, ')}."


def _kept_secret_key() -> str:
    """Make the key once; a link appears whole or not at all, so that two first starts agree on one key."""
    path = VAR / "secret_key"
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        draft = path.with_name(f"secret_key.{os.getpid()}")
        descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "w", encoding="ascii") as file:
            file.write(secrets.token_hex(32))
        with suppress(FileExistsError):
            os.link(draft, path)
        draft.unlink()
    return path.read_text(encoding="ascii").strip()
