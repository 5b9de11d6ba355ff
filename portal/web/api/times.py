"""Times in the API's JSON."""

from __future__ import annotations

from datetime import datetime

from portal import export


def iso(moment: datetime | None) -> str | None:
    """2020-11-03T08:15:00Z, or None."""
    return export.iso(moment) if moment else None
