"""The tables of institutions, courses and queues in both stores: as delivered by release, and as published by data
version."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    Date,
    Double,
    ForeignKey,
    Integer,
    MetaData,
    PrimaryKeyConstraint,
    SmallInteger,
    Table,
    Text,
)

from dashboard.domain.institutions.entries import PARTS
from data.stores.schema import PUBLISHED, RAW, published_release, release

_PROVENANCE = "provenance in ('official', 'district', 'example')"


def _words(*names: str) -> Iterator[Column[str]]:
    for name in names:
        yield Column(name, Text, nullable=False)


def _institution(store: MetaData, of: Column[int]) -> Table:
    """A row for each institution; lists and the week's minutes are JSON."""
    return Table(
        "institution",
        store,
        Column("release_id", ForeignKey(of, ondelete="CASCADE"), nullable=False),
        *_words("key", "kind", "name", "municipality", "carrier", "carrier_kind", "street", "house_number"),
        *_words("postcode", "town", "part"),
        Column("longitude", Double),
        Column("latitude", Double),
        *_words("position", "phone", "email", "web", "opening_hours"),
        Column("open_minutes", Text),
        Column("hours_vary", Boolean, nullable=False),
        *_words("holidays", "status", "barrier_free", "languages"),
        Column("age_from", Double),
        Column("age_to", Double),
        *_words("focus", "admission"),
        Column("places", Integer),
        *_words("source", "licence"),
        Column("confirmed_on", Date),
        *_words("confirmed_by"),
        Column("valid_from", Date),
        Column("valid_until", Date),
        Column("former", Text, nullable=False, server_default="[]"),
        Column("provenance", Text, CheckConstraint(_PROVENANCE, name="provenance"), nullable=False),
        PrimaryKeyConstraint("release_id", "key"),
    )


def _catchment(store: MetaData, of: Column[int]) -> Table:
    """A row for each part of a catchment, in the order of delivery; polygons are JSON."""
    return Table(
        "catchment",
        store,
        Column("release_id", ForeignKey(of, ondelete="CASCADE"), nullable=False),
        Column("number", Integer, nullable=False),
        *_words("institution", "kind"),
        Column("year_from", SmallInteger),
        Column("year_to", SmallInteger),
        *_words("municipality", "part", "polygon", "rule", "source"),
        Column("provenance", Text, CheckConstraint(_PROVENANCE, name="provenance"), nullable=False),
        PrimaryKeyConstraint("release_id", "number"),
    )


def _locality(store: MetaData, of: Column[int]) -> Table:
    return Table(
        "locality",
        store,
        Column("release_id", ForeignKey(of, ondelete="CASCADE"), nullable=False),
        *_words("key", "name", "municipality"),
        Column("longitude", Double, nullable=False),
        Column("latitude", Double, nullable=False),
        *_words("postcode"),
        Column("inhabitants", Integer),
        *_words("source"),
        Column("provenance", Text, CheckConstraint(_PROVENANCE, name="provenance"), nullable=False),
        PrimaryKeyConstraint("release_id", "key"),
    )


def _institution_figure(store: MetaData, of: Column[int]) -> Table:
    return Table(
        "institution_figure",
        store,
        Column("release_id", ForeignKey(of, ondelete="CASCADE"), nullable=False),
        *_words("institution", "measure"),
        Column("year", SmallInteger, nullable=False),
        *_words("breakdown"),
        Column("value", Double),
        Column("status", SmallInteger, nullable=False),
        *_words("source", "marks"),
        Column("provenance", Text, CheckConstraint(_PROVENANCE, name="provenance"), nullable=False),
        PrimaryKeyConstraint("release_id", "institution", "measure", "year", "breakdown"),
    )


def _course(store: MetaData, of: Column[int]) -> Table:
    """A row for each course; weekdays and spans of time are JSON."""
    return Table(
        "course",
        store,
        Column("release_id", ForeignKey(of, ondelete="CASCADE"), nullable=False),
        *_words("key", "kind"),
        Column("start", Date, nullable=False),
        *_words("provider", "provider_key", "title", "level_from", "level_to", "place", "place_key"),
        *_words("municipality"),
        Column("longitude", Double),
        Column("latitude", Double),
        Column("end", Date),
        *_words("days", "times", "times_note", "form"),
        Column("seats", Integer),
        Column("taken", Integer),
        Column("taken_hidden", Boolean, nullable=False),
        Column("minimum", Integer),
        Column("deadline", Date),
        Column("child_care", Boolean),
        *_words("costs", "funding", "contact", "web", "status", "reason"),
        Column("confirmed_on", Date),
        *_words("source"),
        Column("provenance", Text, CheckConstraint(_PROVENANCE, name="provenance"), nullable=False),
        PrimaryKeyConstraint("release_id", "key"),
    )


def _queue(store: MetaData, of: Column[int]) -> Table:
    """A row for each kind of course, municipality and day of counting."""
    return Table(
        "queue",
        store,
        Column("release_id", ForeignKey(of, ondelete="CASCADE"), nullable=False),
        *_words("kind", "municipality"),
        Column("on", Date, nullable=False),
        Column("waiting", Integer),
        Column("status", SmallInteger, nullable=False),
        Column("weeks", Double),
        *_words("source"),
        Column("provenance", Text, CheckConstraint(_PROVENANCE, name="provenance"), nullable=False),
        PrimaryKeyConstraint("release_id", "kind", "municipality", "on"),
    )


def _tables(store: MetaData, of: Column[int]) -> dict[str, Table]:
    made = (_institution, _catchment, _locality, _institution_figure, _course, _queue)
    return {part: make(store, of) for part, make in zip(PARTS, made, strict=True)}


RAW_TABLES = _tables(RAW, release.c.id)
"""As delivered, by the part of `Entries` that they hold; `release_id` is the raw release."""
PUBLISHED_TABLES = _tables(PUBLISHED, published_release.c.id)
"""As published; `release_id` is the version that wrote the rows, see `entry_manifest`."""

# Of which kinds a delivery names all institutions of an area.
complete_kind = Table(
    "complete_kind",
    RAW,
    Column("release_id", ForeignKey(release.c.id, ondelete="CASCADE"), nullable=False),
    Column("kind", Text, nullable=False),
    Column("area", Text, nullable=False),
    PrimaryKeyConstraint("release_id", "kind", "area"),
)
# For each version, whose rows of a part are current: most imports bring no institutions.
entry_manifest = Table(
    "entry_manifest",
    PUBLISHED,
    Column("release_id", ForeignKey(published_release.c.id), nullable=False),
    Column("part", Text, nullable=False),
    Column("rows_release_id", ForeignKey(published_release.c.id), nullable=False),
    Column("digest", Text, nullable=False),
    PrimaryKeyConstraint("release_id", "part"),
)
