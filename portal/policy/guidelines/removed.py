"""What the sanitiser takes out of a draft, as findings: which rule each tag and attribute falls under.

The caller names what is taken out ("<script>", "onclick"); where it stands is found here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from portal.policy.guidelines.hit import Hit
from portal.policy.guidelines.lexicon import words_in
from portal.policy.guidelines.shown import Shown
from portal.policy.guidelines.tags import Tag

_PROGRAMS = words_in("script iframe frame object embed applet link meta base form button select textarea input")
_PICTURES = words_in("img image picture svg video audio canvas map area figure source track background src")
_LAYOUT = words_in("""center div table tbody thead tfoot tr td th col colgroup caption section article header
    footer main nav aside
    address blockquote hr pre fieldset figcaption align valign dir bgcolor cellpadding cellspacing border""")


def removed_hits(shown: Shown, taken_out: Iterable[str]) -> Iterator[Hit]:
    """The first place of each tag and attribute that is taken out; none of them twice."""
    for name in taken_out:
        tag = next((tag for tag in shown.tags if _is(tag, name)), None)
        if tag is not None:
            yield Hit(_topic(name.strip("<>").lower()), tag.start, tag.end)


def _is(tag: Tag, name: str) -> bool:
    if name.startswith("<!"):
        return tag.name == "!"
    if name.startswith("<"):
        return tag.name == name.strip("<>").lower()
    return name.lower() in tag.attributes


def _topic(name: str) -> str:
    if name in _PROGRAMS or name.startswith("on"):
        return "no-tracking-pixel/program"
    if name in _PICTURES:
        return "no-product-images"
    return "style-alignment/removed" if name in _LAYOUT else "style-fonts/removed"
