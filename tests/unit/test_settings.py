"""A wrong setting stops the start with a sentence that names it; right ones are typed."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from portal import settings as module
from portal.policy.rules import Reason
from portal.settings import ROOT, Address, RelayAddress, Settings, SettingsError, read_settings


@pytest.fixture(autouse=True)
def _no_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(module, "VAR", tmp_path)
    monkeypatch.setitem(Settings.model_config, "env_file", None)
    for name in Settings.model_fields:
        monkeypatch.delenv(f"PORTAL_{name.upper()}", raising=False)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PORTAL_HTTP", "8000"),
        ("PORTAL_HTTP", "localhost:99999"),
        ("PORTAL_SMTP", "localhost"),
        ("PORTAL_RELAY", "ftp://x"),
        ("PORTAL_RELAY", "smtp://"),
        ("PORTAL_RELAY", "smtp://host:25?starttls=maybe"),
        ("PORTAL_DATABASE_URL", "mysql://x"),
        ("PORTAL_DATABASE_URL", "postgresql://x"),
        ("PORTAL_DATABASE_URL", "nonsense"),
        ("PORTAL_PUBLIC_URL", "portal.example"),
        ("PORTAL_RULES_FROM", "2.11.2020"),
        ("PORTAL_CONTENT_DAYS", "0"),
        ("PORTAL_LOG_DAYS", "many"),
    ],
)
def test_wrong_value_is_named(name: str, value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The sentence begins with the setting's name."""
    monkeypatch.setenv(name, value)
    with pytest.raises(SettingsError, match=f"^{name} is wrong"):
        read_settings()


def test_a_password_in_a_wrong_value_is_not_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    """Start-up errors end up in logs."""
    monkeypatch.setenv("PORTAL_RELAY", "smtpx://user:geheim@host")
    with pytest.raises(SettingsError) as caught:
        read_settings()
    assert "geheim" not in str(caught.value)


@pytest.mark.parametrize(
    ("value", "relay"),
    [
        ("maildir:var/outgoing", RelayAddress(maildir=ROOT / "var/outgoing")),
        ("maildir:/srv/out", RelayAddress(maildir=Path("/srv/out"))),
        ("smtp://mail.example:2500", RelayAddress(host="mail.example", port=2500)),
        ("smtp://mail.example", RelayAddress(host="mail.example", port=25)),
        (
            "smtp://a%40b:p%3Aw@mail.example:587?starttls=required",
            RelayAddress(host="mail.example", port=587, username="a@b", password="p:w", tls="starttls"),
        ),
        ("smtps://mail.example", RelayAddress(host="mail.example", port=465, tls="implicit")),
    ],
)
def test_relay(value: str, relay: RelayAddress, monkeypatch: pytest.MonkeyPatch) -> None:
    """Maildir, SMTP, with login, STARTTLS or TLS from the start."""
    monkeypatch.setenv("PORTAL_RELAY", value)
    assert read_settings().relay == relay


def test_defaults() -> None:
    """Without any setting the service runs from its folder, on loopback."""
    settings = read_settings()
    assert settings.http == Address("127.0.0.1", 8000)
    assert settings.smtp == Address("127.0.0.1", 2525)
    assert settings.database_url == f"sqlite:///{ROOT / 'var/portal.sqlite3'}"


def test_rules_hold_from_the_start_of_the_day_in_berlin(monkeypatch: pytest.MonkeyPatch) -> None:
    """And each rule may have a day of its own."""
    monkeypatch.setenv("PORTAL_RULES_FROM_R3", "2020-12-01")
    rulebook = read_settings().rulebook()
    assert rulebook.since[Reason.AMAZON_ORDER_NOTICE] == datetime(2020, 11, 1, 23, tzinfo=UTC)
    assert rulebook.since[Reason.AMAZON_RATING_INVITATION] == datetime(2020, 11, 30, 23, tzinfo=UTC)
    assert rulebook.holds(Reason.UNREADABLE, datetime(1999, 1, 1, tzinfo=UTC))


def test_secret_key_is_made_once_and_kept_private(tmp_path: Path) -> None:
    """64 hexadecimal digits, readable by the owner alone."""
    first = read_settings().secret_key
    assert len(first) == 64
    assert read_settings().secret_key == first
    assert (tmp_path / "secret_key").stat().st_mode & 0o777 == 0o600
