"""From a part's bytes to its letters: transfer encodings as sloppy as they occur, charsets declared, wrong or absent.

Only bytes and codecs; nothing of headers, parts or HTML. Where mail programs differ, every reading is given: what one
program garbles, another shows.
"""

import binascii
import re

_BASE64_JUNK = bytes(set(range(256)) - set(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/="))
_BASE64_LINES = bytes(set(range(256)) - set(_BASE64_JUNK)) + b"\r\n"
_PADDED = 10_000  # separately padded pieces in one base64 body; no program writes as many
_LOOSE_SOFT_BREAK = re.compile(rb"=[ \t]+(?=\r?\n)")
_NOT_BASE64_LINE = re.compile(rb"^[^\r\n]*(?:[^A-Za-z0-9+/=\s]|\S[ \t]+\S)[^\r\n]*", re.MULTILINE)
_BEHIND_PADDING = re.compile(rb"=[ \t]*\r?\n\s*([^\s].*)", re.DOTALL)
_TOKEN = re.compile(r"[a-z0-9-]+")
_COMMENT = re.compile(r"\([^()]*\)")
_NAMES = {
    "": ("", "7bit", "8bit", "binary", "7-bit", "8-bit", "none"),
    "qp": ("quoted-printable", "quotedprintable", "quoted", "qp"),
    "base64": ("base64", "base-64", "b64"),
    "uu": ("uuencode", "x-uuencode", "uue", "x-uue"),
}
_BY_NAME = {name: encoding for encoding, names in _NAMES.items() for name in names}
# Python's codecs that are no charsets of mail: some are quadratic, some warn.
_NO_CHARSETS = frozenset({"idna", "punycode", "unicode-escape", "raw-unicode-escape", "undefined", "mbcs", "oem"})
_LATIN = re.compile(r"(?:us-?)?ascii|ansi|iso-?8859-1|latin-?1|l1|(?:windows|cp)-?1252|ansi-x3\.4-19\d\d")
_OTHER_NAMES = {
    "unicode-1-1-utf-7": "utf-7",
    "unicode-1-1-utf-8": "utf-8",
    "utf8mb4": "utf-8",
    "macintosh": "mac-roman",
    "iso-8859-8-i": "iso-8859-8",
    "unicode": "utf-16",
    "ucs-2": "utf-16",
    "iso-10646-ucs-2": "utf-16",
    "ks-c-5601-1987": "cp949",
}
# Charsets in which plain ASCII bytes may be other letters; a program that does not know them shows the bytes.
_UNLIKE_ASCII = re.compile(r"utf-?(?:7|16|32)|iso-?2022|hz|ebcdic|(?:cp|ibm)-?(?:037|273|424|500|875|1026|1140)")


def transfer_decoded(body: bytes, encoding: str) -> list[bytes]:
    """The body without its transfer encoding; several readings where the encoding's name or the body is doubtful."""
    name = transfer_encoding(encoding)
    if name == "":
        return [body]
    if name == "qp":
        return [_from_quoted_printable(body)]
    if name == "base64":
        return [from_base64(body), *_beside_base64(body)]
    if name == "uu":
        return [_from_uuencode(body), body]
    return [body, _from_quoted_printable(body), from_base64(body)]


def transfer_encoding(declared: str) -> str | None:
    """ "qp", "base64", "uu", "" (none needed) or None (unknown), however the name is written."""
    found = _TOKEN.search(_COMMENT.sub(" ", declared.lower().replace("_", "-")))
    return _BY_NAME.get(found.group() if found else "")


def _from_quoted_printable(body: bytes) -> bytes:
    return binascii.a2b_qp(_LOOSE_SOFT_BREAK.sub(b"=", body))


def from_base64(body: bytes) -> bytes:
    """Base64 with anything in between, with padding missing or in the middle (pieces encoded one by one)."""
    pieces = body.translate(None, _BASE64_JUNK).rstrip(b"=").split(b"=", _PADDED)
    return b"".join(_from_base64_piece(piece) for piece in pieces if piece)


def _from_base64_piece(piece: bytes) -> bytes:
    whole = piece.replace(b"=", b"")
    if len(whole) % 4 == 1:
        whole = whole[:-1]
    return binascii.a2b_base64(whole + b"=" * (-len(whole) % 4))


def _beside_base64(body: bytes) -> list[bytes]:
    """Lines that are no base64 at all: footers that list programs append, or plain text under a wrong label."""
    if not body.translate(None, _BASE64_LINES).strip() and b"=" not in body.rstrip(b"=\r\n"):
        return []
    lines = _NOT_BASE64_LINE.findall(body)
    behind = _BEHIND_PADDING.search(body)
    return [b"\n".join(lines)] if lines else [behind[1]] if behind else []


def _from_uuencode(body: bytes) -> bytes:
    decoded = []
    for line in body.splitlines():
        try:
            decoded.append(binascii.a2b_uu(line))
        except binascii.Error:
            continue
    return b"".join(decoded)


def texts(data: bytes, charset: str) -> list[str]:
    """Every reading of the bytes that some mail program would show; one for what is declared and written properly."""
    name = _charset_name(charset)
    if data.isascii() and not _UNLIKE_ASCII.match(name) and b"\0" not in data:
        return [data.decode("ascii")]
    readings = [_as_declared(data, name), _as_utf8(data), _as_western(data, name)]
    if b"\0" in data or data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        readings += [data.decode(wide, "replace") for wide in ("utf-16-le", "utf-16-be")]
    return list(dict.fromkeys(text for text in readings if text))


def _charset_name(charset: str) -> str:
    name = charset.strip(" \t\"'").lower().replace("_", "-").removeprefix("x-")
    name = _OTHER_NAMES.get(name, name)
    return "cp1252" if _LATIN.fullmatch(name) else name


def _as_declared(data: bytes, name: str) -> str | None:
    """The bytes in the declared charset (Latin-1 as Windows-1252, as every program does); None if it is unknown."""
    if not name or name in _NO_CHARSETS:
        return None
    try:
        return data.decode(name, "replace")
    except (LookupError, ValueError):
        return None


def _as_utf8(data: bytes) -> str | None:
    """What a program shows that looks at the bytes before the label."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return None


def _as_western(data: bytes, name: str) -> str | None:
    """Windows-1252, where nothing better is said or what is said cannot be."""
    try:
        data.decode(name or "utf-8")
    except (LookupError, ValueError):
        return data.decode("cp1252", "replace")
    return data.decode("cp1252", "replace") if _UNLIKE_ASCII.match(name) else None
