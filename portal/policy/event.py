"""An order event as Order-Control reports it, already parsed: values only."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum


class Kind(StrEnum):
    """What happened to the order."""

    ORDER_NOTICE = "order_notice"
    SHIPPING_CONFIRMATION = "shipping_confirmation"
    RATING_INVITATION = "rating_invitation"


@dataclass(frozen=True, slots=True)
class Buyer:
    """The buyer as the order names him; "" where nothing is known."""

    name: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """One article of the order; "" and None where nothing is known."""

    title: str = ""
    author: str = ""
    quantity: int | None = None
    price: Decimal | None = None
    currency: str = ""
    item_id: str = ""
    sku: str = ""


@dataclass(frozen=True, slots=True)
class Shipment:
    """How the order went out; `shipped_at` is aware."""

    carrier: str = ""
    service: str = ""
    tracking_number: str = ""
    tracking_url: str = ""
    shipped_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Order:
    """The order that an event speaks of; times are aware."""

    number: str
    marketplace: str = ""
    fulfilment: str = ""
    language: str = ""
    buyer: Buyer = Buyer()
    items: tuple[Item, ...] = ()
    shipment: Shipment | None = None
    placed_at: datetime | None = None
    completed_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class EventMessage:
    """The mail that the caller would have sent."""

    subject: str = ""
    text: str = ""
    html: str = ""


@dataclass(frozen=True, slots=True)
class Event:
    """One reported event; `occurred_at` is aware."""

    id: str
    kind: Kind
    occurred_at: datetime
    order: Order
    message: EventMessage | None = None
