"""Rows of the log as lines of a file: what portal and command line hand out. No database, no web.

CSV after RFC 4180: comma, CRLF, quotes where needed. A cell that a spreadsheet would take for a formula is led by an
apostrophe.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from typing import Any

HEADER = (
    "id",
    "occurred_at",
    "channel",
    "kind",
    "reason",
    "rules_version",
    "marketplace",
    "order_number",
    "recipient",
    "subject",
    "matched",
    "message_id",
    "answer",
    "mail_id",
)
# Also the fullwidth forms, which spreadsheets in East Asian settings read as the plain ones.
_FORMULA_SIGNS = frozenset("=+-@\t\r\n＝＋－＠")


def csv_text(batches: Iterable[Sequence[Sequence[Any]]]) -> Iterator[str]:
    """The header, then a piece of text to each batch; a row's values stand in the order of HEADER."""
    yield _lines([HEADER])
    for batch in batches:
        yield _lines([_cell(value) for value in row] for row in batch)


def _lines(rows: Iterable[Sequence[object]]) -> str:
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="\r\n").writerows(rows)
    return buffer.getvalue()


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime):
        return iso(value)
    if isinstance(value, list):
        return safe(found(value))
    return safe(value) if isinstance(value, str) else str(value)


def iso(moment: datetime) -> str:
    """2020-11-03T08:15:00Z"""
    return moment.astimezone(UTC).isoformat(timespec="microseconds" if moment.microsecond else "seconds")[:-6] + "Z"


def found(matched: Iterable[dict[str, str]]) -> str:
    """The words as found, each led by its place: "subject: Amazon; text: amazon"."""
    return "; ".join(f"{match['place']}: {match['words']}" for match in matched)


def safe(text: str) -> str:
    """The text for a cell, as text."""
    return f"'{text}" if text[:1] in _FORMULA_SIGNS and text else text
