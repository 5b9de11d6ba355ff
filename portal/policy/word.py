"""The word "Amazon" (POLICY.md, section 3): does a person who reads this text read the company's name?

Text comes as it was written; it is folded here to what a reader sees. Nothing of mail, headers or HTML may enter.
Where it stays unclear the answer is yes: a refusal is visible and can be mended.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import islice

from portal.policy.lookalikes import fold, places_in_original
from portal.policy.match import Match, quote
from portal.policy.other_words import is_another_word
from portal.policy.spellings import spellings, surely_absent

# The seam shown by case: AmazonEinkauf is the company's, AMAZONEN and Amazonen are not; A-mazon, but not A-Mazon.
_CASE = re.compile(r"mazon(?:(?<=[Aa]mazon)(?=[A-ZÄÖÜ])|(?<=\bA[-_*~·|]mazon))")
# Hosts of Amazon's data centres, whole: what follows may not go on with the host's name (amazonaws.com.evil.example).
_TECHNICAL_HOST = re.compile(r"(?<![a-z0-9-])amazon(?:aws\.com(?:\.cn)?|ses\.com)(?![a-z0-9@-]|\.[a-z0-9-])")
# The name in other scripts; Russian амазонка (river, warrior) goes on with another ending.
_OTHER_SCRIPTS = tuple(fold(name) for name in ("амазон", "アマゾン", "亚马逊", "亞馬遜", "아마존", "أمازون", "אמזון"))
_IN_OTHER_SCRIPT = re.compile(rf"{_OTHER_SCRIPTS[0]}(?:[aye]|om)?(?![^\W_])|" + "|".join(_OTHER_SCRIPTS[1:]))
_RIGHT_TO_LEFT = "\u202e"  # "nozamA" behind this sign is shown as the word
_WORD_BEFORE = re.compile(r"[^\W_]*\Z")
_WORD_AFTER = re.compile(r"[^\W_]{0,40}")

Span = tuple[int, int]


def contains(text: str) -> bool:
    """True if a reader of this text finds the word in it. Linear in its length."""
    return bool(find(text, "", most=1))


def find(text: str, place: str, most: int = 20) -> tuple[Match, ...]:
    """Up to `most` findings as they were written, in the order of the text."""
    found = spans(text, most)
    if not found and _RIGHT_TO_LEFT in text:
        return find(text[::-1].replace(_RIGHT_TO_LEFT, ""), place, most)
    return tuple(quote(place, text, *span) for span in found)


def spans(text: str, most: int = 20) -> tuple[Span, ...]:
    """The same as places in the text; what is only shown backwards has none."""
    folded = fold(text)
    if surely_absent(folded) and not any(name in folded for name in _OTHER_SCRIPTS):
        return ()
    found = _in_original(text, folded, islice(_spans(folded), most)) | set(islice(_shown_by_case(text), most))
    return tuple(sorted(found)[:most])


def _spans(folded: str) -> Iterator[Span]:
    """Where the company's name stands in the folded text, with the letters before and behind it."""
    yield from (found.span() for found in _IN_OTHER_SCRIPT.finditer(folded))
    for spelling in spellings(folded):
        if not is_another_word(spelling.rest) and not _TECHNICAL_HOST.match(folded, spelling.start):
            yield _whole_word(folded, spelling.start, spelling.end)


def _shown_by_case(text: str) -> Iterator[Span]:
    return (_whole_word(text, *found.span()) for found in _CASE.finditer(text))


def _whole_word(text: str, start: int, end: int) -> Span:
    before = _WORD_BEFORE.search(text[max(0, start - 40) : start])
    after = _WORD_AFTER.match(text, end)
    return start - len(before.group() if before else ""), after.end() if after else end


def _in_original(text: str, folded: str, spans: Iterable[Span]) -> set[Span]:
    """The spans of the folded text as spans of the text that was folded."""
    found = list(spans)
    if len(text) == len(folded) and text.isascii():
        return set(found)
    indexes = sorted({index for start, end in found for index in (start, end - 1)})
    places = dict(zip(indexes, places_in_original(text, indexes), strict=True))
    return {(places[start], places[end - 1] + 1) for start, end in found}
