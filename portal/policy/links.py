"""Links in free text: finding them, taking them out, and the bare number in a parcel service's link."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, unquote, urlsplit

from portal.policy.lookalikes import fold_with_places

# After folding: a scheme, a www host, or a bare host name with an alphabetic top-level domain.
_EXPLICIT = re.compile(r"(?:[a-z][a-z0-9+.-]{1,20}\s?:\s?//|www\.)\S+")
_DOTS = str.maketrans(dict.fromkeys("。．｡", "."))
_LINK = re.compile(
    r"(?:[a-z][a-z0-9+.-]{1,20}\s?:\s?//|//|www\.)\S+"
    r"|(?<![a-z0-9@.-])(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,24}(?![a-z0-9-])(?::\d+)?(?:[/?#]\S*)?"
)

_PARCEL_SERVICES = (
    "dhl.de",
    "dhl.com",
    "deutschepost.de",
    "dpd.de",
    "dpd.com",
    "gls-group.eu",
    "gls-group.com",
    "gls-pakete.de",
    "hermesworld.com",
    "myhermes.de",
    "hermes-germany.de",
    "ups.com",
    "fedex.com",
    "tnt.com",
    "tnt.de",
    "post.at",
    "post.ch",
)
_NUMBER = re.compile(r"(?=(?:[A-Za-z-]*\d){6})[A-Za-z0-9](?:[A-Za-z0-9 -]{4,38})[A-Za-z0-9]")


def find(text: str) -> tuple[str, ...]:
    """The links of a field that should hold none, as written; a bare host name counts."""
    return _found(_LINK, text)


def find_explicit(text: str) -> tuple[str, ...]:
    """The links of a prose text (a title): only what has a scheme or begins with www."""
    return _found(_EXPLICIT, text)


def _found(pattern: re.Pattern[str], text: str) -> tuple[str, ...]:
    return tuple(text[start:end] for start, end in _spans(pattern, text))


def _spans(pattern: re.Pattern[str], text: str) -> list[tuple[int, int]]:
    if not any(sign in text for sign in (".", "/", "。", "．", "｡", "․", "／", "⁄", "∕")):
        return []
    folded, places = fold_with_places(text.translate(_DOTS))
    return [(places[found.start()], places[found.end() - 1] + 1) for found in pattern.finditer(folded)]


def remove(text: str) -> str:
    """The text without its links, and without what only led to them (a colon, brackets, doubled blanks)."""
    for start, end in reversed(_spans(_LINK, text)):
        text = text[:start] + " " + text[end:]
    text = re.sub(r"[<(\[]\s*[>)\]]", " ", text)
    return " ".join(text.split()).strip(" :<>-,;") if text else ""


def parcel_number(text: str) -> str:
    """The tracking number inside the first link of a known parcel service, or ""."""
    for link in find(text):
        try:
            parts = urlsplit(link if "//" in link else f"//{link}")
        except ValueError:  # a host such as "[": no parcel service's
            continue
        if _is_parcel_service(_host(parts.netloc)):
            return _number_in([value for _, value in parse_qsl(parts.query)], parts.path, parts.fragment)
    return ""


def _host(netloc: str) -> str:
    return netloc.rpartition("@")[2].partition(":")[0].casefold().rstrip(".")


def _is_parcel_service(host: str) -> bool:
    return any(host == service or host.endswith(f".{service}") for service in _PARCEL_SERVICES)


def _number_in(values: list[str], path: str, fragment: str) -> str:
    segments = [unquote(segment) for segment in reversed(re.split(r"[/?=&]", f"{path}/{fragment}"))]
    for candidate in (*values, *segments):
        if _NUMBER.fullmatch(candidate.strip()):
            return candidate.strip()
    return ""
