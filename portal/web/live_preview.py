"""`/notification/preview`: the editor's preview as JSON, for its script: what to put into which element of the page."""

from __future__ import annotations

from flask import Blueprint, abort, get_template_attribute, jsonify, request
from flask.typing import ResponseReturnValue

from portal.web import preview
from portal.web.draft_form import DraftForm
from portal.web.login import merchant_required
from portal.web.person import person

blueprint = Blueprint("live_preview", __name__)

_FIELDS = ("subject", "body", "sender", "contact", "sample")


@blueprint.post("/notification/preview")
@merchant_required
def show() -> ResponseReturnValue:
    """Nothing is kept; the token of the form comes as a header and is checked with that of every POST."""
    typed = request.get_json()
    if not isinstance(typed, dict):
        abort(400)
    fields = {name: str(typed.get(name, "")) for name in _FIELDS}
    form = DraftForm(meta={"csrf": False}, formdata=None, **fields)
    form.validate()
    made = preview.of_form(form, person().merchant.name)
    return jsonify(
        html=_html(form, made),
        text={"preview-text": made.composed.text, "preview-source": made.source} if made else {},
        document=made.document if made else "",
        height=made.height if made else 0,
        steps=made.phone_steps if made else 0,
    )


def _html(form: DraftForm, made: preview.Preview | None) -> dict[str, str]:
    """Pieces of the page, made by the very templates of the page."""
    remarks = get_template_attribute("components/field.html", "remarks")
    pieces = {f"{name}-remarks": remarks(sentences) for name, sentences in form.remarks().items()}
    pieces["preview-notes"] = get_template_attribute("components/preview.html", "notes")(made)
    pieces["preview-head"] = get_template_attribute("components/mailframe.html", "head")(made) if made else ""
    return pieces
