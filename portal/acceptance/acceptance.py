"""An event to its decision, its log rows and its mail, in the caller's one transaction.

Nothing is half-done: the answer is kept with the event, and a replay is given the same answer.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from portal.acceptance import mails
from portal.acceptance.parsing import FieldError, SubmittedEvent, WrongEventError
from portal.policy import decision as policy
from portal.policy.event import Event, Kind
from portal.policy.rules import Reason, Rulebook
from portal.store import events, merchants, notifications, outbox, suppressions
from portal.store.tables import Merchant, Notification, Version


class OtherContentError(ValueError):
    """The event's id is known with other content."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What the caller is told; `status` as of HTTP: 201, or 200 for a replay."""

    status: int
    body: dict[str, Any]


@dataclass(slots=True)
class Acceptance:
    """Accepts one merchant's events in one transaction; begin() and finish() belong to the transaction's ends."""

    session: Session
    merchant: Merchant
    notification: Notification
    version: Version | None
    rulebook: Rulebook
    channel: str
    now: datetime
    counts: Counter[Reason] = field(default_factory=Counter)

    def accept(self, submitted: SubmittedEvent) -> Answer:
        """Decide, log and queue; raises OtherContentError, or WrongEventError where a mail is due without address."""
        event = submitted.event
        decision = policy.decide(event, self.rulebook)
        if decision.passes_message and not _has_way(event):
            self._refuse_new(event)
        key = events.claim(self.session, self.merchant.id, event.id, submitted.digest, self.now)
        if key is None:
            return self._replay(submitted)
        body = self._carry_out(event, decision)
        events.keep_answer(self.session, self.merchant.id, key, body)
        return Answer(201, body)

    def _refuse_new(self, event: Event) -> None:
        """A message without a valid address could only be lost; what is known already is answered as before."""
        if events.find(self.session, self.merchant.id, event.id) is None:
            sentence = "The message is to be sent: give a valid e-mail address, or leave the message out."
            raise WrongEventError([FieldError("order.buyer.email", "not_deliverable", sentence)])

    def _replay(self, submitted: SubmittedEvent) -> Answer:
        known = events.find(self.session, self.merchant.id, submitted.event.id)
        if known is None or known.digest != submitted.digest:
            raise OtherContentError(submitted.event.id)
        return Answer(200, known.answer)

    def _carry_out(self, event: Event, decision: policy.Decision) -> dict[str, Any]:
        outcome, mail_id, obstacle = decision.outcome, None, None
        if decision.passes_message and event.message:
            mail_id = outbox.add(
                self.session, self.merchant.id, mails.original(event, self.merchant, self.now), self.now
            )
        if outcome is policy.Outcome.SUPPRESSED and event.kind is Kind.ORDER_NOTICE:
            mail_id, obstacle = self._replace(event)
            outcome = policy.Outcome.REPLACED if mail_id else outcome
        log_ids = [self._log(event, row, outcome, mail_id, obstacle) for row in decision.suppressed]
        confirmation = decision.confirmation
        return {
            "event": event.id,
            "outcome": outcome.value,
            "reason": decision.suppressed[0].reason.value if decision.suppressed else None,
            "log_id": log_ids[0] if log_ids else None,
            "mail_id": mail_id,
            "not_replaced_because": obstacle.value if obstacle else None,
            "confirmation": confirmation.body if confirmation else None,
            "incomplete": list(confirmation.incomplete) if confirmation else None,
        }

    def _replace(self, event: Event) -> tuple[int | None, policy.NotReplaced | None]:
        """Queue the order's one alternative mail and return its id, or say why there is none."""
        alternative = mails.Alternative(event, self.merchant, self.version, self.now)
        order_number = policy.order_key(event.order)
        facts = policy.ReplacementFacts(
            is_published=self.version is not None,
            is_enabled=self.notification.enabled,
            is_already_sent=outbox.is_order_noted(self.session, self.merchant.id, order_number),
            is_deliverable=bool(mails.deliverable(event.order.buyer.email)),
            is_complete=alternative.is_complete,
        )
        obstacle = policy.why_not_replaced(event, facts)
        if obstacle:
            return None, obstacle
        mail_id = outbox.add(self.session, self.merchant.id, alternative.mail(), self.now)
        outbox.note_order(self.session, self.merchant.id, order_number, mail_id, self.now)
        return mail_id, None

    def _log(
        self,
        event: Event,
        row: policy.Suppressed,
        outcome: policy.Outcome,
        mail_id: int | None,
        obstacle: policy.NotReplaced | None,
    ) -> int:
        self.counts[row.reason] += 1
        new = suppressions.NewSuppression(
            channel=self.channel,
            kind=event.kind.value,
            reason=row.reason,
            matched=[asdict(match) for match in row.matched],
            marketplace=event.order.marketplace,
            order_number=event.order.number,
            recipient=event.order.buyer.email,
            subject=event.message.subject if event.message else "",
            answer=outcome.value,
            mail_id=mail_id,
            not_replaced_because=obstacle.value if obstacle else "",
            event_id=event.id,
        )
        return suppressions.add(self.session, self.merchant.id, new, self.now)

    def finish(self) -> None:
        """The last step before the commit."""
        suppressions.count_up(self.session, self.merchant.id, self.counts, self.now)


def begin(session: Session, merchant_id: int, rulebook: Rulebook, *, channel: str, now: datetime) -> Acceptance:
    """Lock the merchant and read what he has published; `channel`: api or command."""
    merchant = merchants.lock_merchant(session, merchant_id)
    if merchant is None:
        raise LookupError(merchant_id)
    return Acceptance(
        session=session,
        merchant=merchant,
        notification=notifications.find(session, merchant_id),
        version=notifications.current_version(session, merchant_id),
        rulebook=rulebook,
        channel=channel,
        now=now,
    )


def _has_way(event: Event) -> bool:
    return event.message is None or bool(mails.deliverable(event.order.buyer.email))
