"""`/`: is the notification off, a draft or active, and what was suppressed in the last 30 days."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from portal.policy.rules import BERLIN, RULES, UNREADABLE, Reason, Rule
from portal.store import notifications, outbox, suppression_log, suppressions
from portal.store.tables import Notification, Version
from portal.web import rules_timeline
from portal.web.chart import Chart, draw
from portal.web.current import database, now, settings, today
from portal.web.login import merchant_required
from portal.web.person import person

blueprint = Blueprint("overview", __name__)

_DAYS = 30
_LATEST = 6


@dataclass(frozen=True, slots=True)
class State:
    """How the merchant's notification stands; `name`: active, off (published once), draft, or none."""

    name: str
    notification: Notification
    version: Version | None
    tally: outbox.AlternativeTally

    @property
    def has_draft(self) -> bool:
        """Whether a draft is kept."""
        return self.notification.draft_saved_at is not None


@dataclass(frozen=True, slots=True)
class RuleCount:
    """How many mails a rule held back; `share` of the largest count, in percent."""

    rule: Rule
    count: int
    share: float


@dataclass(frozen=True, slots=True)
class Figures:
    """What was suppressed from `first` to `last`, both included."""

    first: date
    last: date
    total: int
    chart: Chart
    by_rule: list[RuleCount]


@blueprint.get("/")
@merchant_required
def show() -> ResponseReturnValue:
    """The overview."""
    merchant_id = person().merchant.id
    with database().read() as session:
        state = _state(session, merchant_id, now())
        figures = _figures(session, merchant_id, today())
        latest = suppression_log.page(session, suppression_log.Filter(merchant_id), _LATEST).rows
    return render_template(
        "overview.html",
        greeting=_greeting(now(), person().user.name),
        state=state,
        figures=figures,
        latest=latest,
        timeline=rules_timeline.entries(settings().rulebook(), today()),
    )


def _greeting(moment: datetime, name: str) -> str:
    hour = moment.astimezone(BERLIN).hour
    words = "Guten Morgen" if 5 <= hour < 11 else "Guten Tag" if 11 <= hour < 18 else "Guten Abend"
    return f"{words}, {name}" if name else words


def _state(session: Session, merchant_id: int, moment: datetime) -> State:
    notification = notifications.find(session, merchant_id)
    version = notifications.current_version(session, merchant_id)
    if version:
        name = "active" if notification.enabled else "off"
    else:
        name = "draft" if notification.draft_saved_at else "none"
    tally = outbox.tally_alternatives(session, merchant_id, moment - timedelta(days=_DAYS))
    return State(name, notification, version, tally)


def _figures(session: Session, merchant_id: int, last: date) -> Figures:
    first = last - timedelta(days=_DAYS - 1)
    counts = suppressions.daily_counts(session, merchant_id, first, last)
    days = [first + timedelta(days=number) for number in range(_DAYS)]
    per_day = [(day, sum(count for (on, _), count in counts.items() if on == day)) for day in days]
    return Figures(first, last, sum(counts.values()), draw(per_day), _by_rule(counts))


def _by_rule(counts: dict[tuple[date, Reason], int]) -> list[RuleCount]:
    """Every rule, the most frequent first; unreadable mails only if there were any."""
    sums = {
        rule: sum(count for (_, reason), count in counts.items() if reason == rule.reason)
        for rule in (*RULES, UNREADABLE)
    }
    most = max(*sums.values(), 1)
    rows = [RuleCount(rule, count, round(100 * count / most, 1)) for rule, count in sums.items()]
    shown = [row for row in rows if row.count or row.rule is not UNREADABLE]
    return sorted(shown, key=lambda row: -row.count)
