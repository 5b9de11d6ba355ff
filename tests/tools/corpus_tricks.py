# ruff: noqa: E501 - a mail written out byte by byte is read best as it goes over the wire
"""The corpus' tricks of encoding: how the same words hide in headers, transfer encodings, charsets, HTML and nesting."""

from base64 import b64encode
from collections.abc import Iterator

HEAD = b"From: b@lindenhof.example\r\nTo: kunde@mail.example\r\nSubject: Bestellung\r\nMessage-ID: <t@l.example>\r\n"
MIME = HEAD + b"MIME-Version: 1.0\r\n"
HTML = MIME + b"Content-Type: text/html; charset=utf-8\r\n\r\n"
WORD = "amazon_word"


def _b64(text: str, charset: str = "utf-8") -> bytes:
    return b64encode(text.encode(charset))


def _subject(value: bytes) -> bytes:
    return b"From: b@l.example\r\nTo: k@m.example\r\nSubject: " + value + b"\r\n\r\nGuten Tag.\r\n"


def _text(kind: bytes, encoding: bytes, body: bytes) -> bytes:
    return (
        MIME + b"Content-Type: " + kind + b"\r\nContent-Transfer-Encoding: " + encoding + b"\r\n\r\n" + body + b"\r\n"
    )


def _attached(header: bytes, body: bytes = b"AAAA") -> bytes:
    start = b'Content-Type: multipart/mixed; boundary="=_x"\r\n\r\n--=_x\r\n\r\nanbei\r\n--=_x\r\n'
    return MIME + start + header + b"\r\n\r\n" + body + b"\r\n--=_x--\r\n"


SUBJECTS = {
    "q-word": b"=?iso-8859-1?Q?Ihre_Ama=7Aon_Rechnung?=",
    "word-split-in-two": b"=?utf-8?q?Ihre_Ama?=\r\n =?utf-8?q?zon_Rechnung?=",
    "words-of-two-encodings": b"=?utf-8?q?Ihre_Ama?= =?utf-8?b?em9u?=",
    "words-of-two-charsets": b"=?utf-8?q?Ihre_Ama?= =?iso-8859-1?q?zon?=",
    "letter-split-between-words": b"=?utf-8?b?77yh772N772B7w==?= =?utf-8?b?vZrvvY/vvY4=?=",
    "word-without-blank-before": b"Ihre=?utf-8?q?_Amazon?=",
    "word-with-blanks": b"=?utf-8?Q?Ihre Ama=7Aon Rechnung?=",
    "word-with-language": b"=?utf-8*de?q?Ama=7Aon?=",
    "word-in-unknown-charset": b"=?x-unknown?q?Ama=7Aon?=",
    "word-utf-7": b"=?utf-7?q?+AEEAbQBhAHoAbwBu-?=",
    "word-utf-16": b"=?utf-16?b?" + b64encode("Amazon".encode("utf-16")) + b"?=",
    "word-base64-unpadded": b"=?utf-8?b?QW1hem9u?=",
    "word-with-question-mark": b"=?utf-8?q?Ist_das_Ama=7Aon??=",
    "folded-within-the-word": b"Ihre Ama\r\n zon",
    "folded-with-tab": b"Ihre\r\n\tAmazon-Bestellung",
    "8-bit-latin": b"Gr\xfc\xdfe von Amazon",
    "8-bit-utf-8": "Größe: Аmаzоn".encode(),
    "in-lower-case-field": b"x\r\nsubject: Amazon",
}
OTHER_FIELDS = {
    "to-name": b"To: Amazon <k@m.example>",
    "cc-name": b'Cc: "Amazon Kunde" <k@m.example>',
    "cc-address": b"Cc: info@amazon.de",
    "to-address": b"To: info@amazon.de",
    "reply-to": b"Reply-To: amazon@lindenhof.example",
    "sender": b"Sender: amazon@lindenhof.example",
    "organization": b"Organization: Amazon",
    "comments": b"Comments: via Amazon",
    "group": b"To: Amazon: a@b.example, c@d.example;",
    "comment-in-address": b"To: k@m.example (Amazon)",
}
BODIES = {
    "qp-soft-break": _text(b"text/plain; charset=utf-8", b"quoted-printable", b"=C3=BCber Ama=\r\nzon."),
    "qp-loose-soft-break": _text(b"text/plain; charset=utf-8", b"quoted-printable", b"Ama= \t\r\nzon."),
    "qp-letters": _text(b"text/plain; charset=utf-8", b"quoted-printable", b"=41=6d=61=7A=6F=6e"),
    "qp-named-with-blank": _text(b"text/plain", b" Quoted-Printable  ", b"=41mazon"),
    "qp-named-with-comment": _text(b"text/plain", b"(x) quoted-printable (y)", b"=41mazon"),
    "qp-named-sloppily": _text(b"text/plain", b"quoted_printable", b"=41mazon"),
    "base64-lines": _text(b"text/plain", b"base64", b"R3V0ZW4gVGFnLC\r\nBBbWF6b24=\r\n"),
    "base64-unpadded": _text(b"text/plain", b"BASE64", b"QmVpIEFtYXpvbiE"),
    "base64-with-rubbish": _text(b"text/plain", b"base64", b"QmVp*IEFt-YXpv!biE="),
    "base64-in-pieces": _text(b"text/plain", b"base64", b"QmVpIA==\r\nQW1hem9u"),
    "base64-trailing-blank": _text(b"text/plain", b"base64 ", b"QW1hem9u"),
    "base64-quoted-name": _text(b"text/plain", b'"base64"', b"QW1hem9u"),
    "base64-then-footer": _text(b"text/plain", b"base64", b"R3V0ZW4gVGFn\r\n\r\n-- \r\nein Amazon-Unternehmen"),
    "base64-that-is-none": _text(b"text/plain", b"base64", b"Ihre Bestellung bei Amazon, vielen Dank."),
    "unknown-encoding": _text(b"text/plain", b"x-foo", b"bei Amazon"),
    "uuencode": _text(b"text/plain", b"x-uuencode", b"begin 644 a.txt\r\n&06UA>F]N\r\n \r\nend"),
    "uuencoded-name": _text(b"text/plain", b"7bit", b"begin 644 amazon.pdf\r\n#0V%T\r\n \r\nend"),
    "yenc-name": _text(b"text/plain", b"8bit", b"=ybegin line=128 size=3 name=Amazon.pdf\r\nabc\r\n=yend size=3"),
    "utf-7": _text(b"text/plain; charset=utf-7", b"7bit", b"Ihr +AEE-mazon-Konto"),
    "utf-16": _text(b"text/plain; charset=utf-16", b"base64", _b64("Amazon", "utf-16")),
    "utf-16-undeclared": _text(b"text/plain", b"base64", _b64("bei Amazon", "utf-16-le")),
    "utf-16-that-is-none": _text(b"text/plain; charset=utf-16", b"7bit", b"bei Amazon"),
    "utf-32": _text(b"text/plain; charset=utf-32", b"base64", _b64("bei Amazon", "utf-32")),
    "ebcdic": _text(b"text/plain; charset=cp037", b"base64", _b64("bei Amazon", "cp037")),
    "unknown-charset": _text(b"text/plain; charset=x-none", b"8bit", b"f\xfcr Amazon"),
    "nonsense-charset": _text(b'text/plain; charset="utf-8; foo', b"8bit", b"f\xfcr Amazon"),
    "punycode-charset": _text(b"text/plain; charset=punycode", b"8bit", b"bei Amazon"),
    "wrong-charset": _text(b"text/plain; charset=us-ascii", b"8bit", "für Аmаzоn".encode()),
    "utf-8-called-latin": _text(b"text/plain; charset=iso-8859-1", b"8bit", "für Ａｍａｚｏｎ".encode()),
    "no-charset": _text(b"text/plain", b"8bit", "für Аmаzоn".encode()),
    "nul-bytes": _text(b"text/plain", b"8bit", b"bei Ama\0zon"),
    "flowed": _text(b"text/plain; format=flowed", b"7bit", b"bei Ama \r\nzon"),
    "flowed-delsp": _text(b"text/plain; format=flowed; delsp=yes", b"7bit", b"bei Ama \r\nzonbestellung x"),
    "calendar": _text(b"text/calendar", b"8bit", b"BEGIN:VCALENDAR\r\nSUMMARY:Ama\r\n zon-Termin\r\nEND:VCALENDAR"),
    "rtf": _text(b"text/rtf", b"7bit", rb"{\rtf1 bei Ama{\b zon} und \'fc}"),
    "enriched": _text(b"text/enriched", b"7bit", b"bei Ama<bold>zon</bold>"),
    "csv": _text(b"text/csv", b"7bit", b"a;Amazon;b"),
    "type-missing": HEAD + b"\r\nbei Amazon",
    "type-nonsense": _text(b"foo", b"7bit", b"bei Amazon"),
    "type-unknown": _text(b"text", b"base64", b"QW1hem9u"),
    "octet-stream-text": _text(b'application/octet-stream; name="a.txt"', b"base64", b"QW1hem9u"),
    "octet-stream-html": _text(b'application/octet-stream; name="a.HTML"', b"7bit", b"Ama<b>zon</b>"),
    "html-called-plain": _text(b"text/plain", b"7bit", b"<html><body>Ama<b>zon</b></body></html>"),
    "no-blank-line": HEAD + b"Guten Tag, Ihre Bestellung bei Amazon\r\nliegt bereit.\r\n",
    "percent-in-link": _text(b"text/plain", b"7bit", b"https://www.%61mazon.de/"),
    "idna-host": _text(b"text/plain", b"7bit", b"https://www.xn--mazon-3ve.example/"),
    "bare-line-feeds": b"From: a@b.example\nSubject: x\n\nbei Amazon\n",
    "mailbox-line": b"From a@b Tue Nov  3 09:15:00 2020\n" + HEAD + b"\r\nbei Amazon",
}
MARKUP = {
    "tag-in-word": b"bei Ama<b>zon</b>",
    "span-letters": b"<span>A</span><span>m</span><span>a</span><span>z</span><span>o</span><span>n</span>",
    "comment-in-word": b"Ama<!-- x -->zon",
    "wbr": b"Ama<wbr>zon",
    "shy": b"Ama&shy;zon",
    "zwsp": b"Ama&#8203;zon",
    "decimal-entities": b"&#65;&#109;&#97;&#122;&#111;&#110;",
    "hex-entities": b"&#x41;&#x6d;&#x61;&#x7A;&#x6f;&#x6E;",
    "entities-without-semicolon": b"&#65&#109&#97&#122&#111&#110",
    "alt": b'<img src="a.png" alt="Amazon">',
    "title": b'<a title="Amazon" href="#">x</a>',
    "aria-label": b'<a aria-label="Amazon" href="#">x</a>',
    "placeholder": b'<input placeholder="Amazon">',
    "value": b'<input type="submit" value="zu Amazon">',
    "unquoted-attribute": b"<img alt=Amazon>",
    "link": b'<a href="https://www.amazon.de/">hier</a>',
    "percent-link": b'<a href="https://www.%41mazon.de/">hier</a>',
    "entity-link": b'<a href="https://www.am&#97;zon.de/">hier</a>',
    "twice-encoded-link": b'<a href="https://x.example/?u=https%253A%252F%252F%2561mazon.de">hier</a>',
    "picture-address": b'<img src="https://images.amazon.example/x.png">',
    "comment": b"<!-- Amazon -->x",
    "conditional-comment": b"<!--[if mso]><p>Ama<b>zon</b></p><![endif]-->x",
    "unclosed-comment": b"x<!-- Amazon",
    "head-title": b"<html><head><title>Amazon</title></head><body>x",
    "meta": b'<meta name="description" content="Amazon">x',
    "css-content": b"<style>p:before{content:'Amazon'}</style><p>x",
    "css-escape": rb'<style>p:before{content:"\41 mazon"}</style><p>x',
    "style-attribute": b"<p style=\"background:url('https://amazon.example/x')\">x</p>",
    "hidden": b'<span style="display:none">Amazon</span>x',
    "inline-blocks": b'<div style="display:inline">Ama</div><div style="display:inline">zon</div>',
    "bdo": b'<bdo dir="rtl">nozamA</bdo>',
    "noscript": b"<noscript>Amazon</noscript>",
    "textarea": b"<textarea>Amazon</textarea>",
    "greater-in-attribute": b'<img alt="> Amazon">',
    "line-end-in-tag": b"Ama<b\r\nclass='x'>zon</b\r\n>",
    "meta-charset": b'<meta charset="utf-7">+AEE-mazon',
}
PARTS = {
    "file-name": b'Content-Type: application/pdf\r\nContent-Disposition: attachment; filename="Amazon_302.pdf"',
    "file-name-with-blanks": b"Content-Type: application/pdf; name=Rechnung Amazon 302.pdf",
    "file-name-in-pieces": b"Content-Type: application/pdf\r\nContent-Disposition: attachment; filename*0=Ama;\r\n"
    b" filename*1=zon.pdf",
    "file-name-in-coded-pieces": b"Content-Type: application/pdf\r\nContent-Disposition: attachment;\r\n"
    b" filename*0*=utf-8'de'Ama%7A;\r\n filename*1=on.pdf",
    "file-name-encoded-word": b'Content-Type: application/pdf; name="=?utf-8?B?QW1hem9uLnBkZg==?="',
    "file-name-folded-encoded-words": b'Content-Type: application/pdf;\r\n name="=?utf-8?Q?Ama?=\r\n =?utf-8?Q?zon=2Epdf?="',
    "file-name-percent": b"Content-Type: application/pdf; name=%41mazon.pdf",
    "file-name-8-bit": b'Content-Type: application/pdf; name="f\xfcr Amazon.pdf"',
    "picture-name": b'Content-Type: image/jpeg; name="amazon.jpg"',
    "description": b"Content-Type: image/jpeg\r\nContent-Description: Amazon",
}


def mails() -> Iterator[tuple[str, bytes, str]]:
    yield from ((f"subject-{name}", _subject(value), WORD) for name, value in SUBJECTS.items())
    yield from ((f"field-{name}", HEAD + value + b"\r\n\r\nx\r\n", WORD) for name, value in OTHER_FIELDS.items())
    yield from ((f"body-{name}", mail, WORD) for name, mail in BODIES.items())
    yield from ((f"html-{name}", HTML + value, WORD) for name, value in MARKUP.items())
    yield from ((f"part-{name}", _attached(value), WORD) for name, value in PARTS.items())
    yield from _nested()


def _nested() -> Iterator[tuple[str, bytes, str]]:
    inner = HEAD.replace(b"Bestellung", b"Amazon") + b"\r\nx"
    rfc822 = b"Content-Type: message/rfc822"
    coded = rfc822 + b"\r\nContent-Transfer-Encoding: base64"
    yield "nested-subject", _attached(rfc822, inner), WORD
    yield "nested-base64", _attached(coded, b64encode(inner)), WORD
    yield "nested-eml-file", _attached(b'Content-Type: application/octet-stream; name="a.eml"', inner), WORD
    yield "nested-text", _attached(rfc822, _text(b"text/plain", b"base64", b"QW1hem9u")), WORD
    yield "nested-in-nested", _attached(rfc822, _attached(rfc822, inner).replace(b"=_x", b"=_y")), WORD
    yield "delivery-status", _attached(b"Content-Type: message/delivery-status", b"Diagnostic: Amazon"), WORD
    yield "boundary-wrong", _attached(b"Content-Type: text/html", b"Ama<b>zon</b>").replace(b'"=_x"', b'"=_z"'), WORD
    yield "boundary-missing", _attached(b"", b"bei Amazon").replace(b'boundary="=_x"', b"x=y"), WORD
    yield "boundary-unclosed", _attached(b"", b"bei Amazon").replace(b"\r\n--=_x--", b""), WORD
    yield "preamble", _attached(b"", b"x").replace(b"\r\n\r\n--=_x", b"\r\n\r\nAmazon\r\n--=_x", 1), WORD
    yield "epilogue", _attached(b"", b"x") + b"Amazon\r\n", WORD
