"""`/notification/publish` and `/notification/switch`: the statement of the own risk, and sending on or off."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_wtf import FlaskForm
from sqlalchemy.orm import Session
from wtforms import BooleanField, HiddenField

from portal.acceptance.mails import deliverable
from portal.publishing import Obstacle, obstacles
from portal.store import notifications
from portal.store.notifications import STATEMENT, STATEMENT_VERSION
from portal.store.tables import Notification, Version
from portal.web import preview, samples
from portal.web.current import database, now
from portal.web.login import merchant_required
from portal.web.person import person
from portal.web.typed import clean_line

blueprint = Blueprint("publication", __name__, url_prefix="/notification")

_NO_DRAFT = Obstacle(
    "", "Es gibt keinen Entwurf, der freigegeben werden könnte. Bitte schreiben Sie zuerst einen Text."
)
# The last sentence of the statement stands beside the tick, the others above it; together they are what is stored.
_STATEMENT_BEGINNING, _, _CONFIRMATION = STATEMENT.rpartition(". ")


class PublishForm(FlaskForm):  # type: ignore[misc]
    """The tick, and the revision of the draft that was shown."""

    risk = BooleanField(_CONFIRMATION)
    revision = HiddenField(filters=[clean_line])


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why nothing was published: the draft was changed, or the tick is missing."""

    status: int = 200
    is_changed: bool = False
    tick_missing: bool = False


@blueprint.get("/publish")
@merchant_required
def show() -> ResponseReturnValue:
    """What will be sent, and the statement."""
    return _page(Refusal())


@blueprint.post("/publish")
@merchant_required
def publish() -> ResponseReturnValue:
    """Publish exactly the draft that was shown; any other is shown first."""
    form = PublishForm()
    with database().write() as session:
        notification = notifications.lock(session, person().merchant.id)
        refusal = _refusal(form, notification)
        version = None if refusal else _publish(session, notification)
    if refusal or version is None:
        return _page(refusal or Refusal(422))
    flash(f"Version {version.number} ist freigegeben und aktiv.", "ok")
    return redirect(url_for("overview.show"), 303)


def _refusal(form: PublishForm, notification: Notification) -> Refusal | None:
    if _obstacles(notification):
        return Refusal(422)
    if form.revision.data != str(notification.draft_revision):
        return Refusal(409, is_changed=True)
    return None if form.risk.data else Refusal(422, tick_missing=True)


def _publish(session: Session, notification: Notification) -> Version:
    draft = notifications.draft_of(notification)
    return notifications.publish(
        session,
        person().merchant.id,
        replace(draft, sender=deliverable(draft.sender)),
        by=person().signature,
        remote_address=request.remote_addr or "",
        now=now(),
    )


def _obstacles(notification: Notification) -> list[Obstacle]:
    return obstacles(notifications.draft_of(notification)) if notification.draft_saved_at else [_NO_DRAFT]


def _page(refusal: Refusal) -> ResponseReturnValue:
    merchant = person().merchant
    with database().read() as session:
        notification = notifications.find(session, merchant.id)
        version = notifications.current_version(session, merchant.id)
    draft = notifications.draft_of(notification)
    page = render_template(
        "publish.html",
        form=PublishForm(formdata=None, revision=str(notification.draft_revision)),
        preview=preview.make(draft, samples.TYPICAL, merchant.name),
        obstacles=_obstacles(notification),
        refusal=refusal,
        notification=notification,
        version=version,
        next_number=version.number + 1 if version else 1,
        statement=f"{_STATEMENT_BEGINNING}.",
        statement_day=date.fromisoformat(STATEMENT_VERSION),
    )
    return page, refusal.status


@blueprint.post("/switch")
@merchant_required
def switch() -> ResponseReturnValue:
    """Sending on or off, at any time."""
    on = request.form.get("on") == "1"
    with database().write() as session:
        done = notifications.switch(session, person().merchant.id, on=on, by=person().signature, now=now())
    if not done:
        flash("Es ist noch kein Text freigegeben, der gesendet werden könnte.", "hint")
    elif on:
        flash("Die Benachrichtigung ist eingeschaltet.", "ok")
    else:
        flash("Die Benachrichtigung ist ausgeschaltet. Was schon wartet, geht noch hinaus.", "ok")
    return redirect(url_for("overview.show"), 303)
