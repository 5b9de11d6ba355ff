"""Subject + text + an order's values -> the finished mail. Preview and sender use this one function.

Nothing is read here and nothing is sent; Message-ID and date come from the caller.
"""

from __future__ import annotations

import html
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from email.charset import QP, Charset
from email.header import Header
from email.message import Message
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from email.policy import compat32
from email.utils import format_datetime, formataddr
from typing import Any
from urllib.parse import quote

from portal.mail import markup, placeholders
from portal.mail.plaintext import to_plain_text

MAX_SUBJECT = 150
MAX_BODY = 20_000

# compat32 writes the same mail in a quarter of the time that EmailMessage takes (0.45 ms against 1.7 ms).
_POLICY = compat32.clone(linesep="\r\n")
_UTF8: Any = Charset("utf-8")  # MIMEText takes a Charset, its type stub only a str
_UTF8.body_encoding = QP
_LONGEST_PLAIN_HEADER = 900


@dataclass(frozen=True, slots=True)
class ComposedText:
    """A filled text: `html` is a fragment. With `missing` or `unknown` placeholders it must not be sent."""

    subject: str
    text: str
    html: str
    missing: tuple[str, ...]
    unknown: tuple[placeholders.Unknown, ...]
    taken_out: tuple[str, ...]

    @property
    def is_complete(self) -> bool:
        """Whether every placeholder is known and has its value."""
        return not self.missing and not self.unknown


@dataclass(frozen=True, slots=True)
class Envelope:
    """Who sends to whom, under which Message-ID and date (aware); `sender_name` is shown, "" for none."""

    sender: str
    sender_name: str
    recipient: str
    message_id: str
    date: datetime
    language: str = ""


def compose(subject: str, body: str, values: Mapping[str, str]) -> ComposedText:
    """Fill subject and text. `values`: name of a placeholder -> text; an absent or empty one counts as missing."""
    shown = markup.to_html(body)
    fragment = markup.make_safe(placeholders.fill(shown, values, _as_html, _as_link))
    # What is filled counts, not what is typed: escapes and entities may make a placeholder, or hide one.
    used = placeholders.used_in(f"{subject}\n{shown}")
    return ComposedText(
        subject=_one_line(placeholders.fill(subject, values, str, str)),
        text=to_plain_text(fragment),
        html=fragment,
        missing=tuple(name for name in used if not values.get(name)),
        unknown=unknown_placeholders(f"{subject}\n{body}", shown),
        taken_out=markup.taken_out(body),
    )


def unknown_placeholders(typed: str, shown: str) -> tuple[placeholders.Unknown, ...]:
    """What looks like a placeholder and is none, in the text as typed or as it is shown in the mail."""
    return tuple(dict.fromkeys((*placeholders.unknown_in(typed), *placeholders.unknown_in(shown))))


def _as_html(value: str) -> str:
    return html.escape(value).replace("\n", "<br>")


def _as_link(value: str) -> str:
    return quote(value, safe="")


def _one_line(text: str) -> str:
    return "; ".join(line.strip() for line in text.splitlines() if line.strip())


def write(composed: ComposedText, envelope: Envelope) -> bytes:
    """The mail of a composed text: multipart/alternative, quoted-printable UTF-8, CRLF line ends."""
    document = (
        f'<!doctype html>\n<html lang="{html.escape(envelope.language or "de")}">\n<head><meta charset="utf-8">'
        f"<title>{html.escape(composed.subject)}</title></head>\n<body>\n{composed.html}\n</body>\n</html>\n"
    )
    return write_parts(composed.subject, composed.text, document, envelope)


def write_parts(subject: str, text: str, html_document: str, envelope: Envelope) -> bytes:
    """A mail of the given parts as they are; an empty part is left out, a mail without parts has an empty text."""
    parts = [MIMEText(text, "plain", _UTF8, policy=_POLICY)] if text or not html_document else []
    if html_document:
        parts.append(MIMEText(html_document, "html", _UTF8, policy=_POLICY))
    message: Message[Any, Any] = parts[0]
    if len(parts) > 1:
        message = MIMEMultipart("alternative", _subparts=parts, policy=_POLICY)
    message["From"] = formataddr((_display_name(_one_line(envelope.sender_name)), envelope.sender))
    message["To"] = envelope.recipient
    message["Subject"] = _header(_one_line(subject))
    message["Date"] = format_datetime(envelope.date)
    message["Message-ID"] = envelope.message_id
    message["Auto-Submitted"] = "auto-generated"
    if envelope.language:
        message["Content-Language"] = _header(envelope.language)
    return message.as_bytes(policy=_POLICY)


def _display_name(name: str) -> str:
    """Encoded words of at most 75 characters each where the name is not ASCII (RFC 2047, 2)."""
    return name if name.isascii() else Header(name, "utf-8", maxlinelen=75).encode()


def _header(text: str) -> str | Header:
    """Text of one line as a header; encoded words where it is not ASCII, or too long for a line."""
    return text if text.isascii() and len(text) < _LONGEST_PLAIN_HEADER else Header(text, "utf-8")
