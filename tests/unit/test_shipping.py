"""The shipping confirmation to Amazon: no link anywhere, carriers as Amazon spells them, what is missing is named."""

from datetime import UTC, datetime

import pytest

from portal.policy import links, shipping
from portal.policy.event import Buyer, Item, Order, Shipment

NUMBER = "00340434161094042557"
SHIPPED = datetime(2020, 11, 4, 14, 40, tzinfo=UTC)


def confirm(**fields: object) -> shipping.Confirmation:
    """The confirmation of an order that lacks nothing but what the test takes away."""
    shipment = Shipment(
        **{"carrier": "DHL", "service": "Paket", "tracking_number": NUMBER, "shipped_at": SHIPPED, **fields}
    )
    return shipping.confirm(
        Order("302-1234567-7654321", "amazon.de", items=(Item("Titel", quantity=1, item_id="790"),), shipment=shipment)
    )


def test_complete_confirmation_is_an_sp_api_body() -> None:
    """Exactly the fields of confirmShipment, times in UTC."""
    confirmation = confirm()
    assert confirmation.body == {
        "marketplaceId": "A1PA6795UKMFR9",
        "packageDetail": {
            "packageReferenceId": "1",
            "carrierCode": "DHL",
            "shippingMethod": "Paket",
            "trackingNumber": NUMBER,
            "shipDate": "2020-11-04T14:40:00Z",
            "orderItems": [{"orderItemId": "790", "quantity": 1}],
        },
    }
    assert confirmation.incomplete == ()
    assert confirmation.links == ()


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("dhl", "DHL"),
        ("DHL Paket", "DHL"),
        ("DHL Express", "DHL"),
        ("Deutsche Post", "Deutsche Post"),
        ("Deutsche Post AG", "Deutsche Post"),
        ("DEUTSCHE POST", "Deutsche Post"),
        ("dpd Deutschland GmbH", "DPD"),
        ("Gls", "GLS"),
        ("GLS Germany", "GLS"),
        ("Hermes", "Hermes Logistik Gruppe"),
        ("hermes versand", "Hermes Logistik Gruppe"),
        ("Hermes Logistik Gruppe Deutschland GmbH", "Hermes Logistik Gruppe"),
        ("ups", "UPS"),
        ("United Parcel Service", "UPS"),
        ("Fedex", "FedEx"),
        ("TNT Express", "TNT"),
        ("Deutsche Post DHL", "Deutsche Post"),
        ("Dt. Post", "Deutsche Post"),
        ("Deutsche Post Briefversand", "Deutsche Post"),
        ("DPD Classic", "DPD"),
        ("DHL GoGreen", "DHL"),
        ("Hermes Paketshop", "Hermes Logistik Gruppe"),
    ],
)
def test_carrier_is_spelt_as_amazon_does(written: str, code: str) -> None:
    """Whatever case or common variant came in; no carrierName beside a known code."""
    package = confirm(carrier=written).body["packageDetail"]
    assert package["carrierCode"] == code
    assert "carrierName" not in package


def test_unknown_carrier_is_other_with_its_name() -> None:
    """Amazon wants the name of a carrier that it does not know."""
    package = confirm(carrier="Fahrradkurier Möwe").body["packageDetail"]
    assert (package["carrierCode"], package["carrierName"]) == ("Other", "Fahrradkurier Möwe")


@pytest.mark.parametrize(
    "link",
    [
        "https://order-control.example/t/8f3kq",
        "HTTPS://ORDER-CONTROL.EXAMPLE/t/8f3kq",
        "www.order-control.example/t",
        "order-control.example/t/9911",
        "order-control.example",
        "//order-control.example/t",
        "https://order-control。example/t",
        "ht\u200btps://order-control.example/t",
        "ｈｔｔｐｓ：／／order-control.example/t",
    ],
)
@pytest.mark.parametrize("field", ["tracking_number", "carrier", "service", "tracking_url"])
def test_no_link_remains_in_any_field(field: str, link: str) -> None:
    """Our own link never goes out, in whichever field it slipped in, and each is found for the log."""
    confirmation = confirm(**{field: link})
    assert "order-control" not in str(confirmation.body).lower()
    assert confirmation.links[0].place == field


@pytest.mark.parametrize(
    ("link", "number"),
    [
        (f"https://www.dhl.de/de/privatkunden/pakete-empfangen/verfolgen.html?piececode={NUMBER}", NUMBER),
        (f"https://nolp.dhl.de/nextt-online-public/set_identcodes.do?lang=de&idc={NUMBER}", NUMBER),
        ("https://tracking.dpd.de/status/de_DE/parcel/01234567890123", "01234567890123"),
        ("https://gls-group.eu/DE/de/paketverfolgung?match=123456789012", "123456789012"),
        ("https://www.myhermes.de/empfangen/sendungsverfolgung/sendungsinformation/#12345678901234", "12345678901234"),
        ("https://www.ups.com/track?loc=de_DE&tracknum=1Z999AA10123456784", "1Z999AA10123456784"),
        ("www.fedex.com/fedextrack/?trknbr=449044304137821", "449044304137821"),
        (f"https://www.dhl.de/x?date=20201104&idc={NUMBER}", NUMBER),
        (f"https://www.dhl.de/track?cid=20201104123456&piececode={NUMBER}", NUMBER),
        ("https://gls-group.com/track?match=ZABC1234", "ZABC1234"),
        ("https://www.dpdgroup.com/track/01234567890123", "01234567890123"),
        ("https://dhl.de.order-control.example/?piececode=00340434161094042557", None),
        (f"{NUMBER} https://order-control.example/t/1", None),
        ("Ihr Paket: https://order-control.example/t/1", None),
        ("nur so ein Text mit Umlaut ü", None),
        ("A", None),
    ],
)
def test_of_a_parcel_services_link_the_bare_number_remains(link: str, number: str | None) -> None:
    """Of any other link nothing remains, and the field is named as missing."""
    confirmation = confirm(tracking_number=link)
    assert confirmation.body["packageDetail"].get("trackingNumber") == number
    assert confirmation.incomplete == (() if number else ("trackingNumber",))


def test_every_missing_field_is_named() -> None:
    """An order that holds nothing but its number."""
    confirmation = shipping.confirm(Order("302-1234567-7654321"))
    assert confirmation.incomplete == ("marketplaceId", "carrierCode", "trackingNumber", "shipDate", "orderItems")
    assert confirmation.body == {"packageDetail": {"packageReferenceId": "1"}}


def test_items_without_id_or_quantity_are_named() -> None:
    """The item stays with what is known of it."""
    order = Order("302-1234567-7654321", "amazon.de", items=(Item("A", quantity=2), Item("B", item_id="7")))
    assert shipping.confirm(order).incomplete[-2:] == ("orderItemId", "quantity")


def test_marketplace_id_comes_from_the_alias_where_the_order_names_none() -> None:
    """The marketplace of the order first, then the buyer's address."""
    buyer = Buyer("Emily", "k3j9@marketplace.amazon.co.uk")
    assert shipping.confirm(Order("304-3333333-4444444", buyer=buyer)).body["marketplaceId"] == "A1F83G8C2ARO7P"
    german = Order("304-3333333-4444444", "amazon.de", buyer=buyer)
    assert shipping.confirm(german).body["marketplaceId"] == "A1PA6795UKMFR9"


@pytest.mark.parametrize(
    "service",
    [
        "Bücher-/Warensendung",
        "DHL Paket inkl.Versicherung",
        "Warenpost",
        "Maxibrief",
        "Päckchen S",
        "DHL Paket bis 2 kg",
    ],
)
def test_literal_name_of_a_service_survives(service: str) -> None:
    """Amazon compares carrier and method literally."""
    assert confirm(carrier="Deutsche Post", service=service).body["packageDetail"]["shippingMethod"] == service


@pytest.mark.parametrize(
    "text", ["J. W. v. Goethe: Faust. Erster Theil. Leipzig, o. J.", "Bd. 2", "3.14", "a.b", "R12.Buch", "Dt.Post", ""]
)
def test_prose_is_no_link(text: str) -> None:
    """Dots of abbreviations and numbers make no link."""
    assert links.find(text) == ()


def test_brackets_around_a_link_go_with_it() -> None:
    """Nothing is left that only led to the link."""
    assert (
        confirm(service="Maxibrief (order-control.example/t/2)").body["packageDetail"]["shippingMethod"] == "Maxibrief"
    )


def test_hosts_that_cannot_be_parsed_are_no_parcel_services() -> None:
    """Such a link leaves nothing."""
    assert links.parcel_number("http://[/00340434161094042557") == ""
