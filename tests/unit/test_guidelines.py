"""The guideline check: what each draft must give, that every finding quotes the text, that no text is slow."""

import re
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portal.mail import placeholders
from portal.policy import guidelines
from portal.policy.guidelines import RULES, Finding, check
from portal.policy.guidelines.rules import Severity
from portal.policy.guidelines.sentences import SENTENCES
from tests.drafts import Draft, drafts
from tests.watchdog import must_end

TABLE = drafts()

VIOLATIONS = re.findall(
    r"\S+",
    """must-order-number no-order-confirmation no-marketing no-review-incentive no-review-change no-review-gating
    no-rating-invitation no-links no-contact-data no-opt-out-link no-logo-with-link no-product-images no-tracking-pixel
    no-insecure-image image-width no-emoji no-gif style-line-breaks style-margins style-alignment style-fonts
    style-font-sizes""",
)
WARNINGS = [
    "must-language",
    "must-30-days",
    "no-thanks-only",
    "no-cancel-request",
    "no-important-subject",
    "word-amazon",
]
HINTS = ["sensitive", "legal-texts"]


def found(body: str, subject: str = "{{bestellnummer}}", language: str = "de") -> list[tuple[str, str]]:
    """Rule and quotation of each finding."""
    return [(finding.rule, finding.quote) for finding in check(subject, body, language=language)]


@pytest.mark.parametrize("draft", TABLE, ids=lambda draft: draft.name[:60])
def test_a_draft_gives_its_findings_and_no_other(draft: Draft) -> None:
    """By rule; where the table names words, they are quoted."""
    given_findings = check(draft.subject, draft.body, language=draft.language)
    assert {finding.rule for finding in given_findings} == draft.rules
    for rule, words in draft.findings:
        assert any(finding.rule == rule and words in finding.quote for finding in given_findings), (rule, words)


def test_the_table_is_as_large_as_promised_and_knows_every_rule() -> None:
    """Every rule that a draft can break is broken in it, and as many drafts break none."""
    assert len({(draft.subject, draft.body) for draft in TABLE}) >= 200
    assert {rule for draft in TABLE for rule in draft.rules} == {rule.id for rule in RULES} - {"must-30-days"}
    assert sum(not draft.findings for draft in TABLE) >= 150


def test_the_rules_are_those_of_the_policy() -> None:
    """Id and severity of each row."""
    assert {rule.id: rule.severity for rule in RULES} == (
        dict.fromkeys(VIOLATIONS, Severity.VIOLATION)
        | dict.fromkeys(WARNINGS, Severity.WARNING)
        | dict.fromkeys(HINTS, Severity.HINT)
    )
    assert len(RULES) == len({rule.id for rule in RULES}) == 30


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_every_rule_has_its_words(rule: guidelines.GuidelineRule) -> None:
    """Name, clause, what to do, source and day; whole sentences without exclamation marks."""
    assert rule.name
    assert rule.source
    assert rule.since <= date(2025, 4, 25)
    for text in (rule.clause, rule.remedy):
        assert re.search(r"[.“]\Z", text)
        assert "!" not in text
    assert guidelines.rule(rule.id) is rule


@pytest.mark.parametrize(("topic", "sentence"), SENTENCES.items())
def test_every_sentence_belongs_to_a_rule(topic: str, sentence: str) -> None:
    """And is calm."""
    assert guidelines.rule(topic.partition("/")[0])
    assert "!" not in sentence
    assert sentence[-1] in ".“"


def test_a_finding_says_what_and_what_to_do() -> None:
    """The whole value."""
    assert check("Zu {{bestellnummer}}", "Guten Tag,\n\nrufen Sie an: 0551 000 00 00.\n\nDie Rechnung liegt bei.") == (
        Finding(
            "no-contact-data",
            Severity.VIOLATION,
            "body",
            26,
            40,
            "0551 000 00 00",
            "„0551 000 00 00“ ist eine Telefonnummer, und Amazon entfernt sie. Schreiben Sie stattdessen: "
            "„Bitte antworten Sie auf diese Nachricht.“",
        ),
    )


def test_what_is_missing_quotes_nothing() -> None:
    """The order number."""
    finding = check("Betreff", "Die Rechnung liegt dem Paket bei.")[-1]
    assert (finding.rule, finding.start, finding.end, finding.quote) == ("must-order-number", 0, 0, "")
    assert "{{bestellnummer}}" in finding.sentence


@pytest.mark.parametrize(
    "written",
    ["{{bestellnummer}}", "{{ BESTELLNUMMER }}", "{{ bestell nummer\t}}", "%7B%7Bbestellnummer%7D%7D",
     "{{bestellnr}}",
     "{{bestell\nnummer}}", "{bestellnummer}", "{{bestellnummer}"],
)  # fmt: skip
def test_the_placeholder_counts_where_it_is_filled(written: str) -> None:
    """The check and the sender read the same spellings."""
    missing = any(finding.rule == "must-order-number" for finding in check("", written))
    assert missing == ("bestellnummer" not in placeholders.used_in(written))


@pytest.mark.parametrize(
    ("sentence", "severity"),
    [
        ("Beachten Sie auch unser Angebot.", Severity.WARNING),
        ("Der Katalog ist da.", Severity.WARNING),
        ("Die Aktion läuft bis März.", Severity.WARNING),
        ("Hier ist ein Gutschein für Sie.", Severity.VIOLATION),
    ],
)
def test_single_weak_words_are_warnings(sentence: str, severity: Severity) -> None:
    """Strong ones are violations."""
    assert [finding.severity for finding in check("{{bestellnummer}}", sentence)] == [severity]


def test_a_rule_of_another_day_is_left_out() -> None:
    """`on` is the day that the caller asks about."""
    assert not check("", "", on=date(2020, 11, 1))
    assert check("[Wichtig] {{bestellnummer}}", "Der Umschlag ist eingerissen.", on=date(2025, 4, 24)) == ()
    assert check("[Wichtig] {{bestellnummer}}", "Der Umschlag ist eingerissen.", on=date(2025, 4, 25))


def test_what_the_sanitiser_takes_out_is_named_once() -> None:
    """Where no rule has spoken of the place already."""
    body = '<table><tr><td align="center">Die Rechnung liegt bei.</td></tr></table><script>x()</script><u>Gruß</u>'
    taken_out = ("<table>", "<tr>", "<td>", "<script>", "<u>", "onclick")
    findings = check("{{bestellnummer}}", body, taken_out=taken_out)
    assert [(finding.rule, finding.quote) for finding in findings] == [
        ("style-alignment", "<table>"),
        ("style-alignment", "<tr>"),
        ("style-alignment", '<td align="center">'),
        ("no-tracking-pixel", "<script>x()"),
        ("style-fonts", "<u>"),
    ]


def test_findings_of_a_rule_are_counted_up_to_twenty() -> None:
    """Whoever has mended them sees the next."""
    assert len(check("{{bestellnummer}}", "Gutschein! " * 100)) == 20


def test_findings_stand_in_the_order_of_the_text_the_subject_first() -> None:
    """Each place once."""
    findings = check("Gutschein {{bestellnummer}}", "Rabatt, www.lindenhof.example und ein Coupon.")
    assert [finding.place for finding in findings] == ["subject", "body", "body", "body"]
    assert [finding.start for finding in findings[1:]] == sorted(finding.start for finding in findings[1:])


PIECES = st.sampled_from(
    ["Gutschein", " ", "\n", "\n\n\n", "<b>", "</b>", '<a href="https://x.example">', "</a>",
     "<img src=http://x>", "&auml;",
     "&shy;", "&", "<", ">", '"', "„", "“", "{{bestellnummer}}", "{{", "0551 123456", "info@x.example", "ß",
     "Ä", "😀", "\u200b",
     "bewerten Sie uns", "wenn Sie zufrieden sind", "nicht", ".", ",", "1", "www.", ".de", "<!--", "-->",
     "<style>", "p{color:red}",
     "Amazon", "Widerruf", "**", "\ud800", "\x00", "İ", "ﬁ", "½", "<font size=1>", "(at)", "versandt", "ist"]
)  # fmt: skip
TEXTS = st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=40).map("".join))


@settings(max_examples=300, deadline=None)
@given(TEXTS, TEXTS, st.sampled_from(["de", "en", "xx", ""]))
def test_every_finding_quotes_the_text_as_typed(subject: str, body: str, language: str) -> None:
    """Whatever is typed; findings of one rule never overlap, and every sentence is filled."""
    ends: dict[tuple[str, str], int] = {}
    for finding in check(subject, body, language=language):
        text = subject if finding.place == "subject" else body
        assert 0 <= finding.start <= finding.end <= len(text)
        assert finding.quote == text[finding.start : finding.end]
        assert finding.quote or finding.rule == "must-order-number"
        assert finding.start >= ends.get((finding.rule, finding.place), 0)
        ends[finding.rule, finding.place] = finding.end
        assert "{quote}" not in finding.sentence


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="{}%7BD bestlnumrBESTNUMR\n", max_size=40))
def test_the_check_and_the_sender_agree_about_the_placeholder(body: str) -> None:
    """`placeholders.used_in` is what will be filled."""
    missing = any(finding.rule == "must-order-number" for finding in check("", body))
    assert missing == ("bestellnummer" not in placeholders.used_in(body))


@pytest.mark.parametrize(
    "unit",
    ["a", "A ", " ", "\n", "\n ", ".", "a.", "a-", "a@", "@", "(at)", "[", "www.", "https://", "0", "0 ",
     "0  ", "+4 ", "(0", "0-",
     "<", "<a", "<a href='", "<b>", "<a href='x'>", "<img src=x>", "<p style='a:b;", "<p style='a:b;a:b'>",
     "<style>", "<!--", "<br>",
     "&", "&amp;", "&nbsp;", "&#", '"', "„", "»«", "*", "**a", "{{", "{{a}}", "%7B%7B", "😀", "\u20e3",
     "1\ufe0f\u20e3", "ß", "½",
     "bestellung ", "wir ", "bewerten sie uns ", "wenn zufrieden bewertung gutschein ",
     "nicht kein gutschein ", "wenn ", "wichtig",
     "wir haben ihre ist sind sie uns auf von ", "[wichtig ", "amazo", "m. ", "Müller, H: 1920\n", "18.50 ",
     "https://x.example/) "],
)  # fmt: skip
def test_no_text_is_slow(unit: str) -> None:
    """100 kB of anything take a few tenths of a second, in the body and in the subject; with the square, minutes."""
    text = (unit * (100_000 // len(unit) + 1))[:100_000]
    with must_end(20):
        check("", text)
        check(text, "")
