"""Which rules hold since when, as a row of days; made from the rules and the operator's settings."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from portal.policy.rules import BERLIN, RULES, Reason, Rule, Rulebook

# Amazon's updated guidelines came into force for all sellers on this day.
_GUIDELINES_SINCE = date(2020, 11, 6)
_NUMBERS = {1: "Eine", 2: "Zwei", 3: "Drei", 4: "Vier", 5: "Fünf"}


@dataclass(frozen=True, slots=True)
class Entry:
    """A day of the row: what happened on it, and the rules that hold from it; `is_live` marks what is in force."""

    day: date
    label: str
    sentence: str
    rules: tuple[Rule, ...] = ()
    is_live: bool = False


def start_of(reason: Reason, rulebook: Rulebook) -> date:
    """The day in Berlin from which a rule holds."""
    start = rulebook.since.get(reason)
    named = next((rule.since for rule in RULES if rule.reason == reason), RULES[0].since)
    return start.astimezone(BERLIN).date() if start else named


def entries(rulebook: Rulebook, today: date) -> list[Entry]:
    """The row, oldest first, ended by today."""
    by_day: dict[date, list[Rule]] = {}
    for rule in RULES:
        by_day.setdefault(start_of(rule.reason, rulebook), []).append(rule)
    row = [_rules_entry(day, tuple(rules), today) for day, rules in by_day.items()]
    row.append(Entry(_GUIDELINES_SINCE, "", "Amazons überarbeitete Richtlinien treten in Kraft."))
    row.append(_today(today, sum(len(rules) for day, rules in by_day.items() if day <= today)))
    return sorted(row, key=lambda entry: entry.day)


def _rules_entry(day: date, rules: tuple[Rule, ...], today: date) -> Entry:
    number = _NUMBERS[len(rules)].lower()
    many = "einer Regel" if len(rules) == 1 else f"{number} Regeln"
    sentence = f"Ihr Software-Anbieter setzt die Richtlinien mit {many} um:"
    return Entry(day, "seit" if day <= today else "ab", sentence, rules, day <= today)


def _today(today: date, holding: int) -> Entry:
    if holding == len(RULES):
        return Entry(today, "heute", "Alle fünf Regeln gelten unverändert.", is_live=True)
    sentence = f"{_NUMBERS[holding]} von fünf Regeln gelten." if holding else "Noch gilt keine der fünf Regeln."
    return Entry(today, "heute", sentence, is_live=holding > 0)
