"""A mail's bytes -> everything that a person could read in it, with its place. Pure: bytes and text only.

What is read: the fields that mail programs show, texts of every kind, HTML, names of attachments, nested mails. What
is not: trace fields (Received, DKIM-Signature, Message-ID, References, X-...), pictures, PDFs and whatever else has no
letters. Nothing is judged here; where mail programs differ, all their readings are given.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from portal.mail import html, links, richtext, second_reader
from portal.mail.decoding import texts, transfer_decoded
from portal.mail.forms import Form
from portal.mail.headers import Header, attachment_names, decoded, first
from portal.mail.parts import Part, Unreadable, walk

__all__ = ["Reading", "Unreadable", "read"]

_ADDRESS_FIELDS = ("from", "to", "cc", "bcc", "reply-to", "sender", "apparently-to", "mail-followup-to")
_RESENT_FIELDS = ("resent-from", "resent-to", "resent-cc", "resent-bcc", "resent-sender", "resent-reply-to")
_ADDRESSES = frozenset((*_ADDRESS_FIELDS, *_RESENT_FIELDS, "disposition-notification-to", "return-receipt-to"))
_PLACES = {"subject": "subject", "from": "from", "to": "to", "cc": "cc", "reply-to": "reply-to"}
_OTHER_SHOWN = frozenset({"comments", "keywords", "organization", "organisation", "content-description", "summary"})
_CONTINUED = re.compile(r"\r?\n[ \t]")
_SOFT_END = re.compile(r" \r?\n(?:>+ ?)?")


@dataclass(frozen=True, slots=True)
class Reading:
    """What a person could read.

    `subject`: the first one, decoded, on one line; `message_id`: as written, None if absent.
    `addresses`: (field's lower-case name, the field's text), as written and decoded where that differs.
    `passages`: (place, text); place is subject, from, to, cc, reply-to, header, text, html or attachment.
    """

    subject: str
    message_id: str | None
    addresses: tuple[tuple[str, str], ...]
    passages: tuple[tuple[str, str], ...]


def read(data: bytes) -> Reading:
    """The mail, read completely. Raises Unreadable where no mail program would show what stands in it."""
    parts = walk(_with_line_ends(data))
    mail = next(parts)
    if not mail.headers:
        raise Unreadable("no header field")
    passages: dict[tuple[str, str], None] = dict.fromkeys(_passages(mail))
    is_odd = mail.is_odd
    for part in parts:
        passages.update(dict.fromkeys(_passages(part)))
        is_odd = is_odd or part.is_odd
    if is_odd or any("=?" in text for place, text in passages if place not in ("text", "html")):
        passages.update(dict.fromkeys(_second_reading(data)))
    addresses = tuple(address for header in mail.headers for address in _addresses(header))
    return Reading(
        _subject(mail.headers),
        first(mail.headers, "message-id") or None,
        addresses,
        tuple(passage for passage in passages if passage[1]),
    )


def _with_line_ends(data: bytes) -> bytes:
    """Without the line that mailboxes put on top; and with line feeds, if there are none at all."""
    data = data if b"\n" in data else data.replace(b"\r", b"\n")
    if data[:5] in (b"From ", b">From"):
        data = data[data.find(b"\n") + 1 :]
    return data.lstrip(b"\r\n") if data[:1] in (b"\r", b"\n") else data


def _subject(headers: list[Header]) -> str:
    for header in headers:
        if header.name == "subject":
            return " ".join((decoded(header.value) or [""])[0].split())
    return ""


def _addresses(header: Header) -> Iterator[tuple[str, str]]:
    if header.name not in _ADDRESSES:
        return
    raw = header.value.decode("utf-8", "replace").strip()
    for text in dict.fromkeys((raw, *decoded(header.value))):
        yield header.name, text


def _passages(part: Part) -> Iterator[tuple[str, str]]:
    for header in part.headers:
        yield from _of_header(header)
    for name in attachment_names(part.headers):
        yield from (("attachment", reading) for reading in links.readings(name))
    if part.stray:
        yield from (("text", text) for text in texts(part.stray, ""))
    yield from _of_body(part)


def _of_header(header: Header) -> Iterator[tuple[str, str]]:
    if header.name not in _PLACES and header.name not in _ADDRESSES and header.name not in _OTHER_SHOWN:
        return
    for text in decoded(header.value):
        yield from ((_PLACES.get(header.name, "header"), reading) for reading in links.readings(text))


def _of_body(part: Part) -> Iterator[tuple[str, str]]:
    if part.form in (Form.UNREAD, Form.MAIL):
        return
    for data in transfer_decoded(part.body, part.encoding):
        if part.form is Form.WINMAIL:
            yield from (("attachment", text) for text in richtext.winmail_texts(data))
        else:
            yield from _of_text(data, part)


def _of_text(data: bytes, part: Part) -> Iterator[tuple[str, str]]:
    charsets = {part.charset, html.declared_charset(data)} if part.form is Form.HTML else {part.charset}
    for text in dict.fromkeys(text for charset in sorted(charsets) for text in texts(data, charset)):
        if part.form is Form.HTML or html.looks_like_html(text):
            yield from (("html", reading) for piece in html.texts_of(text) for reading in links.readings(piece))
        if part.form is not Form.HTML:
            yield from (("text", reading) for shown in _shown(text, part) for reading in links.readings(shown))


def _shown(text: str, part: Part) -> Iterator[str]:
    """The text, and how it reads once the programs have joined its lines or taken its formatting away."""
    yield richtext.rtf_text(text) if part.form is Form.RTF else text
    if part.form is Form.FOLDED:
        yield _CONTINUED.sub("", text)
    elif part.joins_lines:
        yield _SOFT_END.sub("", text)


def _second_reading(data: bytes) -> Iterator[tuple[str, str]]:
    for place, text in second_reader.texts_of(data):
        if place == "html":
            yield from (("html", piece) for piece in html.texts_of(text))
        elif text:
            yield place, text
