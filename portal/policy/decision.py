"""What becomes of an event: the ordered rules of POLICY.md section 4, read from top to bottom."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from portal.policy import links, recognition, shipping
from portal.policy.event import Event, EventMessage, Kind, Order
from portal.policy.lookalikes import fold
from portal.policy.match import Match
from portal.policy.rules import Reason, Rulebook

_MOST_LINKS = 20
PROACTIVE_DAYS = timedelta(days=30)


class Outcome(StrEnum):
    """What the caller is told; the words of the contract."""

    SUPPRESSED = "suppressed"
    REPLACED = "replaced"
    PASSED = "passed"
    CONFIRMED = "confirmed"


class NotReplaced(StrEnum):
    """Why a suppressed order notice was not replaced, in the order in which they are looked at."""

    NOT_PUBLISHED = "not_published"
    SWITCHED_OFF = "switched_off"
    ALREADY_SENT = "already_sent"
    TOO_LATE = "too_late"
    NO_ADDRESS = "no_address"
    SHARED_ADDRESS = "shared_address"
    MISSING_VALUE = "missing_value"


@dataclass(frozen=True, slots=True)
class Suppressed:
    """One row for the log."""

    reason: Reason
    matched: tuple[Match, ...]


@dataclass(frozen=True, slots=True)
class Decision:
    """`suppressed`: the rows for the log, the first one's reason is the answer's; `confirmation` only for CONFIRMED.

    `passes_message`: the message that came along, if any, goes to the buyer.
    """

    outcome: Outcome
    suppressed: tuple[Suppressed, ...] = ()
    confirmation: shipping.Confirmation | None = None
    passes_message: bool = False


PASS = Decision(Outcome.PASSED, passes_message=True)


def decide(event: Event, rulebook: Rulebook) -> Decision:
    """The decision on an event. Everything passes that is not Amazon's, or was before the rule held."""
    signs = amazon_signs(event.order)
    if not signs:
        return PASS
    if event.kind is Kind.SHIPPING_CONFIRMATION:
        return _decide_confirmation(event, signs, rulebook)
    reason = {
        Kind.ORDER_NOTICE: Reason.AMAZON_ORDER_NOTICE,
        Kind.RATING_INVITATION: Reason.AMAZON_RATING_INVITATION,
    }[event.kind]
    if not rulebook.holds(reason, event.occurred_at):
        return PASS
    return Decision(Outcome.SUPPRESSED, (Suppressed(reason, signs),))


def _decide_confirmation(event: Event, signs: tuple[Match, ...], rulebook: Rulebook) -> Decision:
    """The confirmation is R4's, the message that came along R5's; each holds from its own day."""
    cleans_links = rulebook.holds(Reason.AMAZON_TRACKING_LINK, event.occurred_at)
    drops_message = rulebook.holds(Reason.AMAZON_ORDER_NOTICE, event.occurred_at)
    if not cleans_links and not (drops_message and event.message):
        return PASS
    confirmation = shipping.confirm(event.order)
    found = (*confirmation.links, *_links_of(event.message))
    suppressed = []
    if found and cleans_links:
        suppressed.append(Suppressed(Reason.AMAZON_TRACKING_LINK, found))
    if event.message and drops_message:
        suppressed.append(Suppressed(Reason.AMAZON_ORDER_NOTICE, signs))
    return Decision(Outcome.CONFIRMED, tuple(suppressed), confirmation, passes_message=not drops_message)


def _links_of(message: EventMessage | None) -> tuple[Match, ...]:
    if message is None:
        return ()
    texts = (("subject", message.subject), ("text", message.text), ("html", message.html))
    return tuple(
        Match(place, link, "", "") for place, text in texts for link in links.find_explicit(text)[:_MOST_LINKS]
    )


def amazon_signs(order: Order) -> tuple[Match, ...]:
    """What shows that the order is Amazon's: address, marketplace, order number; empty if nothing does."""
    signs = []
    if recognition.alias(order.buyer.email):
        signs.append(Match("recipient", order.buyer.email, "", ""))
    if recognition.marketplace(order.marketplace):
        signs.append(Match("marketplace", order.marketplace, "", ""))
    number = recognition.order_number(order.number)
    if number:
        signs.append(Match("order_number", number, "", ""))
    return tuple(signs)


@dataclass(frozen=True, slots=True)
class ReplacementFacts:
    """What the store knows when an order notice is suppressed.

    `is_deliverable`: an address that a mail can go to; `is_complete`: composes the mail and tells whether every
    placeholder has its value; asked last, for composing costs most.
    """

    is_published: bool
    is_enabled: bool
    is_already_sent: bool
    is_deliverable: bool
    is_complete: Callable[[], bool]


def why_not_replaced(event: Event, facts: ReplacementFacts) -> NotReplaced | None:
    """The first reason that keeps the alternative mail back; None if it is to be sent."""
    obstacles: tuple[tuple[NotReplaced, Callable[[], bool]], ...] = (
        (NotReplaced.NOT_PUBLISHED, lambda: not facts.is_published),
        (NotReplaced.SWITCHED_OFF, lambda: not facts.is_enabled),
        (NotReplaced.ALREADY_SENT, lambda: facts.is_already_sent),
        (NotReplaced.TOO_LATE, lambda: _is_too_late(event)),
        (NotReplaced.NO_ADDRESS, lambda: not facts.is_deliverable),
        (NotReplaced.SHARED_ADDRESS, lambda: _is_shared(event.order.buyer.email)),
        (NotReplaced.MISSING_VALUE, lambda: not facts.is_complete()),
    )
    return next((obstacle for obstacle, stands in obstacles if stands()), None)


def _is_too_late(event: Event) -> bool:
    shipped_at = event.order.shipment.shipped_at if event.order.shipment else None
    completed_at = event.order.completed_at or shipped_at
    return completed_at is not None and event.occurred_at - completed_at > PROACTIVE_DAYS


def _is_shared(address: str) -> bool:
    """Amazon Business buyers of some countries share one relay address whose local part says no-reply."""
    return fold(address).strip().startswith(("no-reply", "noreply"))


def order_key(order: Order) -> str:
    """The one spelling of an order's number under which it has had its alternative mail, or not."""
    return recognition.order_number(order.number) or fold(order.number).strip()
