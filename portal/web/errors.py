"""What becomes of an error: its page, its log line, its status. Nobody outside sees an exception's text."""

from __future__ import annotations

import secrets
from dataclasses import replace
from datetime import datetime

from flask import Flask, current_app, render_template, request
from flask.typing import ResponseReturnValue
from flask_wtf.csrf import CSRFError
from sqlalchemy.exc import InterfaceError, OperationalError, SQLAlchemyError, TimeoutError
from werkzeug.exceptions import HTTPException

from portal.web import api
from portal.web.current import now
from portal.web.error_pages import AWAY, BROKEN, MISUNDERSTOOD, PAGES, SIGNED_OUT, STALE, ErrorPage
from portal.web.german import clock
from portal.web.person import signed_in
from portal.web.typed import clean_text


def register(app: Flask) -> None:
    """Put the pages on the application."""
    app.register_error_handler(CSRFError, _show_stale)
    app.register_error_handler(HTTPException, _show)
    for error in (OperationalError, InterfaceError, TimeoutError):
        app.register_error_handler(error, _show_away)


def _show_stale(_error: CSRFError) -> ResponseReturnValue:
    try:
        person = signed_in()
    except SQLAlchemyError as error:  # raised inside an error handler, it would reach no other one
        return _show_away(error)
    if person is None:
        return _render(SIGNED_OUT)
    has_page = request.path in {"/notification", "/notification/publish"}
    return _render(replace(STALE, target=request.path, label="Seite neu öffnen") if has_page else STALE)


def _show(error: HTTPException) -> ResponseReturnValue:
    status = error.code or 500
    if request.path.startswith("/api/"):
        return api.problem_for(error)
    page = PAGES.get(status) or (BROKEN if status >= 500 else replace(MISUNDERSTOOD, status=status))
    if page is BROKEN:
        page = replace(page, text=page.text.format(code=_logged_code()))
    body, status = _render(page)
    headers = error.get_headers() if status == 405 else []
    return body, status, [(name, value) for name, value in headers if name == "Allow"]


def _logged_code() -> str:
    code = f"F-{secrets.token_hex(4).upper()}"
    current_app.logger.error("The error above was shown as %s", code)
    return code


def _show_away(error: SQLAlchemyError) -> ResponseReturnValue:
    current_app.logger.error("The database does not answer: %s", type(error).__name__)
    if request.path.startswith("/api/"):
        return api.problem_for(503)
    return *_render(AWAY), {"Retry-After": "30"}


def too_many_attempts(until: datetime) -> ResponseReturnValue:
    """429 for somebody who has tried too many passwords; `until`: aware moment of the next try."""
    seconds = max(1, int((until - now()).total_seconds()) + 1)
    minutes = -(-seconds // 60)
    wait = "eine Minute" if minutes == 1 else f"{minutes} Minuten"
    text = f"Bitte warten Sie {wait}. Ab {clock(until)} Uhr können Sie sich wieder anmelden."
    page = ErrorPage(429, "429", "Zu viele Versuche", text, "/login", "Zur Anmeldung")
    return *_render(page), {"Retry-After": str(seconds)}


def _render(page: ErrorPage) -> tuple[str, int]:
    return render_template("error.html", page=page, rescued=_rescued(page)), page.status


def _rescued(page: ErrorPage) -> list[tuple[str, str]]:
    """A text that was sent and not kept, so that nobody has to write it twice."""
    if request.path != "/notification" or request.method != "POST" or page.status == 413:
        return []
    fields = (("subject", "Betreff"), ("body", "Mailtext"))
    return [(label, text) for name, label in fields if (text := clean_text(request.form.get(name)))]
