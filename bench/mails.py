"""Mails as a German bookseller's programs write them, 3-30 kB; three in ten must be refused. The same each time."""

from __future__ import annotations

import base64
import quopri
import random
from collections.abc import Callable
from dataclasses import dataclass

_TEXT = (
    "Sehr geehrte Damen und Herren vielen Dank für Ihre Bestellung wir haben das Buch sorgfältig verpackt und geben es "
    "heute zur Post der Zustand ist gut Einband leicht berieben Schnitt gebräunt Exlibris auf Vorsatz Auflage Leipzig "
    "Insel Verlag Reise in das Gebiet des Orinoko Die Bienenkönigin Roman Halbleder Rückentitel vergoldet mit "
    "Abbildungen im Text Seiten etwas stockfleckig sonst wohlerhalten Rechnung liegt bei Überweisung innerhalb von "
    "vierzehn Tagen ohne Abzug mit freundlichen Grüßen Antiquariat Lindenhof Inhaberin Katharina Brandt"
)
_WORDS = _TEXT.split()
_ALLOWED = ("Amazonas", "Amazonenkönigin", "amazonischen", "Amazonasgebiet")
_FORBIDDEN = ("Amazon", "Amazon-Bestellung", "Amazonkonto", "amazon.de", "AMAZON")
REFUSED_SHARE = 0.3
_ALLOWED_SHARE = 0.05  # books on the river and the warriors


@dataclass(frozen=True, slots=True)
class BenchMail:
    """A mail with its envelope's recipient; `is_refused`: what must become of it."""

    recipient: str
    content: bytes
    is_refused: bool


def make(count: int) -> list[BenchMail]:
    """So many different mails."""
    chance = random.Random(20201102)
    shapes: tuple[Callable[[random.Random, str], bytes], ...] = (_plain, _latin, _alternative, _base64, _with_invoice)
    return [_mail(chance, shapes[number % len(shapes)], number) for number in range(count)]


def _mail(chance: random.Random, shape: Callable[[random.Random, str], bytes], number: int) -> BenchMail:
    is_refused = chance.random() < REFUSED_SHARE
    has_alias = is_refused and chance.random() < 0.25
    recipient = f"k{number}@marketplace.amazon.de" if has_alias else f"kunde{number}@mail.example"
    word = chance.choice(_FORBIDDEN) if is_refused and not has_alias else ""
    in_subject = bool(word) and chance.random() < 0.25
    subject = f"Ihre {word + ' ' if in_subject else ''}Bestellung {71530 + number}"
    head = (
        "Received: from PC-LADEN (unknown [192.168.1.23]) by mail.lindenhof.example; Tue, 3 Nov 2020 09:15:00 +0100\r\n"
        f'From: "Antiquariat Lindenhof" <bestellung@lindenhof.example>\r\nTo: "Erika Beispiel" <{recipient}>\r\n'
        f"Subject: {subject}\r\nDate: Tue, 03 Nov 2020 09:15:00 +0100\r\n"
        f"Message-ID: <{number}@lindenhof.example>\r\nX-Mailer: whBOOK 5\r\nMIME-Version: 1.0\r\n"
    )
    return BenchMail(recipient, head.encode() + shape(chance, "" if in_subject else word), is_refused)


def _text(chance: random.Random, size: int, word: str) -> str:
    words = [chance.choice(_WORDS) for _ in range(size // 7)]
    if chance.random() < _ALLOWED_SHARE:
        words.insert(chance.randrange(len(words)), chance.choice(_ALLOWED))
    if word:
        words.insert(chance.randrange(len(words)), word)
    lines = [" ".join(words[start : start + 11]) for start in range(0, len(words), 11)]
    return "\r\n".join(lines) + "\r\n"


def _plain(chance: random.Random, word: str) -> bytes:
    body = _text(chance, chance.randint(3_000, 8_000), word).encode()
    return b"Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n" + body


def _latin(chance: random.Random, word: str) -> bytes:
    body = _quoted(_text(chance, chance.randint(3_000, 12_000), word).encode("latin-1"))
    head = b"Content-Type: text/plain; charset=iso-8859-1\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
    return head + body


def _base64(chance: random.Random, word: str) -> bytes:
    head = b"Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n"
    return head + _lines(_text(chance, chance.randint(3_000, 9_000), word).encode())


def _alternative(chance: random.Random, word: str) -> bytes:
    text = _text(chance, chance.randint(2_000, 4_000), word)
    paragraphs = "".join(
        f'<p class=3D"MsoNormal" style=3D"margin-bottom:12pt"><span style=3D"font-family:Calibri">{line}</span></p>\r\n'
        for line in text.split("\r\n")
    )
    html = f"<html><head><style>p {{ margin: 0cm }}</style></head><body lang=3DDE>{paragraphs}</body></html>\r\n"
    parts = (("plain", _quoted(text.encode())), ("html", html.replace("=3D", "=").encode()))
    body = b"".join(
        b"--grenze\r\nContent-Type: text/%s; charset=utf-8\r\nContent-Transfer-Encoding: %s\r\n\r\n%s\r\n"
        % (kind.encode(), b"quoted-printable" if kind == "plain" else b"8bit", content)
        for kind, content in parts
    )
    return b"Content-Type: multipart/alternative; boundary=grenze\r\n\r\n" + body + b"--grenze--\r\n"


def _with_invoice(chance: random.Random, word: str) -> bytes:
    text = b"--teil\r\n" + _latin(chance, word) + b"\r\n"
    file = b"--teil\r\nContent-Type: application/pdf; name=Rechnung.pdf\r\nContent-Transfer-Encoding: base64\r\n\r\n"
    pdf = _lines(chance.randbytes(chance.randint(6_000, 14_000)))
    return b"Content-Type: multipart/mixed; boundary=teil\r\n\r\n" + text + file + pdf + b"--teil--\r\n"


def _quoted(body: bytes) -> bytes:
    return quopri.encodestring(body.replace(b"\r\n", b"\n")).replace(b"\n", b"\r\n")


def _lines(data: bytes) -> bytes:
    return base64.encodebytes(data).replace(b"\n", b"\r\n")
