"""Signing in and out. A wrong password and an unknown address get the same answer after the same work."""

from __future__ import annotations

from flask import Blueprint, flash, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_login import login_user, logout_user
from flask_wtf import FlaskForm
from wtforms import BooleanField, HiddenField, PasswordField, StringField
from wtforms.validators import InputRequired

from portal.store import merchants
from portal.store.tables import Merchant, User
from portal.web import login_limits
from portal.web.current import database
from portal.web.errors import too_many_attempts
from portal.web.login import own_path
from portal.web.person import Person, signed_in
from portal.web.typed import clean_line, clean_text

blueprint = Blueprint("auth", __name__)

_LONGEST = 1_000
_FOR_MERCHANTS = (
    "Dieses Portal ist für Händler.",
    "Als Betreiber arbeiten Sie vorerst mit der Kommandozeile; Bildschirme dafür folgen.",
)
_CLOSED = (
    "Dieser Zugang ist geschlossen.",
    "Bitte wenden Sie sich an Ihren Software-Anbieter, wenn Sie ihn wieder brauchen.",
)


class LoginForm(FlaskForm):  # type: ignore[misc]
    """E-mail address and password."""

    email = StringField(
        "E-Mail-Adresse", [InputRequired("Bitte geben Sie Ihre E-Mail-Adresse ein.")], filters=[clean_line]
    )
    password = PasswordField("Passwort", [InputRequired("Bitte geben Sie Ihr Passwort ein.")], filters=[clean_text])
    stay = BooleanField("Auf diesem Gerät 30 Tage angemeldet bleiben")
    next = HiddenField(filters=[clean_line])


@blueprint.route("/login", methods=["GET", "POST"])
def login() -> ResponseReturnValue:
    """The form, and the way in."""
    form = LoginForm()
    if request.method == "GET":
        form.next.data = own_path(request.args.get("next", "/"))
        return redirect(form.next.data) if signed_in() else render_template("login.html", form=form)
    if not form.validate():
        return render_template("login.html", form=form), 422
    return _try(form)


def _try(form: LoginForm) -> ResponseReturnValue:
    email, remote_address = form.email.data, request.remote_addr or ""
    counted = login_limits.count(database(), email, remote_address)
    if counted.blocked_until:
        return too_many_attempts(counted.blocked_until)
    with database().read() as transaction:
        user = merchants.sign_in(transaction, email[:_LONGEST], form.password.data[:_LONGEST])
        merchant_id = user.merchant_id if user else None
        merchant = merchants.find_merchant(transaction, merchant_id) if merchant_id is not None else None
    if user is None:
        return _refuse(form, "E-Mail-Adresse oder Passwort stimmen nicht.", _left(counted.remaining), 401)
    login_limits.forget(database(), email, remote_address)
    return _welcome(form, user, merchant)


def _welcome(form: LoginForm, user: User, merchant: Merchant | None) -> ResponseReturnValue:
    if merchant is None:
        return _refuse(form, *_FOR_MERCHANTS, 403)
    if merchant.state != "active":
        return _refuse(form, *_CLOSED, 403)
    session.clear()  # nothing of the time before signing in stays
    session.permanent = True
    login_user(Person(user, merchant), remember=form.stay.data)
    if not form.stay.data:
        session["_remember"] = "clear"  # flask-login's word: a cookie of an earlier person must not come back
    return redirect(own_path(form.next.data or "/"), 303)


def _left(remaining: int) -> str:
    if remaining == 0:
        return "Das war der letzte Versuch. Bitte warten Sie jetzt 15 Minuten."
    attempts = "1 Versuch" if remaining == 1 else f"{remaining} Versuche"
    return f"Noch {attempts}, dann warten Sie bitte 15 Minuten."


def _refuse(form: LoginForm, title: str, text: str, status: int) -> ResponseReturnValue:
    return render_template("login.html", form=form, refusal={"title": title, "text": text}), status


@blueprint.post("/logout")
def logout() -> ResponseReturnValue:
    """Forget the person on this device."""
    session.clear()
    logout_user()  # last, for it asks the session to take back the cookie of 30 days
    flash("Sie sind abgemeldet.", "ok")
    return redirect(url_for("auth.login"), 303)
