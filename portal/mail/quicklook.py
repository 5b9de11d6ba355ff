"""A quick look that can prove a plain mail free of the company's name without taking it apart.

"Not free" proves nothing. The proof of "free": every text that reading.py gives for such a mail is one stretch of the
mail's bytes, as they are or with quoted-printable undone, less blanks and signs. So if the letters alone of the whole
mail never spell the name, in any of these readings, no stretch of them does. Whatever else reading.py undoes (base64,
encoded words, HTML, percent signs, RFC 2231, other charsets, formats of text) makes the mail not free at sight.
"""

import re
import unicodedata
from binascii import a2b_qp

LARGEST = 200_000  # bytes; beyond, the caps on fields and parts would have to be proved as well
MOST_LINES = 5_000
_FIRST_FIELD = re.compile(rb"[a-z-]{1,40}:")
_ENCODING = re.compile(rb"content-transfer-encoding(.{0,40})", re.DOTALL)
_KNOWN_ENCODING = re.compile(rb"[ \t]*:[ \t]*(?:7bit|8bit|quoted-printable)[ \t]*\r?(?:\n|\Z)")
_TYPE = re.compile(rb"content-type(.{0,40})", re.DOTALL)
_KNOWN_TYPE = re.compile(rb"[ \t]*:[ \t]*(?:text/plain|multipart/(?:mixed|alternative|related))[ \t]*(?:;|\r?\n|\Z)")
_CHARSET = re.compile(rb"charset(.{0,40})", re.DOTALL)
_KNOWN_CHARSET = re.compile(rb'\s*=\s*"?(?:utf-8|us-ascii|iso-8859-15?|windows-1252)(?:"|[\s;]|\Z)')
# What reading.py takes for HTML whatever the label says.
_MARKUP = re.compile(rb"<(?:!doctype|html|body|head|table|div|p|br|a\s)")
_PERCENT = re.compile(rb"%[0-9a-f]{2}")
_LOOSE_SOFT_BREAK = re.compile(rb"=[ \t]+(?=\r?\n)")
# Windows-1252 characters that a reader takes for letters although they do not decompose to them. Of those that read as
# two, the letter that the name could go on from counts: nothing of it follows an e, s or t, or stands before an a.
_TAKEN_FOR = dict(zip("øØ°µƒ¢¥Ð×œŒæÆßẞ™¼½¾", "ooomfcydxeeeesstaza", strict=True))
_STANDS_FOR = {"4": "a", "@": "a", "2": "z", "3": "z", "0": "o"}


def western_letter(code: int) -> str:
    """The letter that a Windows-1252 byte is read as, digits as the letters they stand for; "" for signs."""
    character = bytes([code]).decode("cp1252", "ignore")
    plain = unicodedata.normalize("NFKD", _TAKEN_FOR.get(character, character)).strip()[:1].lower()
    letter = _STANDS_FOR.get(plain, plain)
    return letter if letter.isascii() and letter.isalpha() else ""


_LETTERS = bytes(ord(western_letter(code) or ".") for code in range(256))
_SIGNS = bytes(code for code in range(256) if not western_letter(code))


def surely_free(data: bytes) -> bool:
    """True only if the full reading would find neither the word nor an address of Amazon's. Never raises."""
    if b"text/html" in data:  # half of all mails: out at once
        return False
    lower = data.lower()
    if len(data) > LARGEST or lower.count(b"\n") > MOST_LINES or not _FIRST_FIELD.match(lower):
        return False
    if not _is_simple(lower) or not _is_plain_text(lower):
        return False
    undone = a2b_qp(_LOOSE_SOFT_BREAK.sub(b"=", data)).lower() if b"=" in data else lower
    if not _spells_nothing(lower):
        return False
    return undone == lower or (_is_plain_text(undone) and _spells_nothing(undone))


def _is_simple(lower: bytes) -> bool:
    """Nothing is declared that needs more undoing than quoted-printable, and few parts are nested."""
    return (
        b"=?" not in lower
        and b"name*" not in lower
        and b"delsp" not in lower
        and lower.count(b"multipart") < 20
        and all(_KNOWN_ENCODING.match(value) for value in _ENCODING.findall(lower))
        and all(_KNOWN_TYPE.match(value) for value in _TYPE.findall(lower))
        and all(_KNOWN_CHARSET.match(value) for value in _CHARSET.findall(lower))
    )


def _is_plain_text(text: bytes) -> bool:
    """No HTML, no percent-encoded letters, no IDNA labels, no two-byte characters."""
    return not (b"\0" in text or b"xn--" in text or _MARKUP.search(text) or (b"%" in text and _PERCENT.search(text)))


def _spells_nothing(text: bytes) -> bool:
    """Neither as UTF-8 (broken bytes left out) nor as Windows-1252 do the letters spell the name."""
    if _spells_name(text) or text.isascii():
        return text.isascii() and not _spells_name(text)
    try:
        return not _spells_name(text.decode("utf-8", "replace").replace("\ufffd", "").encode("cp1252"))
    except UnicodeError:
        return False


def _spells_name(text: bytes) -> bool:
    return b"amazon" in text.translate(_LETTERS, _SIGNS).replace(b"rn", b"m")
