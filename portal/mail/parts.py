"""A mail's bytes taken apart: the tree of its parts, as the most generous mail program would find them.

Bytes in, parts out, in one pass per level and with caps that hold before anything is copied. What a part says is not
read here. (Why no library: fast-mail-parser and the standard library each miss parts that the other shows, and both
copy the mail once per level; the second is kept as second reader for whatever bends the rules.)
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from portal.mail.decoding import transfer_decoded, transfer_encoding
from portal.mail.forms import Form, form
from portal.mail.headers import Header, attachment_names, first, parameters, split

MOST_PARTS = 5_000
DEEPEST = 60  # levels; a mail forwarded sixty times is no mail of a bookseller's program
LONGEST_HEADER = 2_000_000  # bytes of one entity's header fields
MOST_FIELDS = 20_000

_TYPE = re.compile(r"[a-z0-9.+-]+\s*/\s*[a-z0-9.+-]+|[a-z0-9.+-]+")
_APART = b"\n" * 6  # between preamble and epilogue: no word goes on over it
_LIKELY_BOUNDARY = re.compile(rb"^--([^\r\n]{1,200}?)[ \t]*\r?\n(?=[Cc]ontent-)", re.MULTILINE)


class Unreadable(ValueError):
    """Beyond what a mail program would show: too deep, too many parts, no header at all."""


@dataclass(frozen=True, slots=True)
class Part:
    """A leaf, or what stands around the parts of a multipart (as TEXT). `depth` is 0 for the mail itself."""

    headers: list[Header]
    stray: bytes  # lines among the header fields that are none
    form: Form
    body: bytes  # still transfer-encoded
    depth: int
    encoding: str = ""
    charset: str = ""
    joins_lines: bool = False  # format=flowed; delsp=yes: the blank before a soft line end is not shown
    is_odd: bool = False  # bends the rules so that mail programs may differ


@dataclass(slots=True)
class _Region:
    """A piece of bytes that waits to be taken apart: an entity from `start` to `end`."""

    data: bytes
    start: int
    end: int
    depth: int
    default: str = "text/plain"


def walk(data: bytes) -> Iterator[Part]:
    """Every part of the mail, containers included (with preamble and epilogue as body), in no particular order."""
    waiting = [_Region(data, 0, len(data), 0)]
    seen = 0
    while waiting:
        region = waiting.pop()
        seen += 1
        if seen + len(waiting) > MOST_PARTS or region.depth > DEEPEST:
            raise Unreadable("too many or too deeply nested parts")
        part, inner = _open(region)
        waiting += inner
        yield part


def _open(region: _Region) -> tuple[Part, list[_Region]]:
    headers, stray, begin = split(region.data, region.start, region.end)
    if begin - region.start > LONGEST_HEADER or len(headers) > MOST_FIELDS:
        raise Unreadable("header too long")
    kind, named = _content_type(headers, region.default)
    if kind.startswith("multipart/"):
        return _open_multipart(region, headers, stray, begin, (kind, named.get("boundary", "")))
    body = region.data[begin : region.end]
    encoding = first(headers, "content-transfer-encoding")
    shown = form(kind, attachment_names(headers))
    part = Part(
        headers,
        stray,
        shown,
        body,
        region.depth,
        encoding,
        named.get("charset", ""),
        named.get("delsp", "").lower() == "yes",
        bool(stray) or transfer_encoding(encoding) is None,
    )
    return part, _mails_within(body, encoding, kind, region.depth + 1) if shown is Form.MAIL else []


def _mails_within(body: bytes, encoding: str, kind: str, depth: int) -> list[_Region]:
    """The nested mail; a signed one (pkcs7) begins somewhere behind the first bytes of its envelope."""
    readings = transfer_decoded(body, encoding)
    if "pkcs7" in kind:
        readings = [reading[reading.find(b"Content-") :] for reading in readings if b"Content-" in reading]
    return [_Region(reading, 0, len(reading), depth) for reading in readings]


def _content_type(headers: list[Header], default: str) -> tuple[str, dict[str, str]]:
    """Type and parameters; of several Content-Type fields the one with a boundary counts, else the first."""
    fields = [header.value for header in headers if header.name == "content-type"]
    kinds = [(_type(value), dict(parameters(value))) for value in fields] or [(default, {})]
    kind, named = next((k for k in kinds if k[0].startswith("multipart/") and k[1].get("boundary")), kinds[0])
    return kind or default, named


def _type(value: bytes) -> str:
    found = _TYPE.search(value.decode("latin-1").partition(";")[0].lower())
    return re.sub(r"\s", "", found.group()) if found else ""


def _open_multipart(
    region: _Region, headers: list[Header], stray: bytes, begin: int, named: tuple[str, str]
) -> tuple[Part, list[_Region]]:
    data, end = region.data, region.end
    encoding = first(headers, "content-transfer-encoding")
    if transfer_encoding(encoding) in ("qp", "base64"):  # forbidden, but some programs undo it
        data = transfer_decoded(data[begin:end], encoding)[0]
        begin, end = 0, len(data)
    kind, boundary = named
    marks, closed = _marks(data, begin, end, boundary.rstrip().encode("latin-1", "replace"))
    guess = None if marks else _LIKELY_BOUNDARY.search(data, begin, end)
    if guess:
        marks, closed = _marks(data, begin, end, guess[1])[0], False
    around = data[begin : marks[0][0]] + _APART + data[marks[-1][1] : end] if marks else data[begin:end]
    default = "message/rfc822" if kind == "multipart/digest" else "text/plain"
    part = Part(headers, stray, Form.TEXT, around, region.depth, is_odd=bool(stray) or not closed)
    return part, [_Region(data, start, stop, region.depth + 1, default) for start, stop in _between(marks)]


def _marks(data: bytes, begin: int, end: int, boundary: bytes) -> tuple[list[tuple[int, int]], bool]:
    """Begin and end of the boundary's lines (the region's end counts as one), and whether the closing one was found."""
    if not boundary:
        return [], False
    delimiter = b"--" + boundary
    marks: list[tuple[int, int]] = []
    place = data.find(delimiter, begin, end)
    while place >= 0:
        after = place + len(delimiter)
        line_end = data.find(b"\n", after, end) + 1 or end
        rest = data[after : min(line_end, after + 200)].strip()
        if (place == begin or data[place - 1 : place] == b"\n") and rest in (b"", b"--"):
            marks.append((place, line_end))
            if rest:
                return marks, True
            if len(marks) > MOST_PARTS:
                raise Unreadable("too many parts")
        place = data.find(delimiter, after, end)
    return [*marks, (end, end)] if marks else [], False


def _between(marks: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Where the parts stand."""
    return [(before[1], max(before[1], behind[0])) for before, behind in pairwise(marks)]
