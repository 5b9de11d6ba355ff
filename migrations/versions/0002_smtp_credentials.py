"""Credentials of the merchants' programs at the mail server"""

import sqlalchemy as sa
from alembic import op

from portal.store.types import Key, Moment

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.create_table(
        "smtp_credential",
        sa.Column("id", Key, nullable=False),
        sa.Column("merchant_id", Key, nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("username", sa.Text(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("created_at", Moment(), nullable=False),
        sa.Column("last_used_at", Moment(), nullable=True),
        sa.ForeignKeyConstraint(["merchant_id"], ["merchant.id"], name=op.f("fk_smtp_credential_merchant_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_smtp_credential")),
        sa.UniqueConstraint("username", name=op.f("uq_smtp_credential_username")),
    )
    op.create_index("ix_smtp_credential_merchant_id", "smtp_credential", ["merchant_id"], unique=False)
