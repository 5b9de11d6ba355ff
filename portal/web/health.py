"""`/healthz` for the operator's watchdog: 200 when database and sender are well, 503 naming what is not."""

from __future__ import annotations

import json
from datetime import timedelta

from flask import Blueprint, Response
from sqlalchemy.exc import SQLAlchemyError

from portal.store import heartbeats
from portal.web.current import database, now

blueprint = Blueprint("health", __name__)

_SILENT = timedelta(seconds=45)


@blueprint.get("/healthz")
def show_health() -> Response:
    """{"status": "ok" | "unwell", "database": "ok" | "away", "sender": "ok" | "silent" | "unknown"}"""
    state = {"database": "ok", "sender": "ok"}
    try:
        with database().read() as session:
            last = heartbeats.last_beat(session, heartbeats.SENDER)
        if last is None or now() - last > _SILENT:
            state["sender"] = "silent"
    except SQLAlchemyError:
        state = {"database": "away", "sender": "unknown"}
    well = set(state.values()) == {"ok"}
    body = {"status": "ok" if well else "unwell"} | state
    return Response(json.dumps(body), 200 if well else 503, content_type="application/json")
