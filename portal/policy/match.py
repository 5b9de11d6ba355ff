"""What was found: the words as they stood in the mail, and where. Only the value; finding is done elsewhere."""

import re
from dataclasses import dataclass

_WHITE = re.compile(r"\s+")
CONTEXT = 60  # characters on each side: enough to find the place again, little enough for a log of personal data


@dataclass(frozen=True, slots=True)
class Match:
    """One finding. `place`: subject, from, to, text, html, attachment, recipient ...; `words`: exactly as found.

    All texts are one line without control characters; `before` and `after` hold up to 60 characters each.
    """

    place: str
    words: str
    before: str
    after: str


def quote(place: str, text: str, start: int, end: int) -> Match:
    """The Match for text[start:end]. Costs the length of the quotation, not of the text."""
    before = text[max(0, start - 4 * CONTEXT) : start]
    after = text[end : end + 4 * CONTEXT]
    return Match(
        place, in_one_line(text[start:end])[:200].strip(), in_one_line(before)[-CONTEXT:], in_one_line(after)[:CONTEXT]
    )


def in_one_line(text: str) -> str:
    """The text for a log row or a screen: runs of white space as one blank, what is invisible as its sign or number."""
    return "".join(map(_shown, _WHITE.sub(" ", text)))


def _shown(character: str) -> str:
    if character.isprintable():
        return character
    if character < "\x20":
        return chr(0x2400 + ord(character))  # Unicode's pictures of the control characters
    if "\ud800" <= character <= "\udfff":  # half a character: no database and no file takes it
        return "\ufffd"
    return f"\u27e8U+{ord(character):04X}\u27e9"
