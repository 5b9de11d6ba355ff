"""Where the six letters of the company stand in a folded text, however they are set: 4maz0n, Arnazon, A m a z o n.

Only the six letters are looked for; which word they begin is judged elsewhere. Every pattern is bounded: each character
is looked at a constant number of times, whatever the text.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

# rn is read as m in most typefaces (UTS #39 says so too); 3 stands for Cyrillic з as well.
_A, _M, _Z, _O = "[a4@]", "(?:m|rn)", "[z23]", "[o0]"
# The plain river and warriors end here, where it costs nothing: books about them say the word hundreds of times.
_NOT_PLAINLY_OTHER = r"(?!(?:as|en?|ien|ica)(?![^\W\d_]|-)|as[a-hj-oqrt-xz]|en[abcfilmnpuwxy][a-z])"
_SOLID = re.compile(f"{_A}{_M}{_A}{_Z}{_O}n{_NOT_PLAINLY_OTHER}")
_START = (
    rf"{_A}(?<![^\W_].)"  # no letter before; asked after the a, because a search for one of three characters is quick
)
_BETWEEN = r"[\W_]{1,4}"
_SPACED = re.compile(_START + _BETWEEN.join(("", _M, _A, _Z, _O)) + rf"({_BETWEEN})n(?![^\W_])")
# A hyphen or sign inside the word, or a line's end, with or without a hyphen and with quotation marks before the next.
_SEAM = r"(?:[-_.·*~|/\\'’]{1,3}|-?[ \t]{0,4}\r?\n[ \t>|]{0,8})"
_BROKEN = re.compile(
    rf"{_START}(?P<first>{_SEAM})?{_M}{_SEAM}?{_A}{_SEAM}?{_Z}{_SEAM}?{_O}{_SEAM}?n{_NOT_PLAINLY_OTHER}"
)
# A blank alone: only where nothing but the word can be meant ("Am Azon", but not "A Mazon": a surname).
_GAP = re.compile(r"am(?<![^\W_]am)(?:a[ \t]{1,2}zon|az[ \t]{1,2}on|azo[ \t]{1,2}n|[ \t]{1,2}azon)s?(?![^\W_])")
_REST = re.compile(r"(?:[^\W\d_]|-[ \t]{0,4}\r?\n[ \t>|]{0,8}(?=[^\W\d_])){0,40}")
_JOINT = re.compile(r"[^a-z]+")
# What the patterns look at, one byte each, so that one search can tell that there is nothing.
_AS_LETTERS = bytes.maketrans(b"4@230", b"aazzo")
_SIGNS = bytes(set(range(256)) - set(b"abcdefghijklmnopqrstuvwxyz4@230"))


@dataclass(frozen=True, slots=True)
class Spelling:
    """folded[start:end] are the six letters; `rest` are the letters that go on with the word."""

    start: int
    end: int
    rest: str


def surely_absent(folded: str) -> bool:
    """True if no pattern below can match: not even with every sign and blank taken out does the word appear."""
    letters = folded.encode("ascii", "ignore").translate(_AS_LETTERS, _SIGNS)
    return b"amazon" not in letters.replace(b"rn", b"m")


def spellings(folded: str) -> Iterator[Spelling]:
    """All places at which the six letters stand, one pattern after the other; a place may come twice."""
    for found in _SOLID.finditer(folded):
        if not _in_address(folded, found):
            yield Spelling(found.start(), found.end(), rest_of_word(folded, found.end()))
    for found in _BROKEN.finditer(folded):
        if not _only_first_letter(found):
            yield Spelling(found.start(), found.end(), rest_of_word(folded, found.end()))
    for found in _SPACED.finditer(folded):
        yield Spelling(found.start(), found.end(), _spaced_rest(folded, found))
    for found in _GAP.finditer(folded):
        yield Spelling(found.start(), found.end(), "")


def rest_of_word(folded: str, end: int) -> str:
    """Up to 40 letters from `end` on, joined where a hyphen ends a line."""
    found = _REST.match(folded, end)
    return _JOINT.sub(_joined, found.group()) if found else ""


def _joined(gap: re.Match[str]) -> str:
    """Hyphen and line end go; a letter of another script stays, so that no Latin ending is read where none stands."""
    return "" if gap.group()[0] == "-" else gap.group()


def _in_address(folded: str, found: re.Match[str]) -> bool:
    """An @ between letters is a mail address (info@mazon.example), not an a."""
    return "@" in found.group() and folded[found.start() - 1 : found.start()].isalnum()


def _only_first_letter(found: re.Match[str]) -> bool:
    """A.Mazon, a-mazon, A/mazon: the surname Mazon with an initial, as people, files and links have it."""
    seam = found.group("first") or ""
    return bool(seam) and bool(_SOLID.fullmatch(found.group().replace(seam, "", 1)))


def _spaced_rest(folded: str, found: re.Match[str]) -> str:
    """The single letters that go on in the same spacing: A m a z o n a s."""
    gap = found.group(1)
    step, place = len(gap) + 1, found.end()
    letters: list[str] = []
    while folded.startswith(gap, place) and folded[place + step - 1 : place + step].isalpha() and len(letters) < 40:
        if folded[place + step : place + step + 1].isalnum():
            break
        letters.append(folded[place + step - 1])
        place += step
    return "".join(letters)
