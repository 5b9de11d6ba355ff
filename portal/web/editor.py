"""`/notification`: the merchant writes and sees at once what would be sent. Nothing is sent from here."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from portal.mail.placeholders import PLACEHOLDERS, Placeholder
from portal.store import notifications
from portal.store.notifications import Draft, DraftChangedError
from portal.store.tables import Notification, Version
from portal.web import preview, samples
from portal.web.current import database, now
from portal.web.draft_form import DraftForm, of_draft
from portal.web.login import merchant_required
from portal.web.person import person

blueprint = Blueprint("notification", __name__, url_prefix="/notification")


@dataclass(frozen=True, slots=True)
class Conflict:
    """What somebody else saved in between; `draft` is None where it was discarded or published."""

    by: str
    at: datetime | None
    draft: Draft | None


@blueprint.get("")
@merchant_required
def edit() -> ResponseReturnValue:
    """The draft; where there is none, the published text to start from."""
    with database().read() as session:
        notification, version = _stand(session)
    form = of_draft(_beginning(notification, version), notification.draft_revision, request.args.get("beispiel", ""))
    return _page(form)


@blueprint.post("")
@merchant_required
def work() -> ResponseReturnValue:
    """Show the preview of what is typed, or keep it and perhaps go on to publish it."""
    form, action = DraftForm(), request.form.get("action", "preview")
    if action == "preview":
        return _page(form, is_unsaved=True)
    if not form.validate():
        return _page(form, is_unsaved=True), 422
    try:
        _save(form)
    except DraftChangedError:
        return _show_conflict(form)
    if action == "publish":
        return redirect(url_for("publication.show"), 303)
    flash("Der Entwurf ist gespeichert.", "ok")
    return redirect(url_for("notification.edit", beispiel=form.sample.data), 303)


@blueprint.post("/discard")
@merchant_required
def discard() -> ResponseReturnValue:
    """Forget the draft; what is published stays as it is."""
    with database().write() as session:
        notifications.discard_draft(session, person().merchant.id)
    flash("Der Entwurf ist verworfen.", "ok")
    return redirect(url_for("overview.show"), 303)


def _stand(session: Session) -> tuple[Notification, Version | None]:
    merchant_id = person().merchant.id
    return notifications.find(session, merchant_id), notifications.current_version(session, merchant_id)


def _beginning(notification: Notification, version: Version | None) -> Draft:
    if notification.draft_saved_at:
        return notifications.draft_of(notification)
    if version:
        return Draft(version.subject, version.body, version.sender, version.contact)
    return Draft("", "", "", person().user.name)


def _save(form: DraftForm) -> None:
    """Keep what is typed, unless it is kept already, as after a second click; raises DraftChangedError."""
    merchant_id, draft = person().merchant.id, form.draft()
    with database().write() as session:
        kept = notifications.lock(session, merchant_id)
        if kept.draft_saved_at and notifications.draft_of(kept) == draft:
            return
        revision = form.begun_from()
        notifications.save_draft(session, merchant_id, draft, revision, by=person().signature, now=now())


def _show_conflict(form: DraftForm) -> ResponseReturnValue:
    """The text that was typed stays in the form and wins when it is saved again; the other's stands beside it."""
    with database().read() as session:
        kept, _ = _stand(session)
    form.revision.data = str(kept.draft_revision)
    other = notifications.draft_of(kept) if kept.draft_saved_at else None
    return _page(form, Conflict(kept.draft_saved_by, kept.draft_saved_at, other), is_unsaved=True), 409


def _page(form: DraftForm, conflict: Conflict | None = None, *, is_unsaved: bool = False) -> str:
    with database().read() as session:
        notification, version = _stand(session)
    return render_template(
        "editor.html",
        form=form,
        remarks=form.remarks(),
        preview=preview.of_form(form, person().merchant.name),
        samples=samples.SAMPLES,
        notification=notification,
        version=version,
        conflict=conflict,
        is_unsaved=is_unsaved,
        placeholders=_grouped(),
    )


def _grouped() -> dict[str, list[Placeholder]]:
    groups: dict[str, list[Placeholder]] = {}
    for placeholder in PLACEHOLDERS:
        groups.setdefault(placeholder.group, []).append(placeholder)
    return groups
