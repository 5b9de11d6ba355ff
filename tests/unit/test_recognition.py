"""Amazon's addresses, marketplaces and order numbers are recognised in every spelling, and nothing else is."""

import pytest

from portal.policy import recognition

ALIASES = {
    "k3j9@marketplace.amazon.de": "amazon.de",
    "K3J9@MARKETPLACE.AMAZON.CO.UK": "amazon.co.uk",
    "k3j9@marketplace.amazon.com.be": "amazon.com.be",
    "k3j9@marketplace.amazon.com": "amazon.com",
    "k3j9@marketplace.amazon.future": "amazon.future",
    "k3j9@eu.marketplace.amazon.fr": "amazon.fr",
    "k3j9@marketplace.amazon.de.": "amazon.de",
    "k3j9+3f2504e0-4f89@marketplace.amazon.it": "amazon.it",
    "Erika <k3j9@marketplace.amazon.de>": "amazon.de",
    "k3j9%marketplace.amazon.de@relay.example": "amazon.de",
    "@marketplace.amazon.de,@b.example:k3j9@c.example": "amazon.de",
    "marketplace.amazon.de!k3j9@relay.example": "amazon.de",
    "k3j9@ｍａｒｋｅｔｐｌａｃｅ．ａｍａｚｏｎ．ｄｅ": "amazon.de",
    "k3j9@marketplace.аmаzon.de": "amazon.de",
    "k3j9@marketplace.xn--mzon-43db.de": "amazon.de",
    "k3j9@market\u200bplace.ama\u00adzon.de": "amazon.de",
    "k3j9@marketplace。amazon。de": "amazon.de",
    "k3j9 @ marketplace . amazon . de": "amazon.de",
    '"k3j9@home"@marketplace.amazon.de': "amazon.de",
    "k3j9@marketplace.amazon(Kommentar).de": "amazon.de",
    "k3j9%40marketplace.amazon.de@relay.example": "amazon.de",
    "(Käufer) k3j9@marketplace.amazon.de (Erika)": "amazon.de",
}

NO_ALIASES = (
    "",
    "kunde@mail.example",
    "k3j9@marketplace.amazon.de.example.org",
    "k3j9@notmarketplace.amazon.de",
    "k3j9@marketplace.amazonas.de",
    "kunde@myamazon.de",
    "kunde@amazon.de",
    "kunde@marketplace-amazon.de",
    "marketplace.amazon.de@mail.example",
    "marketplace.amazon.de+x@mail.example",
    "x.marketplace.amazon.de@mail.example",
    "k3j9@marketplace.amazon.com.example",
    "kunde@members.ebay.com",
    "kunde@notification.mirakl.net",
)


@pytest.mark.parametrize(("address", "domain"), ALIASES.items())
def test_alias_is_recognised(address: str, domain: str) -> None:
    """No spelling of the host hides a buyer's alias."""
    found = recognition.alias(address)
    assert found is not None
    assert found.domain == domain


@pytest.mark.parametrize("address", NO_ALIASES)
def test_other_address_is_no_alias(address: str) -> None:
    """Addresses that only resemble an alias are nobody's concern."""
    assert recognition.alias(address) is None


MARKETPLACES = {
    "amazon.de": "A1PA6795UKMFR9",
    "Amazon.de": "A1PA6795UKMFR9",
    "amazon.at": "A1PA6795UKMFR9",
    "AMAZON.CO.UK": "A1F83G8C2ARO7P",
    "A1F83G8C2ARO7P": "A1F83G8C2ARO7P",
    "a1f83g8c2aro7p": "A1F83G8C2ARO7P",
    "https://www.amazon.fr/": "A13V1IB3VIYZZH",
    "Amazon DE": "A1PA6795UKMFR9",
    "AMAZON_UK": "A1F83G8C2ARO7P",
    "amazon.com.be": "AMEN7PMS3EDWL",
    "amazon.com.tr": "A33AVAJ2PDY3EV",
    "amazon.com": "ATVPDKIKX0DER",
    "AMAZON": "",
    "Amazon in Deutschland": "",
    "Amazon.de Marketplace": "A1PA6795UKMFR9",
    "Amazon Marketplace": "",
}


@pytest.mark.parametrize(("name", "marketplace_id"), MARKETPLACES.items())
def test_marketplace_is_recognised(name: str, marketplace_id: str) -> None:
    """By domain, by marketplaceId, by channel name, in any case."""
    found = recognition.marketplace(name)
    assert found is not None
    assert found.marketplace_id == marketplace_id


@pytest.mark.parametrize(
    "name", ["", "zvab.com", "abebooks.de", "booklooker.de", "ebay", "amazonas-buch.example", "Amazonien", "mirakl"]
)
def test_other_marketplace_is_not_amazons(name: str) -> None:
    """ZVAB and AbeBooks belong to Amazon, yet their buyers are not Amazon's under these rules."""
    assert recognition.marketplace(name) is None


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("302-1234567-7654321", "302-1234567-7654321"),
        (" Nr. 302-1234567-7654321 ", "302-1234567-7654321"),
        ("302–1234567–7654321", "302-1234567-7654321"),
        ("302‑1234567‑7654321", "302-1234567-7654321"),
        ("３０２-1234567-7654321", "302-1234567-7654321"),
        ("1302-1234567-7654321", None),
        ("302-1234567-76543210", None),
        ("302-123456-7654321", None),
        ("71530", None),
    ],
)
def test_order_number(text: str, number: str | None) -> None:
    """3-7-7 digits and no digit beside them."""
    assert recognition.order_number(text) == number
