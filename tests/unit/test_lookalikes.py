"""Folding: what a reader takes for plain Latin letters becomes plain Latin letters."""

import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.policy.lookalikes import fold, fold_character, fold_with_places, places_in_original

READ_AS = [
    ("Größe", "grosse"),
    ("„Straße“ – 5 €", "„strasse“ - 5 €"),
    ("ÄÖÜäöü ẞ", "aouaou ss"),
    ("Ａｍａｚｏｎ．ｄｅ＠", "amazon.de@"),
    ("𝐀𝒷𝕔𝟙", "abc1"),
    ("ﬁﬂ", "fifl"),
    ("Аmаzоn", "amazon"),
    ("ΑΜΑΖΟΝ", "amazon"),
    ("ᴀᴍᴀᴢᴏɴ", "amazon"),
    ("🅰🇲ⒶⓏ", "amaz"),
    ("ɑⅿａ𝗓оn", "amazon"),
    ("Ama\u00ad\u200b\u200c\u200d\u2060\ufeff\u034f\u061c\u180ezon", "amazon"),
    ("A\u202em\u2066a\u202cz\u200fon", "amazon"),
    ("Ama\ufe0f\U000e0041\U000e01efzon", "amazon"),
    ("A\u0301m\u0336a", "ama"),
    ("a\x00\x07\x1b\x7f\x9fb", "ab"),
    ("a\tb\r\nc\u00a0d\u2003e\u2028f", "a\tb\r\nc d e\nf"),
    ("‐‑‒–—―−", "-------"),
    ("٣४", "34"),
    ("İıſ", "iis"),
    ("日本語", "日本語"),
    ("a\ufffdb\ud800c", "abc"),
    ("", ""),
]


@pytest.mark.parametrize(("written", "read"), READ_AS)
def test_text_is_folded_to_what_is_read(written: str, read: str) -> None:
    assert fold(written) == read


@pytest.mark.parametrize("letter", "amazon")
def test_each_letter_of_the_word_has_dozens_of_disguises(letter: str) -> None:
    assert sum(fold_character(chr(code)) == letter for code in range(0x80, sys.maxunicode)) > 40


def test_every_character_folds_alike_alone_and_in_any_company() -> None:
    """The byte table for western text, the table for all others, and the slow way give the same."""
    for code in (*range(0x600), *range(0x600, 0x20000, 17)):
        character = chr(code)
        reading = fold_character(character)
        assert fold(character) == reading
        assert fold(character + "я") == reading + fold("я")
        assert fold(reading) == reading


@given(st.text(max_size=50), st.text(max_size=50))
def test_folding_works_character_by_character(one: str, other: str) -> None:
    assert fold(one + other) == fold(one) + fold(other)
    assert fold_with_places(one)[0] == fold(one)


@given(st.text(alphabet="aß½…\u200bЯ", min_size=1, max_size=30).filter(lambda text: bool(fold(text))))
def test_places_lead_back_to_the_original_however_long_it_is(piece: str) -> None:
    text = piece * (10_000 // len(piece))
    folded, places = fold_with_places(text)
    some = range(0, len(folded), 97)
    assert places_in_original(text, some) == [places[index] for index in some]


def test_nothing_of_the_plain_alphabet_changes() -> None:
    plain = "".join(map(chr, range(0x20, 0x7F)))
    assert fold(plain) == plain.lower()


def test_marks_alone_leave_nothing() -> None:
    marks = "".join(chr(code) for code in range(0x300, 0x370) if unicodedata.category(chr(code)) == "Mn")
    assert fold(marks) == ""
