"""Reading a mail: whatever a person could read is found with its place, whatever mail programs bend is read."""

import random
from binascii import b2a_qp
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portal.mail.quicklook import surely_free, western_letter
from portal.mail.reading import Reading, Unreadable, read
from portal.policy import lookalikes, recognition, word
from tests.watchdog import must_end

CORPUS = Path(__file__).parents[1] / "eml"


def rows(folder: Path) -> Iterator[tuple[Path, str]]:
    for line in (folder / "expected.tsv").read_text("utf-8").splitlines()[1:]:
        file, _, reason = line.split("\t")
        yield folder / file, reason


def verdict(data: bytes) -> str:
    """The gateway's reason in short, "" for a mail that passes."""
    try:
        reading = read(data)
    except Unreadable:
        return "unreadable"
    if any(recognition.alias(address) for _, address in reading.addresses):
        return "amazon_recipient"
    return "amazon_word" if any(word.contains(text) for _, text in reading.passages) else ""


MAILS = list(rows(CORPUS))
DATA = [path.read_bytes() for path, _ in MAILS]


def test_the_corpus_is_as_large_as_promised() -> None:
    assert sum(1 for _, reason in MAILS if reason) >= 150
    assert sum(1 for _, reason in MAILS if not reason) >= 60


@pytest.mark.parametrize(("path", "reason"), [pytest.param(*row, id=row[0].stem) for row in MAILS])
def test_every_mail_of_the_corpus_gets_its_verdict(path: Path, reason: str) -> None:
    assert verdict(path.read_bytes()) == reason


@pytest.mark.parametrize(("path", "reason"), [pytest.param(*row, id=row[0].stem) for row in MAILS if row[1]])
def test_the_quick_look_lets_no_mail_of_the_corpus_slip(path: Path, reason: str) -> None:
    assert not surely_free(path.read_bytes())


PLACES = [
    (b"Subject: Amazon\r\n\r\n", "subject", "Amazon"),
    (b"From: Amazon <a@b.example>\r\n\r\n", "from", "Amazon <a@b.example>"),
    (b"To: =?utf-8?q?Amaz=C3=B8n?= <a@b.example>\r\n\r\n", "to", "Amazøn <a@b.example>"),
    (b"Cc: a@b.example\r\n\r\n", "cc", "a@b.example"),
    (b"Reply-To: a@b.example\r\n\r\n", "reply-to", "a@b.example"),
    (b"Organization: x\r\n\r\n", "header", "x"),
    (b"A: b\r\n\r\nhallo", "text", "hallo"),
    (b"Content-Type: text/html\r\n\r\nAma<b>zon</b>", "html", "Amazon"),
    (b"Content-Type: application/pdf; name=a.pdf\r\n\r\nx", "attachment", "a.pdf"),
]


@pytest.mark.parametrize(("data", "place", "text"), PLACES)
def test_what_is_read_has_its_place(data: bytes, place: str, text: str) -> None:
    assert (place, text) in [(where, passage.strip()) for where, passage in read(data).passages]


def test_subject_and_message_id_are_given_for_the_log() -> None:
    reading = read(b"Message-ID: <1@a.example>\r\nSubject: =?utf-8?q?Gr=C3=B6=C3=9Fe?=\r\n =?utf-8?q?_38?=\r\n\r\n")
    assert (reading.subject, reading.message_id) == ("Größe 38", "<1@a.example>")
    assert read(b"A: b\r\n\r\n") == Reading("", None, (), ())


def test_addresses_are_given_as_written_and_decoded() -> None:
    reading = read(b"To: =?utf-8?q?a=40b?= <c@d.example>\r\nBcc: e@f.example\r\n\r\n")
    assert reading.addresses == (
        ("to", "=?utf-8?q?a=40b?= <c@d.example>"),
        ("to", "a@b <c@d.example>"),
        ("bcc", "e@f.example"),
    )


BOMBS = {
    "1,000 nested mails": b"A: b\r\n" + b"Content-Type: message/rfc822\r\n\r\n" * 1000,
    "1,000 nested multiparts": b"A: b\r\n"
    + b"".join(b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (n, n) for n in range(1000)),
    "50,000 parts": b"Content-Type: multipart/mixed; boundary=x\r\n\r\n" + b"--x\r\n\r\na\r\n" * 50_000,
    "400,000 fields": b"A: b\r\n" * 400_000,
    "a field of 5 MB": b"Subject: " + b"a" * 5_000_000 + b"\r\n\r\n",
    "a folded field of 5 MB": b"Subject: " + b"a\r\n " * 1_250_000 + b"\r\n\r\n",
    "unclosed encoded words": b"Subject: " + b"=?a?q?" * 300_000 + b"\r\n\r\n",
    "many encoded words": b"Subject: " + b"=?utf-8?q?a?= " * 100_000 + b"\r\n\r\n",
    "many parameters": b"Content-Type: text/plain" + b"; name*1*=a" * 100_000 + b"\r\n\r\n",
    "unclosed quotes": b"Content-Type: text/plain" + b'; name="' * 200_000 + b"\r\n\r\n",
    "a boundary on every line": b'Content-Type: multipart/mixed; boundary="-"\r\n\r\n' + b"---\r\n" * 300_000,
    "padding in base64": b"Content-Transfer-Encoding: base64\r\n\r\n" + b"QQ==" * 500_000,
    "open tags": b"Content-Type: text/html\r\n\r\n" + b"<div>" * 200_000,
    "open comments": b"Content-Type: text/html\r\n\r\n" + b"<!--" * 300_000,
    "attributes": b"Content-Type: text/html\r\n\r\n<a " + b"a='b' " * 200_000,
    "rtf groups": b"Content-Type: text/rtf\r\n\r\n" + b"{\\pict\\a" * 150_000,
    "percent signs": b"A: b\r\n\r\n" + b"%41" * 400_000,
    "idna labels": b"A: b\r\n\r\n" + b"xn--mazon-3ve." * 100_000,
    "NULs": b"A: b\r\n\r\n" + b"\0" * 1_000_000,
    "no line end": b"A" * 2_000_000,
}


@pytest.mark.parametrize("name", BOMBS)
def test_bombs_end_in_a_verdict_within_bounded_time(name: str) -> None:
    """Each under a second alone; none grows with the square of its length."""
    with must_end():
        assert verdict(BOMBS[name]) in {"", "unreadable", "amazon_word"}


def mutated(data: bytes, seed: random.Random) -> bytes:
    """The mail with some bytes changed, cut, doubled or moved, as broken transport and hostile hands do."""
    mail = bytearray(data[:20_000])
    for _ in range(seed.randint(1, 8)):
        start = seed.randrange(len(mail) + 1)
        piece = mail[start : start + seed.choice((1, 1, 4, 60))]
        new = seed.choice((b"", b"\r\n", b"\0", b"=", b"=?", b"--", b"\xff", b";", bytes(piece) * 2, seed.randbytes(4)))
        mail[start : start + len(piece)] = new
    return bytes(mail)


@settings(max_examples=300, deadline=None)
@given(st.integers(0, len(DATA) - 1), st.randoms(use_true_random=False))
def test_mutated_mails_are_read_and_the_quick_look_is_right_about_them(number: int, seed: random.Random) -> None:
    data = mutated(DATA[number], seed)
    reason = verdict(data)
    if surely_free(data):
        assert reason == ""


@settings(max_examples=200, deadline=None)
@given(
    st.binary(max_size=400),
    st.sampled_from(["", "text/html", "text/plain; charset=utf-7", "multipart/mixed; boundary=a"]),
)
def test_any_bytes_are_a_mail_or_unreadable(body: bytes, kind: str) -> None:
    verdict(body)
    verdict(b"Content-Type: " + kind.encode() + b"\r\n\r\n" + body)


LETTERS = st.sampled_from(
    [*"Amazon", "a", "z0n", "=\r\n", "=61", "=", " ", "-", "\r\n", "\r\n\r\n", "&", "<b>", "ä", "а", "%61"]
)


@settings(max_examples=500, deadline=None)
@given(
    st.lists(LETTERS, max_size=12).map("".join), st.sampled_from(["7bit", "quoted-printable", "8bit"]), st.booleans()
)
def test_the_quick_look_says_free_only_of_what_the_full_reading_passes(
    text: str, encoding: str, in_subject: bool
) -> None:
    head = f"Subject: {text if in_subject else 'x'}\r\nContent-Type: text/plain; charset=utf-8\r\n"
    data = f"{head}Content-Transfer-Encoding: {encoding}\r\n\r\n{text}".encode()
    if surely_free(data):
        assert verdict(data) == ""


@pytest.mark.parametrize("code", range(256))
def test_the_quick_look_reads_western_letters_as_the_folding_does(code: int) -> None:
    folded = lookalikes.fold(bytes([code]).decode("cp1252", "ignore")).translate(str.maketrans("4@230", "aazzo"))
    letters = "".join(letter for letter in folded if letter.isascii() and letter.isalpha())
    assert western_letter(code) == letters if len(letters) < 2 else western_letter(code) in letters


def test_huge_html_is_read_piece_by_piece_without_losing_a_word() -> None:
    """The word stands near every possible seam of the pieces."""
    for filler in ("<p>x</p>", "x"):
        at_the_seam = (filler * 4_000_000)[:3_999_992] + "Ama<b>zon</b>" + filler * 60_000
        assert verdict(b"Content-Type: text/html\n\n" + at_the_seam.encode()) == "amazon_word"


FREE = "Guten Tag,\n\nvielen Dank für „Reise“ – 18,50 €.\n\nFreundliche Grüße\n"


@pytest.mark.parametrize("charset", ["utf-8", "windows-1252"])
@pytest.mark.parametrize("encoding", ["8bit", "quoted-printable"])
def test_the_quick_look_frees_the_usual_german_mail(charset: str, encoding: str) -> None:
    body = FREE.encode(charset)
    head = f"From: a@b.example\nContent-Type: text/plain; charset={charset}\nContent-Transfer-Encoding: {encoding}\n\n"
    assert surely_free(head.encode() + (b2a_qp(body) if encoding == "quoted-printable" else body))
