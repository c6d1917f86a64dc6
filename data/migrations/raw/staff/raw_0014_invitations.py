"""Invitations of operators, whose institutions an account may edit, and what operators have sent."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa
from alembic import op

revision = "raw_0014"
down_revision = "raw_0013"


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), nullable=False)


def _number(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), nullable=False)


def _moment(name: str, *, may_miss: bool = False) -> sa.Column[datetime]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=may_miss)


def upgrade() -> None:
    op.create_table(
        "operator_invitation",
        _number("number"),
        *(_text(one) for one in ("token_hash", "operator", "institutions", "note", "made_by")),
        *(_moment(one) for one in ("made_at", "expires_at")),
        *(_text(one) for one in ("state", "closed_by")),
        _moment("closed_at", may_miss=True),
        sa.CheckConstraint(
            "state in ('open', 'accepted', 'withdrawn')", name=op.f("ck_operator_invitation_state")
        ),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_operator_invitation")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_operator_invitation_token_hash"), "operator_invitation", ["token_hash"])
    op.create_table(
        "operator_institution",
        _number("account_id"),
        *(_text(one) for one in ("institution", "name", "carrier", "granted_by")),
        _moment("granted_at"),
        _number("invitation"),
        sa.ForeignKeyConstraint(
            ["account_id"],
            ["staff_account.id"],
            name=op.f("fk_operator_institution_account_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("account_id", "institution", name=op.f("pk_operator_institution")),
    )
    op.create_table(
        "operator_change",
        _number("number"),
        *(_text(one) for one in ("institution", "name", "account")),
        _moment("at"),
        _text("fields"),
        _number("draft"),
        sa.Column("release_id", sa.Integer()),
        _text("returned_by"),
        _moment("returned_at", may_miss=True),
        _text("reason"),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_operator_change")),
        sqlite_autoincrement=True,
    )
    for column in ("institution", "draft"):
        op.create_index(op.f(f"ix_operator_change_{column}"), "operator_change", [column])


def downgrade() -> None:
    for name in ("operator_change", "operator_institution", "operator_invitation"):
        op.drop_table(name)
