"""Which rows of the log a page or a download shows, as its address says it: `von`, `bis`, `regel`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta

from portal.policy.rules import BERLIN, RULES, UNREADABLE, Reason
from portal.store.suppression_log import Filter

_UNREADABLE = "unlesbar"
REASONS: dict[str, Reason] = {**{rule.sign: rule.reason for rule in RULES}, _UNREADABLE: UNREADABLE.reason}
SIGNS = {reason: sign for sign, reason in REASONS.items()}


@dataclass(frozen=True, slots=True)
class Selection:
    """Days of Berlin, both included; `faults`: a sentence to each field that was not understood and is left out."""

    first: date | None = None
    last: date | None = None
    reason: Reason | None = None
    faults: Mapping[str, str] = field(default_factory=dict)

    @property
    def is_everything(self) -> bool:
        """Whether nothing is left out."""
        return not (self.first or self.last or self.reason)

    def filter(self, merchant_id: int) -> Filter:
        """The same as a query of the store."""
        return Filter(merchant_id, _midnight(self.first), _midnight(self.last, days=1), self.reason)

    def without_reason(self) -> Selection:
        """The same days, every rule."""
        return Selection(self.first, self.last)

    def address(self) -> dict[str, str]:
        """The same as parts of an address."""
        parts = {
            "von": self.first.isoformat() if self.first else "",
            "bis": self.last.isoformat() if self.last else "",
            "regel": SIGNS[self.reason] if self.reason else "",
        }
        return {name: text for name, text in parts.items() if text}


@dataclass(frozen=True, slots=True)
class QuickLink:
    """A period that one click chooses."""

    label: str
    selection: Selection
    is_current: bool


def read(address: Mapping[str, str]) -> Selection:
    """The selection of an address; what cannot be understood is left out and named."""
    faults: dict[str, str] = {}
    first, last = _day(address, "von", faults), _day(address, "bis", faults)
    if first and last and first > last:
        faults["bis"] = "Das Ende liegt vor dem Anfang."
    sign = address.get("regel", "")
    if sign and sign not in REASONS:
        faults["regel"] = "Diese Regel kennen wir nicht."
    return Selection(first, last, REASONS.get(sign), faults)


def quick_links(selection: Selection, today: date) -> list[QuickLink]:
    """Today, 7 and 30 days, all; the chosen rule stays."""
    links = []
    for label, days in (("heute", 1), ("7 Tage", 7), ("30 Tage", 30), ("alle", 0)):
        first, last = (today - timedelta(days=days - 1), today) if days else (None, None)
        is_current = (selection.first, selection.last) == (first, last)
        links.append(QuickLink(label, Selection(first, last, selection.reason), is_current))
    return links


def _day(address: Mapping[str, str], name: str, faults: dict[str, str]) -> date | None:
    text = address.get(name, "").strip()
    if not text:
        return None
    try:
        day = date.fromisoformat(text)
    except ValueError:
        day = date.min
    if 2000 <= day.year < 2100:
        return day
    faults[name] = "Bitte wählen Sie einen Tag, zum Beispiel 23.11.2020."
    return None


def _midnight(day: date | None, days: int = 0) -> datetime | None:
    """The start of the day in Berlin, which on two days a year is not 24 hours after the one before."""
    return datetime.combine(day + timedelta(days=days), time.min, tzinfo=BERLIN).astimezone(UTC) if day else None
