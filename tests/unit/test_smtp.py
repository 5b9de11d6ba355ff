"""Bytes of the wire: where a mail ends, dots, line ends, and the answers' shape."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.policy.match import Match
from portal.policy.rules import Reason
from portal.sender import answers
from portal.sender.grouping import Grouping
from portal.sender.relay_replies import ConnectionLostError, Replies
from portal.sender.smtp.framing import DataReader, has_bare_line_ends, stuffed, unstuffed
from portal.sender.smtp.trace import Origin, origin_of, received_line
from portal.settings import Settings, SettingsError, read_settings

PIECES = st.lists(st.sampled_from([b"\r\n", b".", b"\r", b"\n", b"x", b"\x00", b"..", b"\r\n."]), max_size=30)


@given(PIECES, st.integers(1, 7))
def test_end_is_found_however_the_bytes_come(pieces: list[bytes], size: int) -> None:
    """In packets of any size, and only at CR LF dot CR LF (or a dot at the very beginning)."""
    data = b"".join(pieces) + b"\r\n.\r\nREST"
    end = (b"\r\n" + data).index(b"\r\n.\r\n")
    reader, rest = DataReader(1_000), None
    for start in range(0, len(data), size):
        rest = reader.feed(data[start : start + size])
        if rest is not None:
            rest += data[start + size :]
            break
    assert reader.wire() == data[:end]
    assert rest == data[end + 3 :]
    assert not reader.is_too_large


@pytest.mark.parametrize("size", [1, 3, 1_000])
def test_too_large_is_told_exactly(size: int) -> None:
    """At the limit it is not, one byte more it is; and then nothing is kept."""
    for length, is_too_large in ((100, False), (101, True), (5_000, True)):
        reader = DataReader(100)
        data = b"x" * (length - 2) + b"\r\n.\r\nNOOP"
        fed = [reader.feed(data[start : start + size]) for start in range(0, length + 3, size)]
        assert reader.is_too_large is is_too_large
        assert any(rest is not None for rest in fed)
        assert len(reader.wire()) == (0 if is_too_large else length)


@given(st.lists(st.sampled_from([b".", b"..", b"x", b"", b".x"]), max_size=20))
def test_dots_come_back(lines: list[bytes]) -> None:
    """Doubled on the way, single again behind it."""
    content = b"".join(line + b"\r\n" for line in lines)
    assert unstuffed(stuffed(content)) == content
    assert b"\r\n.\r\n" not in b"\r\n" + stuffed(content)


@pytest.mark.parametrize("wire", [b"", b"a\r\n", b"\r\n\r\n", b"a\r\n.b\r\n"])
def test_proper_line_ends(wire: bytes) -> None:
    """Pairs only."""
    assert not has_bare_line_ends(wire)


@pytest.mark.parametrize("wire", [b"\n", b"\r", b"\n\r", b"a\n\r\n", b"a\r\r\n", b"a\r\nb\r", b"\r\n\n\r\r\n"])
def test_bare_line_ends(wire: bytes) -> None:
    """One that stands alone is enough, and two wrongs make no right."""
    assert has_bare_line_ends(wire)


def test_trace_line_cannot_be_broken() -> None:
    """Whatever the client calls itself."""
    origin = Origin("evil\r\nX-Evil: 1 (<ä>" + "x" * 500, "192.0.2.1", "ESMTP")
    line = received_line(origin, "post.example", "1f")
    assert line.count(b"\n") == 1
    assert len(line) < 500
    assert origin_of({"HELO": "pc+0D+0AX", "ADDR": "[UNAVAILABLE]"}, origin).address == "192.0.2.1"
    assert received_line(origin_of({"HELO": "pc+0D+0AX"}, origin), "h", "1").count(b"\n") == 1


@pytest.mark.parametrize("reason", [Reason.AMAZON_RECIPIENT, Reason.AMAZON_WORD, Reason.UNREADABLE])
def test_refusal_is_one_line_of_ascii(reason: Reason) -> None:
    """Within 512 bytes with its end (RFC 5321), whatever was found."""
    match = Match("subject", "Ämäzön\r\n\x00\u200b" + "x" * 500, "", "")
    text = answers.refusal(reason, (match,), 10**9, "https://" + "h" * 60 + ".example/suppressions/1000000000")
    assert text.isascii()
    assert text.isprintable()
    assert len(text) <= 510
    code = "550 5.6.0" if reason is Reason.UNREADABLE else "550 5.7.1"
    assert text.startswith(f"{code} {reason.value} ")


def test_umlauts_are_spelt_out() -> None:
    """As people wrote before mail knew them."""
    assert answers.in_ascii("Größe Äpfel А") == "Groesse Aepfel ?"


def test_replies_are_read_however_they_come() -> None:
    """Whole, in pieces, several at once; nonsense loses the connection."""

    async def read(pieces: list[bytes], count: int) -> list[str]:
        replies = Replies()
        for piece in pieces:
            replies.data_received(piece)
        return [str(await replies.next(1)) for _ in range(count)]

    two = b"250-a\r\n250 b\r\n550 5.1.1 \xff\x00 unknown\r\n"
    expected = ["250-a\r\n250 b", "550 5.1.1 ?? unknown"]
    assert asyncio.run(read([two], 2)) == expected
    assert asyncio.run(read([bytes([byte]) for byte in two], 2)) == expected
    assert asyncio.run(read([b"250\n"], 1)) == ["250 "]
    for nonsense in (b"HTTP/1.1 400\r\n", b"250x\r\n", b"25\r\n", b"x" * 70_000):
        with pytest.raises(ConnectionLostError):
            asyncio.run(read([nonsense], 1))


def test_group_with_a_bad_item_is_tried_one_by_one() -> None:
    """The others get their results; a fault that is everyone's is not tried again for each."""
    calls: list[list[int]] = []

    def work(items: Sequence[int]) -> list[int]:
        calls.append(list(items))
        if 13 in items:
            raise ValueError(13)
        if 99 in items:
            raise OSError
        return [item * 2 for item in items]

    async def run(items: list[int]) -> list[int | BaseException]:
        grouping = Grouping("test", work, most=5, is_everyones=lambda error: isinstance(error, OSError))
        results = await asyncio.gather(*(grouping.do(item) for item in items), return_exceptions=True)
        grouping.close()
        return results

    results = asyncio.run(run([1, 2, 13, 3]))
    assert [results[0], results[1], results[3]] == [2, 4, 6]
    assert isinstance(results[2], ValueError)
    calls.clear()
    assert all(isinstance(result, OSError) for result in asyncio.run(run([1, 99, 2])))
    assert len(calls) == 1
    calls.clear()
    assert asyncio.run(run(list(range(12)))) == [item * 2 for item in range(12)]
    assert max(map(len, calls)) == 5


def test_trusted_networks_are_read() -> None:
    """Several with commas; what is wrong is named with what would be right."""
    read = Settings(smtp_trusted="127.0.0.1/32=7, 2001:db8::/64=8", _env_file=None).smtp_trusted
    assert [(str(each.network), each.merchant_id) for each in read] == [("127.0.0.1/32", 7), ("2001:db8::/64", 8)]
    assert Settings(smtp_trusted="", _env_file=None).smtp_trusted == ()
    for wrong in ("127.0.0.1", "127.0.0.1/32=", "localhost=1", "10.1.2.3/8=1", "10.0.0.0/8=x"):
        with pytest.raises(SettingsError, match=r"PORTAL_SMTP_TRUSTED is wrong: .*127\.0\.0\.1/32"):
            read_settings(smtp_trusted=wrong, secret_key="x", _env_file=None)
