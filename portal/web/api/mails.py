"""`GET /api/v1/mails/ID` and `GET /api/v1/notification`: how a mail fared, and what the sender uses now."""

from __future__ import annotations

from flask import Response

from portal.store import notifications, outbox
from portal.web.api.access import merchant, token_required
from portal.web.api.blueprint import blueprint
from portal.web.api.problems import Problem, json_response
from portal.web.api.times import iso
from portal.web.current import database


@blueprint.get("/mails/<int:mail_id>")
@token_required
def show_mail(mail_id: int) -> Response:
    """How a mail fared."""
    with database().read() as session:
        mail = outbox.find(session, merchant().id, mail_id)
    if mail is None:
        raise Problem(404, "You have no mail with this id.")
    return json_response(
        {
            "id": mail.id,
            "kind": mail.kind,
            "state": mail.state,
            "attempts": mail.attempts,
            "last_answer": mail.last_answer or None,
            "message_id": mail.message_id,
            "created_at": iso(mail.created_at),
            "finished_at": iso(mail.finished_at),
        }
    )


@blueprint.get("/notification")
@token_required
def show_notification() -> Response:
    """What the sender uses now."""
    with database().read() as session:
        version = notifications.current_version(session, merchant().id)
        enabled = notifications.find(session, merchant().id).enabled
    published = version and {
        "number": version.number,
        "subject": version.subject,
        "body": version.body,
        "from": version.sender,
        "published_at": iso(version.published_at),
    }
    return json_response({"enabled": enabled and version is not None, "version": published})
