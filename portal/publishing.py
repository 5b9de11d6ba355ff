"""What keeps a draft from being published: the same answer for the portal and the command line."""

from __future__ import annotations

from dataclasses import dataclass

from portal.acceptance.mails import deliverable
from portal.mail import markup, placeholders, writing
from portal.policy import recognition
from portal.store.notifications import Draft


@dataclass(frozen=True, slots=True)
class Obstacle:
    """The field that is concerned (subject, body or sender), and what to do."""

    field: str
    sentence: str


def obstacles(draft: Draft) -> list[Obstacle]:
    """Everything that keeps the draft from being published, at once; empty if nothing does."""
    return [
        *_subject_obstacles(draft.subject),
        *_body_obstacles(draft.body),
        *_sender_obstacles(draft.sender),
        *_contact_obstacles(draft.contact),
    ]


def _subject_obstacles(subject: str) -> list[Obstacle]:
    if not subject.strip():
        return [Obstacle("subject", "Bitte geben Sie einen Betreff ein.")]
    if len(subject) > writing.MAX_SUBJECT:
        too_long = f"Der Betreff hat {len(subject)} Zeichen, möglich sind {writing.MAX_SUBJECT}. Bitte kürzen Sie ihn."
        return [Obstacle("subject", too_long)]
    if not subject.isprintable():
        return [Obstacle("subject", "Der Betreff muss in einer Zeile stehen.")]
    return [Obstacle("subject", unknown_sentence(each)) for each in placeholders.unknown_in(subject)]


def _body_obstacles(body: str) -> list[Obstacle]:
    if not body.strip():
        return [Obstacle("body", "Bitte schreiben Sie einen Mailtext.")]
    if len(body) > writing.MAX_BODY:
        length = f"{len(body):,}".replace(",", ".")
        return [Obstacle("body", f"Der Mailtext hat {length} Zeichen, möglich sind 20.000. Bitte kürzen Sie ihn.")]
    if any(character < " " and character not in "\n\t" for character in body):
        return [Obstacle("body", "Der Mailtext enthält Steuerzeichen. Bitte tippen Sie die Stelle neu.")]
    unknown = writing.unknown_placeholders(body, markup.to_html(body))
    return [Obstacle("body", unknown_sentence(each)) for each in unknown]


def _contact_obstacles(contact: str) -> list[Obstacle]:
    return [] if contact.isprintable() else [Obstacle("contact", "Der Name muss in einer Zeile stehen.")]


def unknown_sentence(unknown: placeholders.Unknown) -> str:
    """What to do about a placeholder that does not exist."""
    if unknown.written in {"{{", "}}"}:
        return f"Ein „{unknown.written}“ steht allein. Platzhalter beginnen mit {{{{ und enden mit }}}}."
    question = f" Meinten Sie „{unknown.suggestion}“?" if unknown.suggestion else ""
    return f"„{unknown.written}“ kennen wir nicht.{question}"


def _sender_obstacles(sender: str) -> list[Obstacle]:
    if not sender.strip():
        missing = "Bitte geben Sie die Absenderadresse ein, die in Seller Central für Sie hinterlegt ist."
        return [Obstacle("sender", missing)]
    if not deliverable(sender):
        return [Obstacle("sender", f"„{sender.strip()}“ ist keine gültige E-Mail-Adresse.")]
    if recognition.alias(sender):
        return [Obstacle("sender", "Eine Käufer-Adresse von Amazon kann nicht der Absender sein.")]
    return []
