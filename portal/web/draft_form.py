"""The form of the editor: what is typed, its bounds, and what still keeps it from being published."""

from __future__ import annotations

from typing import Any

from flask_wtf import FlaskForm
from wtforms import HiddenField, StringField, TextAreaField
from wtforms.validators import ValidationError

from portal.mail import writing
from portal.publishing import obstacles
from portal.store.notifications import Draft
from portal.web.german import number
from portal.web.samples import TYPICAL
from portal.web.typed import clean_line, clean_text

_LONGEST_ADDRESS = 254
_LONGEST_NAME = 100


class DraftForm(FlaskForm):  # type: ignore[misc]
    """Subject, text, sender address and the name under the mail, with the revision that they were begun from."""

    subject = TextAreaField("Betreff", filters=[clean_line])
    body = TextAreaField("Mailtext", filters=[clean_text])
    sender = StringField("Absenderadresse", filters=[clean_line])
    contact = StringField("Name unter der Mail", filters=[clean_line])
    sample = StringField("Beispiel", default=TYPICAL.key, filters=[clean_line])
    revision = HiddenField(filters=[clean_line])

    def validate_subject(self, field: Any) -> None:
        """One line that every mail program shows."""
        _check_length("Der Betreff", field.data, writing.MAX_SUBJECT)
        _check_line("Der Betreff", field.data)

    def validate_body(self, field: Any) -> None:
        """The bound of every text."""
        _check_length("Der Mailtext", field.data, writing.MAX_BODY)

    def validate_sender(self, field: Any) -> None:
        """Whether it is an address is said beside it; here only what cannot be kept."""
        _check_length("Die Absenderadresse", field.data, _LONGEST_ADDRESS)

    def validate_contact(self, field: Any) -> None:
        """One line."""
        _check_length("Der Name", field.data, _LONGEST_NAME)
        _check_line("Der Name", field.data)

    def draft(self) -> Draft:
        """What is typed."""
        return Draft(self.subject.data, self.body.data, self.sender.data, self.contact.data)

    def begun_from(self) -> int:
        """The draft's revision that the person saw; -1 where the form does not say."""
        text = self.revision.data or ""
        return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else -1

    def remarks(self) -> dict[str, list[str]]:
        """A list of sentences to each field: what cannot be kept, else what cannot be published as it is typed."""
        found: dict[str, list[str]] = {
            name: list(self[name].errors) for name in ("subject", "body", "sender", "contact")
        }
        for obstacle in obstacles(self.draft()):
            if self[obstacle.field].data and not self[obstacle.field].errors:
                found[obstacle.field].append(obstacle.sentence)
        return found


def of_draft(draft: Draft, revision: int, sample_key: str) -> DraftForm:
    """The form as it is first shown."""
    return DraftForm(
        formdata=None,
        subject=draft.subject,
        body=draft.body,
        sender=draft.sender,
        contact=draft.contact,
        revision=str(revision),
        sample=sample_key,
    )


def _check_length(what: str, text: str, most: int) -> None:
    if len(text) > most:
        raise ValidationError(
            f"{what} hat {number(len(text))} Zeichen, möglich sind {number(most)}. Bitte kürzen Sie den Text."
        )


def _check_line(what: str, text: str) -> None:
    if "\n" in text:
        raise ValidationError(f"{what} muss in einer Zeile stehen.")
