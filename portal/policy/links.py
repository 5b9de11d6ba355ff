"""Links in free text: finding them, taking them out, and the bare number in a parcel service's link."""

from __future__ import annotations

import re
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

from portal.policy.lookalikes import fold_with_places

# After folding: a scheme, a www host or a host with a path is a link wherever it stands.
_EXPLICIT = re.compile(r"(?:[a-z][a-z0-9+.-]{1,20}\s?:\s?//|www\.)[^\s)\]>]+")
_HOST = r"(?<![a-z0-9@.-])(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.){1,8}"
_LINK = re.compile(
    r"(?:[a-z][a-z0-9+.-]{1,20}\s?:\s?//|//|www\.)[^\s)\]>]+"
    rf"|{_HOST}[a-z]{{2,24}}(?::\d+)?/[^\s)\]>]*"
    # A bare host only under a well-known ending: "inkl.Versicherung" and "Dt.Post" are none.
    rf"|{_HOST}(?:de|com|net|org|info|eu|at|ch|biz|shop|store|online|io|app|link|example|uk|fr|it|es|nl|pl|se|be|ie|tr|us)"
    r"(?![a-z0-9-])(?::\d+)?(?:[?#][^\s)\]>]*)?"
)
# Signs that resolvers and readers take for the dot of a host name (IDNA, UTS #46).
HOST_DOTS = str.maketrans(dict.fromkeys("。．｡", "."))

_PARCEL_SERVICES = (
    "dhl.de",
    "dhl.com",
    "deutschepost.de",
    "dpd.de",
    "dpd.com",
    "dpdgroup.com",
    "gls-group.eu",
    "gls-group.com",
    "gls-pakete.de",
    "hermesworld.com",
    "myhermes.de",
    "hermes-germany.de",
    "hlg.de",
    "ups.com",
    "fedex.com",
    "tnt.com",
    "tnt.de",
    "post.at",
    "post.ch",
)
# What parcel services call the number in their links' queries, without signs and case.
_NUMBER_NAMES = re.compile(
    "idc|idcode|piececode|match|matchcode|tracknums?|inquirynumber|trknbr|tracknumbers?|tracking(?:number|id|code)?|trackid"
    "|cons|parcel(?:number|no|id)?|query|barcode|(?:form)?sendungsnummer|shipment(?:id|number)|number|nr|pnr"
)
_NUMBER = re.compile(r"(?=(?:[A-Za-z-]*\d){6})[A-Za-z0-9](?:[A-Za-z0-9 -]{4,38})[A-Za-z0-9]")
_NAMED_NUMBER = re.compile(r"(?=[A-Za-z-]*\d)[A-Za-z0-9][A-Za-z0-9 -]{4,38}[A-Za-z0-9]")


def find(text: str) -> tuple[str, ...]:
    """The links of a field that should hold none, as written; a bare host under a well-known ending counts."""
    return _found(_LINK, text)


def find_explicit(text: str) -> tuple[str, ...]:
    """The links of a prose text (a title): only what has a scheme or begins with www."""
    return _found(_EXPLICIT, text)


def _found(pattern: re.Pattern[str], text: str) -> tuple[str, ...]:
    return tuple(text[start:end] for start, end in _spans(pattern, text))


def _spans(pattern: re.Pattern[str], text: str) -> list[tuple[int, int]]:
    if not any(sign in text for sign in (".", "/", "。", "．", "｡", "․", "／", "⁄", "∕")):
        return []
    folded, places = fold_with_places(text.translate(HOST_DOTS))
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
            return _number_in(parts)
    return ""


def _host(netloc: str) -> str:
    return netloc.rpartition("@")[2].partition(":")[0].casefold().rstrip(".")


def _is_parcel_service(host: str) -> bool:
    return any(host == service or host.endswith(f".{service}") for service in _PARCEL_SERVICES)


def _number_in(parts: SplitResult) -> str:
    """By the name of a query's field if one is known, else the last part of path or fragment that looks like one."""
    query = [(re.sub(r"[^a-z]", "", name.casefold()), value.strip()) for name, value in parse_qsl(parts.query)]
    for name, value in query:
        if _NUMBER_NAMES.fullmatch(name) and _NAMED_NUMBER.fullmatch(value):
            return value
    segments = reversed(re.split(r"[/?=&]", f"{parts.path}/{parts.fragment}"))
    found = [text for text in (unquote(segment).strip() for segment in segments) if _NUMBER.fullmatch(text)]
    return next(iter([*found, *(value for _, value in query if _NUMBER.fullmatch(value))]), "")
