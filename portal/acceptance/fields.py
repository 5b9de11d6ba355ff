"""The fields of an event's JSON, each with its type and bounds; null and "" mean absent."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from decimal import Decimal
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from portal.policy import event as policy

MAX_KEY = 200
MAX_LINE = 20_000
MAX_ITEMS = 1_000
_FIRST_YEAR, _LAST_YEAR = 1900, 2999  # what every later reckoning with days can hold

_ONE_LINE_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
_TEXT_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
_DECIMAL = re.compile(r"-?\d{1,12}(\.\d{1,6})?")


def _one_line(value: object) -> object:
    return _ONE_LINE_CONTROLS.sub("\ufffd", value) if isinstance(value, str) else value


def _text(value: object) -> object:
    return _TEXT_CONTROLS.sub("\ufffd", value) if isinstance(value, str) else value


def _moment(value: object) -> datetime:
    if isinstance(value, datetime):
        return value
    try:
        moment = datetime.fromisoformat(value.upper()) if isinstance(value, str) else None
        if moment and moment.tzinfo and _FIRST_YEAR <= moment.year <= _LAST_YEAR:
            return moment.astimezone(UTC)
    except (ValueError, OverflowError):
        pass
    raise PydanticCustomError(
        "wrong_time", "Write an ISO 8601 time with its offset from UTC, for example 2020-11-03T09:15:00+01:00."
    )


def _whole(value: object) -> object:
    """JSON knows one kind of number: 1.0 is 1."""
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _price(value: object) -> Decimal:
    if isinstance(value, str) and _DECIMAL.fullmatch(value.strip()):
        return Decimal(value.strip())
    raise PydanticCustomError("wrong_price", 'Write the price as a string with a decimal point, for example "18.50".')


Line = Annotated[str, StringConstraints(max_length=MAX_LINE), BeforeValidator(_one_line)]
Key = Annotated[str, StringConstraints(max_length=MAX_KEY, min_length=1), BeforeValidator(_one_line)]
Text = Annotated[str, BeforeValidator(_text)]
Time = Annotated[datetime, BeforeValidator(_moment)]
Price = Annotated[Decimal, BeforeValidator(_price)]


class Fields(BaseModel):
    """Strict types; what is not known is ignored, so that callers may say more than this release reads."""

    model_config = ConfigDict(strict=True, extra="ignore", frozen=True)

    @model_validator(mode="before")
    @classmethod
    def _absent(cls, data: Any) -> Any:
        if isinstance(data, dict):
            return {name: value for name, value in data.items() if value is not None and value != ""}
        return data


class ItemFields(Fields):
    """One of `order.items`."""

    title: Line = ""
    author: Line = ""
    quantity: Annotated[int, BeforeValidator(_whole), Field(ge=0, le=1_000_000)] | None = None
    price: Price | None = None
    currency: Annotated[Line, Field(max_length=10)] = ""
    item_id: Annotated[Line, Field(max_length=MAX_KEY)] = ""
    sku: Annotated[Line, Field(max_length=MAX_KEY)] = ""


class BuyerFields(Fields):
    """`order.buyer`."""

    name: Line = ""
    email: Line = ""


class ShipmentFields(Fields):
    """`order.shipment`."""

    carrier: Line = ""
    service: Line = ""
    tracking_number: Line = ""
    tracking_url: Line = ""
    shipped_at: Time | None = None


class OrderFields(Fields):
    """`order`."""

    number: Key
    marketplace: Annotated[Line, Field(max_length=MAX_KEY)] = ""
    fulfilment: Annotated[str, Field(pattern="^(merchant|marketplace)$")] = ""
    language: Annotated[Line, Field(max_length=35)] = ""
    buyer: BuyerFields = BuyerFields()
    items: Annotated[list[ItemFields], Field(max_length=MAX_ITEMS)] = []
    shipment: ShipmentFields | None = None
    placed_at: Time | None = None
    completed_at: Time | None = None


class MessageFields(Fields):
    """`message`: what the caller would have sent."""

    subject: Line = ""
    text: Text = ""
    html: Text = ""


class EventFields(Fields):
    """A whole event as it comes in."""

    id: Key
    kind: Annotated[policy.Kind, Field(strict=False)]
    occurred_at: Time
    order: OrderFields
    message: MessageFields | None = None

    def to_event(self) -> policy.Event:
        """The event as the policy reads it."""
        order = self.order
        shipment = order.shipment
        message = self.message
        return policy.Event(
            id=self.id,
            kind=self.kind,
            occurred_at=self.occurred_at,
            order=policy.Order(
                number=order.number,
                marketplace=order.marketplace,
                fulfilment=order.fulfilment,
                language=order.language,
                buyer=policy.Buyer(order.buyer.name, order.buyer.email),
                items=tuple(policy.Item(**item.__dict__) for item in order.items),
                shipment=policy.Shipment(**shipment.__dict__) if shipment else None,
                placed_at=order.placed_at,
                completed_at=order.completed_at,
            ),
            message=policy.EventMessage(**message.__dict__) if message and any(message.__dict__.values()) else None,
        )
