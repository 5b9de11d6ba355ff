"""Sample orders for the preview: a usual one, and those that show where a text does not fit."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from portal.policy.event import Buyer, Item, Order, Shipment
from portal.policy.rules import BERLIN

_PLACED = datetime(2020, 11, 20, 18, 5, tzinfo=BERLIN)
_SHIPPED = datetime(2020, 11, 23, 9, 0, tzinfo=BERLIN)


@dataclass(frozen=True, slots=True)
class Sample:
    """An order to try a text with; `key` stands in forms, `label` on screen."""

    key: str
    label: str
    order: Order


def _book(author: str, title: str, price: str, sku: str, quantity: int = 1) -> Item:
    return Item(title=title, author=author, quantity=quantity, price=Decimal(price), currency="EUR", sku=sku)


SAMPLES: tuple[Sample, ...] = (
    Sample(
        "ueblich",
        "Übliche Bestellung, ein Buch",
        Order(
            number="306-4417295-8801923",
            marketplace="amazon.de",
            language="de",
            buyer=Buyer("Miriam Winkler", "k3j9x7vq2m8hd5t@marketplace.amazon.de"),
            items=(_book("Fontane, Theodor", "Der Stechlin. Roman. Berlin, 1899. Erstausgabe", "380.00", "L-10482"),),
            shipment=Shipment(carrier="DHL", service="Paket", shipped_at=_SHIPPED),
            placed_at=_PLACED,
        ),
    ),
    Sample(
        "viele",
        "Fünf Artikel in einer Bestellung",
        Order(
            number="302-7718204-1189437",
            marketplace="amazon.de",
            language="de",
            buyer=Buyer("Dr. H. Aydın", "r7v794rrt7wgf5t@marketplace.amazon.de"),
            items=(
                _book("Benjamin, Walter", "Einbahnstraße. Berlin, Rowohlt, 1928", "145.00", "L-09917"),
                _book("Kästner, Erich", "Emil und die Detektive. Zürich, 1948", "18.50", "L-10021"),
                _book("Tucholsky, Kurt", "Schloß Gripsholm. Eine Sommergeschichte", "12.00", "L-10022", quantity=2),
                _book("Keun, Irmgard", "Das kunstseidene Mädchen", "9.80", "L-10313"),
                _book("Sebald, W. G.", "Die Ringe des Saturn. Eine englische Wallfahrt", "24.00", "L-11007"),
            ),
            shipment=Shipment(carrier="DPD", service="Classic", shipped_at=_SHIPPED),
            placed_at=_PLACED,
        ),
    ),
    Sample("leer", "Nur die Bestellnummer, sonst keine Angaben", Order(number="028-5530917-2204518")),
    Sample(
        "zeichen",
        "Umlaute und Zeichen wie & < >",
        Order(
            number="304-8209093-7038095",
            marketplace="amazon.de",
            language="de",
            buyer=Buyer("Jörg & Änne Weiß <privat>", "gat3bf9hab85ze7@marketplace.amazon.de"),
            items=(_book("Müller & Söhne", "Maße > Gewichte: „Elle“, 'Fuß' & <Zoll>", "7.50", "L-Ü/12&3"),),
            shipment=Shipment(carrier="Deutsche Post", service="Bücher-/Warensendung", shipped_at=_SHIPPED),
            placed_at=_PLACED,
        ),
    ),
)
TYPICAL = SAMPLES[0]


def find(key: str) -> Sample:
    """The sample with this key, or the typical one."""
    return next((sample for sample in SAMPLES if sample.key == key), TYPICAL)
