"""Numbers and times as a German reader expects them, in Berlin's time; the filters of the templates."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

from markupsafe import Markup, escape

from portal.policy.rules import BERLIN
from portal.web.current import today

_PLACEHOLDER = re.compile(r"(\{\{[^{}\n]{0,80}\}\})")
WEEKDAYS = ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag")


def number(value: int) -> str:
    """1.284"""
    return f"{value:,}".replace(",", ".")


def day(value: datetime | date) -> str:
    """23.11.2026"""
    return f"{_date(value):%d.%m.%Y}"


def short_day(value: date) -> str:
    """23.11."""
    return f"{value:%d.%m.}"


def clock(value: datetime) -> str:
    """09:14"""
    return f"{value.astimezone(BERLIN):%H:%M}"


def exact_clock(value: datetime) -> str:
    """09:14:32"""
    return f"{value.astimezone(BERLIN):%H:%M:%S}"


def moment(value: datetime) -> str:
    """23.11.2026, 09:14 Uhr"""
    return f"{day(value)}, {clock(value)} Uhr"


def local_iso(value: datetime) -> str:
    """The moment for a <time> element."""
    return value.astimezone(BERLIN).isoformat(timespec="seconds")


def relative(value: datetime) -> str:
    """heute, 09:14; gestern, 18:42; 21.11.2026, 10:27"""
    return f"{_name_of(_date(value)) or day(value)}, {clock(value)}"


def spoken(value: datetime) -> str:
    """heute um 09:14 Uhr; am 21.11.2026 um 10:27 Uhr"""
    return f"{_name_of(_date(value)) or 'am ' + day(value)} um {clock(value)} Uhr"


def day_heading(value: date) -> str:
    """Heute, 23.11.2026; Samstag, 21.11.2026"""
    name = _name_of(value)
    return f"{name.capitalize() if name else weekday(value)}, {day(value)}"


def weekday(value: datetime | date) -> str:
    """Samstag"""
    return WEEKDAYS[_date(value).weekday()]


def period(first: date, last: date) -> str:
    """25.10. bis 23.11.2026"""
    if first == last:
        return day(first)
    start = short_day(first) if first.year == last.year else day(first)
    return f"{start} bis {day(last)}"


def mailbox(address: str) -> Markup:
    """An address that may break after its @."""
    local, at, domain = clip(address, 120).rpartition("@")
    return Markup("{}{}<wbr>{}").format(local, at, domain) if at else escape(domain)


def marked(text: str) -> Markup:
    """A merchant's text with its placeholders set off."""
    pieces = _PLACEHOLDER.split(clip(text, 300))
    return Markup().join(
        Markup('<span class="ph">{}</span>').format(piece) if index % 2 else escape(piece)
        for index, piece in enumerate(pieces)
    )


def clip(text: str, length: int = 160) -> str:
    """The text, cut with … where it is longer than a screen has room for."""
    return text if len(text) <= length else text[: length - 1].rstrip() + "…"


def _date(value: datetime | date) -> date:
    return value.astimezone(BERLIN).date() if isinstance(value, datetime) else value


def _name_of(value: date) -> str:
    return {today(): "heute", today() - timedelta(days=1): "gestern"}.get(value, "")


FILTERS = {
    "number": number,
    "day": day,
    "short_day": short_day,
    "clock": clock,
    "exact_clock": exact_clock,
    "moment": moment,
    "local_iso": local_iso,
    "relative": relative,
    "spoken": spoken,
    "day_heading": day_heading,
    "weekday": weekday,
    "mailbox": mailbox,
    "clip": clip,
    "marked": marked,
    "period": period,
}
