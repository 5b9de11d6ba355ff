"""Handing a mail to the relay: a mail server, or a Maildir. Every fault is either temporary or final.

Nothing is decided here and nothing is kept; the bytes go out as they are.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Protocol

import aiosmtplib

from portal.sender import maildir
from portal.settings import RelayAddress

_TIMEOUT_SECONDS = 60
_DATA_END_SECONDS = 600  # RFC 5321, 4.5.3.2.6: a relay that scans may think so long, and it has the mail already


class TemporaryRelayError(Exception):
    """The relay cannot take the mail now; the text is its answer, or what kept us from it."""


class FinalRelayError(Exception):
    """The relay refuses the mail for good; the text is its answer."""


@dataclass(frozen=True, slots=True)
class Parcel:
    """A mail with its envelope. `message_id` stays the same through every attempt."""

    sender: str
    recipient: str
    message_id: str
    content: bytes


class Relay(Protocol):
    """What takes mails."""

    async def hand_over(self, parcel: Parcel) -> str:
        """Hand the mail over and return the relay's answer; raises TemporaryRelayError or FinalRelayError."""

    async def close(self) -> None:
        """Say goodbye."""


def make_relay(address: RelayAddress) -> Relay:
    """The relay of the setting."""
    return MaildirRelay(address.maildir) if address.maildir else SmtpRelay(address)


class MaildirRelay:
    """Writes each mail into `new/` of a Maildir: synced first, then linked, so that it appears whole or not at all.

    The file's name comes from the Message-ID: handed over again after a crash, a mail is still there once.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    async def hand_over(self, parcel: Parcel) -> str:
        """Write the mail; a full disk or a missing right is temporary."""
        try:
            return await asyncio.to_thread(self._write, parcel)
        except OSError as error:
            raise TemporaryRelayError(f"Maildir: {error.strerror}") from None

    def _write(self, parcel: Parcel) -> str:
        name = f"{sha256(parcel.message_id.encode()).hexdigest()[:32]}.postschleuse"
        if not any((self._folder / "cur").glob(f"{name}*")):
            maildir.put(self._folder, name, parcel.content)
        return f"250 Maildir {name}"

    async def close(self) -> None:
        """Nothing is open."""


class SmtpRelay:
    """One connection to a mail server, kept open from mail to mail and opened anew when the server has closed it."""

    def __init__(self, address: RelayAddress) -> None:
        self._address = address
        self._client: aiosmtplib.SMTP | None = None
        self._lock = asyncio.Lock()

    async def hand_over(self, parcel: Parcel) -> str:
        """Send the mail in one transaction. A 5xx to MAIL, RCPT or DATA is final, anything else temporary."""
        async with self._lock:
            client = await self._connected()
            try:
                return await _send(client, parcel)
            except (aiosmtplib.SMTPServerDisconnected, aiosmtplib.SMTPTimeoutError, OSError) as error:
                await self._forget()
                raise TemporaryRelayError(_text(error)) from None
            except aiosmtplib.SMTPResponseException as error:
                await self._reset(client)
                answer = _answer(error.code, error.message)
                # 530 and 535 speak of our login, not of this mail: it must not be lost over a wrong password.
                if 500 <= error.code < 600 and error.code not in {530, 535, 538}:
                    raise FinalRelayError(answer) from None
                raise TemporaryRelayError(answer) from None
            except aiosmtplib.SMTPException as error:
                await self._forget()
                raise TemporaryRelayError(_text(error)) from None

    async def _connected(self) -> aiosmtplib.SMTP:
        if self._client and self._client.is_connected:
            return self._client
        address = self._address
        client = aiosmtplib.SMTP(
            hostname=address.host,
            port=address.port,
            username=address.username or None,
            password=address.password or None,
            use_tls=address.tls == "implicit",
            start_tls=address.tls == "starttls",
            timeout=_TIMEOUT_SECONDS,
        )
        try:
            await client.connect()
        except (aiosmtplib.SMTPException, OSError) as error:
            raise TemporaryRelayError(_text(error)) from None
        self._client = client
        return client

    async def _reset(self, client: aiosmtplib.SMTP) -> None:
        try:
            await client.rset()
        except (aiosmtplib.SMTPException, OSError):
            await self._forget()

    async def _forget(self) -> None:
        if self._client:
            self._client.close()
        self._client = None

    async def close(self) -> None:
        """QUIT, where a connection is open."""
        async with self._lock:
            if self._client and self._client.is_connected:
                try:
                    await self._client.quit()
                except (aiosmtplib.SMTPException, OSError):
                    self._client.close()
            self._client = None


async def _send(client: aiosmtplib.SMTP, parcel: Parcel) -> str:
    await client.mail(parcel.sender, encoding="utf-8")
    await client.rcpt(parcel.recipient, encoding="utf-8")
    response = await client.data(parcel.content, timeout=_DATA_END_SECONDS)
    return _answer(response.code, response.message)


def _answer(code: int, message: str) -> str:
    return _storable(f"{code} {message}")


def _text(error: Exception) -> str:
    return _storable(" ".join(str(error).split())) or type(error).__name__


def _storable(text: str) -> str:
    """What every database takes: a relay may answer in any encoding, and with any byte."""
    cleaned = text.encode("utf-8", "replace").decode("utf-8")
    return "".join(character if character >= " " or character == "\n" else "\ufffd" for character in cleaned)
