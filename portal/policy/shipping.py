"""The shipping confirmation to Amazon, without any link (POLICY.md section 6).

The body is the one of SP-API `confirmShipment`; what it wants and the order lacks is left out and named.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from portal.policy import links, recognition
from portal.policy.event import Item, Order, Shipment
from portal.policy.match import Match

_TRACKING_NUMBER = re.compile(r"[A-Za-z0-9][A-Za-z0-9 \-]{1,38}[A-Za-z0-9]")

# What merchants' programs call a carrier -> how Amazon spells it; looked up without legal forms and blanks.
_CARRIERS = {
    "dhl": "DHL",
    "deutschepost": "Deutsche Post",
    "dp": "Deutsche Post",
    "dpag": "Deutsche Post",
    "post": "Deutsche Post",
    "dtpost": "Deutsche Post",
    "briefpost": "Deutsche Post",
    "dpd": "DPD",
    "dynamicparceldistribution": "DPD",
    "gls": "GLS",
    "generallogisticssystems": "GLS",
    "hermes": "Hermes Logistik Gruppe",
    "hermeslogistikgruppe": "Hermes Logistik Gruppe",
    "hermeslogistik": "Hermes Logistik Gruppe",
    "hermesworld": "Hermes Logistik Gruppe",
    "hlg": "Hermes Logistik Gruppe",
    "myhermes": "Hermes Logistik Gruppe",
    "ups": "UPS",
    "unitedparcelservice": "UPS",
    "fedex": "FedEx",
    "federalexpress": "FedEx",
    "tnt": "TNT",
}
_FORMS = re.compile(
    r"\b(?:gmbh|mbh|ag|se|kg|co|inc|ltd|group|germany|deutschland|de|eu|europe|versand|express|paket|paketdienst|parcel|"
    r"pakete|national|international|standard|logistics|kurier|service|mail|brief|logistik gruppe deutschland)\b"
)


# "DPD Classic" is DPD; a carrier's freight forwarder is another company.
_LEADING = re.compile(
    r"(deutsche post|dt\.? ?post|briefpost|dhl|dpd|gls|hermes|ups|fedex|tnt)\b(?! *(?:freight|supply|global))"
)


@dataclass(frozen=True, slots=True)
class Confirmation:
    """`body`: the SP-API request; `incomplete`: its required fields that are absent; `links`: every link found."""

    body: dict[str, Any]
    incomplete: tuple[str, ...]
    links: tuple[Match, ...]


def confirm(order: Order) -> Confirmation:
    """The confirmation of an order's shipment to Amazon; no link is left anywhere in it."""
    shipment = order.shipment or Shipment()
    marketplace_id = _marketplace_id(order)
    package = _package(shipment)
    items = [_item(item) for item in order.items]
    body: dict[str, Any] = {"marketplaceId": marketplace_id} if marketplace_id else {}
    body["packageDetail"] = package | ({"orderItems": items} if items else {})
    return Confirmation(body, tuple(_incomplete(body)), found_links(order))


def _marketplace_id(order: Order) -> str:
    named = recognition.marketplace(order.marketplace)
    behind_alias = recognition.alias(order.buyer.email)
    return (named and named.marketplace_id) or (behind_alias and behind_alias.marketplace_id) or ""


def _package(shipment: Shipment) -> dict[str, Any]:
    carrier_code, carrier_name = carrier(shipment.carrier)
    fields = {
        "packageReferenceId": "1",
        "carrierCode": carrier_code,
        "carrierName": carrier_name,
        "shippingMethod": links.remove(shipment.service),
        "trackingNumber": tracking_number(shipment),
        "shipDate": _iso(shipment.shipped_at),
    }
    return {name: value for name, value in fields.items() if value}


def _iso(moment: datetime | None) -> str:
    return moment.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z") if moment else ""


def _item(item: Item) -> dict[str, Any]:
    fields = {"orderItemId": links.remove(item.item_id), "quantity": item.quantity}
    return {name: value for name, value in fields.items() if value}


def _incomplete(body: dict[str, Any]) -> list[str]:
    package = body["packageDetail"]
    missing = [] if "marketplaceId" in body else ["marketplaceId"]
    required = ["carrierCode", "trackingNumber", "shipDate", "orderItems"]
    if package.get("carrierCode") == "Other":
        required.insert(1, "carrierName")
    missing += [name for name in required if name not in package]
    items = package.get("orderItems", [])
    missing += [name for name in ("orderItemId", "quantity") if any(name not in item for item in items)]
    return missing


def carrier(written: str) -> tuple[str, str]:
    """carrierCode as Amazon spells it, and carrierName where the code is "Other"; ("", "") if none was named."""
    name = links.remove(written)
    folded = name.casefold()
    plain = re.sub(r"[^a-z]", "", folded)
    bare = re.sub(r"[^a-z]", "", _FORMS.sub(" ", re.sub(r"[^a-z]+", " ", folded)))
    leading = _LEADING.match(folded)
    code = _CARRIERS.get(plain) or _CARRIERS.get(bare) or (leading and _CARRIERS[re.sub(r"[^a-z]", "", leading[1])])
    if code or not name:
        return code or "", ""
    return "Other", name


def tracking_number(shipment: Shipment) -> str:
    """The bare tracking number, or "": of a known parcel service's link its number, of any other link nothing."""
    number = shipment.tracking_number.strip()
    if links.find(number):
        number = links.parcel_number(number)
    if not number:
        number = links.parcel_number(shipment.tracking_url)
    return number if _TRACKING_NUMBER.fullmatch(number) else ""


def found_links(order: Order) -> tuple[Match, ...]:
    """Every link that the order holds, whoever's it is; the marketplace and the buyer's address are none."""
    shipment = order.shipment or Shipment()
    free_texts = [
        ("tracking_url", shipment.tracking_url),
        ("tracking_number", shipment.tracking_number),
        ("carrier", shipment.carrier),
        ("service", shipment.service),
        *(("item_id", item.item_id) for item in order.items),
    ]
    found = [Match(place, link, "", "") for place, text in free_texts for link in links.find(text)]
    if shipment.tracking_url and not links.find(shipment.tracking_url):
        found.insert(0, Match("tracking_url", shipment.tracking_url, "", ""))
    prose = [("title", text) for item in order.items for text in (item.title, item.author)]
    prose += [("sku", item.sku) for item in order.items]
    prose += [("order_number", order.number), ("buyer", order.buyer.name), ("language", order.language)]
    found += [Match(place, link, "", "") for place, text in prose for link in links.find_explicit(text)]
    return tuple(found)
