"""The login wall, and whither a person may be sent after signing in."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta
from functools import wraps
from typing import ParamSpec

from flask import Flask, abort, current_app, redirect, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_login import LoginManager, user_loaded_from_cookie

from portal.settings import Settings
from portal.web.person import load, signed_in

IDLE = timedelta(minutes=60)
REMEMBERED = timedelta(days=30)

# One leading "/"; a second "/" or "\" would name another host, and browsers drop tabs and line ends.
_OWN_PATH = re.compile(r"/(?![/\\])[^\x00-\x20\x7f\\]*")

P = ParamSpec("P")


def register(app: Flask, settings: Settings) -> None:
    """Cookies and the login manager."""
    is_https = settings.public_url.startswith("https://")
    app.config.update(
        SESSION_COOKIE_NAME="postschleuse",
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_SECURE=is_https,
        PERMANENT_SESSION_LIFETIME=IDLE,
        REMEMBER_COOKIE_NAME="postschleuse_bleiben",
        REMEMBER_COOKIE_HTTPONLY=True,
        REMEMBER_COOKIE_SAMESITE="Lax",
        REMEMBER_COOKIE_SECURE=is_https,
        REMEMBER_COOKIE_DURATION=REMEMBERED,
    )
    manager = LoginManager()
    manager.user_loader(load)
    manager.unauthorized_handler(_send_to_login)
    user_loaded_from_cookie.connect(_begin_idle_time, app)
    manager.init_app(app, add_context_processor=False)  # ours also works while the database is away


def _begin_idle_time(_app: Flask, **_: object) -> None:
    """A session that came back by the cookie of 30 days ends after idle time too, not 60 minutes after it began."""
    session.permanent = True


def merchant_required(view: Callable[P, ResponseReturnValue]) -> Callable[P, ResponseReturnValue]:
    """Only for a signed-in person of an active merchant."""

    @wraps(view)
    def checked(*args: P.args, **kwargs: P.kwargs) -> ResponseReturnValue:
        if signed_in() is None:
            answer: ResponseReturnValue = current_app.login_manager.unauthorized()  # type: ignore[attr-defined]
            return answer
        return view(*args, **kwargs)

    return checked


def _send_to_login() -> ResponseReturnValue:
    """A page is shown after signing in; what was sent by a form is not sent again by itself."""
    if request.method not in {"GET", "HEAD"}:
        abort(401)
    target = request.full_path.rstrip("?")
    return redirect(url_for("auth.login", next=None if target == "/" else target))


def own_path(target: str) -> str:
    """The target if it is a path of this portal, else the overview."""
    return target if _OWN_PATH.fullmatch(target) else "/"
