"""The small chart of the overview as numbers for an SVG: one bar a day in a box of 600 × 100."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

_WIDTH = 600
_HEIGHT = 100
_SATURDAY = 5


@dataclass(frozen=True, slots=True)
class Bar:
    """A day's bar; `y` is its upper end."""

    day: date
    count: int
    x: float
    y: float
    width: float
    height: float
    is_weekend: bool


@dataclass(frozen=True, slots=True)
class Chart:
    """`top` is the count at the upper line; `fewest` and `most` are a day's counts."""

    bars: tuple[Bar, ...]
    top: int
    fewest: int
    most: int


def draw(counts: Sequence[tuple[date, int]]) -> Chart:
    """The chart of these days, oldest first."""
    values = [count for _, count in counts]
    top = _round_up(max(values, default=0))
    step = _WIDTH / max(len(counts), 1)
    bars = tuple(_bar(day, count, index * step, step, top) for index, (day, count) in enumerate(counts))
    return Chart(bars, top, min(values, default=0), max(values, default=0))


def _bar(day: date, count: int, left: float, step: float, top: int) -> Bar:
    height = round(_HEIGHT * count / top, 1)
    margin = round(step * 0.15, 1)
    return Bar(
        day=day,
        count=count,
        x=round(left + margin, 1),
        y=round(_HEIGHT - height, 1),
        width=round(step - 2 * margin, 1),
        height=height,
        is_weekend=day.weekday() >= _SATURDAY,
    )


def _round_up(most: int) -> int:
    """The next number of the row 2, 4, 6, 8, 10, 20, 40 ..., so that the line in the middle is a whole number too."""
    scale = 1
    while most > 10 * scale:
        scale *= 10
    return next(step * scale for step in (2, 4, 6, 8, 10) if step * scale >= most)
