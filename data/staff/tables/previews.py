"""Previews of drafts that a trial has made: they hold until the draft or the public version changes."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, LargeBinary, PrimaryKeyConstraint, Table, Text

from data.stores.schema import RAW, release

# `basis` names what it was made of; `content` see data.staff.versions.stored_previews.
stored_preview = Table(
    "stored_preview",
    RAW,
    Column("release_id", ForeignKey(release.c.id, ondelete="CASCADE"), nullable=False),
    Column("basis", Text, nullable=False),
    Column("content", LargeBinary, nullable=False),
    PrimaryKeyConstraint("release_id"),
)
