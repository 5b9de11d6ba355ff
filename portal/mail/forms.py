"""How a mail program shows a part: as text, as HTML, not at all. Types and file names only."""

from collections.abc import Iterable
from enum import StrEnum


class Form(StrEnum):
    """What to read a part's bytes as."""

    TEXT = "text"
    FOLDED = "folded"  # calendars and cards: a line that begins with a blank goes on
    HTML = "html"
    RTF = "rtf"
    WINMAIL = "winmail"
    MAIL = "mail"
    UNREAD = "unread"


_BY_TYPE = {
    "text/html": Form.HTML, "html": Form.HTML, "application/xhtml+xml": Form.HTML, "text/enriched": Form.HTML,
    "text/richtext": Form.HTML, "text/x-amp-html": Form.HTML, "text/watch-html": Form.HTML, "text/xhtml": Form.HTML,
    "text/rtf": Form.RTF, "application/rtf": Form.RTF, "application/x-rtf": Form.RTF,
    "text/calendar": Form.FOLDED, "text/vcard": Form.FOLDED, "text/x-vcard": Form.FOLDED, "text/directory": Form.FOLDED,
    "application/ics": Form.FOLDED, "text/rfc822-headers": Form.MAIL, "application/ms-tnef": Form.WINMAIL,
    "application/vnd.ms-tnef": Form.WINMAIL, "message/rfc822": Form.MAIL, "message/global": Form.MAIL,
    "message/news": Form.MAIL, "message/partial": Form.MAIL, "message/external-body": Form.MAIL,
    "application/pkcs7-mime": Form.MAIL, "application/x-pkcs7-mime": Form.MAIL,
    "application/json": Form.TEXT, "application/xml": Form.TEXT, "application/javascript": Form.TEXT,
    "application/text": Form.TEXT, "application/plain": Form.TEXT, "application/csv": Form.TEXT,
}  # fmt: skip
_BY_ENDING = {
    "htm": Form.HTML, "html": Form.HTML, "xhtml": Form.HTML, "mht": Form.MAIL, "mhtml": Form.MAIL, "eml": Form.MAIL,
    "rtf": Form.RTF, "ics": Form.FOLDED, "vcf": Form.FOLDED, "vcs": Form.FOLDED, "dat": Form.WINMAIL, "txt": Form.TEXT,
    "text": Form.TEXT, "csv": Form.TEXT, "tsv": Form.TEXT, "xml": Form.TEXT, "json": Form.TEXT, "md": Form.TEXT,
    "log": Form.TEXT, "tex": Form.TEXT, "ini": Form.TEXT, "asc": Form.TEXT, "url": Form.TEXT, "yaml": Form.TEXT,
}  # fmt: skip
_WITHOUT_LETTERS = frozenset({"image", "audio", "video", "application", "font", "model", "multipart", "chemical"})


def form(kind: str, names: Iterable[str]) -> Form:
    """How the part is shown. Pictures stay pictures whatever their name; unknown types are shown as text."""
    if kind in _BY_TYPE:
        return _BY_TYPE[kind]
    main = kind.partition("/")[0]
    if main not in _WITHOUT_LETTERS:
        return Form.TEXT
    if main != "application":
        return Form.UNREAD
    endings = (name.rsplit(".", 1)[-1].strip().lower() for name in names if "." in name)
    return next((_BY_ENDING[ending] for ending in endings if ending in _BY_ENDING), Form.UNREAD)
