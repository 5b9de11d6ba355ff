"""`flask notification publish`: the operator publishes for a merchant who has asked him to. `check` stands beside."""

from __future__ import annotations

import dataclasses
from datetime import UTC, datetime
from typing import BinaryIO

import click
from flask.cli import AppGroup

from portal.acceptance.mails import deliverable
from portal.cli.database import require_merchant, writing
from portal.cli.guidelines import check
from portal.publishing import obstacles
from portal.store import notifications
from portal.store.notifications import Draft

notification = AppGroup("notification", help="The alternative notification of a merchant.")
notification.add_command(check)


@notification.command("publish")
@click.argument("merchant_id", type=int)
@click.option("--subject", required=True, help="One line, up to 150 characters.")
@click.option("--body-file", type=click.File("rb"), required=True, help="The text, UTF-8; - for standard input.")
@click.option("--from", "sender", required=True, help="The address registered in Seller Central.")
@click.option("--contact", default="", help="The name under the mail; else the merchant's.")
@click.option("--accept-risk", is_flag=True, help="The merchant has the text sent at his own risk.")
def publish(
    merchant_id: int, *, subject: str, body_file: BinaryIO, sender: str, contact: str, accept_risk: bool
) -> None:
    """Publish a text and switch sending on."""
    draft = Draft(subject.strip(), _decoded(body_file.read()), sender.strip(), contact.strip())
    if not accept_risk:
        raise click.ClickException(
            "Nothing was published: the notification is sent at the merchant's own risk. Add --accept-risk."
        )
    found = obstacles(draft)
    if found:
        raise click.ClickException("Nothing was published. " + " ".join(obstacle.sentence for obstacle in found))
    draft = dataclasses.replace(draft, sender=deliverable(draft.sender))
    with writing() as session:
        require_merchant(session, merchant_id)
        version = notifications.publish(
            session,
            merchant_id,
            draft,
            by="Betreiber (Kommandozeile)",
            remote_address="",
            now=datetime.now(UTC),
        )
    click.echo(f"Version {version.number} is published and switched on.")


def _decoded(content: bytes) -> str:
    try:
        return content.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError:
        raise click.ClickException("The text is not UTF-8. Save it as UTF-8 and try again.") from None
