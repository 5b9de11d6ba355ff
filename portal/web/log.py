"""`/suppressions`: what was held back, newest first, page by page."""

from __future__ import annotations

import itertools

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from portal.policy.rules import BERLIN, RULES, UNREADABLE
from portal.store import suppression_log
from portal.store.suppression_log import Filter, Page, Position
from portal.web import log_filter
from portal.web.current import database, today
from portal.web.login import merchant_required
from portal.web.person import person

blueprint = Blueprint("log", __name__)

_PAGE = 50


@blueprint.get("/suppressions")
@merchant_required
def show() -> ResponseReturnValue:
    """One page of the selection."""
    selection = log_filter.read(request.args)
    filter_ = selection.filter(person().merchant.id)
    with database().read() as session:
        count = suppression_log.count(session, filter_)
        page = _page(session, filter_)
        other_rules = 0
        if not count and selection.reason:
            other_rules = suppression_log.count(session, selection.without_reason().filter(person().merchant.id))
    days = itertools.groupby(page.rows, key=lambda row: row.occurred_at.astimezone(BERLIN).date())
    return render_template(
        "log.html",
        selection=selection,
        rules=[*((rule, f"{rule.sign} {rule.name}") for rule in RULES), (UNREADABLE, UNREADABLE.name)],
        quick_links=log_filter.quick_links(selection, today()),
        count=count,
        other_rules=other_rules,
        days=[(day, list(rows)) for day, rows in days],
        page=page,
        newer=suppression_log.write_cursor(page.newer) if page.newer else "",
        older=suppression_log.write_cursor(page.older) if page.older else "",
    )


def _page(session: Session, filter_: Filter) -> Page:
    """The page that the address asks for; the newest again where only a part of it would be left."""
    before, after = _cursor("vor"), _cursor("nach")
    page = suppression_log.page(session, filter_, _PAGE, before=before, after=after)
    if after and page.newer is None:
        return suppression_log.page(session, filter_, _PAGE)
    return page


def _cursor(name: str) -> Position | None:
    """A cursor of the address; a bad one counts as none, which gives the first page."""
    try:
        return suppression_log.read_cursor(request.args.get(name, ""))
    except ValueError:
        return None
