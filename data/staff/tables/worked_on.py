"""Columns of whatever several people work on until it is handed over as a draft release."""

from __future__ import annotations

from typing import Any

from sqlalchemy import CheckConstraint, Column, DateTime, Integer, Text


def since_and_by() -> tuple[Column[Any], ...]:
    """Who has begun it, who has changed it last and when, its revision, its state, and the draft that it has become
    (empty for none). Every change raises the revision by one."""
    return (
        Column("made_by", Text, nullable=False),
        Column("made_at", DateTime(timezone=True), nullable=False),
        Column("changed_by", Text, nullable=False),
        Column("changed_at", DateTime(timezone=True), nullable=False),
        Column("revision", Integer, nullable=False),
        state_column(),
        Column("release", Text, nullable=False, default=""),
    )


def state_column() -> Column[Any]:
    """Open, handed over or discarded."""
    return Column(
        "state",
        Text,
        CheckConstraint("state in ('open', 'handed_over', 'discarded')", name="state"),
        nullable=False,
    )
