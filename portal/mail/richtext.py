"""Formats of text besides plain and HTML that mail carries: RTF and Outlook's winmail.dat, as plain letters.

No layout, no pictures: only what a person could read as words.
"""

import re

_RTF_HEX = re.compile(r"(?:\\'[0-9a-fA-F]{2})+")
_RTF_UNICODE = re.compile(r"\\u(-?\d{1,5}) ?(?:\\'[0-9a-fA-F]{2}|\?)?")
_RTF_DATA = re.compile(r"\\(?:pict|bin|objdata)[^{}\\]*(?:\\[a-z]+-?\d*[^{}\\]*)*")
_RTF_NEW_LINE = re.compile(r"\\(?:par|line|cell|row|tab)(?![a-z])-?\d* ?")
_RTF_WORD = re.compile(r"\\[a-z]{1,32}-?\d{0,10} ?|\\\*|[{}]|[\r\n]+")


def rtf_text(source: str) -> str:
    """The letters of an RTF text; formatting inside a word does not part it."""
    text = _RTF_DATA.sub("", source)
    text = _RTF_NEW_LINE.sub("\n\n", _RTF_UNICODE.sub(_unicode, _RTF_HEX.sub(_bytes, text)))
    return _RTF_WORD.sub("", text)


def _bytes(run: re.Match[str]) -> str:
    return bytes.fromhex(run.group().replace("\\'", "")).decode("cp1252", "replace")


def _unicode(escape: re.Match[str]) -> str:
    code = int(escape[1]) & 0xFFFF
    return "" if 0xD800 <= code <= 0xDFFF else chr(code)


def winmail_texts(data: bytes) -> list[str]:
    """The one-byte and two-byte letters of a winmail.dat (subject, names, text), which Outlook alone opens."""
    readings = [data.decode("cp1252", "ignore")]
    readings += [data[start:].decode("utf-16-le", "ignore") for start in (0, 1)]
    return readings
