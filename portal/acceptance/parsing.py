"""The edge: an event's JSON to an Event, with every fault named at once."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import Any, NoReturn

from pydantic import ValidationError

from portal.acceptance.fields import EventFields
from portal.policy.event import Event


@dataclass(frozen=True, slots=True)
class FieldError:
    """What is wrong with one field: its path ("order.items[0].quantity"; "" for the whole), a code, a sentence."""

    field: str
    code: str
    message: str


class NotJsonError(ValueError):
    """The text is no JSON."""


class WrongEventError(ValueError):
    """The JSON is no event; `errors` names every fault."""

    def __init__(self, errors: list[FieldError]) -> None:
        super().__init__("wrong event")
        self.errors = errors


@dataclass(frozen=True, slots=True)
class SubmittedEvent:
    """An event with the SHA-256 of its parsed JSON value, by which a replay is told from another event."""

    event: Event
    digest: str


def parse(text: str | bytes) -> SubmittedEvent:
    """Raises NotJsonError or WrongEventError."""
    value = _load(text)
    if not isinstance(value, dict):
        raise WrongEventError([FieldError("", "not_an_object", "An event is a JSON object.")])
    try:
        event = EventFields.model_validate(value).to_event()
    except ValidationError as error:
        raise WrongEventError([_field_error(dict(fault)) for fault in error.errors()]) from None
    try:
        return SubmittedEvent(event, _digest(value))
    except RecursionError:
        raise NotJsonError(_NOT_JSON) from None


def _load(text: str | bytes) -> Any:
    try:
        return json.loads(text, parse_constant=_refuse_constant)
    except (ValueError, RecursionError):
        raise NotJsonError(_NOT_JSON) from None


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is no JSON value")


def _digest(value: dict[str, Any]) -> str:
    """One spelling for equal JSON values: sorted names, 1.0 as 1, unpaired surrogates as escapes."""
    canonical = json.dumps(_plain_numbers(value), sort_keys=True, separators=(",", ":"), ensure_ascii=True)
    return hashlib.sha256(canonical.encode("ascii")).hexdigest()


def _plain_numbers(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _plain_numbers(item) for name, item in value.items()}
    if isinstance(value, list):
        return [_plain_numbers(item) for item in value]
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value


_NOT_JSON = "This is no JSON (RFC 8259, in UTF-8), or it is nested too deeply."
_MESSAGES = {
    "missing": "This field is required.",
    "string_type": "Write a string.",
    "int_type": "Write a whole number without quotation marks.",
    "list_type": "Write a list.",
    "model_type": "Write an object.",
    "model_attributes_type": "Write an object.",
    "enum": "Write order_notice, shipping_confirmation or rating_invitation.",
    "string_pattern_mismatch": "Write merchant or marketplace.",
}


def _field_error(fault: dict[str, Any]) -> FieldError:
    if fault["loc"] == ("order",) and fault["type"] == "missing":
        fault = fault | {"loc": ("order", "number")}  # the field that is required is the order's number
    path = "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in fault["loc"]).removeprefix(".")
    return FieldError(path, fault["type"], _MESSAGES.get(fault["type"], fault["msg"]))
