"""Many hits made few: one finding a place, and one rule where one says it all. Thought from the reader's side."""

from __future__ import annotations

import re
from collections.abc import Iterable

from portal.policy.guidelines.hit import Hit

_MOST = 20  # findings of one rule in a text; whoever has mended twenty sees the next
_ONCE = frozenset({"legal-texts"})  # explains a choice that is the same for the whole text

# Which rules say nothing more where the first one has spoken: of the same sentence, or of the very same words.
_IN_THE_SENTENCE = {
    "no-review-incentive": {"no-marketing", "no-rating-invitation", "no-review-gating"},
    "no-review-change": {"no-rating-invitation", "no-review-gating", "no-review-incentive"},
    "no-review-gating": {"no-rating-invitation", "no-marketing"},
    "no-opt-out-link": {"no-marketing"},
}
_IN_THE_WORDS = {
    "no-contact-data": {"no-links"},
    "no-logo-with-link": {"no-links"},
    "no-rating-invitation": {"no-marketing"},
    "no-cancel-request": {"no-order-confirmation", "legal-texts"},
    "no-tracking-pixel": {"no-product-images", "style-fonts", "style-alignment"},
    "no-insecure-image": {"no-product-images"},
    "no-gif": {"no-product-images"},
    "image-width": {"no-product-images"},
    "style-margins": {"style-fonts/removed", "style-alignment/removed"},
    "style-alignment": {"style-fonts/removed", "style-alignment/removed"},
    "style-fonts": {"style-fonts/removed", "style-alignment/removed"},
    "style-font-sizes": {"style-fonts/removed"},
}
_SENTENCE_END = re.compile(r"[.!?](?=\s)|\n\s*\n")


def settled(text: str, hits: Iterable[Hit]) -> list[Hit]:
    """The hits that remain, merged where those of one rule overlap, in the order of the text."""
    merged = _merged(hits)
    covers = _covers(text, merged)
    kept = [hit for hit in merged if not _is_covered(hit, covers)]
    return _few_of_each(kept)


def _merged(hits: Iterable[Hit]) -> list[Hit]:
    by_rule: dict[str, list[Hit]] = {}
    for hit in sorted(hits, key=lambda hit: (hit.start, -hit.end, hit.topic)):
        same = by_rule.setdefault(hit.rule, [])
        if same and hit.start < same[-1].end:
            last = same[-1]
            same[-1] = Hit(_stronger(last, hit), last.start, max(last.end, hit.end))
        else:
            same.append(hit)
    return [hit for same in by_rule.values() for hit in same]


def _stronger(first: Hit, second: Hit) -> str:
    """A topic without "weak" or "removed" says more."""
    return second.topic if first.topic.endswith(("/weak", "/removed")) else first.topic


def _covers(text: str, hits: list[Hit]) -> list[tuple[int, int, set[str]]]:
    """Spans in which the named rules and topics have nothing to add."""
    covers = [
        (hit.start, hit.end, _IN_THE_WORDS[hit.rule])
        for hit in hits
        if hit.rule in _IN_THE_WORDS and not hit.topic.endswith("/removed")
    ]
    ends = [0, *(found.end() for found in _SENTENCE_END.finditer(text)), len(text)]
    for hit in hits:
        if hit.rule in _IN_THE_SENTENCE:
            begin = max(end for end in ends if end <= hit.start)
            covers.append((begin, min(end for end in ends if end >= hit.end), _IN_THE_SENTENCE[hit.rule]))
    return covers


def _is_covered(hit: Hit, covers: list[tuple[int, int, set[str]]]) -> bool:
    return any(
        start < hit.end and hit.start < end and (hit.rule in silent or hit.topic in silent)
        for start, end, silent in covers
    )


def _few_of_each(hits: list[Hit]) -> list[Hit]:
    counted: dict[str, int] = {}
    kept: list[Hit] = []
    for hit in sorted(hits, key=lambda hit: (hit.start, hit.end, hit.topic)):
        counted[hit.rule] = counted.get(hit.rule, 0) + 1
        if counted[hit.rule] <= (1 if hit.rule in _ONCE else _MOST):
            kept.append(hit)
    return kept
