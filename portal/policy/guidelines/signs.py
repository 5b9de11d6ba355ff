"""Emojis and runs of line breaks: what a draft's characters alone tell.

The table is Extended_Pictographic of Unicode 15.1 (emoji-data.txt) without ©, ® and ™; digits, # and * are not in it.
Flags and keycaps are made of other characters: regional indicators, and U+20E3 behind a digit.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from portal.policy.guidelines.hit import Hit
from portal.policy.guidelines.shown import Shown

EMOJI_UNICODE = "15.1"
_PICTOGRAPHIC = """203C 2049 2139 2194-2199 21A9-21AA 231A-231B 2328 2388 23CF 23E9-23F3 23F8-23FA 24C2 25AA-25AB 25B6
    25C0 25FB-25FE 2600-2605 2607-2612 2614-2685 2690-2705 2708-2712 2714 2716 271D 2721 2728 2733-2734 2744 2747 274C
    274E 2753-2755 2757 2763-2767 2795-2797 27A1 27B0 27BF 2934-2935 2B05-2B07 2B1B-2B1C 2B50 2B55 3030 303D 3297 3299
    1F000-1F0FF 1F10D-1F10F 1F12F 1F16C-1F171 1F17E-1F17F 1F18E 1F191-1F19A 1F1AD-1F1E5 1F201-1F20F 1F21A 1F22F
    1F232-1F23A 1F23C-1F23F 1F249-1F3FA 1F400-1F53D 1F546-1F64F 1F680-1F6FF 1F774-1F77F 1F7D5-1F7FF 1F80C-1F80F
    1F848-1F84F 1F85A-1F85F 1F888-1F88F 1F8AE-1F8FF 1F90C-1F93A 1F93C-1F945 1F947-1FAFF 1FC00-1FFFD"""


def _character_class(table: str) -> str:
    spans = (span.partition("-") for span in table.split())
    return "".join(f"{chr(int(first, 16))}-{chr(int(last or first, 16))}" for first, _, last in spans)


_EMOJI_CLASS = _character_class(_PICTOGRAPHIC)
_FLAGS = "\U0001f1e6-\U0001f1ff"
_JOINERS = "\u200d\ufe0e\ufe0f\U0001f3fb-\U0001f3ff\u20e3\U000e0020-\U000e007f"
_EMOJI = re.compile(f"[{_EMOJI_CLASS}{_FLAGS}][{_EMOJI_CLASS}{_FLAGS}{_JOINERS}]*|[0-9#*]\ufe0f?\u20e3")
_LOWEST = "\u203c"
_BREAKS = re.compile(r"(?:(?:<br\s{0,3}/?>[ \t]*(?:\r\n?|\n)?|\r\n?|\n)(?:[ \t\u00a0]|&nbsp;)*+){3,}+", re.IGNORECASE)


def emoji_hits(shown: Shown) -> Iterator[Hit]:
    """Each run of emojis."""
    if max(shown.text, default="") >= _LOWEST:
        for found in _EMOJI.finditer(shown.text):
            yield Hit("no-emoji", *shown.typed_from_text(*found.span()))


def break_hits(typed: str) -> Iterator[Hit]:
    """Each run of more than two line breaks, with the blanks in it; not before the first word or behind the last."""
    last = len(typed.rstrip())
    for found in _BREAKS.finditer(typed, len(typed) - len(typed.lstrip()), last):
        yield Hit("style-line-breaks", *found.span())
