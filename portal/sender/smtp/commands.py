"""Lines of SMTP commands taken apart (RFC 5321, 4.1; parameters of RFC 1870, 4954, 6152, 6531). Pure.

Every fault is a CommandError with the answer to give. Addresses stay as they were written: source routes and percent
hacks are looked at by the policy and handed on like any other.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_LONGEST_ADDRESS = 1_000  # RFC 5321 asks for 256; aliases with tags are long, and a limit must be somewhere
_PATH = re.compile(r"\s*<((?:\"(?:[^\"\\]|\\.)*\"|[^<>\"\s])*)>(?:\s+(\S.*?))?\s*")
_BARE = re.compile(r"\s*([^<>\"\s]+)(?:\s+(\S.*?))?\s*")
_PARAMETER = re.compile(r"([A-Za-z0-9][A-Za-z0-9-]*)(?:=([!-<>-~]+))?")


class CommandError(ValueError):
    """The command is wrong; the text is the answer."""


@dataclass(frozen=True, slots=True)
class MailFrom:
    """MAIL: the envelope's sender, "" for none (a bounce). `body`: "", 7BIT or 8BITMIME; `size`: as announced."""

    sender: str
    size: int = 0
    body: str = ""
    smtputf8: bool = False


def verb_and_rest(line: bytes) -> tuple[str, bytes]:
    """The command in capitals, and what follows it."""
    verb, _, rest = line.partition(b" ")
    return verb.decode("ascii", "replace").upper(), rest.strip()


def mail_from(rest: bytes, largest: int) -> MailFrom:
    """The MAIL command's `FROM:<...> parameters`."""
    path, words = _path_and_parameters(rest, b"FROM:")
    parameters = dict(_parameter(word) for word in words)
    size, body = parameters.pop("SIZE", "0"), parameters.pop("BODY", "").upper()
    smtputf8 = parameters.pop("SMTPUTF8", None)
    parameters.pop("AUTH", None)  # RFC 4954, 5: to be understood, need not be handed on
    if parameters:
        raise CommandError(f"555 5.5.4 Unknown parameter {next(iter(parameters))[:40]}")
    if not size.isdecimal() or body not in {"", "7BIT", "8BITMIME"} or smtputf8:
        raise CommandError("501 5.5.4 Bad parameter")
    if int(size[:20]) > largest:
        raise CommandError(too_large(largest))
    return MailFrom(_address(path, smtputf8 is not None), int(size[:20]), body, smtputf8 is not None)


def rcpt_to(rest: bytes, *, smtputf8: bool) -> str:
    """The RCPT command's `TO:<...>`."""
    path, words = _path_and_parameters(rest, b"TO:")
    if words:
        raise CommandError("555 5.5.4 Unknown parameter")
    if not path:
        raise CommandError("501 5.1.3 Recipient missing")
    return _address(path, smtputf8)


def too_large(largest: int) -> str:
    """The answer to a mail beyond the limit, announced or real."""
    return f"552 5.3.4 Die Mail ist zu gross. Hoechstens {largest // 1_048_576} MB werden angenommen."


def _path_and_parameters(rest: bytes, keyword: bytes) -> tuple[bytes, list[str]]:
    if rest[: len(keyword)].upper() != keyword:
        raise CommandError(f"501 5.5.4 {keyword.decode()}<address> expected")
    text = rest[len(keyword) :].decode("latin-1")
    found = _PATH.fullmatch(text) or _BARE.fullmatch(text)
    if not found:
        raise CommandError("501 5.1.3 Bad address")
    return found[1].encode("latin-1"), (found[2] or "").split()


def _address(path: bytes, smtputf8: bool) -> str:
    if len(path) > _LONGEST_ADDRESS or any(code < 32 or code == 127 for code in path):
        raise CommandError("501 5.1.3 Bad address")
    if not path.isascii() and not smtputf8:
        raise CommandError("553 5.6.7 Address needs SMTPUTF8")
    try:
        return path.decode("utf-8")
    except UnicodeDecodeError:
        raise CommandError("501 5.1.3 Address is not UTF-8") from None


def _parameter(word: str) -> tuple[str, str]:
    found = _PARAMETER.fullmatch(word)
    if not found:
        raise CommandError("501 5.5.4 Bad parameter")
    return found[1].upper(), found[2] or ""
