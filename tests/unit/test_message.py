"""What becomes of a submitted mail: R1 before R2, all findings named, each rule from its day on."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from portal.policy.message import MOST_FINDINGS, PASS, Message, decide_message, decide_unreadable
from portal.policy.rules import Reason, Rulebook

START = datetime(2020, 11, 1, 23, tzinfo=UTC)
RULEBOOK = Rulebook({Reason.AMAZON_RECIPIENT: START, Reason.AMAZON_WORD: START})
ALIAS = "k3j9@marketplace.amazon.de"


def decide(message: Message, at: datetime = START) -> tuple[Reason | None, list[tuple[str, str]]]:
    """Reason, and (place, words) of all findings."""
    verdict = decide_message(message, RULEBOOK, at)
    return verdict.reason, [(match.place, match.words) for match in verdict.matched]


def test_mail_without_anything_of_amazon_passes() -> None:
    """The river and the warriors included."""
    message = Message(("k@mail.example",), (("to", "k@mail.example"),), (("text", "Amazonas, Amazonenkönigin"),))
    assert decide_message(message, RULEBOOK, START) is PASS


@pytest.mark.parametrize("field", ["to", "cc", "bcc", "reply-to", "resent-to", "resent-cc", "resent-bcc"])
def test_alias_in_every_field_that_a_mail_goes_to(field: str) -> None:
    """Only the address itself is quoted, not its neighbours."""
    message = Message(("k@mail.example",), ((field, f'"Erika" <{ALIAS}>, b@mail.example'),))
    place = field if field in {"to", "cc", "reply-to"} else "header"
    assert decide(message) == (Reason.AMAZON_RECIPIENT, [(place, ALIAS)])


@pytest.mark.parametrize("field", ["from", "sender", "disposition-notification-to"])
def test_alias_as_sender_is_no_recipient(field: str) -> None:
    """The word rule finds it where it is read."""
    assert decide(Message((), ((field, ALIAS),)))[0] is None
    assert decide(Message((), ((field, ALIAS),), (("from", ALIAS),)))[0] is Reason.AMAZON_WORD


def test_alias_that_is_only_whole_in_the_field() -> None:
    """Written with blanks: then the field's text is quoted."""
    reason, matched = decide(Message((), (("to", "k @ marketplace . amazon . de"),)))
    assert (reason, matched) == (Reason.AMAZON_RECIPIENT, [("to", "k @ marketplace . amazon . de")])


def test_recipient_comes_before_word_and_both_are_named() -> None:
    """The envelope first, then the fields, then what is read."""
    message = Message((ALIAS,), (("to", ALIAS),), (("subject", "Ihr Amazonkonto"),))
    reason, matched = decide(message)
    assert reason is Reason.AMAZON_RECIPIENT
    assert matched == [("recipient", ALIAS), ("to", ALIAS), ("subject", "Amazonkonto")]
    assert decide_message(message, RULEBOOK, START).marketplace == "amazon.de"


def test_blind_recipient_at_the_company_is_the_word() -> None:
    """A mail to an amazon.de address is refused, seen or not."""
    assert decide(Message(("service@amazon.de",))) == (Reason.AMAZON_WORD, [("recipient", "amazon")])


@pytest.mark.parametrize(
    ("since", "reason"),
    [
        ({Reason.AMAZON_RECIPIENT: START, Reason.AMAZON_WORD: START}, Reason.AMAZON_RECIPIENT),
        ({Reason.AMAZON_RECIPIENT: START + timedelta(days=1), Reason.AMAZON_WORD: START}, Reason.AMAZON_WORD),
        ({Reason.AMAZON_RECIPIENT: START, Reason.AMAZON_WORD: START + timedelta(days=1)}, Reason.AMAZON_RECIPIENT),
        (dict.fromkeys((Reason.AMAZON_RECIPIENT, Reason.AMAZON_WORD), START + timedelta(seconds=1)), None),
    ],
)
def test_each_rule_holds_from_its_moment_on(since: dict[Reason, datetime], reason: Reason | None) -> None:
    """A rule that does not hold yet finds nothing."""
    verdict = decide_message(Message((ALIAS,), (), (("text", "Amazon"),)), Rulebook(since), START)
    assert verdict.reason is reason
    assert (verdict.matched == ()) is (reason is None)


def test_unreadable_mail_never_passes() -> None:
    """An Amazon recipient is the better reason; before the rules' day it is unreadable all the same."""
    assert decide_unreadable(("k@mail.example",), RULEBOOK, START).reason is Reason.UNREADABLE
    assert decide_unreadable((ALIAS,), RULEBOOK, START).reason is Reason.AMAZON_RECIPIENT
    assert decide_unreadable((ALIAS,), RULEBOOK, START - timedelta(days=1)).reason is Reason.UNREADABLE


def test_findings_are_bounded() -> None:
    """However many there are."""
    passages = tuple(("text", f"{number} Amazon {number}") for number in range(500))
    recipients = tuple(f"k{number}@marketplace.amazon.de" for number in range(500))
    assert len(decide(Message((), (), passages))[1]) == MOST_FINDINGS
    assert len(decide(Message(recipients, (), passages))[1]) == MOST_FINDINGS
