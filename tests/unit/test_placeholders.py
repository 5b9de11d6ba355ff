"""Placeholders: which a text uses, which are unknown, and that filling is one pass."""

import pytest

from portal.mail import placeholders
from portal.mail.placeholders import Unknown


@pytest.mark.parametrize("written", ["bestellnummer", "Bestellnummer", " BESTELL NUMMER ", "bestellnummer "])
def test_blanks_and_case_are_ignored(written: str) -> None:
    """As laymen write them."""
    text = f"Nr. {{{{{written}}}}}"
    assert placeholders.used_in(text) == ("bestellnummer",)
    assert placeholders.fill(text, {"bestellnummer": "71530"}, str, str) == "Nr. 71530"


@pytest.mark.parametrize(
    ("text", "unknown"),
    [
        ("{{käufername}}", Unknown("käufername", "kaeufer")),
        ("{{Käufer}}", Unknown("Käufer", "kaeufer")),
        ("{{bestelnummer}}", Unknown("bestelnummer", "bestellnummer")),
        ("{{ bestellnr }}", Unknown("bestellnr", "bestellnummer")),
        ("{{artikle}}", Unknown("artikle", "artikel")),
        ("{{qqq}}", Unknown("qqq", "")),
        ("{{}}", Unknown("", "")),
        ("Hallo {{", Unknown("{{", "")),
        ("Hallo }} da", Unknown("}}", "")),
        ("{{kaeufer}", Unknown("{{", "")),
    ],
)
def test_unknown_is_named_with_a_suggestion(text: str, unknown: Unknown) -> None:
    """What looks like a placeholder and is none."""
    assert placeholders.unknown_in(text) == (unknown,)


@pytest.mark.parametrize("text", ["", "{einfach}", "{{kaeufer}} {{summe}}", "{ { nichts } }"])
def test_nothing_unknown(text: str) -> None:
    """Single braces are text."""
    assert placeholders.unknown_in(text) == ()


def test_a_value_is_never_filled_again() -> None:
    """A buyer who calls himself {{summe}} gets nothing but that."""
    filled = placeholders.fill("{{kaeufer}} {{summe}}", {"kaeufer": "{{summe}}", "summe": "9"}, str, str)
    assert filled == "{{summe}} 9"


def test_missing_value_is_visible() -> None:
    """In its place stands what is missing."""
    assert placeholders.fill("am {{versanddatum}}", {}, str, str) == "am [Versanddatum fehlt]"


def test_long_text_of_braces_is_read_in_linear_time() -> None:
    """100,000 braces: no search that starts over at each."""
    assert placeholders.unknown_in("{{" * 50_000) == (Unknown("{{", ""),)
