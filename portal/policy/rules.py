"""The five rules as data: sign, name, sentence, day and source. Screens and downloads are made from this table."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from zoneinfo import ZoneInfo

BERLIN = ZoneInfo("Europe/Berlin")

RULES_VERSION = "2020-11"
GUIDELINES_SOURCE = "Amazon Seller Central, Hilfeseite G1701 „Kommunikationsrichtlinien“"


class Reason(StrEnum):
    """Why a mail was suppressed; the words of the contract."""

    AMAZON_RECIPIENT = "amazon_recipient"
    AMAZON_WORD = "amazon_word"
    AMAZON_RATING_INVITATION = "amazon_rating_invitation"
    AMAZON_TRACKING_LINK = "amazon_tracking_link"
    AMAZON_ORDER_NOTICE = "amazon_order_notice"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule as a merchant reads it: `sign` on screen, `sentence` what it does, `why` what it says of one mail."""

    reason: Reason
    sign: str
    name: str
    sentence: str
    why: str
    since: date


RULES: tuple[Rule, ...] = (
    Rule(
        Reason.AMAZON_RECIPIENT,
        "R1",
        "Amazon-Adresse",
        "Der Mailserver nimmt keine Mail an marketplace.amazon.* an.",
        "Die Mail war an eine Käufer-Adresse bei Amazon gerichtet. Das allein genügt.",
        date(2020, 11, 2),
    ),
    Rule(
        Reason.AMAZON_WORD,
        "R2",
        "Wort „Amazon“",
        "Mails mit diesem Wort werden abgewiesen, gleich an wen sie gehen.",
        "Das Wort „Amazon“ kommt in der Mail vor. Solche Mails nimmt der Mailserver nicht an, gleich an wen sie gehen.",
        date(2020, 11, 2),
    ),
    Rule(
        Reason.AMAZON_RATING_INVITATION,
        "R3",
        "Bewertungseinladung",
        "Amazon-Käufer erhalten keine Einladung mehr, Sie zu bewerten.",
        "Es war eine Einladung, Sie zu bewerten. Amazon-Käufer erhalten solche Einladungen nie.",
        date(2020, 11, 2),
    ),
    Rule(
        Reason.AMAZON_TRACKING_LINK,
        "R4",
        "Sendungslink",
        "Versandbestätigungen an Amazon gehen ohne Link zur Sendungsverfolgung hinaus.",
        "Die Versandbestätigung enthielt einen Link. Sie ging ohne ihn an Amazon.",
        date(2020, 11, 2),
    ),
    Rule(
        Reason.AMAZON_ORDER_NOTICE,
        "R5",
        "Einzelne Bestellmail",
        "Einzelmails aus der Bestellverwaltung an Amazon-Käufer entfallen.",
        "Es war eine einzelne Mail aus der Bestellverwaltung an einen Amazon-Käufer. Solche Mails entfallen.",
        date(2020, 11, 2),
    ),
)

UNREADABLE = Rule(
    Reason.UNREADABLE,
    "–",
    "Unlesbar",
    "Mails, die sich nicht lesen lassen, werden nicht ungeprüft weitergegeben.",
    "Die Mail ließ sich nicht lesen. Ungeprüft gibt die Postschleuse nichts weiter.",
    date(2020, 11, 2),
)


def rule(reason: Reason) -> Rule:
    """The rule behind a reason."""
    return next((rule for rule in RULES if rule.reason == reason), UNREADABLE)


@dataclass(frozen=True, slots=True)
class Rulebook:
    """From which moment (aware UTC) each rule holds; a reason without one always holds."""

    since: Mapping[Reason, datetime]

    def holds(self, reason: Reason, at: datetime) -> bool:
        """Whether the rule was in force at that aware moment."""
        start = self.since.get(reason)
        return start is None or at >= start
