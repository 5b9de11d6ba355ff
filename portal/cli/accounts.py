"""Operators, merchants and the tokens of their programs. A password comes on the first line of standard input."""

from __future__ import annotations

import getpass
import sys
from datetime import UTC, datetime

import click
from flask.cli import AppGroup

from portal.acceptance.mails import deliverable
from portal.cli.database import require_merchant, writing
from portal.store import merchants, tokens

MIN_PASSWORD = 8
_MAX_NAME = 200

operator = AppGroup("operator", help="People who run this service.")
merchant = AppGroup("merchant", help="Merchants and their first account.")
token = AppGroup("token", help="API tokens of a merchant's programs.")


def _read_password() -> str:
    password = getpass.getpass("Password: ") if sys.stdin.isatty() else sys.stdin.readline().rstrip("\r\n")
    if len(password) < MIN_PASSWORD:
        raise click.ClickException(
            f"The password needs at least {MIN_PASSWORD} characters, on the first line of standard input."
        )
    return password


def _checked_email(email: str) -> str:
    address = deliverable(email)
    if not address:
        raise click.ClickException(f"{email!r} is no e-mail address that a mail can go to.")
    return address


def checked_line(text: str, what: str) -> str:
    """A name or label without the blanks around it, or exit 1."""
    line = text.strip()
    if not line or len(line) > _MAX_NAME or not line.isprintable():
        raise click.ClickException(f"The {what} must be one line of 1 to {_MAX_NAME} characters.")
    return line


@operator.command("add")
@click.argument("email")
def add_operator(email: str) -> None:
    """Add an operator's account."""
    address, password = _checked_email(email), _read_password()
    try:
        with writing() as session:
            merchants.add_operator(session, address, password, datetime.now(UTC))
    except merchants.EmailTakenError:
        raise click.ClickException(f"There is an account for {address} already.") from None


@merchant.command("add")
@click.argument("name")
@click.argument("email")
def add_merchant(name: str, email: str) -> None:
    """Add a merchant with an account, and print the merchant's id."""
    line, address, password = checked_line(name, "name"), _checked_email(email), _read_password()
    try:
        with writing() as session:
            added = merchants.add_merchant(session, line, address, password, now=datetime.now(UTC))
    except merchants.EmailTakenError:
        raise click.ClickException(f"There is an account for {address} already.") from None
    click.echo(added.id)


@merchant.command("list")
def list_merchants() -> None:
    """Print id, name and state, a line each, separated by tabs."""
    with writing() as session:
        rows = [f"{row.id}\t{row.name}\t{row.state}" for row in merchants.list_merchants(session)]
    for row in rows:
        click.echo(row)


@token.command("add")
@click.argument("merchant_id", type=int)
@click.argument("label")
def add_token(merchant_id: int, label: str) -> None:
    """Print a new API token, this once."""
    line = checked_line(label, "label")
    with writing() as session:
        require_merchant(session, merchant_id)
        added = tokens.add(session, merchant_id, line, datetime.now(UTC))
    click.echo(added)
