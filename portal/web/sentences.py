"""What the portal says to each code: one table each, so that no code is ever shown without a sentence."""

from __future__ import annotations

from dataclasses import dataclass

from portal.policy.decision import NotReplaced, Outcome
from portal.policy.rules import Reason

NOT_REPLACED = {
    NotReplaced.NOT_PUBLISHED: "Sie haben noch keinen Text für eine alternative Benachrichtigung freigegeben.",
    NotReplaced.SWITCHED_OFF: "Ihre alternative Benachrichtigung war ausgeschaltet.",
    NotReplaced.ALREADY_SENT: "Zu dieser Bestellung ging Ihre alternative Benachrichtigung schon einmal hinaus. "
    "Mehr als eine erhält kein Käufer.",
    NotReplaced.TOO_LATE: "Die Bestellung war seit mehr als 30 Tagen abgeschlossen. Danach erlaubt Amazon keine "
    "Nachricht mehr, die nicht der Käufer begonnen hat.",
    NotReplaced.NO_ADDRESS: "Zu dieser Bestellung war keine Adresse bekannt, an die eine Mail gehen kann.",
    NotReplaced.SHARED_ADDRESS: "Die Adresse teilen sich mehrere Käufer (no-reply). Eine Mail dorthin käme bei "
    "niemandem an.",
    NotReplaced.MISSING_VALUE: "Zu einem Platzhalter Ihres Textes hatte die Bestellung keine Angabe. Mit einer Lücke "
    "senden wir nichts.",
}

WITHOUT_REPLACEMENT = {
    Reason.AMAZON_RECIPIENT: "Nichts. Für abgewiesene Mails gibt es keinen Ersatz.",
    Reason.AMAZON_WORD: "Nichts. Für abgewiesene Mails gibt es keinen Ersatz.",
    Reason.AMAZON_RATING_INVITATION: "Nichts. Für Bewertungseinladungen gibt es keinen Ersatz.",
    Reason.AMAZON_TRACKING_LINK: "Amazon erhielt die Versandbestätigung ohne den Link und benachrichtigt den Käufer.",
    Reason.AMAZON_ORDER_NOTICE: "Amazon erhielt die Versandbestätigung und benachrichtigt den Käufer.",
    Reason.UNREADABLE: "Nichts. Für abgewiesene Mails gibt es keinen Ersatz.",
}

ANSWERS = {
    Outcome.SUPPRESSED: "Nicht gesendet; der Käufer erhält keine Mail.",
    Outcome.REPLACED: "Nicht gesendet; an ihrer Stelle geht Ihre alternative Benachrichtigung hinaus.",
    Outcome.PASSED: "Weitergegeben.",
    Outcome.CONFIRMED: "Versandbestätigung für Amazon, ohne Link.",
}


@dataclass(frozen=True, slots=True)
class Advice:
    """Something that the merchant can do now; `target` is an endpoint of the portal with `label`, or ""."""

    title: str
    text: str
    target: str = ""
    label: str = ""


_SELLER_CENTRAL = Advice(
    "In Seller Central schreiben",
    "Unter „Bestellungen verwalten“ über „Käufer kontaktieren“. Für Rückfragen zur Bestellung ist das der vorgesehene "
    "Weg.",
)
_NOTHING = Advice("Nichts weiter tun", "Hier ist nichts verloren gegangen, was der Käufer braucht.")
_NO_INVITATION = Advice(
    "Nichts weiter tun",
    "Amazon bittet seine Käufer selbst um eine Bewertung. Sie selbst sollten es nicht tun.",
)

ADVICE = {
    Reason.AMAZON_RECIPIENT: (_SELLER_CENTRAL,),
    Reason.AMAZON_WORD: (
        Advice(
            "Das Wort weglassen und noch einmal senden",
            "Schreiben Sie zum Beispiel „Bestellnummer“ statt „Amazon-Bestellnummer“. Steht das Wort im Titel eines "
            "Buches, kürzen Sie den Titel.",
        ),
        _SELLER_CENTRAL,
    ),
    Reason.AMAZON_RATING_INVITATION: (_NO_INVITATION,),
    Reason.AMAZON_TRACKING_LINK: (_NOTHING,),
    Reason.AMAZON_ORDER_NOTICE: (_SELLER_CENTRAL,),
    Reason.UNREADABLE: (
        Advice(
            "Die Mail neu schreiben",
            "Senden Sie sie noch einmal, am besten aus einem anderen Mailprogramm. Eine Weiterleitung der beschädigten "
            "Mail hilft nicht.",
        ),
    ),
}

ADVICE_NOT_REPLACED = {
    NotReplaced.NOT_PUBLISHED: Advice(
        "Alternative Benachrichtigung verfassen",
        "Dann geht beim nächsten Mal Ihr eigener Text hinaus, auf eigene Gefahr.",
        "notification.edit",
        "Text verfassen",
    ),
    NotReplaced.SWITCHED_OFF: Advice(
        "Benachrichtigung einschalten",
        "Ihr freigegebener Text steht bereit.",
        "overview.show",
        "Zur Übersicht",
    ),
    NotReplaced.MISSING_VALUE: Advice(
        "Text ohne diesen Platzhalter freigeben",
        "Nehmen Sie nur Platzhalter, die bei jeder Bestellung eine Angabe haben, vor allem die Bestellnummer.",
        "notification.edit",
        "Text ändern",
    ),
}
