"""`POST /api/v1/events`: one event, or NDJSON with up to 1,000, answered line by line."""

from __future__ import annotations

import json

from flask import Response, request

from portal.acceptance import acceptance, batch
from portal.acceptance.parsing import NotJsonError, WrongEventError
from portal.web.api.access import merchant, token_required
from portal.web.api.blueprint import blueprint
from portal.web.api.problems import Problem, json_response
from portal.web.current import database, settings

MAX_BODY_BYTES = 1_048_576
MAX_LINES = 1_000


@blueprint.post("/events")
@token_required
def submit_events() -> Response:
    """One event, or NDJSON with many."""
    body = _read_body()
    door = batch.Door(database(), settings().rulebook(), merchant().id, "api")
    if request.mimetype == "application/x-ndjson":
        return _submit_lines(door, body)
    try:
        answer = batch.submit(door, body)
    except (NotJsonError, WrongEventError, acceptance.OtherContentError) as error:
        status, errors = batch.fault(error)
        raise Problem(status, "The event was not accepted; see errors.", errors) from None
    return json_response(answer.body, answer.status)


def _submit_lines(door: batch.Door, body: bytes) -> Response:
    lines = body.split(b"\n")
    if sum(1 for line in lines if line.strip()) > MAX_LINES:
        raise Problem(413, f"Send up to {MAX_LINES} lines at once.")
    answers = "".join(f"{json.dumps(answer, ensure_ascii=False)}\n" for answer in batch.submit_lines(door, lines))
    return Response(answers, content_type="application/x-ndjson")


def _read_body() -> bytes:
    """The body, never more than the limit, whatever length was announced."""
    if (request.content_length or 0) > MAX_BODY_BYTES:
        raise Problem(413, "A body may hold up to 1 MiB.")
    body = request.stream.read(MAX_BODY_BYTES + 1)
    if len(body) > MAX_BODY_BYTES:
        raise Problem(413, "A body may hold up to 1 MiB.")
    return body
