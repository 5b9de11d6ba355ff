"""Findings of phrases: the tables of all languages over one text, without what is harmless, denied or a title's."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping

from portal.policy.guidelines import harmless_de, harmless_en, lists_de, phrases_de, phrases_en
from portal.policy.guidelines import phrases_more as more
from portal.policy.guidelines.hit import Hit, rule_of
from portal.policy.guidelines.lexicon import Lexicon, words_in
from portal.policy.guidelines.matching import Phrase, Place, compile_phrases, find, occurrences
from portal.policy.guidelines.words import Words

_LEXICON = Lexicon()
_NEGATORS = _LEXICON.number(
    words_in("""kein keine keinen keinem keiner keinerlei nicht nie niemals ohne weder ausgeschlossen ausgenommen nichts
    verzichten unzulässig untersagt not no never without excluded neither pas aucun aucune sans jamais nessun nessuna
    nessuno senza ningun ninguna sin nunca non cannot don doesn""")
)
# A denial there is no denial: "wenn Sie nicht zufrieden sind", "keine weiteren Mails", "das Widerrufsrecht gilt nicht".
_NEVER_DENIED = frozenset({"no-review-gating", "no-review-change", "no-opt-out-link", "legal-texts", "sensitive"})
_REACH, _REACH_BACK = 5, 9  # words from a denial to what it denies; in German it may stand at the end of the clause


def _compiled(*tables: tuple[dict[str, str], dict[str, str]]) -> list[Phrase]:
    return [phrase for table, lists in tables for phrase in compile_phrases(table, lists, _LEXICON)]


_PHRASES = _compiled(
    (phrases_de.PHRASES, lists_de.CLASSES), (phrases_en.PHRASES, phrases_en.CLASSES), (more.PHRASES, more.CLASSES)
)
_HARMLESS = _compiled(
    (harmless_de.HARMLESS, lists_de.CLASSES), (harmless_en.HARMLESS, phrases_en.CLASSES), (more.HARMLESS, more.CLASSES)
)
_FALSE_NEGATIONS = _compiled(
    (harmless_de.FALSE_NEGATIONS, {}), (harmless_en.FALSE_NEGATIONS, {}), (more.FALSE_NEGATIONS, {})
)


def phrase_hits(words: Words) -> Iterator[Hit]:
    """What the phrase tables find in a text, as hits in the text as typed."""
    where = occurrences(words, _LEXICON)
    places = list(find(_PHRASES, words, where))
    if not places:
        return
    harmless = _by_topic(find(_HARMLESS, words, where))
    denials = _Denials(words, where)
    for place in places:
        rule = rule_of(place.topic)
        covers = [*harmless.get(place.topic, ()), *(harmless.get(rule, ()) if rule != place.topic else ())]
        if any(cover.first <= place.last and place.first <= cover.last for cover in covers):
            continue
        if words.is_quoted(place.first, place.last) or (rule not in _NEVER_DENIED and denials.touch(place, rule)):
            continue
        yield Hit(place.topic, *words.span(place.first, place.last))


def _by_topic(places: Iterator[Place]) -> dict[str, list[Place]]:
    found: dict[str, list[Place]] = {}
    for place in places:
        found.setdefault(place.topic, []).append(place)
    return found


class _Denials:
    """Where a text says no, and what each no reaches: its own clause, a few words before and behind."""

    def __init__(self, words: Words, where: Mapping[int, list[int]]) -> None:
        self._words = words
        self._indexes = where.get(_NEGATORS, [])
        self._false: dict[str, set[int]] = {}
        for place in find(_FALSE_NEGATIONS, words, where) if self._indexes else ():
            self._false.setdefault(place.topic, set()).update(range(place.first, place.last + 1))

    def touch(self, place: Place, rule: str) -> bool:
        """Whether a denial stands in the phrase, or near it in the clause of its begin or end."""
        void = self._false.get("any", set()) | self._false.get(rule, set())
        clauses = self._words.clauses
        begin = bisect_left(self._indexes, place.first - _REACH)
        end = bisect_left(self._indexes, place.last + _REACH_BACK + 1)
        return any(
            index not in void and clauses[place.first] <= clauses[index] <= clauses[place.last]
            for index in self._indexes[begin:end]
        )
