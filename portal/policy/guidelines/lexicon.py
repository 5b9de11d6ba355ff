"""Word patterns: which of many patterns a word fits, found by look-up, however many patterns there are.

A pattern is a word, or has an asterisk where it may go on: `bewert*`, `*shop`, `*rabatt*`. Umlauts stand for all three
ways in which people type them (ü, ue, u); words come folded. `#` is any number.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from portal.policy.lookalikes import fold

_TYPED_OUT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
_LONGEST_WORD = 60
_REMEMBERED = 20_000  # words; some 3 MB

Patterns = dict[str, set[int]]


def words_in(text: str) -> frozenset[str]:
    """The words of a list that is written as text."""
    return frozenset(text.split())


class Lexicon:
    """Numbered groups of patterns. Add all groups, then ask."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._whole: Patterns = {}
        self._beginnings: Patterns = {}
        self._endings: Patterns = {}
        self._insides: Patterns = {}
        self._lengths: dict[int, tuple[int, ...]] = {}
        self.groups_of = lru_cache(maxsize=_REMEMBERED)(self._groups_of)

    def number(self, patterns: Iterable[str]) -> int:
        """The number of this group; the same patterns have the same number."""
        ordered = sorted(set(patterns))
        key = "|".join(ordered)
        if key not in self._numbers:
            self._numbers[key] = len(self._numbers)
            for pattern in ordered:
                for spelling in {fold(pattern), fold(pattern.translate(_TYPED_OUT))}:
                    self._add(spelling, self._numbers[key])
        return self._numbers[key]

    def _add(self, pattern: str, number: int) -> None:
        stem = pattern.strip("*")
        tables = {(0, 0): self._whole, (0, 1): self._beginnings, (1, 0): self._endings, (1, 1): self._insides}
        tables[pattern.startswith("*"), pattern.endswith("*")].setdefault(stem, set()).add(number)
        self._lengths.clear()

    def _groups_of(self, word: str) -> tuple[int, ...]:
        """The numbers of all groups of which a pattern fits this folded word."""
        if len(word) > _LONGEST_WORD:
            return ()
        found = set(self._whole.get("#" if word.isdigit() else word, ()))
        for length in self._lengths_of(0, self._beginnings):
            found |= self._beginnings.get(word[:length], set())
        for length in self._lengths_of(1, self._endings):
            found |= self._endings.get(word[-length:], set())
        for stem, numbers in self._insides.items():
            if stem in word:
                found |= numbers
        return tuple(found)

    def _lengths_of(self, table: int, patterns: Patterns) -> tuple[int, ...]:
        if table not in self._lengths:
            self._lengths[table] = tuple(sorted({len(stem) for stem in patterns}))
        return self._lengths[table]
