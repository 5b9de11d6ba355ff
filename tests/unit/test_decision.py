"""POLICY.md section 4, case by case."""

from datetime import UTC, datetime, timedelta

import pytest

from portal.policy.decision import NotReplaced, Outcome, ReplacementFacts, decide, order_key, why_not_replaced
from portal.policy.event import Buyer, Event, EventMessage, Kind, Order, Shipment
from portal.policy.rules import RULES, Reason, Rulebook, rule

AT = datetime(2020, 11, 3, 9, tzinfo=UTC)
RULEBOOK = Rulebook(dict.fromkeys(Reason, datetime(2020, 11, 1, 23, tzinfo=UTC)))
ALIAS = "k3j9x2m4q7w1z8a@marketplace.amazon.de"
MESSAGE = EventMessage("Betreff", "Text")


def event(kind: Kind, *, at: datetime = AT, message: EventMessage | None = MESSAGE, **order: object) -> Event:
    """An event whose order is nobody's but for what the test says."""
    return Event("e-1", kind, at, Order(**{"number": "71530", **order}), message)


AMAZONS = [
    {"number": "302-1234567-7654321"},
    {"marketplace": "amazon.de"},
    {"marketplace": "AMAZON"},
    {"buyer": Buyer("Erika", ALIAS)},
    {"marketplace": "zvab.com", "buyer": Buyer("Erika", ALIAS)},
]


@pytest.mark.parametrize("order", AMAZONS)
@pytest.mark.parametrize(
    ("kind", "reason"),
    [
        (Kind.ORDER_NOTICE, Reason.AMAZON_ORDER_NOTICE),
        (Kind.RATING_INVITATION, Reason.AMAZON_RATING_INVITATION),
    ],
)
def test_amazons_is_suppressed(kind: Kind, reason: Reason, order: dict[str, object]) -> None:
    """Any one sign is enough, and what was found is told."""
    decision = decide(event(kind, **order), RULEBOOK)
    assert decision.outcome is Outcome.SUPPRESSED
    assert [row.reason for row in decision.suppressed] == [reason]
    assert decision.suppressed[0].matched


@pytest.mark.parametrize("kind", Kind)
def test_everybody_elses_passes(kind: Kind) -> None:
    """ZVAB, booklooker and all others, whatever their books are called."""
    order = {"marketplace": "zvab.com", "buyer": Buyer("Amazonas Freunde e.V.", "kontakt@amazonas-freunde.example")}
    assert decide(event(kind, **order), RULEBOOK).outcome is Outcome.PASSED


@pytest.mark.parametrize("kind", Kind)
def test_before_the_rules_date_everything_passes(kind: Kind) -> None:
    """By the event's own time, to the second."""
    start = datetime(2020, 11, 1, 23, tzinfo=UTC)
    before = event(kind, at=start - timedelta(seconds=1), number="302-1234567-7654321")
    assert decide(before, RULEBOOK).outcome is Outcome.PASSED
    assert decide(event(kind, at=start, number="302-1234567-7654321"), RULEBOOK).outcome is not Outcome.PASSED


@pytest.mark.parametrize(
    ("tracking_url", "message", "reasons"),
    [
        ("https://order-control.example/t/1", None, [Reason.AMAZON_TRACKING_LINK]),
        ("https://order-control.example/t/1", MESSAGE, [Reason.AMAZON_TRACKING_LINK, Reason.AMAZON_ORDER_NOTICE]),
        ("", MESSAGE, [Reason.AMAZON_ORDER_NOTICE]),
        ("", None, []),
    ],
)
def test_confirmation(tracking_url: str, message: EventMessage | None, reasons: list[Reason]) -> None:
    """The link gives one row, a message that came along another; the link's comes first."""
    shipment = Shipment("DHL", "Paket", "00340434161094042557", tracking_url)
    decision = decide(
        event(Kind.SHIPPING_CONFIRMATION, message=message, marketplace="amazon.de", shipment=shipment), RULEBOOK
    )
    assert decision.outcome is Outcome.CONFIRMED
    assert [row.reason for row in decision.suppressed] == reasons


def test_link_in_the_message_counts_as_one_the_event_held() -> None:
    """The message is suppressed whole; the link is the reason that is told first."""
    message = EventMessage("Versandt", "Ihr Paket: https://order-control.example/t/1")
    decision = decide(event(Kind.SHIPPING_CONFIRMATION, message=message, marketplace="amazon.de"), RULEBOOK)
    assert [row.reason for row in decision.suppressed] == [Reason.AMAZON_TRACKING_LINK, Reason.AMAZON_ORDER_NOTICE]
    assert decision.suppressed[0].matched[0].place == "text"


@pytest.mark.parametrize(
    ("later", "reasons", "passes"),
    [
        (Reason.AMAZON_TRACKING_LINK, [Reason.AMAZON_ORDER_NOTICE], False),
        (Reason.AMAZON_ORDER_NOTICE, [Reason.AMAZON_TRACKING_LINK], True),
    ],
)
def test_each_rule_holds_from_its_own_day(later: Reason, reasons: list[Reason], passes: bool) -> None:
    """A confirmation's link and its message are two rules': neither waits for the other."""
    rulebook = Rulebook({**RULEBOOK.since, later: datetime(2021, 1, 1, tzinfo=UTC)})
    shipment = Shipment(tracking_url="https://order-control.example/t/1")
    decision = decide(event(Kind.SHIPPING_CONFIRMATION, marketplace="amazon.de", shipment=shipment), rulebook)
    assert [row.reason for row in decision.suppressed] == reasons
    assert decision.passes_message is passes


def facts(**changes: object) -> ReplacementFacts:
    """Nothing stands in the way but what the test says."""
    defaults = {
        "is_published": True,
        "is_enabled": True,
        "is_already_sent": False,
        "is_deliverable": True,
        "is_complete": lambda: True,
    }
    return ReplacementFacts(**(defaults | changes))


OBSTACLES = [
    (NotReplaced.NOT_PUBLISHED, {"is_published": False}),
    (NotReplaced.SWITCHED_OFF, {"is_enabled": False}),
    (NotReplaced.ALREADY_SENT, {"is_already_sent": True}),
    (NotReplaced.NO_ADDRESS, {"is_deliverable": False}),
    (NotReplaced.MISSING_VALUE, {"is_complete": lambda: False}),
]


@pytest.mark.parametrize(("obstacle", "change"), OBSTACLES)
def test_obstacle(obstacle: NotReplaced, change: dict[str, object]) -> None:
    """Each keeps the alternative mail back and is named."""
    notice = event(Kind.ORDER_NOTICE, buyer=Buyer("Erika", ALIAS))
    assert why_not_replaced(notice, facts(**change)) is obstacle


def test_nothing_in_the_way() -> None:
    """Then the mail is sent."""
    assert why_not_replaced(event(Kind.ORDER_NOTICE, buyer=Buyer("Erika", ALIAS)), facts()) is None


def test_first_obstacle_in_the_contracts_order_is_named() -> None:
    """All stand at once: they are named in the order of the contract, one after the other is taken away."""
    late = event(Kind.ORDER_NOTICE, buyer=Buyer("", "noreply@relay.example"), completed_at=AT - timedelta(days=31))
    changes = dict(change for _, one in OBSTACLES for change in one.items())
    seen = []
    for obstacle, change in OBSTACLES:
        if obstacle is NotReplaced.NO_ADDRESS:
            seen.append(why_not_replaced(late, facts(**changes)))
            late = event(Kind.ORDER_NOTICE, buyer=Buyer("", "noreply@relay.example"))
        seen.append(why_not_replaced(late, facts(**changes)))
        for name in change:
            del changes[name]
        if obstacle is NotReplaced.NO_ADDRESS:
            seen.append(why_not_replaced(late, facts(**changes)))
            late = event(Kind.ORDER_NOTICE)
    assert seen == list(NotReplaced)


@pytest.mark.parametrize("local_part", ["no-reply", "noreply", "No-Reply", "noreply+3f25", "no-reply-business"])
def test_shared_relay_address_gets_nothing(local_part: str) -> None:
    """Amazon Business buyers share one; nobody knows who would read the mail."""
    notice = event(Kind.ORDER_NOTICE, buyer=Buyer("", f"{local_part}@marketplace.amazon.de"))
    assert why_not_replaced(notice, facts()) is NotReplaced.SHARED_ADDRESS


@pytest.mark.parametrize(
    ("days", "is_late"), [(timedelta(days=30), False), (timedelta(days=30, seconds=1), True), (timedelta(), False)]
)
def test_thirty_days_from_completion_else_from_shipping(days: timedelta, is_late: bool) -> None:
    """`completed_at` counts, else `shipped_at`; without either it is not judged."""
    expected = NotReplaced.TOO_LATE if is_late else None
    buyer = Buyer("Erika", ALIAS)
    completed = event(Kind.ORDER_NOTICE, buyer=buyer, completed_at=AT - days)
    shipped = event(Kind.ORDER_NOTICE, buyer=buyer, shipment=Shipment(shipped_at=AT - days))
    both = event(Kind.ORDER_NOTICE, buyer=buyer, completed_at=AT, shipment=Shipment(shipped_at=AT - timedelta(days=90)))
    assert why_not_replaced(completed, facts()) is expected
    assert why_not_replaced(shipped, facts()) is expected
    assert why_not_replaced(both, facts()) is None
    assert why_not_replaced(event(Kind.ORDER_NOTICE, buyer=buyer), facts()) is None


def test_one_order_has_one_key() -> None:
    """However its number is spelt."""
    spellings = ["302-1234567-7654321", " 302-1234567-7654321 ", "302–1234567–7654321", "Nr. 302-1234567-7654321"]
    assert {order_key(Order(number)) for number in spellings} == {"302-1234567-7654321"}
    assert order_key(Order(" A-71530")) == order_key(Order("a-71530"))


def test_every_reason_has_its_rule_and_sentence() -> None:
    """Screens and downloads look each reason up."""
    assert {rule(reason).reason for reason in Reason} == set(Reason)
    assert [one.sign for one in RULES] == ["R1", "R2", "R3", "R4", "R5"]
    assert all(rule(reason).why and rule(reason).sentence for reason in Reason)
