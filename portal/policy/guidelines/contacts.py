"""Mail addresses in a draft, however they are spelled: info@lindenhof.example, info (at) lindenhof punkt de."""

from __future__ import annotations

import re
from collections.abc import Iterator

from portal.policy.guidelines.hit import Hit
from portal.policy.guidelines.lexicon import words_in
from portal.policy.guidelines.shown import Shown

TOPIC = "no-contact-data/mail"

_LOCAL = r"(?<![a-z0-9._%+-])([a-z0-9][a-z0-9._%+-]{0,63})"
_OPEN, _CLOSE = r"\s{0,2}[\[({<]\s{0,2}", r"\s{0,2}[\])}>]\s{0,2}"
_AT_SIGN = rf"(?:\s?@\s?|{_OPEN}(?:at|@|a|arroba|arobase){_CLOSE})"
_DOT = rf"(?:\s?\.\s?(?=[a-z0-9])|{_OPEN}(?:dot|punkt|point|punto|\.){_CLOSE}|\s(?:dot|punkt|point|punto)\s)"
_HOST = rf"[a-z0-9][a-z0-9-]{{0,62}}(?:{_DOT}[a-z0-9][a-z0-9-]{{0,62}}){{0,5}}{_DOT}[a-z]{{2,16}}(?![a-z0-9])"
_MAYBE = re.compile(rf"@|{_OPEN}a")  # whether it is worth looking; _OPEN and the words for @ begin so
_ADDRESS = re.compile(rf"{_LOCAL}{_AT_SIGN}{_HOST}")
# " at " alone: only where the word before it names a mailbox, or the dot is spelled as well.
_PLAIN_AT = re.compile(rf"{_LOCAL}\sat\s({_HOST})")
_SPELLED_DOT = re.compile(r"\s(?:dot|punkt|point|punto)\s|[\[({<]")
_MAILBOX = re.compile(
    r"(?:info|kontakt|contact|mail|email|service|office|post|buch|book|shop|versand|bestell|antiquariat|support|sales"
    r"|order|hello|hallo|kunden|rechnung|buero|buro|verkauf|anfrage|team|webmaster|admin|libri|librairie|vendite)"
)
_NO_MAILBOX = words_in("us me look looking available order site website shop store based visit find online")
_NO_TOP = words_in("bitte und oder ist die der das mit")


def address_hits(shown: Shown) -> Iterator[Hit]:
    """Each mail address, in the text and in links of HTML."""
    folded = shown.folded
    if _MAYBE.search(folded):
        for found in _ADDRESS.finditer(folded):
            if found[0].rpartition(" ")[2] not in _NO_TOP:
                yield Hit(TOPIC, *shown.typed_span(*found.span()))
    for found in _PLAIN_AT.finditer(folded) if " at " in folded else ():
        if found[1] not in _NO_MAILBOX and (_MAILBOX.match(found[1]) or _SPELLED_DOT.search(found[2])):
            yield Hit(TOPIC, *shown.typed_span(*found.span()))
    for tag in shown.tags:
        target = tag.attributes.get("href", "").strip()
        scheme = target.lower().partition(":")[0]
        if tag.name == "a" and scheme in {"mailto", "tel"}:
            place = max(shown.typed.find(target, tag.start, tag.end), tag.start)
            yield Hit(
                TOPIC if scheme == "mailto" else "no-contact-data/phone", place, min(place + len(target), tag.end)
            )
