"""Errors of the API as RFC 9457 problems: type, title, status, detail, and every wrong field at once."""

from __future__ import annotations

import json
from dataclasses import asdict
from http import HTTPStatus
from typing import Any

from flask import Response
from werkzeug.exceptions import HTTPException

from portal.acceptance.parsing import FieldError


class Problem(Exception):
    """An answer of `application/problem+json`."""

    def __init__(self, status: int, detail: str, errors: list[FieldError] | None = None, retry_after: int = 0) -> None:
        super().__init__(detail)
        self.status = status
        self.detail = detail
        self.errors = errors or []
        self.retry_after = retry_after


def answer_problem(problem: Problem) -> Response:
    """Every fault in one shape: type, title, status, detail, errors."""
    body = {
        "type": "about:blank",
        "title": HTTPStatus(problem.status).phrase,
        "status": problem.status,
        "detail": problem.detail,
        "errors": [asdict(error) for error in problem.errors],
    }
    response = json_response(body, problem.status)
    response.content_type = "application/problem+json"
    if problem.status == HTTPStatus.UNAUTHORIZED:
        response.headers["WWW-Authenticate"] = 'Bearer realm="Postschleuse"'
    if problem.retry_after:
        response.headers["Retry-After"] = str(problem.retry_after)
    return response


def problem_for(error: HTTPException | int) -> Response:
    """The problem for an error outside a view: an unknown path, a wrong method, a fault of ours."""
    status = error if isinstance(error, int) else error.code or 500
    details = {
        404: "There is nothing at this address.",
        405: "This address does not take that method.",
        413: "A body may hold up to 1 MiB.",
        503: "The service cannot answer now. Nothing was done; send the same again later.",
    }
    default = "The request was not understood." if status < 500 else "Something failed here. Send the same again later."
    return answer_problem(Problem(status, details.get(status, default), retry_after=30 if status == 503 else 0))


def json_response(value: Any, status: int = 200) -> Response:
    """A value as JSON, in UTF-8."""
    return Response(json.dumps(value, ensure_ascii=False), status, content_type="application/json")
