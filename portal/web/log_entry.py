"""`/suppressions/ID`: why this mail was held back, what the buyer got instead, and what can be done now."""

from __future__ import annotations

from dataclasses import dataclass

from flask import Blueprint, abort, render_template
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from portal.policy.decision import NotReplaced, Outcome
from portal.policy.event import Kind
from portal.policy.rules import GUIDELINES_SOURCE, RULES, Reason, Rule
from portal.policy.rules import rule as rule_behind
from portal.store import notifications, outbox, suppression_log, suppressions
from portal.store.suppression_log import Filter
from portal.store.tables import Mail, Suppression
from portal.web.current import database, settings
from portal.web.log_words import SMTP, kind, way
from portal.web.login import merchant_required
from portal.web.person import person
from portal.web.rules_timeline import start_of
from portal.web.sentences import ADVICE, ADVICE_NOT_REPLACED, ANSWERS, NOT_REPLACED, WITHOUT_REPLACEMENT, Advice

blueprint = Blueprint("log_entry", __name__, url_prefix="/suppressions")

_CONTEXT = 60  # the log keeps so many characters at each side of the words; as many mean that more stood there
_R1, _R2 = RULES[0], RULES[1]
_TIMES = {1: "einmal", 2: "zweimal", 3: "dreimal", 4: "viermal", 5: "fünfmal", 6: "sechsmal"}


@dataclass(frozen=True, slots=True)
class Finding:
    """Words in their context, with the rule that they speak for."""

    place: str
    before: str
    words: str
    after: str
    sign: str


@dataclass(frozen=True, slots=True)
class Instead:
    """What the buyer got: the alternative mail with its version's number, or a sentence that says why none."""

    sentence: str
    mail: Mail | None = None
    version: int | None = None


@blueprint.get("/<int(max=9223372036854775807):suppression_id>")
@merchant_required
def show(suppression_id: int) -> ResponseReturnValue:
    """One entry of the merchant's own log."""
    merchant_id = person().merchant.id
    with database().read() as session:
        row = suppressions.find(session, merchant_id, suppression_id)
        if row is None:
            abort(404)
        instead = _instead(session, row)
        newer, older = _neighbours(session, row)
    rule = rule_behind(Reason(row.reason))
    return render_template(
        "log_entry.html",
        row=row,
        rules=_rules(row, rule),
        findings=[_finding(row, rule, match) for match in row.matched],
        lead=_lead(row),
        instead=instead,
        answer=row.answer if row.channel == SMTP else "",
        outcome=ANSWERS[Outcome(row.answer)] if row.answer in set(Outcome) else "",
        advice=_advice(row),
        since=start_of(rule.reason, settings().rulebook()),
        source=GUIDELINES_SOURCE,
        facts=_facts(row),
        newer=newer,
        older=older,
    )


def _facts(row: Suppression) -> list[tuple[str, str]]:
    facts = (
        ("Art", kind(row)),
        ("Vorgang", row.event_id),
        ("Bestellnummer", row.order_number),
        ("Marktplatz", row.marketplace),
        ("An", row.recipient),
        ("Betreff", row.subject),
        ("Weg", way(row)),
        ("Message-ID", row.message_id),
        ("Stand der Regeln", row.rules_version),
    )
    return [(label, value) for label, value in facts if value]


def _rules(row: Suppression, rule: Rule) -> list[tuple[Rule, str]]:
    """The rule that held the mail back, and the word as a second one where it was found besides."""
    words = sum(match["place"] != "recipient" for match in row.matched)
    if rule is not _R1 or not words:
        return [(rule, rule.why)]
    return [(rule, rule.why), (_R2, f"Außerdem kommt das Wort {_TIMES.get(words, f'{words}-mal')} vor.")]


def _lead(row: Suppression) -> str:
    """What the findings below it are."""
    if row.channel == SMTP:
        return "Diese Stellen der Mail haben den Ausschlag gegeben:"
    if row.reason == Reason.AMAZON_TRACKING_LINK:
        return "Diese Links standen in der Versandbestätigung:"
    return "Daran war die Bestellung als eine von Amazon zu erkennen:"


def _finding(row: Suppression, rule: Rule, match: dict[str, str]) -> Finding:
    before, after = match.get("before", ""), match.get("after", "")
    sign = rule.sign
    if row.channel == SMTP and rule in (_R1, _R2):
        sign = _R1.sign if match["place"] == "recipient" else _R2.sign
    return Finding(
        place=match["place"],
        before=f"… {before}" if len(before) >= _CONTEXT else before,
        words=match["words"],
        after=f"{after} …" if len(after) >= _CONTEXT else after,
        sign=sign,
    )


def _instead(session: Session, row: Suppression) -> Instead:
    mail = outbox.find(session, row.merchant_id, row.mail_id) if row.mail_id else None
    if mail:
        found = notifications.find_version(session, row.merchant_id, mail.version_id) if mail.version_id else None
        return Instead("", mail, found.number if found else None)
    if row.not_replaced_because in set(NotReplaced):
        return Instead(NOT_REPLACED[NotReplaced(row.not_replaced_because)])
    if row.reason == Reason.AMAZON_ORDER_NOTICE and row.kind != Kind.SHIPPING_CONFIRMATION:
        return Instead("Nichts.")
    return Instead(WITHOUT_REPLACEMENT[Reason(row.reason)])


def _advice(row: Suppression) -> list[Advice]:
    if row.mail_id:
        return []
    code = row.not_replaced_because
    first = ADVICE_NOT_REPLACED.get(NotReplaced(code)) if code in set(NotReplaced) else None
    return [*([first] if first else []), *ADVICE[Reason(row.reason)]]


def _neighbours(session: Session, row: Suppression) -> tuple[int | None, int | None]:
    everything, place = Filter(row.merchant_id), (row.occurred_at, row.id)
    newer = suppression_log.page(session, everything, 1, after=place).rows
    older = suppression_log.page(session, everything, 1, before=place).rows
    return newer[0].id if newer else None, older[0].id if older else None
