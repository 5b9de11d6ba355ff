"""What a reader sees: text as plain lower-case Latin letters, whatever characters it was written with.

This room turns characters into characters. It knows no word, no rule and no mail; nothing that needs more than one
character at a time may enter, so that every letter of the folded text has one place in the original.
"""

import re
import unicodedata
from collections.abc import Iterable

from portal.policy.lookalikes_table import READ_AS

_LETTERS = {int(code, 16): letters for letters, codes in READ_AS.items() for code in codes.split()}
_WHITE = "\t\n\v\f\r\x1c\x1d\x1e\x1f\x85"
# Blank or without any glyph, though Unicode counts them as letters or symbols; U+FFFD is shown where a byte was broken.
_BLANK_LETTERS = frozenset("\u115f\u1160\u2800\u3164\uffa0\ufffd\ufffc")
_BLOCK = 256  # characters whose places are worked out one by one where something was found
_REMEMBERED = 20_000  # characters; a text of all 1.1 million must not stay in memory
# Windows-1252 characters that read as several letters (ß, æ, œ, ½ ...) stand as a free control byte until the end.
_LONG = ("ss", "ae", "oe", "1/4", "1/2", "3/4", "...", "tm")
_HAS_LONG = re.compile("[\x01-\x08]")


def fold(text: str) -> str:
    """The text as a reader sees it: compatibility forms, look-alikes and accents undone, invisible characters gone.

    Lower-case; line ends and blanks stay. Every character is folded on its own: fold(a + b) == fold(a) + fold(b).
    """
    if text.isascii():
        return text.encode("ascii").translate(_WESTERN, _WESTERN_GONE).decode("ascii")
    try:
        western = text.encode("cp1252")  # nearly all German mails: one table look-up a byte instead of one a character
    except UnicodeEncodeError:
        return text.translate(_folding)
    folded = western.translate(_WESTERN, _WESTERN_GONE).decode("cp1252")
    if _HAS_LONG.search(folded):
        for number, reading in enumerate(_LONG):
            folded = folded.replace(chr(number + 1), reading)
    return folded


def fold_with_places(text: str) -> tuple[str, list[int]]:
    """fold(text), and for each of its characters the index in `text` of the character that it was read from.

    Some 5 million characters a second; for long texts and few places use `places_in_original`.
    """
    folded: list[str] = []
    places: list[int] = []
    for index, character in enumerate(text):
        reading = fold_character(character)
        folded.append(reading)
        places.extend([index] * len(reading))
    return "".join(folded), places


def places_in_original(text: str, indexes: Iterable[int]) -> list[int]:
    """Where the characters of fold(text) with these ascending indexes stand in `text`; one pass, however long it is."""
    found: list[int] = []
    start = passed = 0  # this block's start in the text, and the folded characters before it
    folded, places = fold_with_places(text[:_BLOCK])
    for index in indexes:
        while index - passed >= len(folded):
            passed += len(folded)
            start += _BLOCK
            folded = fold(text[start : start + _BLOCK])
            places = []
        places = places or fold_with_places(text[start : start + _BLOCK])[1]
        found.append(start + places[index - passed])
    return found


def fold_character(character: str) -> str:
    """One character as it is read: "", one letter, or a few (ß, æ, ½)."""
    return _folding[ord(character)] if character else ""


class _Folding(dict[int, str]):
    """Readings by code point, worked out when a character is first met."""

    def __missing__(self, code: int) -> str:
        reading = _read(chr(code))
        if len(self) < _REMEMBERED:
            self[code] = reading
        return reading


def _read(character: str) -> str:
    if character in _WHITE:
        return character
    if ord(character) in _LETTERS:
        return _LETTERS[ord(character)]
    if unicodedata.category(character) in {"Zl", "Zp"}:
        return "\n"
    if character.isdecimal():
        return str(unicodedata.decimal(character))
    decomposed = unicodedata.normalize("NFKD", character)
    letters = "".join(_LETTERS.get(ord(part), part) for part in decomposed if not _unseen(part)).casefold()
    return "".join(_LETTERS.get(ord(letter), letter) for letter in letters)


def _unseen(character: str) -> bool:
    """Marks upon other letters, format characters, controls, tags, lone surrogates: nothing that is read itself."""
    if unicodedata.category(character) in {"Mn", "Me", "Cf", "Cs"} or character in _BLANK_LETTERS:
        return True
    control = unicodedata.category(character) == "Cc" and character not in _WHITE
    return control or 0xE0000 <= ord(character) <= 0xE0FFF


def _western_byte(code: int) -> int:
    reading = fold_character(_western_character(code))
    return _LONG.index(reading) + 1 if reading in _LONG else reading.encode("cp1252", "ignore").ljust(1)[0]


def _western_character(code: int) -> str:
    return bytes([code]).decode("cp1252", "ignore")


_folding = _Folding()
_WESTERN = bytes(_western_byte(code) for code in range(256))
_WESTERN_GONE = bytes(code for code in range(256) if not fold_character(_western_character(code)))
