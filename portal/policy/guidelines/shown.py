"""What a reader of a typed text sees, with the way back: tags taken out, entities decoded, and then folded.

Offsets here count characters of the folded text; `Shown.typed_span` turns them into offsets of the text as typed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape

from portal.policy.guidelines.lexicon import words_in
from portal.policy.guidelines.tags import Tag, tags
from portal.policy.lookalikes import fold, fold_character

Span = tuple[int, int]

# An entity, or an asterisk of the light markup between two letters: **Gut**schein.
_ODDITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,30});|(?<=[^\W\d_])\*{1,3}(?=[^\W\d_])")
_INLINE = words_in("""a abbr acronym b bdi bdo big cite code dfn em font i ins kbd mark q s samp small span strike
    strong sub sup tt u
    var wbr !""")
_LINE = frozenset({"br"})


@dataclass(frozen=True, slots=True)
class Shown:
    """`text` as a reader sees it, `folded` for comparing, `tags` what was taken out.

    `starts` and `ends`: the place in `typed` of each character of `text`, empty where both are the same text.
    """

    typed: str
    text: str
    folded: str
    tags: tuple[Tag, ...]
    places: list[int]
    starts: list[int]
    ends: list[int]

    def text_span(self, start: int, end: int) -> Span:
        """folded[start:end] as a span of `text`."""
        if start >= end:
            return (0, 0)
        return self.places[start], self.places[end - 1] + 1

    def typed_span(self, start: int, end: int) -> Span:
        """folded[start:end] as a span of `typed`."""
        return self.typed_from_text(*self.text_span(start, end))

    def typed_from_text(self, start: int, end: int) -> Span:
        """text[start:end] as a span of `typed`."""
        if not self.starts or start >= end:
            return start, end
        return self.starts[start], self.ends[end - 1]


def show(typed: str, *, markup: bool) -> Shown:
    """The text as it is shown; without `markup` (a subject) tags and entities are letters like any others."""
    found = tags(typed) if markup else ()
    text = typed
    starts: list[int] = []
    ends: list[int] = []
    if found or (markup and ("&" in typed or "*" in typed)):
        text, starts, ends = _without_markup(typed, found)
    return Shown(typed, text, fold(text), found, _places(text), starts, ends)


def _places(text: str) -> list[int]:
    """For each character of fold(text) where it stands in the text; only what does not fold to one is looked at."""
    odd = [character for character in set(text) if len(fold_character(character)) != 1]
    if not odd:
        return list(range(len(text)))
    places: list[int] = []
    place = 0
    for found in re.finditer(f"[{re.escape(''.join(odd))}]", text):
        places.extend(range(place, found.start()))
        places.extend([found.start()] * len(fold_character(found[0])))
        place = found.end()
    places.extend(range(place, len(text)))
    return places


def _without_markup(typed: str, found: tuple[Tag, ...]) -> tuple[str, list[int], list[int]]:
    pieces: list[str] = []
    starts: list[int] = []
    ends: list[int] = []

    def put(piece: str, start: int, end: int) -> None:
        pieces.append(piece)
        starts.extend([start] * len(piece))
        ends.extend([end] * len(piece))

    def put_plain(start: int, end: int) -> None:
        pieces.append(typed[start:end])
        starts.extend(range(start, end))
        ends.extend(range(start + 1, end + 1))

    def put_text(start: int, end: int) -> None:
        for oddity in _ODDITY.finditer(typed, start, end):
            put_plain(start, oddity.start())
            put("" if oddity[0][0] == "*" else unescape(oddity[0]), *oddity.span())
            start = oddity.end()
        put_plain(start, end)

    place = 0
    for tag in found:
        put_text(place, tag.start)
        put(_instead_of(tag), tag.start, tag.end)
        place = tag.end
    put_text(place, len(typed))
    return "".join(pieces), starts, ends


def _instead_of(tag: Tag) -> str:
    name = tag.name.removeprefix("/")
    if name in _LINE:
        return "\n"
    return "" if name in _INLINE else "\n\n"
