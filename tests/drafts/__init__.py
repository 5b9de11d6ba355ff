"""Drafts and the findings that each must give: the tables beside (TOML), read as values."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent
NUMBER = "{{bestellnummer}}"
FRAMES = {
    "de": "Guten Tag {{kaeufer}},\n\n@\n\nDie Rechnung liegt dem Paket bei.\n\nMit freundlichen Grüßen\n{{geschaeft}}",
    "en": "Dear {{kaeufer}},\n\n@\n\nThe invoice is in the parcel.\n\nKind regards\n{{ansprechpartner}}",
    "fr": "Bonjour {{kaeufer}},\n\n@\n\nLa facture est dans le colis.\n\nCordialement\n{{ansprechpartner}}",
    "it": "Buongiorno {{kaeufer}},\n\n@\n\nLa fattura è nel pacco.\n\nCordiali saluti\n{{ansprechpartner}}",
    "es": "Hola {{kaeufer}},\n\n@\n\nLa factura está en el paquete.\n\nSaludos cordiales\n{{ansprechpartner}}",
}


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft; `findings`: rule ids, each with the words that must be quoted ("" for any)."""

    name: str
    subject: str
    body: str
    language: str
    findings: tuple[tuple[str, str], ...]

    @property
    def rules(self) -> frozenset[str]:
        """The rules that must be found, and no other."""
        return frozenset(rule for rule, _ in self.findings)


def drafts() -> list[Draft]:
    """All tables: letters*.toml, sentences_<language>*.toml; sentences_more.toml has a level for the language."""
    table = [draft for path in sorted(FOLDER.glob("letters*.toml")) for draft in _letters(path)]
    for path in sorted(FOLDER.glob("sentences_??*.toml")):
        rules = tomllib.loads(path.read_text("utf-8"))
        language = path.stem.split("_")[1]
        for code, part in rules.items() if language == "more" else [(language, rules)]:
            table += _sentences(part, code)
    return table


def _letters(path: Path) -> list[Draft]:
    entries = tomllib.loads(path.read_text("utf-8"))["draft"]
    return [
        Draft(
            entry["name"],
            entry["subject"],
            entry["body"],
            entry.get("language", "de"),
            tuple(_finding(finding) for finding in entry["findings"]),
        )
        for entry in entries
    ]


def _finding(written: str) -> tuple[str, str]:
    rule, _, words = written.partition(": ")
    return rule, words


def _sentences(rules: dict[str, dict[str, list[str]]], language: str) -> list[Draft]:
    return [
        Draft(
            sentence, NUMBER, FRAMES[language].replace("@", sentence), language, ((rule, ""),) if kind == "hit" else ()
        )
        for rule, kinds in rules.items()
        for kind, sentences in kinds.items()
        for sentence in sentences
    ]
