"""A merchant's light markup to harmless HTML: paragraphs, bold, italic, lists, links. The only user of bleach.

Placeholders pass through untouched; their values are put in later, escaped.
"""

from __future__ import annotations

import re
from functools import lru_cache
from html.parser import HTMLParser

import bleach
import nh3
from markdown_it import MarkdownIt

TAGS = frozenset({"p", "br", "b", "strong", "i", "em", "ul", "ol", "li", "a"})
ATTRIBUTES = {"a": frozenset({"href"})}
SCHEMES = frozenset({"http", "https", "mailto"})

# "zero" knows plain paragraphs only; what is not named here (headings, code, pictures, tables) stays text.
_MARKDOWN = MarkdownIt("zero", {"html": True, "breaks": True}).enable(
    ["newline", "emphasis", "link", "list", "html_inline", "html_block", "escape", "entity"]
)
# "2. Auflage" at the start of a paragraph is an edition, not the second point of a list.
_NO_LIST = re.compile(r"(?m)(\A|^[ \t]*\n)([ \t]{0,3})(?!1[.)])(\d{1,9})([.)])(?=\s)")


@lru_cache(maxsize=256)
def to_html(text: str) -> str:
    """The text as an HTML fragment of TAGS; anything else typed is taken out, scripts with their content."""
    rendered = _MARKDOWN.render(_NO_LIST.sub(r"\1\2\3\\\4", text))
    # bleach would keep the text inside a removed script or style as readable text.
    without_scripts = nh3.clean(
        rendered, tags=set(TAGS), attributes=_nh3_attributes(), url_schemes=set(SCHEMES), link_rel=None
    )
    return bleach.clean(without_scripts, tags=TAGS, attributes={"a": ["href"]}, protocols=SCHEMES, strip=True).strip()


def make_safe(html: str) -> str:
    """The second look, after the values have been put in: the same tags, attributes and schemes, nothing else."""
    return nh3.clean(html, tags=set(TAGS), attributes=_nh3_attributes(), url_schemes=set(SCHEMES), link_rel=None)


def _nh3_attributes() -> dict[str, set[str]]:
    return {tag: set(names) for tag, names in ATTRIBUTES.items()}


def taken_out(text: str) -> tuple[str, ...]:
    """What `to_html` removes from the text as typed: tags and attributes, each once, as "<script>" or "onclick"."""
    finder = _ForbiddenFinder()
    for token in _MARKDOWN.parse(text):
        for part in (token, *(token.children or ())):
            if part.type in {"html_block", "html_inline"}:
                finder.feed(part.content)
    return tuple(dict.fromkeys(finder.found))


class _ForbiddenFinder(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in TAGS:
            self.found.append(f"<{tag}>")
            return
        self.found.extend(name for name, _ in attrs if name not in ATTRIBUTES.get(tag, ()))

    def handle_comment(self, data: str) -> None:
        self.found.append("<!-- -->")
