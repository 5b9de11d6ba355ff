"""Phrases in words: which rows of a phrase table stand in a text. The tables are data; this room knows no rule.

A phrase is a row of words with gaps: `bestellung* .. eingegangen|erhalten`. `|` parts alternatives (a line that ends
with one goes on), a name in capitals stands for a list of words, `..` skips up to 4 words and `...` up to 9 of the same
sentence, `~` up to 14 of this sentence and the next one of the paragraph. Time grows with the length of the text only.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from portal.policy.guidelines.lexicon import Lexicon
from portal.policy.guidelines.words import Words

_GAPS = {"..": 4, "...": 9, "~": 14}
_ACROSS_SENTENCES = "~"
_CONTINUED = re.compile(r"\|\s*\n\s*")
_MOST = 100  # places of one phrase; a text that repeats itself is told so often enough


@dataclass(frozen=True, slots=True)
class Phrase:
    """`groups`: the lexicon's numbers, one a word; before each the words that may be skipped, and whether across."""

    topic: str
    groups: tuple[int, ...]
    gaps: tuple[int, ...]
    across: tuple[bool, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """words[first] to words[last] are a phrase of this topic."""

    topic: str
    first: int
    last: int


def compile_phrases(tables: Mapping[str, str], classes: Mapping[str, str], lexicon: Lexicon) -> list[Phrase]:
    """A table (topic -> one phrase a line) as phrases; raises KeyError for a name in capitals that has no list."""
    return [
        _compiled(topic, line.split(), classes, lexicon)
        for topic, lines in tables.items()
        for line in _CONTINUED.sub("|", lines).splitlines()
        if line.strip()
    ]


def _compiled(topic: str, parts: list[str], classes: Mapping[str, str], lexicon: Lexicon) -> Phrase:
    groups: list[int] = []
    gaps: list[int] = []
    across: list[bool] = []
    gap = ""
    for part in parts:
        if part in _GAPS:
            gap = part
            continue
        words = [word for name in part.split("|") for word in (classes[name].split() if name.isupper() else [name])]
        groups.append(lexicon.number(words))
        gaps.append(_GAPS.get(gap, 0))
        across.append(gap == _ACROSS_SENTENCES)
        gap = ""
    return Phrase(topic, tuple(groups), tuple(gaps), tuple(across))


def occurrences(words: Words, lexicon: Lexicon) -> dict[int, list[int]]:
    """For each group of the lexicon where its words stand, ascending."""
    found: dict[int, list[int]] = {}
    for index, word in enumerate(words.words):
        for group in lexicon.groups_of(word):
            found.setdefault(group, []).append(index)
    return found


def find(phrases: list[Phrase], words: Words, where: Mapping[int, list[int]]) -> Iterator[Place]:
    """Where the phrases stand, each time as short as possible, at most a hundred places of each."""
    for phrase in phrases:
        if all(group in where for group in phrase.groups):
            yield from _places(phrase, words, where)


def _places(phrase: Phrase, words: Words, where: Mapping[int, list[int]]) -> Iterator[Place]:
    found = 0
    for first in where[phrase.groups[0]]:
        last = _last_word(phrase, first, words, where)
        if last is not None:
            yield Place(phrase.topic, first, last)
            found += 1
            if found == _MOST:
                return


def _last_word(phrase: Phrase, first: int, words: Words, where: Mapping[int, list[int]]) -> int | None:
    """Where the phrase that begins here ends soonest; all ways are followed at once, so none is tried twice."""
    reached = [first]
    for group, gap, across in zip(phrase.groups[1:], phrase.gaps[1:], phrase.across[1:], strict=True):
        indexes = where[group]
        begin = bisect_left(indexes, reached[0] + 1)
        end = bisect_right(indexes, reached[-1] + 1 + gap)
        reached = [
            index
            for index in indexes[begin:end]
            if any(
                place < index <= place + 1 + gap and words.sentences[index] - words.sentences[place] <= across
                for place in reached
            )
        ]
        if not reached:
            return None
    return reached[0]
