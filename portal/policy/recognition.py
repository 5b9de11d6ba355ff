"""Is this address, marketplace or order number Amazon's? (POLICY.md section 2; the word itself: `word.py`.)

Text comes as it was written and is folded here to what a reader sees, so that no spelling hides the host.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote

from portal.policy.links import HOST_DOTS
from portal.policy.lookalikes import fold

MARKETPLACE_IDS = {
    "de": "A1PA6795UKMFR9",
    "at": "A1PA6795UKMFR9",
    "co.uk": "A1F83G8C2ARO7P",
    "uk": "A1F83G8C2ARO7P",
    "fr": "A13V1IB3VIYZZH",
    "it": "APJ6JRA9NG5V4",
    "es": "A1RKKUPIHCS9HS",
    "nl": "A1805IZSGTT6HS",
    "se": "A2NODRKZP88ZB9",
    "pl": "A1C3SOZRARQ6R3",
    "com.be": "AMEN7PMS3EDWL",
    "be": "AMEN7PMS3EDWL",
    "ie": "A28R8C7NBKEWEA",
    "com.tr": "A33AVAJ2PDY3EV",
    "tr": "A33AVAJ2PDY3EV",
    "com": "ATVPDKIKX0DER",
    "us": "ATVPDKIKX0DER",
    "ca": "A2EUQ1WTGCTBG2",
    "com.mx": "A1AM78C64UM0Y8",
    "mx": "A1AM78C64UM0Y8",
    "com.br": "A2Q3Y263D00KWC",
    "br": "A2Q3Y263D00KWC",
    "in": "A21TJRUUN4KGV",
    "co.jp": "A1VC38T7YXB528",
    "jp": "A1VC38T7YXB528",
    "com.au": "A39IBJ37TRP1C6",
    "au": "A39IBJ37TRP1C6",
    "sg": "A19VAU5U5O7RUS",
    "ae": "A2VIGQ35RCS4UG",
    "sa": "A17E79C6D8DWNP",
    "eg": "ARBP9OOSHTCHU",
    "co.za": "AE08WJ6YKNBMC",
    "za": "AE08WJ6YKNBMC",
}
_DOMAINS = {identifier.lower(): domain for domain, identifier in reversed(MARKETPLACE_IDS.items()) if domain != "at"}
_COUNTRIES = "|".join(sorted((domain.replace(".", r"\.") for domain in MARKETPLACE_IDS), key=len, reverse=True))

_ORDER_NUMBER = re.compile(r"(?<!\d)\d{3}-\d{7}-\d{7}(?!\d)")
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—―−﹘﹣－", "-"))

# A host stands behind the sign that leads it, and ends where an address does. A local part may look like one: before
# an @ or + it is a host only in a percent-hack, a bang path or a source route.
_ALIAS_HOST = re.compile(
    r"(?P<lead>^|[@%!:,;<>\s\"'()\[\]=/])(?:[a-z0-9_-]{1,63}\.){0,10}marketplace\.amazon\."
    r"(?P<domain>(?:com|co|org|net|gov|edu|ac)\.[a-z]{2}|[a-z0-9-]{2,63})\.?(?P<next>$|[@%!:,;<>\s\"'()\[\]/+=?])"
)
_MARKETPLACE = re.compile(rf"(?<![a-z])amazon(?:[._-]?({_COUNTRIES})(?![a-z])|\s+({_COUNTRIES})\s*$)?(?![a-z])")


@dataclass(frozen=True, slots=True)
class Marketplace:
    """An Amazon marketplace: `domain` as in "amazon.de" and its marketplaceId; "" where the text does not tell."""

    domain: str = ""
    marketplace_id: str = ""


def alias(address: str) -> Marketplace | None:
    """The marketplace behind a buyer's alias, or None where no host of the address is `marketplace.amazon.<tld>`.

    Looks at every host in the text: behind the last @, in a percent-hack, in a source route, in an IDNA spelling.
    """
    for spelling in _spellings(address):
        for found in _ALIAS_HOST.finditer(spelling):
            if found["next"] not in {"@", "+"} or found["lead"] in {"@", "%", "!", ":"}:
                return _of_domain(found["domain"])
    return None


def _spellings(address: str) -> Iterator[str]:
    folded = re.sub(r"\s*([.@])\s*", r"\1", fold(address.translate(HOST_DOTS)))
    yield folded
    if "%" in folded:
        yield unquote(folded)
    if "(" in folded:
        yield re.sub(r"\([^()]*\)", "", folded)
    if "xn--" in folded:
        yield fold(re.sub(r"xn--[a-z0-9-]+", _decoded_label, folded))


def _decoded_label(label: re.Match[str]) -> str:
    try:
        return label[0].removeprefix("xn--").encode("ascii").decode("punycode")
    except UnicodeError:
        return label[0]


def marketplace(name: str) -> Marketplace | None:
    """The Amazon marketplace that an order names: "amazon.de", "Amazon.de", a marketplaceId, "AMAZON"; else None."""
    folded = fold(name).strip()
    identifier = re.sub(r"[^a-z0-9]", "", name.casefold())
    if identifier in _DOMAINS:
        return _of_domain(_DOMAINS[identifier])
    found = _MARKETPLACE.search(folded)
    return _of_domain(found[1] or found[2] or "") if found else None


def _of_domain(domain: str) -> Marketplace:
    return Marketplace(f"amazon.{domain}" if domain else "", MARKETPLACE_IDS.get(domain, ""))


def order_number(text: str) -> str | None:
    """The 3-7-7 order number in the text, or None; other dashes and full-width digits are read as a person would."""
    found = _ORDER_NUMBER.search(fold(text.translate(_DASHES)))
    return found[0] if found else None
