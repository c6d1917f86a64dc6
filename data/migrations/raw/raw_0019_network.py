"""Definitions of who works with whom: organisations, bodies, meetings, agreements, conferences."""

from __future__ import annotations

from alembic import op

revision = "raw_0019"
down_revision = "raw_0018"

_KINDS = (
    *("measure", "source", "stated_measure", "indicator", "sum", "apart", "target", "event"),
    *("action", "principle", "aim"),
)
_ADDED = ("organisation", "body", "meeting", "agreement", "conference")


def _listed(kinds: tuple[str, ...]) -> str:
    return ", ".join(f"'{one}'" for one in kinds)


def _constrain(kinds: tuple[str, ...]) -> None:
    with op.batch_alter_table("definition") as table:
        table.drop_constraint(op.f("ck_definition_kind"), type_="check")
        table.create_check_constraint(op.f("ck_definition_kind"), f"kind in ({_listed((*kinds, 'removed'))})")


def upgrade() -> None:
    _constrain((*_KINDS, *_ADDED))


def downgrade() -> None:
    op.execute(
        "delete from definition where kind in ('organisation', 'body', 'meeting', 'agreement', 'conference')"
    )
    _constrain(_KINDS)
