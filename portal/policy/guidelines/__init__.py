"""Amazon's communication guidelines as checks of a draft: what a merchant typed -> findings that quote his words.

Findings never keep anybody from publishing. Pure: text in, findings out; which rules there are stands in RULES, what
each of them looks for in the other modules of this folder. Takes time that grows with the length of the text only.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import chain

from portal.policy import recognition, word
from portal.policy.guidelines.contacts import address_hits
from portal.policy.guidelines.hit import Hit
from portal.policy.guidelines.language import language_hits
from portal.policy.guidelines.links import link_hits
from portal.policy.guidelines.phones import phone_hits
from portal.policy.guidelines.phrases import phrase_hits
from portal.policy.guidelines.pictures import picture_hits
from portal.policy.guidelines.precedence import settled
from portal.policy.guidelines.removed import removed_hits
from portal.policy.guidelines.rules import GuidelineRule, Severity
from portal.policy.guidelines.rules_content import CONTENT
from portal.policy.guidelines.rules_form import FORM
from portal.policy.guidelines.sentences import sentence
from portal.policy.guidelines.shown import Shown, show
from portal.policy.guidelines.signs import break_hits, emoji_hits
from portal.policy.guidelines.style import style_hits
from portal.policy.guidelines.thanks import thanks_hits
from portal.policy.guidelines.words import words_of

RULES: tuple[GuidelineRule, ...] = CONTENT + FORM
_RULES = {rule.id: rule for rule in RULES}
_WEAK_TOPICS = {"no-marketing/weak": Severity.WARNING}
SUBJECT, BODY = "subject", "body"

_PLACEHOLDER = re.compile(r"(?:\{\{|%7B%7B)([^{}\n]{0,80}?)(?:\}\}|%7D%7D)")
_IMPORTANT = re.compile(
    r"[\[【]\s{0,3}(?:wichtig|important|importante|belangrijk|wazne|viktigt|viktig|onemli|重要)\s{0,3}!?\s{0,3}[\]】]"
)


@dataclass(frozen=True, slots=True)
class Finding:
    """A place of the draft and the rule that it breaks; `place`: subject or body.

    `start` and `end` count characters of that text as typed, `quote` is what stands there; both empty where something
    is missing. `sentence` says in German what it is and what to do.
    """

    rule: str
    severity: Severity
    place: str
    start: int
    end: int
    quote: str
    sentence: str


def rule(identifier: str) -> GuidelineRule:
    """The rule of this id; raises KeyError for another word."""
    return _RULES[identifier]


def check(
    subject: str, body: str, *, language: str = "de", taken_out: Iterable[str] = (), on: date | None = None
) -> tuple[Finding, ...]:
    """The findings of a draft, those of the subject first, each place once; an id of RULES is the rule of each.

    `language`: the one that the draft is meant for ("de", "en-GB"). `taken_out`: what the sanitiser removes from the
    body ("<script>", "onclick"). `on`: only the rules that hold on that day.
    """
    subject_hits = _subject_hits(show(subject, markup=False), language)
    body_hits = _body_hits(show(body, markup=True), language, taken_out)
    found = [_finding(hit, SUBJECT, subject, language) for hit in settled(subject, subject_hits)]
    found += [_finding(hit, BODY, body, language) for hit in settled(body, body_hits)]
    if not _has_order_number(subject, body):
        found.append(_finding(Hit("must-order-number", 0, 0), BODY, body, language))
    return tuple(finding for finding in found if on is None or rule(finding.rule).holds(on))


def _subject_hits(shown: Shown, language: str) -> Iterator[Hit]:
    words = words_of(shown)
    important = (
        Hit("no-important-subject", *shown.typed_span(*found.span())) for found in _IMPORTANT.finditer(shown.folded)
    )
    return chain(important, phrase_hits(words), _hits_of_both(shown), language_hits(words, language))


def _body_hits(shown: Shown, language: str, taken_out: Iterable[str]) -> Iterator[Hit]:
    words = words_of(shown)
    return chain(
        phrase_hits(words),
        _hits_of_both(shown),
        language_hits(words, language),
        thanks_hits(words),
        break_hits(shown.typed),
        picture_hits(shown),
        style_hits(shown),
        removed_hits(shown, taken_out),
    )


def _hits_of_both(shown: Shown) -> Iterator[Hit]:
    return chain(address_hits(shown), phone_hits(shown), link_hits(shown), emoji_hits(shown), _amazon_hits(shown))


def _amazon_hits(shown: Shown) -> Iterator[Hit]:
    for span in word.spans(shown.typed):
        yield Hit("word-amazon", *span)
    if shown.text != shown.typed:
        for span in word.spans(shown.text):
            yield Hit("word-amazon", *shown.typed_from_text(*span))


def _has_order_number(subject: str, body: str) -> bool:
    text = f"{subject}\n{body}"
    placeholders = ("".join(written.split()).lower() for written in _PLACEHOLDER.findall(text))
    return "bestellnummer" in placeholders or recognition.order_number(text) is not None


def _finding(hit: Hit, place: str, text: str, language: str) -> Finding:
    severity = _WEAK_TOPICS.get(hit.topic, rule(hit.rule).severity)
    quote = text[hit.start : hit.end]
    return Finding(hit.rule, severity, place, hit.start, hit.end, quote, sentence(hit.topic, quote, language))
