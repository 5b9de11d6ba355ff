"""The first tables"""

import sqlalchemy as sa
from alembic import op

from portal.store.types import Key, Moment

revision = "0001"
down_revision = None


def upgrade() -> None:
    op.create_table(
        "attempt",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column("expires_at", sa.Double(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_attempt")),
    )
    op.create_table(
        "heartbeat",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_heartbeat")),
    )
    op.create_table(
        "merchant",
        sa.Column("id", Key, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("email", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("created_at", Moment(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_merchant")),
    )
    op.create_table(
        "api_token",
        sa.Column("id", Key, nullable=False),
        sa.Column("merchant_id", Key, nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("created_at", Moment(), nullable=False),
        sa.ForeignKeyConstraint(["merchant_id"], ["merchant.id"], name=op.f("fk_api_token_merchant_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_api_token")),
        sa.UniqueConstraint("digest", name=op.f("uq_api_token_digest")),
    )
    op.create_index("ix_api_token_merchant_id", "api_token", ["merchant_id"], unique=False)

    op.create_table(
        "event",
        sa.Column("id", Key, nullable=False),
        sa.Column("merchant_id", Key, nullable=False),
        sa.Column("event_id", sa.Text(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("received_at", Moment(), nullable=False),
        sa.Column("answer", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["merchant_id"], ["merchant.id"], name=op.f("fk_event_merchant_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_event")),
        sa.UniqueConstraint("merchant_id", "event_id", name=op.f("uq_event_merchant_id_event_id")),
    )
    op.create_table(
        "notified_order",
        sa.Column("merchant_id", Key, nullable=False),
        sa.Column("order_number", sa.Text(), nullable=False),
        sa.Column("mail_id", Key, nullable=False),
        sa.Column("notified_at", Moment(), nullable=False),
        sa.ForeignKeyConstraint(["merchant_id"], ["merchant.id"], name=op.f("fk_notified_order_merchant_id")),
        sa.PrimaryKeyConstraint("merchant_id", "order_number", name=op.f("pk_notified_order")),
    )
    op.create_table(
        "suppression",
        sa.Column("id", Key, nullable=False),
        sa.Column("merchant_id", Key, nullable=False),
        sa.Column("occurred_at", Moment(), nullable=False),
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("rules_version", sa.Text(), nullable=False),
        sa.Column("marketplace", sa.Text(), nullable=False),
        sa.Column("order_number", sa.Text(), nullable=False),
        sa.Column("recipient", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("matched", sa.JSON(), nullable=False),
        sa.Column("message_id", sa.Text(), nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("mail_id", Key, nullable=True),
        sa.Column("not_replaced_because", sa.Text(), nullable=False),
        sa.Column("event_id", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["merchant_id"], ["merchant.id"], name=op.f("fk_suppression_merchant_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_suppression")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        "ix_suppression_merchant_id_occurred_at_id", "suppression", ["merchant_id", "occurred_at", "id"], unique=False
    )
    op.create_index(
        "ix_suppression_merchant_id_order_number", "suppression", ["merchant_id", "order_number"], unique=False
    )
    op.create_index(
        "ix_suppression_merchant_id_reason_occurred_at_id",
        "suppression",
        ["merchant_id", "reason", "occurred_at", "id"],
        unique=False,
    )

    op.create_table(
        "suppression_count",
        sa.Column("merchant_id", Key, nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["merchant_id"], ["merchant.id"], name=op.f("fk_suppression_count_merchant_id")),
        sa.PrimaryKeyConstraint("merchant_id", "day", "reason", name=op.f("pk_suppression_count")),
    )
    op.create_table(
        "user_account",
        sa.Column("id", Key, nullable=False),
        sa.Column("merchant_id", Key, nullable=True),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("email", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("password_hash", sa.Text(), nullable=False),
        sa.Column("session_key", sa.Text(), nullable=False),
        sa.Column("created_at", Moment(), nullable=False),
        sa.ForeignKeyConstraint(["merchant_id"], ["merchant.id"], name=op.f("fk_user_account_merchant_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_user_account")),
        sa.UniqueConstraint("email", name=op.f("uq_user_account_email")),
    )
    op.create_index("ix_user_account_merchant_id", "user_account", ["merchant_id"], unique=False)

    op.create_table(
        "version",
        sa.Column("id", Key, nullable=False),
        sa.Column("merchant_id", Key, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("sender", sa.Text(), nullable=False),
        sa.Column("contact", sa.Text(), nullable=False),
        sa.Column("published_at", Moment(), nullable=False),
        sa.Column("published_by", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["merchant_id"], ["merchant.id"], name=op.f("fk_version_merchant_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_version")),
        sa.UniqueConstraint("merchant_id", "number", name=op.f("uq_version_merchant_id_number")),
    )
    op.create_table(
        "acknowledgement",
        sa.Column("id", Key, nullable=False),
        sa.Column("merchant_id", Key, nullable=False),
        sa.Column("version_id", Key, nullable=False),
        sa.Column("statement", sa.Text(), nullable=False),
        sa.Column("statement_version", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("acknowledged_at", Moment(), nullable=False),
        sa.Column("acknowledged_by", sa.Text(), nullable=False),
        sa.Column("remote_address", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["merchant_id"], ["merchant.id"], name=op.f("fk_acknowledgement_merchant_id")),
        sa.ForeignKeyConstraint(["version_id"], ["version.id"], name=op.f("fk_acknowledgement_version_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_acknowledgement")),
        sa.UniqueConstraint("version_id", name=op.f("uq_acknowledgement_version_id")),
    )
    op.create_table(
        "mail",
        sa.Column("id", Key, nullable=False),
        sa.Column("merchant_id", Key, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("version_id", Key, nullable=True),
        sa.Column("order_number", sa.Text(), nullable=False),
        sa.Column("sender", sa.Text(), nullable=False),
        sa.Column("recipient", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("message_id", sa.Text(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("created_at", Moment(), nullable=False),
        sa.Column("next_attempt_at", Moment(), nullable=False),
        sa.Column("claimed_by", sa.Text(), nullable=False),
        sa.Column("claimed_until", Moment(), nullable=True),
        sa.Column("last_answer", sa.Text(), nullable=False),
        sa.Column("finished_at", Moment(), nullable=True),
        sa.ForeignKeyConstraint(["merchant_id"], ["merchant.id"], name=op.f("fk_mail_merchant_id")),
        sa.ForeignKeyConstraint(["version_id"], ["version.id"], name=op.f("fk_mail_version_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mail")),
        sa.UniqueConstraint("message_id", name=op.f("uq_mail_message_id")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_mail_due", "mail", ["state", "next_attempt_at"], unique=False)
    op.create_index("ix_mail_merchant_id_kind_created_at", "mail", ["merchant_id", "kind", "created_at"], unique=False)

    op.create_table(
        "notification",
        sa.Column("merchant_id", Key, nullable=False),
        sa.Column("draft_subject", sa.Text(), nullable=False),
        sa.Column("draft_body", sa.Text(), nullable=False),
        sa.Column("draft_sender", sa.Text(), nullable=False),
        sa.Column("draft_contact", sa.Text(), nullable=False),
        sa.Column("draft_saved_at", Moment(), nullable=True),
        sa.Column("draft_saved_by", sa.Text(), nullable=False),
        sa.Column("draft_revision", sa.Integer(), nullable=False),
        sa.Column("version_id", Key, nullable=True),
        sa.Column("enabled", sa.Boolean(), nullable=False),
        sa.Column("switched_at", Moment(), nullable=True),
        sa.Column("switched_by", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["merchant_id"], ["merchant.id"], name=op.f("fk_notification_merchant_id")),
        sa.ForeignKeyConstraint(["version_id"], ["version.id"], name=op.f("fk_notification_version_id")),
        sa.PrimaryKeyConstraint("merchant_id", name=op.f("pk_notification")),
    )
    for table in ("version", "acknowledgement"):
        _make_immutable(table)


def _make_immutable(table: str) -> None:
    """What was acknowledged must stand as it was: the database itself refuses to change or delete it."""
    if op.get_bind().dialect.name == "sqlite":
        for action in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER {table}_{action.lower()}_refused BEFORE {action} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, '{table} is immutable'); END"
            )
        return
    op.execute(
        f"CREATE FUNCTION {table}_refuse() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{table} is immutable'; END $$"
    )
    op.execute(
        f"CREATE TRIGGER {table}_refused BEFORE UPDATE OR DELETE ON {table} "
        f"FOR EACH ROW EXECUTE FUNCTION {table}_refuse()"
    )
