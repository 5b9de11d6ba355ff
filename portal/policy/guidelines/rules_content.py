"""The rows on what a message says: what it must hold, and what it may not hold."""

from __future__ import annotations

from datetime import date

from portal.policy.guidelines.rules import HOUSE_SINCE, HOUSE_SOURCE, GuidelineRule, Severity
from portal.policy.rules import GUIDELINES_SOURCE

CONTENT: tuple[GuidelineRule, ...] = (
    GuidelineRule(
        "must-order-number",
        Severity.VIOLATION,
        "Bestellnummer",
        "Jede proaktive Nachricht nennt die 17-stellige Bestellnummer.",
        "Setzen Sie den Platzhalter {{bestellnummer}} in den Betreff oder in den Mailtext.",
    ),
    GuidelineRule(
        "must-language",
        Severity.WARNING,
        "Sprache des Käufers",
        "Eine Nachricht ist in der Sprache geschrieben, die der Käufer gewählt hat.",
        "Schreiben Sie den Text in der Sprache, für die er gedacht ist.",
    ),
    GuidelineRule(
        "must-30-days",
        Severity.WARNING,
        "Frist von 30 Tagen",
        "Eine proaktive Nachricht geht spätestens 30 Tage nach Abschluss der Bestellung hinaus.",
        "Sie brauchen nichts zu tun: Die Postschleuse sieht bei jedem Versand auf das Datum.",
    ),
    GuidelineRule(
        "no-order-confirmation",
        Severity.VIOLATION,
        "Bestell- und Versandbestätigung",
        "Bestell- und Versandbestätigungen sind nicht erlaubt; der Käufer erhält sie von Amazon.",
        "Streichen Sie den Satz.",
    ),
    GuidelineRule(
        "no-thanks-only",
        Severity.WARNING,
        "Nur Dank oder Hilfsangebot",
        "Nachrichten, die nur danken oder Hilfe anbieten, sind nicht erlaubt.",
        "Sagen Sie, was der Käufer zu dieser Bestellung wissen muss, oder senden Sie nichts.",
    ),
    GuidelineRule(
        "no-marketing",
        Severity.VIOLATION,
        "Werbung",
        "Werbung, Gutscheine und Hinweise auf andere Artikel sind nicht erlaubt.",
        "Streichen Sie den Satz.",
    ),
    GuidelineRule(
        "no-review-incentive",
        Severity.VIOLATION,
        "Belohnung für eine Bewertung",
        "Für Verkäuferbewertungen und Kundenrezensionen darf nichts in Aussicht gestellt werden.",
        "Streichen Sie die ganze Stelle.",
    ),
    GuidelineRule(
        "no-review-change",
        Severity.VIOLATION,
        "Geänderte Bewertung",
        "Käufer dürfen nicht gebeten werden, eine Bewertung zu ändern oder zu entfernen.",
        "Streichen Sie die Bitte.",
    ),
    GuidelineRule(
        "no-review-gating",
        Severity.VIOLATION,
        "Ausgewählte Bewertungen",
        "Um Bewertungen darf nicht nur gebeten werden, wer zufrieden ist; von schlechten darf nicht abgeraten werden.",
        "Streichen Sie die ganze Stelle.",
    ),
    GuidelineRule(
        "no-rating-invitation",
        Severity.VIOLATION,
        "Bewertungseinladung",
        "Amazon-Käufer erhalten keine Einladung zu einer Verkäuferbewertung oder Kundenrezension. "
        "Amazon selbst erlaubt eine einzige, neutrale Bitte je Bestellung.",
        "Streichen Sie die Bitte.",
        HOUSE_SOURCE,
        HOUSE_SINCE,
    ),
    GuidelineRule(
        "no-cancel-request",
        Severity.WARNING,
        "Bitte um Stornierung",
        "Käufer sollen nicht aufgefordert werden, ihre Bestellung zu stornieren.",
        "Stornieren Sie selbst in Seller Central, und nennen Sie dort den Grund.",
    ),
    GuidelineRule(
        "no-links",
        Severity.VIOLATION,
        "Links",
        "Links auf andere Internetseiten sind nicht erlaubt, außer sie sind nötig, um die Bestellung abzuschließen.",
        "Streichen Sie die Adresse der Seite; Amazon entfernt sie sonst.",
    ),
    GuidelineRule(
        "no-contact-data",
        Severity.VIOLATION,
        "Kontaktdaten",
        "E-Mail-Adressen und Telefonnummern gehören nicht in Nachrichten an Käufer.",
        "Schreiben Sie stattdessen: „Bitte antworten Sie auf diese Nachricht.“",
    ),
    GuidelineRule(
        "no-opt-out-link",
        Severity.VIOLATION,
        "Abmeldung",
        "Links und Hinweise zum Abmelden sind nicht erlaubt; das regelt der Käufer bei Amazon.",
        "Streichen Sie den Hinweis.",
    ),
    GuidelineRule(
        "no-important-subject",
        Severity.WARNING,
        "[Wichtig] im Betreff",
        "Das Wort in Klammern wirkt seit dem 25. April 2025 nicht mehr; sein Missbrauch wurde schon vorher geahndet.",
        "Streichen Sie es aus dem Betreff.",
        GUIDELINES_SOURCE,
        date(2025, 4, 25),
    ),
    GuidelineRule(
        "sensitive",
        Severity.HINT,
        "Anstößiges",
        "Nackte Haut, Gewalt und beleidigende Sprache sind nicht erlaubt.",
        "Lesen Sie die Stelle noch einmal, und schreiben Sie sie im Zweifel anders.",
    ),
    GuidelineRule(
        "word-amazon",
        Severity.WARNING,
        "Wort „Amazon“",
        "Das Wort „Amazon“ braucht die Mail nicht; der Käufer weiß, wo er bestellt hat.",
        "Schreiben Sie „Bestellnummer“ statt „Amazon-Bestellnummer“.",
        HOUSE_SOURCE,
        HOUSE_SINCE,
    ),
    GuidelineRule(
        "legal-texts",
        Severity.HINT,
        "Rechtstexte",
        "Das Gesetz verlangt die Bestätigung des Vertrags mit der Widerrufsbelehrung auf einem dauerhaften "
        "Datenträger, spätestens bei der Lieferung: als Mail oder auf Papier in der Sendung. Bei Versand durch "
        "Amazon gilt Amazons eigene Belehrung.",
        "Am sichersten legen Sie die Texte auf Papier der Sendung bei.",
        "§ 312f Abs. 2 BGB",
        date(2014, 6, 13),
    ),
)
