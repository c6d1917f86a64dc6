"""Published editions of the education report with their pictures. The database itself refuses to change one: only its
withdrawal is added. The example that ships goes with the program that ships it."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "published_0008"
down_revision = "published_0007"

_REFUSED = "a published edition never changes"
_PICTURE = "published_edition_picture"


def upgrade() -> None:
    op.create_table(
        "published_edition",
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("key", "content", "digest")),
        sa.Column("published", sa.Date(), nullable=False),
        sa.Column("example", sa.Boolean(), nullable=False),
        sa.Column("withdrawn", sa.Date()),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_published_edition")),
    )
    op.create_table(
        _PICTURE,
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("edition", "key", "alt", "media_type")),
        *(sa.Column(name, sa.Integer(), nullable=False) for name in ("width", "height")),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["edition"], ["published_edition.key"], name=op.f(f"fk_{_PICTURE}_edition"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("edition", "key", name=op.f(f"pk_{_PICTURE}")),
    )
    _refuse_changes()


def _refuse_changes() -> None:
    changed = "(new.key, new.content, new.digest, new.published, new.example) is distinct from " + (
        "(old.key, old.content, old.digest, old.published, old.example)"
    )
    if op.get_bind().dialect.name == "sqlite":
        columns = ("key", "content", "digest", "published", "example")
        changed = " or ".join(f"new.{one} is not old.{one}" for one in columns)
        taken = "exists (select 1 from published_edition where key = new.key and not example)"
        refuse = f"begin select raise(abort, '{_REFUSED}'); end"
        op.execute(
            "create trigger published_edition_no_update before update on published_edition "
            f"when not old.example and ({changed}) {refuse}"
        )
        op.execute(
            f"create trigger published_edition_no_delete before delete on published_edition "
            f"when not old.example {refuse}"
        )
        # "insert or replace" would else remove a row without the trigger of "delete"
        op.execute(
            f"create trigger published_edition_no_replace before insert on published_edition when {taken} {refuse}"
        )
        return
    op.execute(
        "create function published_edition_stays() returns trigger language plpgsql as "
        f"$$ begin raise exception '{_REFUSED}'; end $$"
    )
    for what, when in (("update", f" and ({changed})"), ("delete", "")):
        op.execute(
            f"create trigger published_edition_no_{what} before {what} on published_edition for each row "
            f"when (not old.example{when}) execute function published_edition_stays()"
        )


def downgrade() -> None:
    op.drop_table(_PICTURE)
    op.drop_table("published_edition")
    if op.get_bind().dialect.name == "postgresql":
        op.execute("drop function published_edition_stays()")
