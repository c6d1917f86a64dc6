"""Accounts of staff, their sessions, links and failed tries, and the log that only grows."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "raw_0009"
down_revision = "raw_0008"

_REFUSED = "the log only grows"
_MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "staff_account",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("name_key", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("carrier", sa.Text(), nullable=False),
        sa.Column("password_hash", sa.Text(), nullable=False),
        sa.Column("locked", sa.Boolean(), nullable=False),
        sa.Column("created_at", _MOMENT, nullable=False),
        sa.Column("last_sign_in", _MOMENT),
        sa.CheckConstraint(
            "role in ('bearbeitung', 'freigabe', 'leitung', 'traeger')", name=op.f("ck_staff_account_role")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_staff_account")),
        sa.UniqueConstraint("name_key", name=op.f("uq_staff_account_name_key")),
        sqlite_autoincrement=True,
    )
    for name, *times in (("staff_session", "begun_at", "used_at"), ("staff_link", "expires_at")):
        op.create_table(
            name,
            sa.Column("token_hash", sa.Text(), nullable=False),
            sa.Column("account_id", sa.Integer(), nullable=False),
            *(sa.Column(one, _MOMENT, nullable=False) for one in times),
            sa.ForeignKeyConstraint(
                ["account_id"], ["staff_account.id"], name=op.f(f"fk_{name}_account_id"), ondelete="CASCADE"
            ),
            sa.PrimaryKeyConstraint("token_hash", name=op.f(f"pk_{name}")),
        )
        op.create_index(op.f(f"ix_{name}_account_id"), name, ["account_id"])
    op.create_table(
        "sign_in_failure",
        sa.Column("name_hash", sa.Text(), nullable=False),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("last_at", _MOMENT, nullable=False),
        sa.Column("blocked_until", _MOMENT),
        sa.PrimaryKeyConstraint("name_hash", name=op.f("pk_sign_in_failure")),
    )
    op.create_index(op.f("ix_sign_in_failure_last_at"), "sign_in_failure", ["last_at"])
    op.create_table(
        "audit_entry",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", _MOMENT, nullable=False),
        *(
            sa.Column(one, sa.Text(), nullable=False)
            for one in ("account", "kind", "subject", "before", "after")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit_entry")),
        sqlite_autoincrement=True,
    )
    for column in ("at", "account", "kind"):
        op.create_index(op.f(f"ix_audit_entry_{column}"), "audit_entry", [column])
    _refuse_changes()


def _refuse_changes() -> None:
    if op.get_bind().dialect.name == "sqlite":
        for what in ("update", "delete"):
            op.execute(
                f"create trigger audit_entry_no_{what} before {what} on audit_entry "
                f"begin select raise(abort, '{_REFUSED}'); end"
            )
        # "insert or replace" would else remove a line without the trigger of "delete"
        op.execute(
            "create trigger audit_entry_no_replace before insert on audit_entry "
            "when new.id is not null and exists (select 1 from audit_entry where id = new.id) "
            "begin select raise(abort, 'the log only grows'); end"
        )
        return
    op.execute(
        "create function audit_entry_only_grows() returns trigger language plpgsql as "
        f"$$ begin raise exception '{_REFUSED}'; end $$"
    )
    op.execute(
        "create trigger audit_entry_no_change before update or delete or truncate on audit_entry "
        "for each statement execute function audit_entry_only_grows()"
    )


def downgrade() -> None:
    for name in ("audit_entry", "sign_in_failure", "staff_link", "staff_session", "staff_account"):
        op.drop_table(name)
    if op.get_bind().dialect.name == "postgresql":
        op.execute("drop function audit_entry_only_grows()")
