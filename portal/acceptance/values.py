"""What an order puts in the place of each placeholder, written as a German reader expects it."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

from portal.policy import recognition
from portal.policy.event import Item, Order
from portal.policy.rules import BERLIN

_SIGNS = {"EUR": "€", "": "€", "GBP": "£", "USD": "$"}


def values_of(order: Order, merchant_name: str, contact: str) -> dict[str, str]:
    """The value of every placeholder; "" where the order has none. `contact` falls back to the merchant's name."""
    shipment = order.shipment
    return {
        "bestellnummer": order.number.strip(),
        "bestelldatum": german_date(order.placed_at),
        "kaeufer": order.buyer.name.strip(),
        "artikel": "\n".join(filter(None, (_article(item) for item in order.items))),
        "summe": _total(order.items),
        "lagernummer": ", ".join(item.sku for item in order.items if item.sku),
        "marktplatz": _marketplace(order),
        "versandart": _shipping_method(shipment.carrier, shipment.service) if shipment else "",
        "versanddatum": german_date(shipment.shipped_at) if shipment else "",
        "geschaeft": merchant_name,
        "ansprechpartner": contact or merchant_name,
    }


def german_date(moment: datetime | None) -> str:
    """03.11.2020, the day in Berlin; "" for None."""
    return f"{moment.astimezone(BERLIN):%d.%m.%Y}" if moment else ""


def _article(item: Item) -> str:
    text = ": ".join(part for part in (item.author, item.title) if part)
    return f"{item.quantity} × {text}" if text and item.quantity and item.quantity > 1 else text


def _total(items: tuple[Item, ...]) -> str:
    currencies = {item.currency for item in items}
    if not items or len(currencies) > 1 or any(item.price is None for item in items):
        return ""
    total = sum(((item.price or Decimal()) * (item.quantity or 1) for item in items), Decimal())
    currency = currencies.pop()
    return f"{german_amount(total)} {_SIGNS.get(currency, currency)}"


def german_amount(amount: Decimal) -> str:
    """1.234,50"""
    return f"{amount:,.2f}".translate(str.maketrans(",.", ".,"))


def _marketplace(order: Order) -> str:
    found = recognition.marketplace(order.marketplace) or recognition.alias(order.buyer.email)
    return (found.domain if found else "") or order.marketplace


def _shipping_method(carrier: str, service: str) -> str:
    return service if service.casefold().startswith(carrier.casefold()) else f"{carrier} {service}".strip()
