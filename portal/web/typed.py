"""What a person types into a form, before anything else looks at it."""

from __future__ import annotations

import re
import unicodedata

_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")


def clean_text(typed: object) -> str:
    """Line ends as LF; a control character, which no mail and no database can hold, as U+FFFD.

    What is no text, as a file that was sent in a text's place, counts as nothing.
    """
    text = (typed if isinstance(typed, str) else "").replace("\r\n", "\n").replace("\r", "\n")
    return _CONTROLS.sub("\ufffd", text)


def clean_line(typed: object) -> str:
    """The same for one line, without invisible signs and with plain blanks, as a word processor's text has them.

    Line ends inside stay, so that the form can say that it must be one line.
    """
    return "".join(map(_plain, clean_text(typed))).strip()


def _plain(character: str) -> str:
    category = unicodedata.category(character)
    if category == "Zs":
        return " "
    return "" if category == "Cf" else character.replace("\t", " ")
