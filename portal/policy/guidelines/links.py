"""Links in a draft: URLs, www hosts, bare domains, links of HTML. Addresses of Amazon's own pages are not external."""

from __future__ import annotations

import re
from collections.abc import Iterator

from portal.policy.guidelines.hit import Hit
from portal.policy.guidelines.lexicon import words_in
from portal.policy.guidelines.shown import Shown

_URL = re.compile(
    r"(?<![a-z0-9])(?:(?:https?|hxxps?|ftps?|sftp|webcal)\s?:\s?//|www\s{0,2}\.\s{0,2}(?=[a-z0-9]))[^\s<>\"„“«»|]+"
)
_HOST = re.compile(
    r"(?<![a-z0-9@.\-/_])(?:[a-z0-9][a-z0-9-]{0,62}\.){1,6}([a-z]{2,12})(?![a-z0-9@_-]|\.[a-z0-9])(?::\d{1,5})?"
    r"(?:[/?#][^\s<>\"„“«»|]*)?"
)
# antiquariat-lindenhof (punkt) de
_SPELLED = re.compile(
    r"(?<![a-z0-9@.-])[a-z0-9][a-z0-9-]{2,62}\s{0,2}(?:[\[({]\s?(?:punkt|dot|point|punto)\s?[\])}]\s{0,2}[a-z]{2,8}"
    r"|\s(?:punkt|dot)\s(?:de|com|net|org))(?![a-z0-9])"
)
_AMAZON = re.compile(
    r"(?:[a-z]+\s?:\s?//|www\.)?(?:[a-z0-9-]{1,40}\.){0,3}amazon\.(?:co\.|com\.)?[a-z]{2,3}(?![a-z0-9.-])"
)
_LINKED_LABEL = re.compile(r"[^\[\]\n]{0,200}\]\(")
_TRAILING = ".,;:!?'*_…"

_SURE = words_in("""de com net org eu info biz ch fr nl pl uk ie dk fi cz hu ru jp ca au br mx li lu pt gr ro sk hr
    io co tv ly gl
    shop store online site website web app dev page blog link club name pro mobi cat edu gov int berlin hamburg koeln
    cologne bayern wien ruhr nrw saarland swiss tirol buch book books art gallery antiques auction museum example test
    email space world life live today news media studio design xyz top""")
# These are German, English, Romance or Scandinavian words as well: "Leinen.in", "o.at".
_DOUBTFUL = words_in("it es at be us se cc to me is")
_ABBREVIATIONS = words_in("hrsg verl aufl jahrg bearb illustr einl vorw nachw uebers ubers gebd kart lein")


def link_hits(shown: Shown) -> Iterator[Hit]:
    """Each link once: of a link in HTML or in light markup the target, not the words that lead there."""
    linked = list(_linked(shown))
    yield from (hit for _, _, hit in linked if hit)
    for start, end in _in_text(shown):
        span = shown.typed_span(start, end)
        if not any(tag_start <= span[0] < tag_end for tag_start, tag_end, _ in linked):
            yield Hit("no-links", *span)


def _linked(shown: Shown) -> Iterator[tuple[int, int, Hit | None]]:
    """From the begin of each HTML link to its end, with the hit that its target gives."""
    for index, tag in enumerate(shown.tags):
        if tag.name != "a":
            continue
        closing = next((other for other in shown.tags[index + 1 : index + 20] if other.name == "/a"), tag)
        target = tag.attributes.get("href", "").strip()
        if not target or target.lower().startswith(("mailto:", "tel:", "#")):
            continue
        yield (
            tag.start,
            closing.end,
            None if is_amazon(target.lower()) else Hit("no-links", *_value_span(shown, tag.start, tag.end, target)),
        )


def _value_span(shown: Shown, start: int, end: int, value: str) -> tuple[int, int]:
    place = shown.typed.find(value, start, end)
    return (place, place + len(value)) if place >= 0 else (start, end)


def is_amazon(link: str) -> bool:
    """Whether a folded link leads to Amazon's own pages."""
    return _AMAZON.match(link) is not None


def _in_text(shown: Shown) -> Iterator[tuple[int, int]]:
    folded = shown.folded
    end_of_last = 0
    found = [match.span() for match in _URL.finditer(folded)]
    found += [match.span() for match in _HOST.finditer(folded) if _is_host(shown, match)]
    if any(word in folded for word in ("punkt", "dot", "point", "punto")):
        found += [match.span() for match in _SPELLED.finditer(folded)]
    for start, rough_end in sorted(found):
        end = _without_trailing(folded, start, rough_end)
        if start < end_of_last or is_amazon(folded[start:end]) or _is_label(folded, end):
            continue
        end_of_last = end
        yield start, end


def _is_label(folded: str, end: int) -> bool:
    """[www.lindenhof.example](https://...): the target behind it is named."""
    return folded[end : end + 1] in {"]"} and _LINKED_LABEL.match(folded, end) is not None


def _is_host(shown: Shown, found: re.Match[str]) -> bool:
    ending = found[1]
    start, end = shown.typed_span(*found.span(1))
    written = shown.typed[start:end]
    if not (written.islower() or found[0].upper() == shown.typed[slice(*shown.typed_span(*found.span()))]):
        return False  # "erschienen.Es": a blank is missing
    labels = found[0][: found.start(1) - found.start() - 1].split(".")
    if labels[-1] in _ABBREVIATIONS:
        return False
    if ending in _SURE:
        return len(labels[-1]) > 1 or len(found[0]) > found.end(1) - found.start()
    return ending in _DOUBTFUL and (len(labels[-1]) > 3 or "/" in found[0])


def _without_trailing(folded: str, start: int, end: int) -> int:
    """The end without the punctuation of the sentence; a closing bracket stays if it was opened in the link."""
    while end > start:
        last = folded[end - 1]
        opened = {")": "(", "]": "[", "}": "{"}.get(last)
        inside = folded[start:end]
        if last in _TRAILING or (opened and inside.count(last) > inside.count(opened)):
            end -= 1
        else:
            break
    return end
