"""`GET /api/v1/suppressions`: the log, page by page, newest first."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from flask import Response, request

from portal.acceptance.parsing import FieldError
from portal.policy.rules import BERLIN, Reason
from portal.store import suppression_log
from portal.store.tables import Suppression
from portal.web.api.access import merchant, token_required
from portal.web.api.blueprint import blueprint
from portal.web.api.problems import Problem, json_response
from portal.web.api.times import iso
from portal.web.current import database

PAGE = 100


@blueprint.get("/suppressions")
@token_required
def list_suppressions() -> Response:
    """A page of the log, newest first; `next` is the cursor of the following one."""
    errors: list[FieldError] = []
    filter_ = suppression_log.Filter(
        merchant_id=merchant().id,
        start=_day("from", errors),
        end=_day("to", errors, days=1),
        reason=_reason(errors),
        order_number=request.args.get("order", ""),
    )
    before = _cursor(errors)
    if errors:
        raise Problem(422, "The filter was not understood; see errors.", errors)
    with database().read() as session:
        page = suppression_log.page(session, filter_, PAGE, before=before)
    return json_response({"items": [_item(row) for row in page.rows], "next": _next(page.older)})


def _day(name: str, errors: list[FieldError], days: int = 0) -> datetime | None:
    text = request.args.get(name, "")
    try:
        day = date.fromisoformat(text) + timedelta(days=days) if text else None
        return datetime.combine(day, time.min, tzinfo=BERLIN).astimezone(UTC) if day else None
    except (ValueError, OverflowError):
        errors.append(FieldError(name, "wrong_date", "Write a day as 2020-11-02."))
        return None


def _reason(errors: list[FieldError]) -> Reason | None:
    text = request.args.get("reason", "")
    if not text or text in set(Reason):
        return Reason(text) if text else None
    errors.append(FieldError("reason", "unknown_reason", f"Write one of: {', '.join(Reason)}."))
    return None


def _cursor(errors: list[FieldError]) -> suppression_log.Position | None:
    text = request.args.get("cursor", "")
    if not text:
        return None
    try:
        return suppression_log.read_cursor(text)
    except ValueError:
        errors.append(FieldError("cursor", "wrong_cursor", "Give the cursor that the page before named in next."))
        return None


def _next(position: suppression_log.Position | None) -> str | None:
    return suppression_log.write_cursor(position) if position else None


def _item(row: Suppression) -> dict[str, Any]:
    return {
        "id": row.id,
        "occurred_at": iso(row.occurred_at),
        "channel": row.channel,
        "kind": row.kind,
        "reason": row.reason,
        "rules_version": row.rules_version,
        "marketplace": row.marketplace,
        "order_number": row.order_number,
        "recipient": row.recipient,
        "subject": row.subject,
        "matched": row.matched,
        "message_id": row.message_id,
        "answer": row.answer,
        "mail_id": row.mail_id,
        "not_replaced_because": row.not_replaced_because or None,
        "event": row.event_id,
    }
