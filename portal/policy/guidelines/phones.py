"""Telephone numbers in a draft, and all that looks like one: ISBN, IBAN, order and article numbers, dates, prices."""

from __future__ import annotations

import re
from collections.abc import Iterator

from portal.policy.guidelines.hit import Hit
from portal.policy.guidelines.shown import Shown

TOPIC = "no-contact-data/phone"

_RUN = re.compile(r"(?<![\d])[+(]{0,2}\d(?:[-/(). \t\u00a0]{0,5}+\d){3,24}(?!\d)")
_NAMED = re.compile(
    r"\b(?:tel|telefon|telefonisch|telefonnummer|telephone|phone|fon|fone|fax|telefax|mobil|mobile|mobiltelefon|handy"
    r"|handynummer|mobilnummer|cell|whatsapp|signal|threema|sms|rufnummer|hotline|anruf|call|ring|telefono|movil"
    r"|cellulare|portable|rufen sie|text|appelez|llame|chiamate|unter der nummer|unter nummer"
    r"|number on)\b[^\d\n]{0,24}\Z"
)
_OTHER_NUMBER = re.compile(
    r"(?:nummer|nr|no|num|isbn|issn|ean|iban|bic|blz|konto|ust|vat|hrb|hra|sku|lager|artikel|inv|signatur|bestell\w*"
    r"|code|kennung|id|sendung|paket|plz|seite|seiten|s|bd|band|jahrgang|order|item|ref|stock|number|steuer|steuernummer"
    r"|postfach|beleg|vorgang|rechnung|lieferschein|auftrag|invoice|receipt|isil|doi|eur|euro|nummern|vd17|vd18|gv|goedeke|wg|bnf|swb|ppn|numero|commande|ordine|pedido)"
    r"[.:#\s(-]{0,4}(?:(?:ist|lautet|is|war|:)\s)?\Z"
)
_ORDER_NUMBER = re.compile(r"\d{3}-\d{7}-\d{7}")
_SPANS = re.compile(
    r"\d{1,2}[./-]\s?\d{1,2}[./-]\s?(?:\d{2}|\d{4})(?:\s?-\s?\d{1,2}[./-]\s?\d{1,2}[./-]\s?(?:\d{2}|\d{4}))?|(?:1[4-9]|20)\d\d[./-]\d{1,2}[./-]\d{1,2}"
    r"|00\d{1,2}\s?-\s?\d{1,4}|\d{1,2}\.\d{2}\s?-\s?\d{1,2}\.\d{2}|\d{1,2}\.\d{1,2}\.\s?-\s?\d{1,2}\.\d{1,2}\.?\d{0,4}"
    r"|(?:\d{1,2}\.){1,2}\s?\d{4}|(?:1[4-9]|20)\d\d\s?[-/]\s?(?:1[4-9]|20)\d\d"
)
_ISBN_10 = re.compile(r"(?=[\d -]{12,13}\Z)\d{1,5}[ -]\d{1,7}[ -]\d{1,7}[ -]\d?")
_ISBN_13 = re.compile(r"97[89][ -]?(?:\d[ -]?){9}\d")
_PRICE = re.compile(r"\d{1,3}(?:\.\d{3})*\.\d{2}|\d{1,3}(?:[. ]\d{3})+")
_MONEY_BEHIND = re.compile(r"\s?(?:eur|euro|€|uhr|usd|£|\$|%|seiten|s\.|bl\.|gr|g\b|cm|mm|kg|stuck|x\s?\d)")
_NORTH_AMERICAN = re.compile(r"\(\d{3}\)\s?\d{3}[-. ]\d{4}|\d{3}-\d{3}-\d{4}|\d{3}\.\d{3}\.\d{4}")
_TAIL = re.compile(r"(?:\b[a-z]{1,4}\d{1,4} |[a-z]-|\d[,.:/-]|#)\Z")


def phone_hits(shown: Shown) -> Iterator[Hit]:
    """Each number that a person could call."""
    folded = shown.folded
    for found in _RUN.finditer(folded):
        before, behind = folded[max(0, found.start() - 48) : found.start()], folded[found.end() : found.end() + 12]
        if _is_phone(found[0], before, behind):
            yield Hit(TOPIC, *shown.typed_span(*found.span()))


def _is_phone(written: str, before: str, behind: str) -> bool:
    digits = sum(character.isdigit() for character in written)
    if before[-1:].isalpha() or before[-1:] in {"_", "§", "{"} or _glued(before) or _is_other(written, behind):
        return False
    if _NAMED.search(before):
        return digits >= 5
    if _OTHER_NUMBER.search(before) or not 7 <= digits <= 15:
        return False
    return _begins_like_one(written) or _NORTH_AMERICAN.fullmatch(written) is not None


def _glued(before: str) -> bool:
    """The tail of a longer number: "DE02 1203 ...", "JJD-0001 ...", "12,0551..."."""
    return _TAIL.search(before) is not None


def _begins_like_one(written: str) -> bool:
    bare = written.lstrip("(")
    return bare.startswith(("+", "0")) and not bare.startswith("000")


def _is_other(written: str, behind: str) -> bool:
    if _ORDER_NUMBER.search(written) or _SPANS.fullmatch(written) or _PRICE.fullmatch(written):
        return True
    if _ISBN_13.fullmatch(written):
        return True
    if _ISBN_10.fullmatch(written) and len(re.sub(r"\D", "", written)) + behind[:1].count("x") == 10:
        return True
    return _MONEY_BEHIND.match(behind) is not None
