"""The standard library's view of a mail, for mails that bend the rules: what it shows is read as well.

Its old policy (compat32) is the lenient and quick one. It fails with all kinds of errors on broken input; then it adds
nothing, for the first reader has read the mail already.
"""

import email
import email.errors
import email.header
import email.message
import email.policy
from collections.abc import Iterator

from portal.mail.decoding import texts

LARGEST = 1_000_000  # bytes; some 10 MB a second
_FAILURES = (
    email.errors.MessageError,
    ValueError,
    LookupError,
    TypeError,
    AttributeError,
    AssertionError,
    RecursionError,
    OverflowError,
)


def texts_of(data: bytes) -> list[tuple[str, str]]:
    """(place, text) of subjects, attachment names and text parts as the standard library finds them."""
    if len(data) > LARGEST:
        return []
    found: list[tuple[str, str]] = []
    try:
        for part in email.message_from_bytes(data, policy=email.policy.compat32).walk():
            found += _of_part(part)
    except _FAILURES:
        return found
    return found


def _of_part(part: email.message.Message) -> Iterator[tuple[str, str]]:
    yield "attachment", _quietly_named(part)
    for value in part.get_all("Subject", []):
        yield "subject", _quietly_decoded(str(value))
    if part.get_content_maintype() in ("text", "message") and not part.is_multipart():
        payload = part.get_payload(decode=True)
        if isinstance(payload, bytes):
            place = "html" if part.get_content_subtype() == "html" else "text"
            yield from ((place, text) for text in texts(payload, str(part.get_param("charset", ""))))


def _quietly_named(part: email.message.Message) -> str:
    try:
        return part.get_filename() or ""
    except _FAILURES:
        return ""


def _quietly_decoded(value: str) -> str:
    try:
        return str(email.header.make_header(email.header.decode_header(value)))
    except _FAILURES:
        return value
