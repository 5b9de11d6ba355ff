"""Header fields as people see them: unfolded, encoded words and RFC 2231 parameters decoded, 8-bit bytes read.

Only header bytes and their text; which header is shown to people is decided in reading.py.
"""

import binascii
import re
from dataclasses import dataclass
from urllib.parse import unquote_to_bytes

from portal.mail.decoding import from_base64, texts

_BLANK_LINE = re.compile(rb"^\r?\n", re.MULTILINE)
_FIELD = re.compile(rb"^([!-9;-~]{1,200})[ \t]*:((?:[^\n]*\n[ \t])*[^\n]*)", re.MULTILINE)
_FOLD = re.compile(r"[ \t]*\r?\n([ \t]+)")
_ENCODED_WORD = re.compile(r"=\?([^\s?=]{1,100})\?([bBqQ])\?((?:[^?=]|=(?!\?(?!=))|\?(?!=))*)\?=")
_PARAMETER = re.compile(r";\s*([^\s=;]{1,100}?)\s*=\s*(\"(?:[^\"\\]|\\.)*\"?|'[^';]*'|[^;]*)", re.DOTALL)
_SECTION = re.compile(r"(.+?)\*(?:(\d{1,4})(\*?))?$")


@dataclass(frozen=True, slots=True)
class Header:
    """A field: lower-case `name`, and `value`, its bytes behind the colon with the folds still in."""

    name: str
    value: bytes


def split(data: bytes, start: int, end: int) -> tuple[list[Header], bytes, int]:
    """The fields of the entity data[start:end]; the lines from the first on that is no field; where the body begins.

    Programs differ on a line that is no field: for some the body begins there, for others it is skipped.
    """
    blank = _BLANK_LINE.search(data, start, end)
    block = data[start : blank.start() if blank else end]
    fields = list(_FIELD.finditer(block))
    if not fields:
        return [], b"", start
    stray = _stray_lines(block, fields)
    return [Header(f[1].decode("ascii").lower(), f[2]) for f in fields], stray, blank.end() if blank else end


def _stray_lines(block: bytes, fields: list[re.Match[bytes]]) -> bytes:
    place = 0
    for field in fields:
        if block[place : field.start()].strip():
            return block[place:]
        place = field.end()
    return block[place:].strip()


def decoded(value: bytes) -> list[str]:
    """The value as people see it. A second reading joins folds without their blank: words broken by the fold."""
    readings = []
    for text in texts(value.strip(), ""):
        readings.append(_without_encoding(_FOLD.sub(r"\1", text)))
        if "\n" in text:
            readings.append(_without_encoding(_FOLD.sub("", text)))
    return list(dict.fromkeys(readings))


def first(headers: list[Header], name: str) -> str:
    """The first field of that name as ASCII text on one line, "" if there is none: for structure, not for people."""
    for header in headers:
        if header.name == name:
            return _FOLD.sub(r"\1", header.value.decode("latin-1")).strip()
    return ""


def parameters(value: bytes) -> list[tuple[str, str]]:
    """(name, text) of a field's parameters: RFC 2231 sections joined, their charsets and encoded words undone.

    Unquoted values with blanks go on to the next semicolon, as all programs read them.
    """
    sections: dict[str, list[tuple[int, bool, str]]] = {}
    for found in _PARAMETER.finditer(_FOLD.sub(r"\1", value.decode("latin-1"))):
        name, number, encoded = _section(found[1].lower())
        sections.setdefault(name, []).append((number, encoded, _unquoted(found[2])))
    return [(name, text) for name, parts in sections.items() for text in _joined(parts)]


def attachment_names(headers: list[Header]) -> list[str]:
    """The names under which this part would be saved, every reading of them."""
    fields = (h for h in headers if h.name in ("content-type", "content-disposition"))
    return [text for h in fields for name, text in parameters(h.value) if name in ("name", "filename") and text]


def _section(name: str) -> tuple[str, int, bool]:
    """filename*1* is section 1 of filename, percent-encoded; filename* the whole, encoded."""
    found = _SECTION.match(name)
    if not found:
        return name, -1, False
    return found[1], int(found[2] or 0), found[2] is None or bool(found[3])


def _unquoted(text: str) -> str:
    text = text.strip()
    if text[:1] in ("'", '"') and len(text) > 1 and not text.startswith("''"):
        text = text[1:].removesuffix(text[0])
    return re.sub(r"\\(.)", r"\1", text)


def _joined(parts: list[tuple[int, bool, str]]) -> list[str]:
    """The value's readings: plain ones each on their own, the numbered sections in their order as one."""
    plain = [text for number, _, text in parts if number < 0]
    numbered = sorted((part for part in parts if part[0] >= 0), key=lambda part: part[0])
    readings = [reading for text in plain for reading in decoded(text.encode("latin-1"))]
    if numbered:
        charset, raw = _charset_and_bytes(numbered)
        readings += [_without_encoding(text) for text in texts(raw, charset)]
    return readings


def _charset_and_bytes(numbered: list[tuple[int, bool, str]]) -> tuple[str, bytes]:
    charset, pieces = "", []
    for place, (_, encoded, text) in enumerate(numbered):
        raw = text.encode("latin-1")
        if encoded and place == 0 and raw.count(b"'") >= 2:  # charset'language'text
            charset = text.partition("'")[0]
            raw = raw.split(b"'", 2)[2]
        pieces.append(unquote_to_bytes(raw) if encoded else raw)
    return charset, b"".join(pieces)


def _without_encoding(text: str) -> str:
    """Encoded words as letters. Bytes of neighbouring words join first: programs split characters between words."""
    if "=?" not in text:
        return text
    result: list[str] = []
    run, charset, place = b"", "", 0
    for word in _ENCODED_WORD.finditer(text):
        gap = text[place : word.start()]
        if gap.strip() or not place or word[1].lower() != charset:
            result += [_letters(run, charset), gap if gap.strip() or not place else ""]
            run = b""
        run, charset, place = run + _word_bytes(word), word[1].lower(), word.end()
    return "".join([*result, _letters(run, charset), text[place:]])


def _word_bytes(word: re.Match[str]) -> bytes:
    payload = word[3].encode("utf-8", "replace")
    if word[2] in "qQ":
        return binascii.a2b_qp(payload, header=True)
    return from_base64(payload)


def _letters(run: bytes, charset: str) -> str:
    return "".join(texts(run, charset.partition("*")[0])[:1])
