# ruff: noqa: E501, SIM905 - a mail written out byte by byte is read best as it goes over the wire
"""Writes the mail corpus tests/eml/*.eml with expected.tsv: every trick, every word that must pass, real programs' mails.

    .venv/bin/python tests/tools/make_corpus.py tests/eml

Deterministic: the same files each time. The mails are built byte by byte, for the standard library would repair them.
"""

import sys
from base64 import b64encode
from binascii import b2a_qp
from collections.abc import Iterator
from html import escape
from pathlib import Path
from urllib.parse import quote

sys.path.insert(0, str(Path(__file__).parent))
import corpus_programs
import corpus_tricks

SPELLINGS = {
    "plain": "Amazon", "capitals": "AMAZON", "compound": "Amazonbestellung", "einkauf": "Amazoneinkauf",
    "entgelt": "Amazonentgelt", "assistent": "Amazonassistent", "mein": "meinAmazonKonto", "genitive": "Amazons",
    "fullwidth": "Ａｍａｚｏｎ", "mathematical": "𝐀𝐦𝐚𝐳𝐨𝐧", "zero-width": "Ama\u200bzon", "soft-hyphen": "Ama\u00adzon",
    "joiner": "A\u2060mazon", "cyrillic": "Аmаzоn", "greek": "Αmazοn", "spaced": "A m a z o n", "dotted": "A.m.a.z.o.n",
    "digits": "Amaz0n", "accents": "Ámàzôn", "host": "www.amazon.de",
}  # fmt: skip
OTHER_WORDS = (
    "Amazonas Amazonasgebiet Amazonasreise Amazonasindianer Amazonassammlung Amazone Amazonen Amazonenkönigin Amazonenpapagei "
    "Amazonentochter Amazonendarstellung Amazonengürtel Amazonenspringen Blaustirnamazone Amazonien amazonisch Amazonit "
    "Amazonomachie amazonica amazonicus amazonicum Panama-Zone s3.amazonaws.com AMAZONEN AMAZONAS Amazonia Amazona"
).split()  # fmt: skip
HEAD = (
    "From: {sender}\r\nTo: {to}\r\nSubject: {subject}\r\nDate: Tue, 03 Nov 2020 09:15:00 +0100\r\n"
    "Message-ID: <{number}@lindenhof.example>\r\nMIME-Version: 1.0\r\n"
)
GREETING = "Guten Tag,\r\n\r\nvielen Dank für Ihre Bestellung. {} Das Buch geht morgen auf die Reise.\r\n\r\nFreundliche Grüße\r\n"


def main(folder: str) -> None:
    rows = ["file\tverdict\treason"]
    for number, (name, mail, reason) in enumerate(_mails(), 1):
        file = f"{number:03d}-{name}.eml"
        Path(folder, file).write_bytes(mail)
        rows.append(f"{file}\t{'refuse' if reason else 'pass'}\t{reason}")
    Path(folder, "expected.tsv").write_text("\n".join(rows) + "\n", "utf-8")


def _mails() -> Iterator[tuple[str, bytes, str]]:
    for title, spelling in SPELLINGS.items():
        for place, build in PLACES.items():
            yield f"{title}-in-{place}", build(spelling), "amazon_word"
    builders = list(PLACES.items())
    for number, word in enumerate(OTHER_WORDS):
        for place, build in (builders[number % 5], builders[(number + 2) % 5]):
            yield f"passes-{_ascii(word)}-in-{place}", build(word), ""
    yield from corpus_tricks.mails()
    yield from corpus_programs.mails()


def _ascii(word: str) -> str:
    return word.lower().replace("ö", "oe").replace("ü", "ue").replace(".", "-")


def _head(subject: str = "Ihre Bestellung 71530", sender: str = "Antiquariat <b@lindenhof.example>") -> str:
    return HEAD.format(sender=sender, to="kunde@mail.example", subject=subject, number="corpus")


def _encoded(text: str) -> str:
    return f"=?utf-8?B?{b64encode(text.encode()).decode()}?="


def _in_subject(words: str) -> bytes:
    return (_head(_encoded(f"Ihre Bestellung: {words}")) + "\r\nGuten Tag.\r\n").encode()


def _in_text(words: str) -> bytes:
    body = b2a_qp(GREETING.format(words).encode().replace(b"\r\n", b"\n")).replace(b"\n", b"\r\n")
    kind = "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
    return (_head() + kind).encode() + body


def _in_html(words: str) -> bytes:
    markup = f"<html><body><p>Guten Tag,</p><p>Ihre Bestellung: {escape(words)}</p></body></html>"
    kind = "Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n"
    return (_head() + kind).encode() + b64encode(markup.encode()) + b"\r\n"


def _in_attachment_name(words: str) -> bytes:
    name = quote(f"Rechnung {words}.pdf")
    return (
        _head() + 'Content-Type: multipart/mixed; boundary="b"\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nanbei\r\n'
        "--b\r\nContent-Type: application/pdf\r\nContent-Transfer-Encoding: base64\r\n"
        f"Content-Disposition: attachment;\r\n filename*=utf-8''{name}\r\n\r\nJVBERi0xLjQK\r\n--b--\r\n"
    ).encode()


def _in_display_name(words: str) -> bytes:
    return (_head(sender=f"{_encoded(f'Antiquariat {words}')} <b@lindenhof.example>") + "\r\nGuten Tag.\r\n").encode()


PLACES = {
    "subject": _in_subject,
    "text": _in_text,
    "html": _in_html,
    "attachment-name": _in_attachment_name,
    "display-name": _in_display_name,
}

if __name__ == "__main__":
    main(*sys.argv[1:])
