"""What a client is told, where a person may read it: German, in ASCII, one line of at most 512 bytes (RFC 5321)."""

from __future__ import annotations

from portal.policy.match import Match
from portal.policy.rules import Reason

TAKEN_LATER = "451 4.3.0 Die Mail kann gerade nicht angenommen werden. Bitte spaeter noch einmal senden."
RELAY_AWAY = "451 4.3.2 Der naechste Mailserver ist gerade nicht erreichbar. Bitte spaeter noch einmal senden."
LOGIN_LATER = "451 4.3.0 Die Anmeldung kann gerade nicht geprueft werden. Bitte spaeter noch einmal."
LOGIN_WRONG = "535 5.7.8 Benutzername oder Passwort ist falsch."
LOGIN_TOO_OFTEN = "454 4.7.0 Zu viele falsche Anmeldungen. Bitte in einer Viertelstunde noch einmal."
LOGIN_RIGHT = "235 2.7.0 Angemeldet"
NO_SMTPUTF8 = "553 5.6.7 Der naechste Mailserver kennt keine Adressen mit Umlauten (SMTPUTF8)."

_SENTENCES = {
    Reason.AMAZON_RECIPIENT: "Die Mail geht an eine Kaeufer-Adresse bei Amazon ({found}). Solche Mails werden nicht "
    "angenommen, gleich was darin steht.",
    Reason.AMAZON_WORD: "Die Mail enthaelt das Wort Amazon ({found}). Solche Mails werden nicht angenommen, gleich an "
    "wen sie gehen; auch der Titel eines Buches zaehlt.",
    Reason.UNREADABLE: "Die Mail liess sich nicht lesen und wird deshalb nicht angenommen. Bitte neu schreiben.",
}
_CODES = {Reason.UNREADABLE: "550 5.6.0"}
_PLACES = {"recipient": "Empfaenger", "subject": "Betreff", "html": "Text", "attachment": "Anlage", "from": "Von"}
_PLACES |= {"to": "An", "cc": "Kopie", "reply-to": "Antwort an", "header": "Kopfzeile", "text": "Text"}
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ß": "ss", "–": "-"})
_LONGEST_QUOTE = 60


def refusal(reason: Reason, matched: tuple[Match, ...], log_id: int, address: str) -> str:
    """The answer to a refused mail: code, reason, sentence with the first finding, number and address of its row."""
    sentence = _SENTENCES[reason].format(found=_finding(matched[0]) if matched else "")
    return f"{_CODES.get(reason, '550 5.7.1')} {reason.value} {sentence} Eintrag {log_id}: {address}"


def _finding(match: Match) -> str:
    return f"{_PLACES.get(match.place, match.place)}: {in_ascii(match.words)[:_LONGEST_QUOTE]}"


def in_ascii(text: str) -> str:
    """German letters as German mail programs spelt them before they knew umlauts; all else as a question mark."""
    ascii_text = text.translate(_UMLAUTS).encode("ascii", "replace").decode()
    return "".join(character if character.isprintable() else "?" for character in ascii_text)
