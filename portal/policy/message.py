"""What becomes of a submitted mail: the rules R1 and R2 of POLICY.md, read from top to bottom."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from portal.policy import recognition, word
from portal.policy.match import Match, in_one_line
from portal.policy.rules import Reason, Rulebook

MOST_FINDINGS = 50
"""More than a person will read; a mail could hold a hundred thousand."""

_SENDERS = frozenset({"from", "sender", "disposition-notification-to", "return-receipt-to"})
_PLACES = frozenset({"to", "cc", "reply-to"})
_SEPARATORS = re.compile(r"[\s,;<>\"()]+")


@dataclass(frozen=True, slots=True)
class Message:
    """A mail as it was submitted and read.

    `recipients`: the envelope's; `addresses`: (field's lower-case name, its text); `passages`: (place, text), all that
    a person could read.
    """

    recipients: tuple[str, ...]
    addresses: tuple[tuple[str, str], ...] = ()
    passages: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Verdict:
    """`reason`: why the whole mail is refused, None if it passes. `matched`: all findings, the reason's first."""

    reason: Reason | None
    matched: tuple[Match, ...] = ()
    marketplace: str = ""


PASS = Verdict(None)


def decide_message(message: Message, rulebook: Rulebook, at: datetime) -> Verdict:
    """The decision on a mail that could be read; `at`, the aware moment of its arrival, says which rules hold."""
    aliases = _aliases(message) if rulebook.holds(Reason.AMAZON_RECIPIENT, at) else {}
    words = _words(message) if rulebook.holds(Reason.AMAZON_WORD, at) else {}
    return _verdict(aliases, words, Reason.AMAZON_WORD if words else None)


def decide_unreadable(recipients: tuple[str, ...], rulebook: Rulebook, at: datetime) -> Verdict:
    """The decision on a mail that could not be read: never passed; an Amazon recipient is the better reason."""
    aliases = _aliases(Message(recipients)) if rulebook.holds(Reason.AMAZON_RECIPIENT, at) else {}
    return _verdict(aliases, {}, Reason.UNREADABLE)


def _verdict(aliases: dict[Match, str], words: dict[Match, None], otherwise: Reason | None) -> Verdict:
    if not aliases and otherwise is None:
        return PASS
    reason = Reason.AMAZON_RECIPIENT if aliases else otherwise
    marketplace = next((domain for domain in aliases.values() if domain), "")
    return Verdict(reason, (*aliases, *words)[:MOST_FINDINGS], marketplace)


def _aliases(message: Message) -> dict[Match, str]:
    """R1: each address that is a buyer's alias, with its marketplace's domain."""
    found: dict[Match, str] = {}
    for place, address in _addressed(message):
        marketplace = recognition.alias(address)
        if marketplace:
            found[Match(place, in_one_line(address)[:200], "", "")] = marketplace.domain
            if len(found) >= MOST_FINDINGS:
                break
    return found


def _addressed(message: Message) -> Iterator[tuple[str, str]]:
    """Everyone whom the mail goes to, or an answer would. A field is looked at in pieces, then as a whole."""
    yield from (("recipient", address) for address in message.recipients)
    for field, text in message.addresses:
        if field not in _SENDERS and recognition.alias(text):
            pieces = [piece for piece in _SEPARATORS.split(text) if recognition.alias(piece)]
            yield from ((field if field in _PLACES else "header", piece) for piece in pieces or [text])


def _words(message: Message) -> dict[Match, None]:
    """R2: the word wherever a person could read it. An address that the mail goes to counts, seen or blind."""
    found: dict[Match, None] = {}
    for recipient in message.recipients:
        if not recognition.alias(recipient):
            found |= dict.fromkeys(word.find(recipient, "recipient"))
    for place, text in message.passages:
        found |= dict.fromkeys(word.find(text, place))
        if len(found) >= MOST_FINDINGS:
            break
    return found
