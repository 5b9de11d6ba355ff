"""What a finding says to the merchant: one sentence or two for each topic, what stands there and what to do.

`{quote}` is the place as it was written, in one line and shortened.
"""

from __future__ import annotations

from portal.policy.match import in_one_line

_LONGEST_QUOTE = 60

SENTENCES: dict[str, str] = {
    "must-order-number": "Die Bestellnummer fehlt. Setzen Sie den Platzhalter {{bestellnummer}} in den Betreff oder in "
    "den Mailtext.",
    "must-language": "Der Text ist auf {language} geschrieben, gedacht ist er für Käufer, die {intended} lesen. "
    "Schreiben Sie ihn in deren Sprache, oder legen Sie ihn unter der anderen ab.",
    "no-order-confirmation/order": "„{quote}“ bestätigt die Bestellung. Das übernimmt Amazon; streichen Sie den Satz.",
    "no-order-confirmation/shipping": "„{quote}“ meldet den Versand. Das übernimmt Amazon; streichen Sie den Satz.",
    "no-thanks-only": "Die Nachricht dankt nur oder bietet Hilfe an. Sagen Sie, was der Käufer zu dieser Bestellung "
    "wissen muss, oder senden Sie nichts.",
    "no-marketing": "„{quote}“ ist Werbung. Streichen Sie den Satz.",
    "no-marketing/weak": "„{quote}“ kann als Werbung gelten. Streichen Sie den Satz, wenn er nicht von dem bestellten "
    "Artikel spricht.",
    "no-review-incentive": "„{quote}“ stellt für eine Bewertung etwas in Aussicht. Streichen Sie die ganze Stelle.",
    "no-review-change": "„{quote}“ bittet darum, eine Bewertung zu ändern oder zu entfernen. Streichen Sie die Bitte.",
    "no-review-gating": "„{quote}“ wählt aus, wer bewertet: Nur Zufriedene zu bitten oder von Kritik abzuraten ist "
    "nicht erlaubt. Streichen Sie die ganze Stelle.",
    "no-rating-invitation": "„{quote}“ lädt zum Bewerten ein. Amazon-Käufer erhalten keine solche Einladung; streichen "
    "Sie die Bitte.",
    "no-cancel-request": "„{quote}“ fordert den Käufer auf zu stornieren. Stornieren Sie selbst in Seller Central, und "
    "nennen Sie dort den Grund.",
    "no-links": "„{quote}“ ist ein Link, und Amazon entfernt ihn. Streichen Sie ihn, wenn er nicht nötig ist, um die "
    "Bestellung abzuschließen.",
    "no-contact-data/mail": "„{quote}“ ist eine E-Mail-Adresse, und Amazon entfernt sie. Schreiben Sie stattdessen: "
    "„Bitte antworten Sie auf diese Nachricht.“",
    "no-contact-data/phone": "„{quote}“ ist eine Telefonnummer, und Amazon entfernt sie. Schreiben Sie stattdessen: "
    "„Bitte antworten Sie auf diese Nachricht.“",
    "no-opt-out-link": "„{quote}“ bietet das Abmelden an. Welche Nachrichten er erhält, regelt der Käufer bei Amazon; "
    "streichen Sie den Hinweis.",
    "no-logo-with-link": "Dieses Bild führt auf eine Internetseite. Nehmen Sie Bild und Link heraus.",
    "no-product-images": "Bilder gehören nicht in die Nachricht; den Artikel zeigt Amazon dem Käufer selbst. Nehmen "
    "Sie das Bild heraus.",
    "no-tracking-pixel": "Ein so kleines oder verborgenes Bild gilt als Zählpixel. Nehmen Sie es heraus.",
    "no-tracking-pixel/program": "„{quote}“ bringt ein fremdes Programm in die Nachricht und wird beim Senden "
    "entfernt. Nehmen Sie die Stelle heraus.",
    "no-insecure-image": "Dieses Bild würde unverschlüsselt geladen (http statt https). Nehmen Sie es heraus.",
    "image-width": "Dieses Bild ist breiter als 80 % der Nachricht. Nehmen Sie es heraus.",
    "no-emoji": "„{quote}“ ist ein Emoji. Streichen Sie das Zeichen.",
    "no-gif": "Dieses Bild ist ein GIF. Nehmen Sie es heraus.",
    "style-line-breaks": "Hier stehen mehr als zwei Zeilenumbrüche hintereinander. Lassen Sie nur eine Leerzeile.",
    "style-margins": "Hier ist ein Rand breiter als 20 % der Nachricht. Nehmen Sie die Angabe heraus.",
    "style-alignment": "Hier wird der Text anders ausgerichtet, als Amazon ihn setzt. Nehmen Sie die Angabe heraus.",
    "style-alignment/removed": "„{quote}“ ordnet den Text anders an und wird beim Senden entfernt. Schreiben Sie "
    "schlichte Absätze.",
    "style-fonts": "Schriftart, Schriftfarbe und Zeilenabstand bestimmt Amazon. Nehmen Sie die Angabe heraus.",
    "style-fonts/removed": "„{quote}“ wird beim Senden entfernt. Schreiben Sie schlichten Text.",
    "style-font-sizes": "Mit dieser Angabe hat der Text mehr als drei Schriftgrößen. Nehmen Sie die Größenangaben "
    "heraus.",
    "no-important-subject": "„{quote}“ im Betreff wirkt nicht mehr, und sein Missbrauch wurde geahndet. Streichen Sie "
    "es.",
    "sensitive": "„{quote}“ kann anstößig wirken. Lesen Sie die Stelle noch einmal, und schreiben Sie sie im Zweifel "
    "anders.",
    "word-amazon": "„{quote}“ braucht die Mail nicht; der Käufer weiß, wo er bestellt hat. Schreiben Sie zum Beispiel "
    "„Bestellnummer“.",
    "legal-texts": "Mit „{quote}“ beginnt ein Rechtstext. Sie können ihn als Mail senden oder auf Papier der Sendung "
    "beilegen; weil Amazon Adressen und Telefonnummern entfernt, ist Papier der sichere Weg. Bei Versand durch Amazon "
    "gilt Amazons eigene Belehrung.",
}
_SAME_SENTENCE = {"no-order-confirmation/today": "no-order-confirmation/shipping"}

_LANGUAGES = {
    "de": "Deutsch",
    "en": "Englisch",
    "fr": "Französisch",
    "it": "Italienisch",
    "es": "Spanisch",
    "nl": "Niederländisch",
    "pl": "Polnisch",
    "sv": "Schwedisch",
}


def sentence(topic: str, quote: str, language: str) -> str:
    """The sentence to a finding; `language` is the one that the draft is meant for."""
    rule, _, part = topic.partition("/")
    topic = _SAME_SENTENCE.get(topic, topic)
    text = SENTENCES[topic if topic in SENTENCES else rule]
    values = {
        "{quote}": shortened(quote),
        "{language}": _LANGUAGES.get(part, ""),
        "{intended}": _LANGUAGES.get(language[:2].lower(), language),
    }
    for name, value in values.items():
        head, found, tail = text.partition(name)
        text = head + value + tail if found else text
    return text


def shortened(quote: str) -> str:
    """The quotation in one line, at most 60 characters."""
    line = in_one_line(quote).strip()
    return line if len(line) <= _LONGEST_QUOTE else line[: _LONGEST_QUOTE - 2].rstrip() + " …"
