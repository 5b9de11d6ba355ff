"""Style in the HTML of a draft: margins, alignment, fonts and their sizes. Plain text has none."""

from __future__ import annotations

import re
from collections.abc import Iterator

from portal.policy.guidelines.hit import Hit
from portal.policy.guidelines.pictures import declarations, percent_of_width
from portal.policy.guidelines.shown import Shown
from portal.policy.guidelines.tags import Tag

_WIDEST_MARGIN = 20.0  # % of the width
_MOST_SIZES = 3
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "big", "small"})
_FONT_NAMES = frozenset({"font-family", "color", "line-height"})
_DEFAULT_ALIGNMENT = frozenset({"left", "start", "inherit", "initial", "unset", "auto", ""})
_ALIGNED = frozenset(
    {"p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "td", "th", "tr", "table", "center", "span", "li"}
)
_SHORTHAND_SIZE = re.compile(r"\b(\d{1,3}(?:\.\d{1,2})?(?:px|pt|em|rem|%|ex|vw))", re.IGNORECASE)


def style_hits(shown: Shown) -> Iterator[Hit]:
    """What the style of a draft breaks; too many sizes are told once, at the size that is one too many."""
    sizes: set[str] = set()
    for tag in shown.tags:
        if tag.name.startswith(("/", "!")) or tag.name == "img":
            continue
        named = declarations(tag.attributes.get("style", "") or (tag.content if tag.name == "style" else ""))
        for rule in _broken(tag, named):
            yield Hit(rule, tag.start, tag.end)
        before = len(sizes)
        sizes.update(_sizes(tag, named))
        if before <= _MOST_SIZES < len(sizes):
            yield Hit("style-font-sizes", tag.start, tag.end)


def _broken(tag: Tag, named: list[tuple[str, str]]) -> list[str]:
    rules = (
        ("style-margins", any(_is_wide_margin(name, value) for name, value in named)),
        ("style-alignment", _is_aligned(tag, named)),
        ("style-fonts", _has_font(tag, named)),
    )
    return [rule for rule, holds in rules if holds]


def _is_wide_margin(name: str, value: str) -> bool:
    if not name.startswith(("margin", "padding")):
        return False
    parts = value.split()[:4]
    if len(parts) == 1 and name.endswith(("-top", "-bottom")):
        return False
    sides = parts if len(parts) == 1 else parts[1::2]  # top right bottom left
    return any((percent_of_width(side) or 0) > _WIDEST_MARGIN for side in sides)


def _is_aligned(tag: Tag, named: list[tuple[str, str]]) -> bool:
    alignment = tag.attributes.get("align", "") if tag.name in _ALIGNED else ""
    values = [alignment, *(value for name, value in named if name == "text-align")]
    return tag.name == "center" or any(_keyword(value) not in _DEFAULT_ALIGNMENT for value in values)


def _keyword(value: str) -> str:
    return value.lower().replace("!important", "").strip()


def _has_font(tag: Tag, named: list[tuple[str, str]]) -> bool:
    if tag.name == "font" and ("face" in tag.attributes or "color" in tag.attributes):
        return True
    return any(name in _FONT_NAMES or (name == "font" and value) for name, value in named)


def _sizes(tag: Tag, named: list[tuple[str, str]]) -> set[str]:
    sizes = {_keyword(value) for name, value in named if name == "font-size"}
    sizes |= {found[1].lower() for name, value in named if name == "font" and (found := _SHORTHAND_SIZE.search(value))}
    if tag.name in {"font", "basefont"} and tag.attributes.get("size"):
        sizes.add(f"size {tag.attributes['size'].strip()}")
    if tag.name in _HEADINGS:
        sizes.add(tag.name)
    return sizes
