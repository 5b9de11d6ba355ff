"""`GET /api/v1/openapi.json`: this API as OpenAPI 3.1, the event's schema made from the very fields that check it."""

from __future__ import annotations

from functools import cache
from typing import Any

from flask import Response

from portal.acceptance.fields import EventFields
from portal.web.api.blueprint import blueprint
from portal.web.api.problems import json_response
from portal.web.current import settings


@blueprint.get("/openapi.json")
def show_openapi() -> Response:
    """This document; it needs no token."""
    return json_response(_document() | {"servers": [{"url": settings().public_url}]})


@cache
def _document() -> dict[str, Any]:
    event = EventFields.model_json_schema(ref_template="#/components/schemas/{model}")
    schemas = event.pop("$defs", {}) | {"Event": event, "Answer": _ANSWER, "Problem": _PROBLEM}
    return {
        "openapi": "3.1.0",
        "info": {"title": "Postschleuse", "version": "1"},
        "security": [{"token": []}],
        "paths": _PATHS,
        "components": {"schemas": schemas, "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}}},
    }


def _ref(name: str) -> dict[str, str]:
    return {"$ref": f"#/components/schemas/{name}"}


def _answers(good: dict[str, str], problems: dict[str, str]) -> dict[str, Any]:
    content = {"application/json": {"schema": {"type": "object"}}}
    fault = {"application/problem+json": {"schema": _ref("Problem")}}
    return {status: {"description": text, "content": content} for status, text in good.items()} | {
        status: {"description": text, "content": fault} for status, text in problems.items()
    }


def _query(name: str, description: str) -> dict[str, Any]:
    return {"name": name, "in": "query", "description": description, "schema": {"type": "string"}}


_NULLABLE = {"type": ["string", "null"]}
_ANSWER = {
    "type": "object",
    "properties": {
        "event": {"type": "string"},
        "outcome": {"enum": ["suppressed", "replaced", "passed", "confirmed"]},
        "reason": _NULLABLE,
        "log_id": {"type": ["integer", "null"]},
        "mail_id": {"type": ["integer", "null"]},
        "not_replaced_because": _NULLABLE,
        "confirmation": {"type": ["object", "null"], "description": "body of SP-API confirmShipment"},
        "incomplete": {"type": ["array", "null"], "items": {"type": "string"}},
    },
}
_PROBLEM = {
    "type": "object",
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
        "errors": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {name: {"type": "string"} for name in ("field", "code", "message")},
            },
        },
    },
}
_REFUSED = {"401": "no valid token", "429": "too many wrong tokens; see Retry-After"}
_NUMBER = {"name": "mail_id", "in": "path", "required": True, "schema": {"type": "integer"}}
_PATHS: dict[str, Any] = {
    "/api/v1/events": {
        "post": {
            "summary": "Report one event, or up to 1,000 as NDJSON",
            "requestBody": {
                "required": True,
                "content": {
                    "application/json": {"schema": _ref("Event")},
                    "application/x-ndjson": {"schema": {"type": "string"}},
                },
            },
            "responses": _answers(
                {"200": "a replay with the same answer, or NDJSON with a line to each", "201": "accepted"},
                {
                    "400": "no JSON",
                    "409": "the id is known with other content",
                    "413": "over 1 MiB or 1,000 lines",
                    "422": "wrong or missing fields",
                    **_REFUSED,
                },
            ),
        }
    },
    "/api/v1/mails/{mail_id}": {
        "get": {
            "summary": "How a mail fared",
            "parameters": [_NUMBER],
            "responses": _answers({"200": "state queued, sent or failed"}, {"404": "not yours", **_REFUSED}),
        }
    },
    "/api/v1/suppressions": {
        "get": {
            "summary": "The log, newest first",
            "parameters": [
                _query("from", "first day, 2020-11-02"),
                _query("to", "last day"),
                _query("reason", "one of the reasons"),
                _query("order", "order number"),
                _query("cursor", "next of the page before"),
            ],
            "responses": _answers({"200": "items and next"}, {"422": "wrong filter", **_REFUSED}),
        }
    },
    "/api/v1/notification": {
        "get": {"summary": "What the sender uses now", "responses": _answers({"200": "version and switch"}, _REFUSED)}
    },
}
