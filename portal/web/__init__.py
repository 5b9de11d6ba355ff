"""The merchant's portal and the API: what is shown, and how the decisions of the other rooms are reached.

One module per area of the screen with its forms; nothing of `sender/` enters.
"""

from __future__ import annotations

from typing import Any

from flask import Flask
from flask_wtf import CSRFProtect
from jinja2 import StrictUndefined
from sqlalchemy.exc import SQLAlchemyError
from werkzeug.middleware.proxy_fix import ProxyFix

from portal.settings import Settings
from portal.web import (
    api,
    assets,
    auth,
    download,
    editor,
    errors,
    german,
    health,
    live_preview,
    log,
    log_entry,
    log_words,
    login,
    overview,
    publication,
    security,
)
from portal.web.current import now
from portal.web.person import signed_in

_LARGEST_FORM = 2 * 1024 * 1024


def register(app: Flask, settings: Settings) -> None:
    """Put all pages, their safety and the API on the application."""
    app.config.update(
        SECRET_KEY=settings.secret_key,
        MAX_CONTENT_LENGTH=_LARGEST_FORM,
        MAX_FORM_MEMORY_SIZE=_LARGEST_FORM,
        WTF_CSRF_TIME_LIMIT=None,  # a form is good as long as the session in which it was shown
    )
    if settings.proxies:
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=settings.proxies, x_proto=settings.proxies)  # type: ignore[method-assign]
    _prepare_templates(app)
    security.register(app, settings)
    login.register(app, settings)
    errors.register(app)
    protection = CSRFProtect(app)
    for module in (auth, overview, editor, live_preview, publication, log, log_entry, download, health, api):
        app.register_blueprint(module.blueprint)
    protection.exempt(api.blueprint)


def _prepare_templates(app: Flask) -> None:
    app.jinja_options = {"undefined": StrictUndefined, "trim_blocks": True, "lstrip_blocks": True}
    app.jinja_env.filters.update(german.FILTERS | log_words.FILTERS)
    app.jinja_env.globals["asset"] = assets.asset
    app.context_processor(_of_every_page)


def _of_every_page() -> dict[str, Any]:
    """Who is signed in, also on the page that says that the database is away; and the moment."""
    try:
        person = signed_in()
    except SQLAlchemyError:
        person = None
    return {"person": person, "now": now()}
