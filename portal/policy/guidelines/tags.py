"""HTML in a text as it was typed: where each tag stands and what its attributes say. Nothing is judged here.

Each tag is found by one bounded pattern and read by html.parser on its own, so that broken markup costs no more time
than sound markup. A mail address in angle brackets is no tag.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9-]{0,20})(?=[\s/>])([^<>]{0,4000}+)>|<!--")
_NO_TAGS = frozenset({"at", "dot", "punkt"})  # info<at>example<dot>com
_UNSHOWN = frozenset({"style", "script", "title"})
_LONGEST = 6_000


@dataclass(frozen=True, slots=True)
class Tag:
    """typed[start:end] is the tag; `name` in lower case, "/" before that of an end tag, "!" for a comment.

    `content`: what stands inside a style, script or title, which a mail does not show as text; `end` is behind it.
    """

    name: str
    start: int
    end: int
    attributes: dict[str, str] = field(default_factory=dict)
    content: str = ""


def tags(typed: str) -> tuple[Tag, ...]:
    """All tags and comments in the order of the text."""
    return tuple(_tags(typed)) if "<" in typed else ()


def _tags(typed: str) -> Iterator[Tag]:
    reader, place = _Reader(), 0
    last_comment_end = typed.rfind("-->")
    while found := _TAG.search(typed, place):
        place = found.end()
        if found[2] is None:
            if last_comment_end >= found.start():
                place = typed.index("-->", found.start()) + 3
                yield Tag("!", found.start(), place)
            continue
        name = found[2].lower()
        if name in _NO_TAGS:
            continue
        end = _end_of_tag(typed, found)
        tag = _whole(typed, found.start(), end, found[1] + name, reader.read(typed[found.start() : end]))
        yield tag
        place = tag.end


def _end_of_tag(typed: str, found: re.Match[str]) -> int:
    """Behind the tag's own ">": one inside quotation marks does not count."""
    end = found.end()
    limit = found.start() + _LONGEST
    for _ in range(3):
        inside = typed[found.start() : end]
        if inside.count('"') % 2 == 0 and (inside.count("'") % 2 == 0 or '"' in inside):
            return end
        further = typed.find(">", end, limit)
        if further < 0 or "<" in typed[end:further]:
            return found.end()
        end = further + 1
    return found.end()


def _end_of_unshown(typed: str, start: int, name: str) -> int:
    """Where the content of a style, script or title ends; 0 for other tags and unclosed ones."""
    if name not in _UNSHOWN:
        return 0
    closing = re.compile(rf"</{name}(?=[\s>])", re.IGNORECASE).search(typed, start, start + 20_000)
    return closing.start() if closing else 0


def _whole(typed: str, start: int, end: int, name: str, attributes: dict[str, str]) -> Tag:
    content_end = _end_of_unshown(typed, end, name)
    if not content_end:
        return Tag(name, start, end, attributes)
    return Tag(name, start, content_end, attributes, typed[end:content_end])


class _Reader(HTMLParser):
    """Reads one tag at a time."""

    def __init__(self) -> None:
        super().__init__()
        self.attributes: dict[str, str] = {}

    def read(self, tag: str) -> dict[str, str]:
        """The attributes of a start tag, names in lower case, entities decoded; the first of two counts."""
        if "=" not in tag:
            return {}
        self.reset()
        self.attributes = {}
        self.feed(tag)
        return self.attributes

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.attributes = {name: value or "" for name, value in reversed(attrs)}
