"""The rows on how a message looks: pictures, signs and style. Plain text with paragraphs fulfils all of them."""

from __future__ import annotations

from portal.policy.guidelines.rules import GuidelineRule, Severity


def _row(identifier: str, name: str, clause: str, remedy: str) -> GuidelineRule:
    return GuidelineRule(identifier, Severity.VIOLATION, name, clause, remedy)


FORM: tuple[GuidelineRule, ...] = (
    _row(
        "no-logo-with-link",
        "Logo mit Link",
        "Logos und andere Bilder, die auf Ihre Internetseite führen, sind nicht erlaubt.",
        "Nehmen Sie Bild und Link heraus.",
    ),
    _row(
        "no-product-images",
        "Bilder des Artikels",
        "Bilder des gekauften Artikels sind nicht erlaubt; Amazon zeigt sie dem Käufer selbst.",
        "Nehmen Sie das Bild heraus.",
    ),
    _row(
        "no-tracking-pixel",
        "Zählpixel",
        "Bilder und Programme, die verfolgen, ob eine Nachricht geöffnet wurde, sind nicht erlaubt.",
        "Nehmen Sie die Stelle heraus.",
    ),
    _row(
        "no-insecure-image",
        "Unverschlüsseltes Bild",
        "Bilder dürfen nicht über eine unverschlüsselte Verbindung (http statt https) geladen werden.",
        "Nehmen Sie das Bild heraus.",
    ),
    _row(
        "image-width",
        "Breite eines Bildes",
        "Bilder dürfen höchstens 80 % der Breite einnehmen.",
        "Nehmen Sie das Bild heraus.",
    ),
    _row("no-emoji", "Emojis", "Emojis sind nicht erlaubt.", "Streichen Sie das Zeichen."),
    _row("no-gif", "GIF-Bilder", "GIF-Bilder sind nicht erlaubt.", "Nehmen Sie das Bild heraus."),
    _row(
        "style-line-breaks",
        "Zeilenumbrüche",
        "Mehr als zwei Zeilenumbrüche hintereinander sind nicht erlaubt.",
        "Lassen Sie zwischen zwei Absätzen nur eine Leerzeile.",
    ),
    _row(
        "style-margins",
        "Ränder",
        "Ränder dürfen höchstens 20 % der Breite einnehmen.",
        "Nehmen Sie die Angabe heraus.",
    ),
    _row(
        "style-alignment",
        "Ausrichtung",
        "Der Text steht so, wie Amazon ihn ausrichtet: nicht zentriert und nicht anders gesetzt.",
        "Nehmen Sie die Angabe heraus.",
    ),
    _row(
        "style-fonts",
        "Schrift",
        "Schriftart, Schriftfarbe und Zeilenabstand bestimmt Amazon.",
        "Nehmen Sie die Angabe heraus.",
    ),
    _row(
        "style-font-sizes",
        "Schriftgrößen",
        "Mehr als drei Schriftgrößen sind nicht erlaubt.",
        "Nehmen Sie die Größenangaben heraus.",
    ),
)
