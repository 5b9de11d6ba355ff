"""Amazon's communication guidelines as data: one row a rule, with its clause, what to do, its source and its days.

The ids are those of POLICY.md section 5. Clauses are paraphrases: Amazon edits its page without versions, so every row
names where it stands and since when. Nothing that reads a draft may enter.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from portal.policy.rules import GUIDELINES_SOURCE

GUIDELINES_SINCE = date(2020, 11, 6)  # in force for all sellers
HOUSE_SINCE = date(2020, 11, 2)  # the announcement from which this program springs
HOUSE_SOURCE = "Regel der Postschleuse, angekündigt zum 2. November 2020"


class Severity(StrEnum):
    """How much a finding weighs; the words of the contract."""

    VIOLATION = "violation"
    WARNING = "warning"
    HINT = "hint"


@dataclass(frozen=True, slots=True)
class GuidelineRule:
    """A row: `name` and `clause` say what holds, `remedy` what to do; `until` is the last day, None while in force."""

    id: str
    severity: Severity
    name: str
    clause: str
    remedy: str
    source: str = GUIDELINES_SOURCE
    since: date = GUIDELINES_SINCE
    until: date | None = None

    def holds(self, on: date) -> bool:
        """Whether the rule is in force on that day."""
        return self.since <= on and (self.until is None or on <= self.until)
