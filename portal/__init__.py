"""Postschleuse: the mail lock between a bookseller's programs and Amazon's buyers.

The factory alone lives here. What may be sent is decided in `policy/`, what a mail says in `mail/`, what is kept in
`store/`; `acceptance/` and `sender/` act, `web/` shows.
"""

from __future__ import annotations

from flask import Flask

from portal.settings import ROOT, Settings, read_settings
from portal.store.database import Database


def create_app(settings: Settings | None = None) -> Flask:
    """Make the web application with its commands; raises SettingsError for a wrong setting."""
    from portal import cli, web

    settings = settings or read_settings()
    app = Flask(__name__, template_folder=str(ROOT / "templates"), static_folder=str(ROOT / "static"))
    app.extensions["settings"] = settings
    app.extensions["database"] = Database(settings.database_url)
    web.register(app, settings)
    cli.register(app)
    return app
