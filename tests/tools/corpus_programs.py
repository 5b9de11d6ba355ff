# ruff: noqa: E501 - a mail written out byte by byte is read best as it goes over the wire
"""The corpus' mails as real programs write them: what bends the rules and passes, what nobody reads, Amazon's aliases."""

from base64 import b64encode
from binascii import b2a_qp
from collections.abc import Iterator

HEAD = b"From: b@lindenhof.example\r\nTo: kunde@mail.example\r\nSubject: Bestellung\r\nMIME-Version: 1.0\r\n"
GERMAN = """Sehr geehrte Frau Größe,

vielen Dank für Ihre Bestellung vom 02.11.2020. Wir liefern „Vom Orinoko zum Amazonas“ (Humboldt), 3 Bände – mit Rücken,
und das Bändchen »Königin der Amazonen«. Der Betrag von 18,50 € ist binnen 14 Tagen fällig.

Mit freundlichen Grüßen
Antiquariat Lindenhof
"""
OUTLOOK_HTML = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><meta http-equiv="Content-Type"
content="text/html; charset=utf-8"><!--[if !mso]><style>v\\:* {behavior:url(#default#VML);}</style><![endif]-->
<style><!-- @font-face {font-family:"Calibri";} p.MsoNormal {margin:0cm; font-size:11.0pt;} --></style></head>
<body lang="DE"><div class="WordSection1"><p class="MsoNormal">Sehr geehrte Frau Größe,<o:p></o:p></p>
<p class="MsoNormal"><span style="font-family:&quot;Arial&quot;">anbei das Buch über den Amazonas%s.</span></p>
<table><tr><td>Ama</td><td>zon</td></tr></table><img src="cid:image001.png@01D6B1" alt="Logo"></div></body></html>"""
PICTURE = b64encode(b"\x89PNG\r\n Amazon amazon AMAZON " * 20)


def mails() -> Iterator[tuple[str, bytes, str]]:
    for extra, reason in (("", ""), (" von Ama<b>zon</b>", "amazon_word")):
        kind = "with-word" if extra else "passes"
        yield f"outlook-{kind}", _outlook(extra), reason
        yield f"thunderbird-{kind}", _thunderbird(extra), reason
        yield f"apple-mail-{kind}", _apple(extra), reason
        yield f"whbook-indy-{kind}", _indy(extra), reason
    for name, mail in (*_bent(), *_unread()):
        yield name, mail, ""
    yield from _aliases()
    yield "nested-1000-levels", _nested(1000), "unreadable"
    yield (
        "parts-50000",
        HEAD + b"Content-Type: multipart/mixed; boundary=x\r\n\r\n" + b"--x\r\n\r\na\r\n" * 50_000,
        "unreadable",
    )
    yield "no-mail-at-all", bytes(range(128, 256)) * 20, "unreadable"
    yield "empty", b"", "unreadable"


def _coded(text: str, charset: str = "utf-8") -> bytes:
    return b2a_qp(text.encode(charset)).replace(b"\n", b"\r\n")


def _outlook(extra: str) -> bytes:
    head = b"Received: from mx.amazon.com (mx.amazon.com [10.0.0.1]) by l.example; Tue, 3 Nov 2020 09:15:00 +0100\r\n"
    head += HEAD + b"Thread-Index: AdaxAmazon==\r\nContent-Language: de\r\nX-Mailer: Microsoft Outlook 16.0 amazon\r\n"
    outer = b'Content-Type: multipart/related;\r\n\tboundary="----=_NextPart_000_amazon";\r\n\ttype="multipart/alternative"\r\n\r\n'
    inner = b'------=_NextPart_000_amazon\r\nContent-Type: multipart/alternative;\r\n\tboundary="----=_NextPart_001"\r\n\r\n\r\n'
    plain = b'------=_NextPart_001\r\nContent-Type: text/plain;\r\n\tcharset="utf-8"\r\nContent-Transfer-Encoding: base64\r\n\r\n'
    html = b'\r\n------=_NextPart_001\r\nContent-Type: text/html;\r\n\tcharset="utf-8"\r\n'
    html += b"Content-Transfer-Encoding: quoted-printable\r\n\r\n" + _coded(OUTLOOK_HTML % extra)
    image = b'\r\n------=_NextPart_001--\r\n\r\n------=_NextPart_000_amazon\r\nContent-Type: image/png;\r\n\tname="image001.png"\r\n'
    image += b"Content-Transfer-Encoding: base64\r\nContent-ID: <image001.png@amazon>\r\n\r\n" + PICTURE
    return (
        head
        + outer
        + b"This is a multipart message in MIME format.\r\n\r\n"
        + inner
        + plain
        + b64encode(GERMAN.encode())
        + (html + image + b"\r\n------=_NextPart_000_amazon--\r\n")
    )


def _thunderbird(extra: str) -> bytes:
    kind = b"User-Agent: Mozilla Thunderbird\r\nContent-Type: text/plain; charset=utf-8; format=flowed\r\n"
    text = GERMAN.replace("Amazonas", "Amazonas" + extra.replace("<b>", "").replace("</b>", ""))
    return HEAD + kind + b"Content-Transfer-Encoding: 8bit\r\n\r\n" + text.replace("\n", " \r\n").encode()


def _apple(extra: str) -> bytes:
    kind = b"Content-Type: multipart/alternative; boundary=Apple-Mail-1\r\nX-Uniform-Type-Identifier: com.apple.mail-draft\r\n\r\n\r\n"
    plain = b"--Apple-Mail-1\r\nContent-Transfer-Encoding: quoted-printable\r\nContent-Type: text/plain;\r\n\tcharset=utf-8\r\n\r\n"
    html = b"\r\n--Apple-Mail-1\r\nContent-Transfer-Encoding: quoted-printable\r\nContent-Type: text/html;\r\n\tcharset=utf-8\r\n\r\n"
    body = f'<html><body style="word-wrap: break-word;">{GERMAN}<br class=""><blockquote>die Amazone{extra}</blockquote></body></html>'
    return HEAD + kind + plain + _coded(GERMAN) + html + _coded(body) + b"\r\n--Apple-Mail-1--\r\n"


def _indy(extra: str) -> bytes:
    """Delphi's Indy in the merchants' program: 8-bit header fields, no charset, no Message-ID, one long line."""
    head = (
        "From: Büchergröße <b@l.example>\r\nTo: Frau Müller <k@m.example>\r\nSubject: Ihre Bestellung für 18,50 €\r\n"
    )
    text = GERMAN.replace("\n", " ") + extra.replace("<b>", "").replace("</b>", "")
    return (head + "X-Library: Indy 9.00.10\r\n\r\n" + text).encode("cp1252") + b"\r\n"


def _bent() -> Iterator[tuple[str, bytes]]:
    text = "Guten Tag, der Band über den Amazonas ist unterwegs."
    mixed = b'Content-Type: multipart/mixed; boundary="b"\r\n\r\n'
    part = b"--b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n" + text.encode() + b"\r\n"
    yield "bent-8-bit-without-charset", HEAD + b"\r\n" + text.encode("latin-1")
    yield "bent-no-mime-version", HEAD.replace(b"MIME-Version: 1.0\r\n", b"") + mixed + part + b"--b--\r\n"
    yield "bent-no-end-boundary", HEAD + mixed + part
    yield "bent-wrong-boundary", HEAD + mixed.replace(b'"b"', b'"c"') + part + b"--b--\r\n"
    yield "bent-boundary-unquoted-with-blank", HEAD + mixed.replace(b'"b"', b"b ") + part + b"--b--\r\n"
    yield "bent-long-lines", HEAD + b"\r\n" + (text * 40).encode() + b"\r\n"
    yield "bent-bare-line-feeds", (HEAD + mixed + part + b"--b--\r\n").replace(b"\r\n", b"\n")
    yield (
        "bent-unknown-charset",
        HEAD + b"Content-Type: text/plain; charset=x-user-defined\r\n\r\n" + text.encode("latin-1"),
    )
    yield "bent-empty-body", HEAD + b"\r\n"
    yield "bent-header-only", HEAD
    yield "bent-two-subjects", HEAD + b"Subject: zweiter\r\n\r\n" + text.encode()
    yield "bent-broken-base64", HEAD + b"Content-Transfer-Encoding: base64\r\n\r\n" + b64encode(text.encode())[:-3]
    yield "bent-broken-encoded-word", HEAD + b"X: y\r\nSubject: =?utf-8?B?R3J=?= =?broken?=\r\n\r\n" + text.encode()
    yield "bent-nul-bytes", HEAD + b"\r\n" + text.encode() + b"\0\0\0"
    yield (
        "bent-pgp-signed",
        HEAD + b"\r\n-----BEGIN PGP SIGNATURE-----\r\n" + PICTURE + b"\r\n-----END PGP SIGNATURE-----\r\n",
    )


def _unread() -> Iterator[tuple[str, bytes]]:
    """Nobody reads these letters: trace fields, pictures, PDFs, names for programs."""
    yield "unread-trace", b"Received: from a by mx.amazon.com\r\nDKIM-Signature: d=amazonses.com\r\n" + HEAD + b"\r\nx"
    yield (
        "unread-message-id",
        b"Message-ID: <1@amazon.com>\r\nReferences: <2@amazon.de>\r\nIn-Reply-To: <3@amazon.de>\r\n" + HEAD,
    )
    yield (
        "unread-x-field",
        b"X-Amazon-Mail: Amazon\r\nX-SES-Outgoing: amazon\r\nFeedback-ID: amazon:AmazonSES\r\n" + HEAD + b"\r\nx",
    )
    yield "unread-return-path", b"Return-Path: <bounce@amazon.com>\r\nDelivered-To: a@amazon.com\r\n" + HEAD + b"\r\nx"
    picture = (
        b"--b\r\nContent-Type: image/jpeg\r\nContent-Transfer-Encoding: base64\r\n\r\n" + PICTURE + b"\r\n--b--\r\n"
    )
    mixed = b'Content-Type: multipart/mixed; boundary="b"\r\n\r\n--b\r\n\r\nx\r\n'
    yield "unread-picture", HEAD + mixed + picture
    yield "unread-pdf", HEAD + mixed + picture.replace(b"image/jpeg", b"application/pdf")
    yield (
        "unread-8-bit-pdf",
        HEAD + mixed + b"--b\r\nContent-Type: application/pdf\r\n\r\n%PDF-1.4 (Amazon)\r\n--b--\r\n",
    )
    yield "unread-boundary", HEAD + mixed.replace(b'"b"', b'"amazon"').replace(b"--b", b"--amazon") + b"--amazon--\r\n"
    html = b"Content-Type: text/html; charset=utf-8\r\n\r\n"
    yield "unread-data-picture", HEAD + html + b'<img src="data:image/png;base64,' + PICTURE + b'AmaZon">x'
    yield "passes-aws-picture", HEAD + html + b'<img src="https://l.s3.eu-central-1.amazonaws.com/cover.jpg">x'
    yield "passes-cells", HEAD + html + b"<table><tr><td>Ama</td><td>zon</td></tr></table><p>Ama</p><p>zon</p>"
    yield "passes-river-in-tags", HEAD + html + b"<i>Ama</i>zonas, <b>Amazon</b>en, Amazon<u>it</u>"


def _aliases() -> Iterator[tuple[str, bytes, str]]:
    for number, address in enumerate(
        (
            b"k3j9x2m4q7w1z8a@marketplace.amazon.de",
            b'"Erika Beispiel" <abc@marketplace.amazon.co.uk>',
            b"ABC@MARKETPLACE.AMAZON.COM.",
            b"abc+1-2-3@marketplace.amazon.de",
            b"a@mail.example, abc@marketplace.amazon.it",
            b"abc%marketplace.amazon.de@mail.example",
            "abc@marketplace.аmazon.de".encode(),
            b"=?utf-8?q?abc=40marketplace=2Eamazon=2Ede?=",
        )
    ):
        yield (
            f"alias-{number}",
            b"To: " + address + b"\r\n" + HEAD.replace(b"To:", b"X:") + b"\r\nx",
            "amazon_recipient",
        )
    yield "alias-in-cc", b"Cc: abc@marketplace.amazon.fr\r\n" + HEAD + b"\r\nx", "amazon_recipient"
    yield "alias-in-reply-to", b"Reply-To: abc@marketplace.amazon.fr\r\n" + HEAD + b"\r\nx", "amazon_recipient"
    yield "alias-in-resent-to", b"Resent-To: abc@marketplace.amazon.fr\r\n" + HEAD + b"\r\nx", "amazon_recipient"


def _nested(levels: int) -> bytes:
    return HEAD + b"Content-Type: message/rfc822\r\n\r\n" * levels + b"x"
