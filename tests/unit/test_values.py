"""What an order puts into a mail, written as a German reader expects it."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest

from portal.acceptance.values import values_of
from portal.mail.placeholders import NAMES
from portal.policy.event import Buyer, Item, Order, Shipment

FULL = Order(
    "302-1234567-7654321",
    "A1PA6795UKMFR9",
    buyer=Buyer(" Erika Beispiel ", "k3j9@marketplace.amazon.de"),
    items=(
        Item("Der Stechlin", "Theodor Fontane", 1, Decimal("1234.50"), "EUR", sku="L-1"),
        Item("Merian", quantity=2, price=Decimal("9.9"), currency="EUR", sku="L-2"),
    ),
    shipment=Shipment("DHL", "Paket", shipped_at=datetime(2020, 11, 4, 23, 30, tzinfo=UTC)),
    placed_at=datetime(2020, 11, 2, 23, 30, tzinfo=UTC),
)


def test_every_placeholder_has_its_value() -> None:
    """Dates are days in Berlin, amounts have a comma, the marketplace its domain."""
    assert values_of(FULL, "Antiquariat Lindenhof", "Katharina Brandt") == {
        "bestellnummer": "302-1234567-7654321",
        "bestelldatum": "03.11.2020",
        "kaeufer": "Erika Beispiel",
        "artikel": "Theodor Fontane: Der Stechlin\n2 × Merian",
        "summe": "1.254,30 €",
        "lagernummer": "L-1, L-2",
        "marktplatz": "amazon.de",
        "versandart": "DHL Paket",
        "versanddatum": "05.11.2020",
        "geschaeft": "Antiquariat Lindenhof",
        "ansprechpartner": "Katharina Brandt",
    }


def test_what_the_order_lacks_is_empty() -> None:
    """So that it counts as missing; only the merchant's own values are there."""
    values = values_of(Order("71530"), "Lindenhof", "")
    assert set(values) == set(NAMES)
    assert {name for name, value in values.items() if value} == {"bestellnummer", "geschaeft", "ansprechpartner"}
    assert values["ansprechpartner"] == "Lindenhof"


@pytest.mark.parametrize(
    "items",
    [
        (Item(price=Decimal(1), currency="EUR"), Item(price=Decimal(1), currency="GBP")),
        (Item(price=Decimal(1)), Item()),
    ],
)
def test_no_total_of_what_cannot_be_added(items: tuple[Item, ...]) -> None:
    """Two currencies, or a price that is not known."""
    assert values_of(Order("1", items=items), "x", "")["summe"] == ""


@pytest.mark.parametrize(
    ("carrier", "service", "text"),
    [("DHL", "DHL Paket", "DHL Paket"), ("", "Büchersendung", "Büchersendung"), ("GLS", "", "GLS"), ("", "", "")],
)
def test_carrier_and_service_are_not_doubled(carrier: str, service: str, text: str) -> None:
    """Programs write the carrier into the service, or not."""
    assert values_of(Order("1", shipment=Shipment(carrier, service)), "x", "")["versandart"] == text
