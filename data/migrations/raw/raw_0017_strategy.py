"""Definitions of guiding principles and aims of the education strategy."""

from __future__ import annotations

from alembic import op

revision = "raw_0017"
down_revision = "raw_0016"

_BEFORE = (
    "kind in ('measure', 'source', 'stated_measure', 'indicator', 'sum', 'apart', 'target', 'event', "
    "'action', 'removed')"
)
_NOW = (
    "kind in ('measure', 'source', 'stated_measure', 'indicator', 'sum', 'apart', 'target', 'event', "
    "'action', 'principle', 'aim', 'removed')"
)


def _constrain(rule: str) -> None:
    with op.batch_alter_table("definition") as table:
        table.drop_constraint(op.f("ck_definition_kind"), type_="check")
        table.create_check_constraint(op.f("ck_definition_kind"), rule)


def upgrade() -> None:
    _constrain(_NOW)


def downgrade() -> None:
    op.execute("delete from definition where kind in ('principle', 'aim')")
    _constrain(_BEFORE)
