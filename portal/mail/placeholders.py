"""Placeholders `{{name}}` in a merchant's text, as data: which there are, which a text uses, and how one is filled.

Blanks and case inside the braces are ignored. Filling is one pass: what a value holds is never filled again.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches

_PLACEHOLDER = re.compile(r"(?:\{\{|%7B%7B)([^{}\n]{0,80}?)(?:\}\}|%7D%7D)")
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})


@dataclass(frozen=True, slots=True)
class Placeholder:
    """A placeholder: its name in the text, its label on a button, the group of buttons, what it stands for."""

    name: str
    label: str
    group: str
    meaning: str


PLACEHOLDERS: tuple[Placeholder, ...] = (
    Placeholder("bestellnummer", "Bestellnummer", "Bestellung", "die 17-stellige Nummer der Bestellung"),
    Placeholder("bestelldatum", "Bestelldatum", "Bestellung", "der Tag der Bestellung"),
    Placeholder("artikel", "Artikel", "Bestellung", "Verfasser und Titel, bei mehreren je eine Zeile"),
    Placeholder("summe", "Summe", "Bestellung", "der Preis aller Artikel zusammen"),
    Placeholder("lagernummer", "Lagernummer", "Bestellung", "Ihre Nummer des Artikels"),
    Placeholder("marktplatz", "Marktplatz", "Bestellung", "wo bestellt wurde"),
    Placeholder("kaeufer", "Name des Käufers", "Käufer", "der Name des Käufers"),
    Placeholder("versandart", "Versandart", "Versand", "Versender und Versandart"),
    Placeholder("versanddatum", "Versanddatum", "Versand", "der Tag des Versands"),
    Placeholder("geschaeft", "Name des Geschäfts", "Ihr Haus", "der Name Ihres Geschäfts"),
    Placeholder("ansprechpartner", "Ihr Name", "Ihr Haus", "der Name unter der Mail"),
)
NAMES = tuple(placeholder.name for placeholder in PLACEHOLDERS)
_LABELS = {placeholder.name: placeholder.label for placeholder in PLACEHOLDERS}


@dataclass(frozen=True, slots=True)
class Unknown:
    """A placeholder that does not exist, as it was written, and the one that was probably meant ("" if none)."""

    written: str
    suggestion: str


def normalise(written: str) -> str:
    """The name inside the braces without blanks, in lower case."""
    return "".join(written.split()).lower()


def used_in(text: str) -> tuple[str, ...]:
    """The known placeholders of a text, each once, in the order of their appearance."""
    names = (normalise(written) for written in _PLACEHOLDER.findall(text))
    return tuple(dict.fromkeys(name for name in names if name in NAMES))


def unknown_in(text: str) -> tuple[Unknown, ...]:
    """What looks like a placeholder and is none, unclosed braces included; such a text must not be published."""
    found = [
        Unknown(written.strip(), _suggestion(normalise(written)))
        for written in _PLACEHOLDER.findall(text)
        if normalise(written) not in NAMES
    ]
    rest = _PLACEHOLDER.sub("", text)
    found.extend(Unknown(braces, "") for braces in ("{{", "}}") if braces in rest)
    return tuple(dict.fromkeys(found))


def _suggestion(name: str) -> str:
    plain = name.translate(_UMLAUTS)
    if len(plain) > 3:
        for known in NAMES:
            if plain in known or known in plain:
                return known
    return next(iter(get_close_matches(plain, NAMES, n=1, cutoff=0.6)), "")


def missing_note(name: str) -> str:
    """What stands in a preview where the order has no value."""
    return f"[{_LABELS[name]} fehlt]"


def fill(text: str, values: Mapping[str, str], escape: Callable[[str], str], quote: Callable[[str], str]) -> str:
    """Put the values in; `escape` makes a value safe for the text, `quote` for a link's percent-encoded target.

    A known placeholder without a value becomes its missing note; an unknown one stays as it is.
    """

    def value(found: re.Match[str]) -> str:
        name = normalise(found[1])
        if name not in NAMES:
            return found[0]
        make_safe = quote if found[0].startswith("%") else escape
        return make_safe(values.get(name) or missing_note(name))

    return _PLACEHOLDER.sub(value, text)
