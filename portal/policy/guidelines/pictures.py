"""Pictures in the HTML of a draft: what each one breaks. A picture that breaks nothing else shows the article."""

from __future__ import annotations

import re
from collections.abc import Iterator

from portal.policy.guidelines.hit import Hit
from portal.policy.guidelines.shown import Shown
from portal.policy.guidelines.tags import Tag

_SIZE = re.compile(r"\s*(\d{1,5}(?:\.\d{1,3})?)\s*(px|%|vw|em|)\s*(?:!important)?\s*\Z", re.IGNORECASE)
_DECLARATION = re.compile(r"(?:^|[;{\s])([a-zA-Z-]{2,30})\s{0,9}:\s{0,9}([^;{}\n]{1,300})")
_GIF = re.compile(r"\.gif(?:$|[?#&])|^data:image/gif", re.IGNORECASE)
_PIXEL = 3  # pixels; nobody sees a smaller picture
_WIDEST_PERCENT, _USUAL_MAIL = 80.0, 600.0  # % of the width; a mail's usual width in pixels


def declarations(style: str) -> list[tuple[str, str]]:
    """The declarations of a style attribute or sheet, names in lower case."""
    return [(name.lower(), value.strip()) for name, value in _DECLARATION.findall(style)]


def percent_of_width(value: str) -> float | None:
    """A size as per cent of the mail's width, or None where it tells nothing."""
    found = _SIZE.match(value)
    if not found:
        return None
    number, unit = float(found[1]), found[2].lower()
    if unit == "em":
        number *= 16
    return number if unit in {"%", "vw"} else 100 * number / _USUAL_MAIL


def picture_hits(shown: Shown) -> Iterator[Hit]:
    """What the pictures of a draft break, each rule on its own, with the whole tag as its place."""
    link: Tag | None = None
    for tag in shown.tags:
        if tag.name in {"a", "/a"}:
            link = tag if tag.name == "a" and tag.attributes.get("href") else None
        elif tag.name in {"img", "image", "input"} and (tag.name != "input" or tag.attributes.get("src")):
            for rule in _broken(tag, linked=link is not None):
                yield Hit(rule, link.start if link and rule == "no-logo-with-link" else tag.start, tag.end)
        elif background := _background(tag):
            yield Hit("no-insecure-image" if "http:" in background.lower() else "no-product-images", tag.start, tag.end)


def _broken(picture: Tag, *, linked: bool) -> list[str]:
    source = picture.attributes.get("src", "").strip()
    sizes = _sizes(picture)
    if any(size is not None and size <= 100 * _PIXEL / _USUAL_MAIL for size in sizes.values()) or _is_hidden(picture):
        return ["no-tracking-pixel"]
    width = sizes.get("max-width") or sizes.get("width") or 0
    broken = [
        rule
        for rule, holds in (
            ("no-logo-with-link", linked),
            ("no-insecure-image", source.lower().startswith("http:")),
            ("no-gif", bool(_GIF.search(source))),
            ("image-width", width > _WIDEST_PERCENT),
        )
        if holds
    ]
    return broken or ["no-product-images"]


def _sizes(picture: Tag) -> dict[str, float | None]:
    named = {name: value for name, value in picture.attributes.items() if name in {"width", "height"}}
    named |= {
        name: value
        for name, value in declarations(picture.attributes.get("style", ""))
        if name in {"width", "height", "max-width", "max-height"}
    }
    return {name: _size(name, value) for name, value in named.items()}


def _size(name: str, value: str) -> float | None:
    if name.endswith("height") and value.strip().endswith("%"):
        return None
    return percent_of_width(value)


def _is_hidden(picture: Tag) -> bool:
    return any(
        (name, value.lower().replace("!important", "").strip())
        in {("display", "none"), ("visibility", "hidden"), ("opacity", "0")}
        for name, value in declarations(picture.attributes.get("style", ""))
    )


def _background(tag: Tag) -> str:
    """The picture behind an element, "" if there is none."""
    if tag.attributes.get("background"):
        return tag.attributes["background"]
    for name, value in declarations(tag.attributes.get("style", "") or tag.content):
        if name in {"background", "background-image"} and "url(" in value:
            return value
    return ""
