"""The plain-text part of a mail, made from its sanitised HTML, so that both parts say the same."""

from __future__ import annotations

import re
from html.parser import HTMLParser


def to_plain_text(html: str) -> str:
    """The text of a fragment of the tags of `markup.TAGS`; lists get their signs, links their target."""
    writer = _PlainTextWriter()
    writer.feed(html)
    writer.close()
    text = re.sub(r"[ \t]+\n", "\n", "".join(writer.pieces))
    return re.sub(r"\n{3,}", "\n\n", text).strip("\n") + "\n"


class _PlainTextWriter(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self._counters: list[int | None] = []
        self._target = ""
        self._label_from = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "br":
            self.pieces.append("\n")
        elif tag in {"ul", "ol"}:
            self.pieces.append("\n" if self._counters else "\n\n")
            self._counters.append(1 if tag == "ol" else None)
        elif tag == "li":
            self.pieces.append(f"\n{'  ' * (len(self._counters) - 1)}{self._sign()} ")
        elif tag == "a":
            self._target = dict(attrs).get("href") or ""
            self._label_from = len(self.pieces)

    def handle_endtag(self, tag: str) -> None:
        if tag == "p":
            self.pieces.append("\n" if self._counters else "\n\n")
        elif tag in {"ul", "ol"} and self._counters:
            self._counters.pop()
            self.pieces.append("\n\n")
        elif tag == "a" and self._target:
            label = "".join(self.pieces[self._label_from :])
            if self._target.removeprefix("mailto:") != label.strip():
                self.pieces.append(f" ({self._target})")
            self._target = ""

    def handle_data(self, data: str) -> None:
        # Line ends between tags are layout of the HTML; those of the text stand there as <br>.
        if data.strip():
            starts_line = bool(self.pieces) and self.pieces[-1].endswith("\n")
            self.pieces.append(re.sub(r"\s*\n\s*", " ", data.lstrip("\n") if starts_line else data))
        elif self.pieces and not self.pieces[-1].endswith(("\n", " ")):
            self.pieces.append(" " if "\n" not in data else "")

    def _sign(self) -> str:
        number = self._counters[-1] if self._counters else None
        if number is None:
            return "-"
        self._counters[-1] = number + 1
        return f"{number}."
