"""The mail that a text would become: composed by the very function that the sender uses, from exactly what is typed."""

from __future__ import annotations

import html
from dataclasses import dataclass

from portal.acceptance.mails import deliverable
from portal.acceptance.values import values_of
from portal.mail import placeholders, writing
from portal.store.notifications import Draft
from portal.web import samples
from portal.web.assets import asset
from portal.web.current import now
from portal.web.draft_form import DraftForm
from portal.web.samples import Sample

_LABELS = {placeholder.name: placeholder.label for placeholder in placeholders.PLACEHOLDERS}
_NO_SENDER = "absender-fehlt@example.invalid"
_NO_RECIPIENT = "adresse-fehlt@example.invalid"
# A frame without an origin cannot tell its height; these figures of mail.css let it be estimated from the text.
_LINE_HEIGHT, _GAP_HEIGHT, _MARGINS = 25.5, 15, 56
_PHONE, _NARROW, _WIDE = 36, 50, 80  # characters a line
_STEP = 160
_LOWEST, _HIGHEST = 240, 1_600


@dataclass(frozen=True, slots=True)
class Preview:
    """A composed sample mail. `document` is a page for a sandboxed frame.

    The frame's `height` in pixels is for a column beside a form, `wide_height` for a column alone; `phone_steps` names
    the height on small screens in steps of the stylesheet.
    """

    sample: Sample
    sender: str
    merchant_name: str
    composed: writing.ComposedText
    document: str
    source: str
    height: int
    wide_height: int
    phone_steps: int

    @property
    def missing(self) -> list[str]:
        """The labels of the placeholders for which the sample has no value."""
        return [_LABELS[name] for name in self.composed.missing]

    @property
    def initials(self) -> str:
        """Two letters for the round sign beside the sender."""
        return "".join(word[0] for word in self.merchant_name.split()[:2]).upper()


def of_form(form: DraftForm, merchant_name: str) -> Preview | None:
    """The preview of what is typed, with the sample that is chosen."""
    return make(form.draft(), samples.find(form.sample.data or ""), merchant_name)


def make(draft: Draft, sample: Sample, merchant_name: str) -> Preview | None:
    """The preview; None while subject or text is longer than any mail may be."""
    if len(draft.subject) > 2 * writing.MAX_SUBJECT or len(draft.body) > writing.MAX_BODY:
        return None
    composed = writing.compose(draft.subject, draft.body, values_of(sample.order, merchant_name, draft.contact))
    return Preview(
        sample=sample,
        sender=deliverable(draft.sender),
        merchant_name=merchant_name,
        composed=composed,
        document=_document(composed),
        source=_source(composed, draft, sample, merchant_name),
        height=_height(composed.text, _NARROW),
        wide_height=_height(composed.text, _WIDE),
        phone_steps=-(-_height(composed.text, _PHONE) // _STEP),
    )


def _document(composed: writing.ComposedText) -> str:
    """Links lead nowhere: they would open windows, and the sandbox lets none be opened."""
    return (
        '<!doctype html><html lang="de"><head><meta charset="utf-8"><base target="_blank">'
        '<meta name="color-scheme" content="light dark">'
        f'<link rel="stylesheet" href="{html.escape(asset("mail.css"))}">'
        f"<title>{html.escape(composed.subject)}</title></head><body>{composed.html}</body></html>"
    )


def _source(composed: writing.ComposedText, draft: Draft, sample: Sample, merchant_name: str) -> str:
    sender = deliverable(draft.sender) or _NO_SENDER
    envelope = writing.Envelope(
        sender=sender,
        sender_name=merchant_name,
        recipient=deliverable(sample.order.buyer.email) or _NO_RECIPIENT,
        message_id=f"<beispiel@{sender.rpartition('@')[2]}>",
        date=now(),
        language="de",
    )
    return writing.write(composed, envelope).decode("utf-8", "replace").replace("\r\n", "\n")


def _height(text: str, characters: int) -> int:
    lines = text.splitlines()
    pixels = sum(-(-len(line) // characters) * _LINE_HEIGHT if line else _GAP_HEIGHT for line in lines)
    return round(min(max(_LOWEST, pixels + _MARGINS), _HIGHEST))
