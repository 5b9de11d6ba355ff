"""The error pages: what happened and what to do, in one table."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ErrorPage:
    """A page by its status; `sign` stands large above the title, `target` and `label` are the way on."""

    status: int
    sign: str
    title: str
    text: str
    target: str = "/"
    label: str = "Zur Übersicht"


MISUNDERSTOOD = ErrorPage(
    400, "400", "Das haben wir nicht verstanden", "Bitte gehen Sie zurück und versuchen Sie es noch einmal."
)
STALE = ErrorPage(
    400,
    "Pause",
    "Die Seite war zu lange offen",
    "Zu Ihrer Sicherheit haben wir nichts gespeichert. Bitte öffnen Sie die Seite neu und senden Sie Ihre Angaben "
    "noch einmal.",
)
SIGNED_OUT = ErrorPage(
    401,
    "Pause",
    "Sie wurden abgemeldet",
    "Nach 60 Minuten ohne Eingabe melden wir Sie ab. Ihr letzter Entwurf ist gespeichert, nach der Anmeldung geht es "
    "dort weiter.",
    "/login",
    "Wieder anmelden",
)
BROKEN = ErrorPage(
    500,
    "500",
    "Bei uns ist etwas schiefgegangen",
    "Ihre Mails sind davon nicht betroffen; die Regeln gelten weiter. Nennen Sie der Kundenbetreuung bitte die "
    "Kennung {code}.",
)
AWAY = ErrorPage(
    503,
    "503",
    "Das Portal macht gerade Pause",
    "Die Datenbank antwortet nicht. Was Sie gesendet haben, ist nicht gespeichert. Bitte versuchen Sie es in einer "
    "Minute noch einmal.",
)
PAGES = {
    page.status: page
    for page in (
        MISUNDERSTOOD,
        SIGNED_OUT,
        BROKEN,
        AWAY,
        ErrorPage(403, "403", "Dafür fehlt Ihnen die Berechtigung", "Dieser Bereich gehört nicht zu Ihrem Zugang."),
        ErrorPage(
            404,
            "404",
            "Diese Seite gibt es nicht",
            "Vielleicht wurde der Eintrag gelöscht, weil seine Aufbewahrungsfrist abgelaufen ist.",
            "/suppressions",
            "Zum Protokoll",
        ),
        ErrorPage(405, "405", "So lässt sich diese Seite nicht aufrufen", "Bitte beginnen Sie auf der Übersicht."),
        ErrorPage(
            413,
            "413",
            "Das ist zu groß",
            "Mehr als 2 MB nimmt das Portal nicht an. Ein Mailtext darf bis zu 20.000 Zeichen haben.",
            "/notification",
            "Zum Text",
        ),
    )
}
