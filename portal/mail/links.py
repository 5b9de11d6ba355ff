"""Addresses of pages and mailboxes as people read them: percent signs and IDNA labels undone. Text in, text out."""

import re
from urllib.parse import unquote

_PERCENT = re.compile(r"%[0-9A-Fa-f]{2}")
_IDNA_LABEL = re.compile(r"xn--([a-z0-9-]{1,59})", re.IGNORECASE)


def readings(text: str) -> list[str]:
    """The text, and if it holds percent-encoded letters or IDNA labels, the text with those decoded."""
    result = [text]
    if "%" in text and _PERCENT.search(text):
        result.append(unquote(unquote(text)))  # a link inside a link is encoded twice
    if "xn--" in text.lower():
        result += [_IDNA_LABEL.sub(_label, reading) for reading in list(result)]
    return list(dict.fromkeys(result))


def _label(found: re.Match[str]) -> str:
    try:
        return found[1].encode("ascii").decode("punycode")
    except (UnicodeError, OverflowError):
        return found.group()
