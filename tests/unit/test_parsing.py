"""The edge of the API: every fault named at once, nothing that JSON can hold is a crash."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portal.acceptance.parsing import NotJsonError, WrongEventError, parse

GOOD = {
    "id": "oc-1",
    "kind": "order_notice",
    "occurred_at": "2020-11-03T09:15:00+01:00",
    "order": {"number": "302-1234567-7654321"},
}


def faults(value: object) -> dict[str, str]:
    """Field -> code of a refused event."""
    with pytest.raises(WrongEventError) as caught:
        parse(json.dumps(value))
    return {error.field: error.code for error in caught.value.errors}


def test_all_missing_fields_are_named_at_once() -> None:
    """An empty event."""
    assert faults({}) == dict.fromkeys(["id", "kind", "occurred_at", "order.number"], "missing")
    assert faults({"id": "", "kind": None, "occurred_at": "", "order": {}}) == dict.fromkeys(
        ["id", "kind", "occurred_at", "order.number"], "missing"
    )


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"id": 7}, "id"),
        ({"id": "x" * 201}, "id"),
        ({"kind": "refund"}, "kind"),
        ({"kind": 1}, "kind"),
        ({"occurred_at": "2020-11-03T09:15:00"}, "occurred_at"),
        ({"occurred_at": "yesterday"}, "occurred_at"),
        ({"occurred_at": 1604391300}, "occurred_at"),
        ({"occurred_at": "0001-01-01T00:00:00+14:00"}, "occurred_at"),
        ({"order": {"number": "1", "placed_at": "9999-12-31T23:30:00Z"}}, "order.placed_at"),
        ({"order": {"number": "1", "items": [{"quantity": 1.5}]}}, "order.items[0].quantity"),
        ({"order": []}, "order"),
        ({"order": "302"}, "order"),
        ({"order": {"number": 302}}, "order.number"),
        ({"order": {"number": "1", "buyer": "Erika"}}, "order.buyer"),
        ({"order": {"number": "1", "buyer": {"email": ["a"]}}}, "order.buyer.email"),
        ({"order": {"number": "1", "items": {}}}, "order.items"),
        ({"order": {"number": "1", "items": [{"quantity": "two"}]}}, "order.items[0].quantity"),
        ({"order": {"number": "1", "items": [{}, {"quantity": True}]}}, "order.items[1].quantity"),
        ({"order": {"number": "1", "items": [{"price": "18,50"}]}}, "order.items[0].price"),
        ({"order": {"number": "1", "items": [{"price": "NaN"}]}}, "order.items[0].price"),
        ({"order": {"number": "1", "fulfilment": "fba"}}, "order.fulfilment"),
        ({"order": {"number": "1", "shipment": {"shipped_at": "x"}}}, "order.shipment.shipped_at"),
        ({"message": "Text"}, "message"),
        ({"message": {"subject": {}}}, "message.subject"),
    ],
)
def test_wrong_field_is_named(change: dict[str, object], field: str) -> None:
    """By its path, with what to write."""
    assert list(faults(GOOD | change)) == [field]


@pytest.mark.parametrize("value", [[], "x", 1, None, True])
def test_json_that_is_no_object(value: object) -> None:
    """A list or a string is no event."""
    assert faults(value) == {"": "not_an_object"}


@pytest.mark.parametrize(
    "text",
    [
        b"",
        b"{",
        b"\xff\xfe",
        b'{"id": NaN}',
        b"[" * 100_000,
        b'{"a": ' + b"9" * 5_000 + b"}",
        b"\x00",
        b'{"a": "\x01"}',
    ],
)
def test_broken_json(text: bytes) -> None:
    """Cut off, in a wrong encoding, too deep, with numbers that JSON does not know."""
    with pytest.raises(NotJsonError):
        parse(text)


def test_null_and_empty_mean_absent() -> None:
    """In every place."""
    event = parse(
        json.dumps(GOOD | {"message": {"subject": "", "text": None}, "order": {"number": "1", "buyer": None}})
    ).event
    assert event.message is None
    assert event.order.buyer.email == ""


def test_control_characters_become_replacement_characters() -> None:
    """NUL, line ends in one-line fields, lone surrogates; a message's text keeps its lines."""
    text = json.dumps(GOOD | {"id": "a\x00b", "message": {"subject": "x\r\ny\ud800", "text": "a\nb\x00"}})
    event = parse(text).event
    assert event.id == "a\ufffdb"
    assert event.message is not None
    assert event.message.subject == "x\ufffd\ufffdy\ufffd"
    assert event.message.text == "a\nb\ufffd"


def test_same_value_has_the_same_digest() -> None:
    """Order of names, blanks and spelling of numbers do not matter, anything else does."""
    first = parse(json.dumps(GOOD | {"x": 1}))
    same = parse(json.dumps({"x": 1.0, **dict(reversed(GOOD.items()))}, indent=2))
    other = parse(json.dumps(GOOD | {"x": 2}))
    assert first.digest == same.digest
    assert first.digest != other.digest


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.sampled_from(["order_notice", "", "\x00"]),
    lambda inner: (
        st.lists(inner) | st.dictionaries(st.sampled_from([*GOOD, "items", "buyer", "number"]) | st.text(), inner)
    ),
    max_leaves=20,
)


@given(change=st.dictionaries(st.sampled_from([*GOOD, "message", "x"]), JSON))
@settings(max_examples=300, deadline=None)
def test_any_json_value_is_an_event_or_a_named_fault(change: dict[str, object]) -> None:
    """Never another error; what is accepted holds no control character in one-line fields."""
    try:
        event = parse(json.dumps(GOOD | change)).event
    except (WrongEventError, NotJsonError):
        return
    assert "\x00" not in event.id + event.order.number + event.order.buyer.name


@pytest.mark.parametrize("depth", [300, 5_000])
def test_nesting_is_accepted_or_named(depth: int) -> None:
    """Never another error."""
    text = json.dumps(GOOD)[:-1] + ', "x": ' + "[" * depth + "]" * depth + "}"
    try:
        accepted = parse(text).event.id
    except NotJsonError:
        accepted = ""
    assert accepted == ("oc-1" if depth < 500 else "")


def test_one_and_one_point_zero_are_the_same_number() -> None:
    """JSON knows one kind of number."""
    first = parse(json.dumps(GOOD | {"order": {"number": "1", "items": [{"quantity": 1}]}}))
    assert first == parse(json.dumps(GOOD | {"order": {"number": "1", "items": [{"quantity": 1.0}]}}))
