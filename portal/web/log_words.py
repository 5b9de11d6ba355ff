"""What a row of the log says to a merchant: its title, its way, what happened. Filters of the templates."""

from __future__ import annotations

from portal.policy.decision import Outcome
from portal.policy.event import Kind
from portal.policy.rules import Reason, Rule
from portal.policy.rules import rule as rule_behind
from portal.store.tables import Suppression
from portal.web.log_filter import SIGNS

SMTP = "smtp"
WAYS = {SMTP: "Mailserver", "api": "Schnittstelle", "command": "Programm"}
KINDS = {
    Kind.ORDER_NOTICE: "Einzelne Bestellmail",
    Kind.SHIPPING_CONFIRMATION: "Versandbestätigung",
    Kind.RATING_INVITATION: "Bewertungseinladung",
}
PLACES = {
    "recipient": "Empfänger",
    "subject": "Betreff",
    "text": "Text",
    "html": "Text (HTML)",
    "from": "Von",
    "to": "An",
    "cc": "Kopie",
    "reply-to": "Antwort an",
    "attachment": "Anlage",
    "marketplace": "Marktplatz",
    "order_number": "Bestellnummer",
    "tracking_url": "Sendungslink",
    "tracking_number": "Sendungsnummer",
    "carrier": "Versender",
    "service": "Versandart",
    "item_id": "Artikelnummer",
    "sku": "Lagernummer",
    "title": "Titel",
    "header": "Kopfzeile",
}


def title(row: Suppression) -> str:
    """The mail's subject, or what kind of mail it was."""
    return row.subject.strip() or kind(row) or "Mail ohne Betreff"


def kind(row: Suppression) -> str:
    """What was reported; "" for a mail that came to the mail server."""
    return KINDS[Kind(row.kind)] if row.kind in set(Kind) else ""


def rule(row: Suppression) -> Rule:
    """The rule that kept it back."""
    return rule_behind(Reason(row.reason))


def effect(row: Suppression) -> str:
    """abgewiesen (by the mail server), Link entfernt (confirmation) or nicht gesendet (event)."""
    if row.channel == SMTP:
        return "abgewiesen"
    return "Link entfernt" if row.reason == Reason.AMAZON_TRACKING_LINK else "nicht gesendet"


def is_replaced(row: Suppression) -> bool:
    """Whether the buyer got the alternative mail in its place."""
    return row.answer == Outcome.REPLACED


def way(row: Suppression) -> str:
    """By which door it came."""
    return WAYS.get(row.channel, row.channel)


def place(name: str) -> str:
    """Where in the mail or order the words were found."""
    return PLACES.get(name, name)


def rule_sign(found: Rule) -> str:
    """How a rule is named in the log's address."""
    return SIGNS[found.reason]


FILTERS = {
    "rule_sign": rule_sign,
    "title_of": title,
    "rule": rule,
    "effect": effect,
    "is_replaced": is_replaced,
    "way": way,
    "place": place,
}
