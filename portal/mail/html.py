"""What HTML shows and carries: text joined as a browser joins it, attributes that people meet, comments, CSS texts.

A real HTML5 parser straightens the markup first; the patterns here work on its output only, in which every tag is
closed and every attribute quoted. Nothing is judged.
"""

import re
from collections.abc import Iterator
from html import unescape

from selectolax.lexbor import LexborHTMLParser

from portal.mail.parts import Unreadable

LONGEST_PIECE = 4_000_000  # characters
MANY_TAGS = 6_000  # below it any nesting is parsed within 0.3 s
DEEPEST = 2_000
_TAG_NAME = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]{0,20})")
_NEVER_CLOSED = frozenset(
    {
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "source",
        "track",
        "wbr",
        "p",
        "li",
        "tr",
        "td",
    }
)
_COMMENT = re.compile(r"<!--(.*?)-->", re.DOTALL)
_RAW = re.compile(r"<(style|script|xmp|noembed|noframes|plaintext)\b[^>]*>(.*?)</\1>", re.DOTALL)
_ATTRIBUTE = re.compile(r"\s([a-z][a-z0-9:_@.-]*)=\"([^\"]+)\"")
_BREAK = re.compile(r"<br\b[^>]*>")
_BLOCK = re.compile(
    r"</?(?:address|article|aside|blockquote|body|button|caption|center|col|colgroup|dd|details|dialog|dir|div|dl|dt|"
    r"fieldset|figcaption|figure|footer|form|frame|frameset|h[1-6]|head|header|hgroup|hr|html|iframe|input|legend|li|"
    r"link|main|menu|meta|nav|ol|optgroup|option|p|pre|search|section|select|summary|table|tbody|td|textarea|tfoot|th|"
    r"thead|title|tr|ul)(?=[\s>])(?:\"[^\"]*\"|[^\">])*>"
)
_TAG = re.compile(r"</?[a-zA-Z!](?:\"[^\"]*\"|[^\">])*>")
# Names for programs, which nobody reads.
_UNREAD = frozenset({"class", "id", "name", "for", "headers", "http-equiv", "type", "charset", "rel", "lang", "role"})
_CSS_TEXT = re.compile(r"\"[^\"]*\"|'[^']*'|url\([^)]*\)|/\*.*?\*/", re.DOTALL)
_CSS_ESCAPE = re.compile(r"\\([0-9a-fA-F]{1,6})\s?")
_REORDERED = re.compile(r"bidi-override|<bdo\b|direction:\s*rtl")
_SIDE_BY_SIDE = re.compile(r"display:\s*inline|float:")
_META_CHARSET = re.compile(rb"<meta[^>]{1,200}charset\s*=\s*[\"']?([A-Za-z0-9_:.-]{1,40})", re.IGNORECASE)
_MARKUP = re.compile(r"<(?:!doctype\s+html|html|body|head|table|div|p|br|a\s+href)\b", re.IGNORECASE)


def texts_of(markup: str) -> list[str]:
    """Everything that the HTML shows or carries, in a few long texts; blocks stand apart by an empty line."""
    return [text for piece in _pieces(markup) for text in _texts(piece)]


def _pieces(markup: str) -> Iterator[str]:
    """Huge HTML piece by piece, cut behind a block or line: the parser takes ten times the memory of its input."""
    start = 0
    while len(markup) - start > LONGEST_PIECE:
        end = start + LONGEST_PIECE
        cut = max(markup.rfind(mark, start, end) + len(mark) for mark in ("</p>", "</tr>", "</div>", "\n"))
        cut = cut if cut > start + LONGEST_PIECE // 2 else end
        yield markup[start:cut]
        start = cut if cut < end else cut - 100  # no block anywhere: a word at the seam is whole in one of the two
    yield markup[start:]


def _texts(markup: str, within_comment: bool = False) -> list[str]:
    straight = _straightened(markup)
    comments = _COMMENT.findall(straight)
    shown = _RAW.sub("\n\n", _COMMENT.sub("", straight))
    texts = [_visible(shown), _attributes(shown), *_hidden(straight), "\n\n".join(comments)]
    if _REORDERED.search(straight):
        texts.append(texts[0][::-1])
    if _SIDE_BY_SIDE.search(straight):
        texts.append(unescape(_TAG.sub("", shown)))
    if not within_comment and any("<" in comment for comment in comments):  # Outlook reads what stands in <!--[if mso]>
        texts += _texts("\n".join(comments), within_comment=True)
    return [text for text in texts if text.strip()]


def declared_charset(markup: bytes) -> str:
    """The charset that the HTML itself names, or ""."""
    found = _META_CHARSET.search(markup[:4000])
    return found[1].decode("ascii") if found else ""


def looks_like_html(text: str) -> bool:
    """True for text that some program would show as HTML whatever its label says."""
    return "<" in text[:2000] and bool(_MARKUP.search(text[:2000]))


def _straightened(markup: str) -> str:
    if markup.count("<") > MANY_TAGS and _depth(markup) > DEEPEST:
        raise Unreadable("HTML nested too deeply")
    return LexborHTMLParser(markup.encode("utf-8", "replace")).html or ""


def _depth(markup: str) -> int:
    """The most elements that are open at once, at a guess: the parser's time grows with its square."""
    depth = deepest = 0
    for tag in _TAG_NAME.finditer(markup):
        if tag[2].lower() not in _NEVER_CLOSED:
            depth = max(0, depth - 1) if tag[1] else depth + 1
            deepest = max(deepest, depth)
    return deepest


def _visible(shown: str) -> str:
    """The text: inline tags vanish (Ama<b>zon</b> is one word), <br> is a line's end, blocks and cells stand apart."""
    flowing = shown.replace("\r", " ").replace("\n", " ")
    return unescape(_TAG.sub("", _BLOCK.sub("\n\n", _BREAK.sub("\n", flowing))))


def _attributes(shown: str) -> str:
    """alt, title, labels, values, link targets, styles: all but names for programs and pictures written as data."""
    values = [
        _css(value) if name == "style" else unescape(value)
        for name, value in _ATTRIBUTE.findall(shown)
        if name not in _UNREAD and not value.lstrip().startswith("data:image")
    ]
    return "\n\n".join(values)


def _hidden(straight: str) -> list[str]:
    """The texts of style sheets (content, comments, addresses) and the whole of scripts."""
    pieces = [_css(content) if tag == "style" else content for tag, content in _RAW.findall(straight)]
    return ["\n\n".join(pieces)]


def _css(sheet: str) -> str:
    """The strings, addresses and comments of a style sheet, its escapes undone."""
    joined = "\n\n".join(_CSS_TEXT.findall(unescape(sheet) if "&" in sheet else sheet))
    return _CSS_ESCAPE.sub(_escaped_letter, joined) if "\\" in joined else joined


def _escaped_letter(escape: re.Match[str]) -> str:
    code = int(escape[1], 16)
    return chr(code) if code < 0xD800 or 0xE000 <= code < 0x110000 else ""
