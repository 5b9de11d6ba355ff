"""The mail that preview and sender share: light markup, harmless HTML, escaped values, a finished MIME message."""

import dataclasses
import re
from datetime import UTC, datetime
from email import message_from_bytes, policy
from email.header import decode_header, make_header

import pytest

from portal.mail import markup, writing

VALUES = {"kaeufer": "Käthe <b>K.</b> & Söhne", "bestellnummer": "302-1234567-7654321", "artikel": "A: B\nC: D"}
ENVELOPE = writing.Envelope(
    "versand@lindenhof.example",
    "Antiquariat Müller, Köln",
    "k3j9@marketplace.amazon.de",
    "<1@lindenhof.example>",
    datetime(2020, 11, 3, 9, tzinfo=UTC),
    "de",
)


@pytest.mark.parametrize(
    ("typed", "html"),
    [
        ("eins\nzwei\n\ndrei", "<p>eins<br>\nzwei</p>\n<p>drei</p>"),
        ("**fett** und *kursiv*", "<p><strong>fett</strong> und <em>kursiv</em></p>"),
        ("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>"),
        ("1. a\n2. b", "<ol>\n<li>a</li>\n<li>b</li>\n</ol>"),
        ("2. Auflage, Leipzig 1921", "<p>2. Auflage, Leipzig 1921</p>"),
        ("Text\n\n3. November", "<p>Text</p>\n<p>3. November</p>"),
        ("    eingerückt", "<p>eingerückt</p>"),
        ("# kein Titel", "<p># kein Titel</p>"),
        ("![Bild](https://x.example/a.png)", '<p>!<a href="https://x.example/a.png">Bild</a></p>'),
        ("<b>fett</b> <u>unter</u>", "<p><b>fett</b> unter</p>"),
        ("3 < 5 & <1919>", "<p>3 &lt; 5 &amp; &lt;1919&gt;</p>"),
        ("<script>alert(1)</script>Text", "Text"),
        ("vor <script>alert(1)</script> nach", "<p>vor  nach</p>"),
        ('<a href="javascript:alert(1)" onclick="x()">hier</a>', "<p><a>hier</a></p>"),
        ("[hier](javascript:alert(1))", "<p>[hier](javascript:alert(1))</p>"),
        ('<img src=x onerror="alert(1)">', ""),
        ("<style>p{color:red}</style>Text", "Text"),
        ("<iframe srcdoc='<script>1</script>'></iframe>x", "x"),
    ],
)
def test_markup(typed: str, html: str) -> None:
    """Light markup becomes the allowed tags; everything else is taken out or stays text."""
    assert markup.to_html(typed) == html


def test_what_is_taken_out_is_named() -> None:
    """Tags and attributes, each once."""
    typed = (
        'a <u>b</u> <u>c</u> <a href="https://x.example" onclick="x()">d</a>\n\n<!-- e -->\n\n<table><tr></tr></table>'
    )
    assert markup.taken_out(typed) == ("<u>", "onclick", "<!-- -->", "<table>", "<tr>")


def test_values_are_escaped_and_not_marked_up() -> None:
    """A value stays what it is, in text, HTML and subject."""
    composed = writing.compose("Für {{kaeufer}}", "{{ Kaeufer }}: **{{artikel}}**", VALUES)
    assert composed.subject == "Für Käthe <b>K.</b> & Söhne"
    assert composed.html == "<p>Käthe &lt;b&gt;K.&lt;/b&gt; &amp; Söhne: <strong>A: B<br>C: D</strong></p>"
    assert composed.text == "Käthe <b>K.</b> & Söhne: A: B\nC: D\n"
    assert composed.is_complete


def test_placeholder_in_a_link_is_percent_encoded() -> None:
    """A value cannot leave the target of a link."""
    composed = writing.compose("x", "[hier](https://x.example/?q={{kaeufer}})", {"kaeufer": '"><script>&a=b'})
    assert 'href="https://x.example/?q=%22%3E%3Cscript%3E%26a%3Db"' in composed.html


def test_value_cannot_bring_a_scheme_into_a_link() -> None:
    """Typed HTML with a placeholder as the whole target."""
    composed = writing.compose("x", '<a href="{{kaeufer}}">hier</a>', {"kaeufer": "javascript:alert(1)"})
    assert "javascript:" not in composed.html


def test_missing_and_unknown_make_a_mail_incomplete() -> None:
    """Both are named, each once, in the order of their appearance."""
    composed = writing.compose("{{summe}}", "{{versanddatum}} {{kaeufer}} {{versanddatum}} {{käufername}}", VALUES)
    assert composed.missing == ("summe", "versanddatum")
    assert [unknown.suggestion for unknown in composed.unknown] == ["kaeufer"]
    assert not composed.is_complete
    assert "[Versanddatum fehlt]" in composed.html


def test_plain_text_says_what_the_html_says() -> None:
    """Lists with their signs, links with their target."""
    typed = (
        "Hallo,\nwie gesagt:\n\n- a\n- b\n\n1. x\n2. y\n\n[hier](https://x.example/) und <https://y.example>\n\nGruß"
    )
    assert writing.compose("x", typed, {}).text == (
        "Hallo,\nwie gesagt:\n\n- a\n- b\n\n1. x\n2. y\n\nhier (https://x.example/) und <https://y.example>\n\nGruß\n"
    )


def test_written_mail_is_read_back_whole() -> None:
    """Headers, both parts, umlauts; lines within RFC 5322's bounds and CRLF throughout."""
    composed = writing.compose("Zu {{bestellnummer}}: Grüße", "Guten Tag {{kaeufer}}", VALUES)
    content = writing.write(composed, ENVELOPE)
    assert b"\n" not in content.replace(b"\r\n", b"")
    assert max(len(line) for line in content.split(b"\r\n")) <= 998
    message = message_from_bytes(content, policy=policy.default)
    assert message["From"] == '"Antiquariat Müller, Köln" <versand@lindenhof.example>'
    assert message["To"] == "k3j9@marketplace.amazon.de"
    assert message["Subject"] == "Zu 302-1234567-7654321: Grüße"
    assert message["Message-ID"] == "<1@lindenhof.example>"
    assert message["Content-Language"] == "de"
    assert message.get_body(("plain",)).get_content().strip() == "Guten Tag Käthe <b>K.</b> & Söhne"  # type: ignore[union-attr]
    assert "Käthe &lt;b&gt;" in message.get_body(("html",)).get_content()  # type: ignore[union-attr]


def test_no_tracking_and_no_list_headers() -> None:
    """POLICY.md section 4: no List-Unsubscribe, no second recipient."""
    message = message_from_bytes(writing.write(writing.compose("x", "y", {}), ENVELOPE))
    assert not [name for name in message if name.lower().startswith("list-") or name in {"Cc", "Bcc"}]


@pytest.mark.parametrize("subject", ["a\r\nBcc: x@y.example", "a\nb", "ä" * 10_000, "a" * 10_000, "\u2028x", ""])
def test_no_subject_breaks_out_of_its_header(subject: str) -> None:
    """Line ends in a subject make no header of their own, and no length breaks the mail."""
    content = writing.write_parts(subject, "Text", "", ENVELOPE)
    message = message_from_bytes(content, policy=policy.default)
    assert message["Bcc"] is None
    assert message.get_content().strip() == "Text"


def test_a_mail_without_parts_has_an_empty_text() -> None:
    """A caller's message that holds a subject alone."""
    assert message_from_bytes(writing.write_parts("x", "", "", ENVELOPE)).get_content_type() == "text/plain"


@pytest.mark.parametrize(
    "body",
    [
        "Summe \\{\\{summe\\}\\}",
        "&#123;&#123;kaeufer&#125;&#125;",
        "&lbrace;&lbrace;foo&rbrace;&rbrace;",
        "{\\{summe}}",
        "{<b></b>{summe}}",
    ],
)
def test_no_placeholder_slips_by_in_disguise(body: str) -> None:
    """Escapes and entities that become braces in the mail count as braces."""
    assert not writing.compose("x", body, {}).is_complete


def test_long_display_name_is_folded_into_encoded_words() -> None:
    """RFC 2047: 75 characters at most."""
    envelope = dataclasses.replace(ENVELOPE, sender_name="Ä" * 200)
    content = writing.write_parts("x", "y", "", envelope)
    words = re.findall(rb"=\?utf-8\?[bq]\?[^?]*\?=", content)
    assert len(words) > 5
    assert max(map(len, words)) <= 75
    assert str(make_header(decode_header(message_from_bytes(content)["From"]))).startswith("Ä" * 200)
