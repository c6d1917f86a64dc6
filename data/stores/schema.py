"""The tables of the stores: `RAW` is what staff import, `PUBLISHED` is what the app may read, `REPORTS` is what
readers report."""

from __future__ import annotations

from sqlalchemy import (
    CheckConstraint,
    Column,
    Date,
    DateTime,
    Double,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    PrimaryKeyConstraint,
    SmallInteger,
    Table,
    Text,
    UniqueConstraint,
)

_NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_name)s",
    "uq": "uq_%(table_name)s_%(column_0_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}
RAW = MetaData(naming_convention=_NAMES)
PUBLISHED = MetaData(naming_convention=_NAMES)
REPORTS = MetaData(naming_convention=_NAMES)

RAW_REVISION = "raw_0019"
PUBLISHED_REVISION = "published_0008"
REPORTS_REVISION = "reports_0001"
"""The migration level this code needs; the app compares it without loading Alembic."""

PROTECTION = 5
"""The rules of protection that every version on show must have been made under. Raise it when versions made
before show too much: the next `prepare` or import publishes again and takes them off show."""


def _pairing(store: MetaData) -> Table:
    """One row: which pair of stores this one belongs to, and the last change that both have."""
    return Table(
        "pairing",
        store,
        Column("id", Integer, CheckConstraint("id = 1", name="one"), primary_key=True, autoincrement=False),
        Column("pair", Text, nullable=False),
        Column("operation", Text, nullable=False),
    )


# --- raw store
# --------------------------------------------------------------------------------------------------------

release = Table(
    "release",
    RAW,
    Column("id", Integer, primary_key=True),
    Column("version", Text, nullable=False, unique=True),
    Column("made_at", DateTime(timezone=True), nullable=False),
    Column("made_by", Text, nullable=False),
    Column("note", Text, nullable=False, default=""),
    Column(
        "kind",
        Text,
        CheckConstraint("kind in ('embedded', 'import', 'rollback')", name="kind"),
        nullable=False,
    ),
    Column(
        "state",
        Text,
        CheckConstraint("state in ('draft', 'published', 'withdrawn')", name="state"),
        nullable=False,
    ),
    # Later positions win over earlier ones for the same figure; the embedded data always stand at 0.
    Column("position", Integer, nullable=False, default=0),
)
release_file = Table(
    "release_file",
    RAW,
    Column("release_id", ForeignKey(release.c.id, ondelete="CASCADE"), nullable=False),
    Column("name", Text, nullable=False),
    Column("sha256", Text, nullable=False, index=True),
    Column("format", Text, nullable=False, default=""),
    Column("source_table", Text, nullable=False, default=""),
    # The file's own fingerprint, see data.stores.origins; with a mapping, `sha256` is another. Empty: not stored.
    Column("original", Text, nullable=False, server_default=""),
    PrimaryKeyConstraint("release_id", "sha256"),
)
# Measures and sources that came with plain tables and that the catalogue does not have, and what definition files
# state; `content` is JSON.
definition = Table(
    "definition",
    RAW,
    Column("release_id", ForeignKey(release.c.id, ondelete="CASCADE"), nullable=False),
    Column(
        "kind",
        Text,
        CheckConstraint(
            "kind in ('measure', 'source', 'stated_measure', 'indicator', 'sum', 'apart', 'target', 'event', "
            "'action', 'principle', 'aim', 'organisation', 'body', 'meeting', 'agreement', 'conference', 'removed')",
            name="kind",
        ),
        nullable=False,
    ),
    Column("key", Text, nullable=False),
    Column("content", Text, nullable=False),
    PrimaryKeyConstraint("release_id", "kind", "key"),
)
# What protection has done when a release was published, as JSON: it says which rule hid how much, so it stays
# here.
protection_report = Table(
    "protection_report",
    RAW,
    Column("release_id", ForeignKey(release.c.id, ondelete="CASCADE"), primary_key=True),
    Column("content", Text, nullable=False),
)
raw_pairing = _pairing(RAW)
# The change that is being made to both stores: how the list of releases was before it, as JSON.
# See data.stores.journal.
journal = Table(
    "journal",
    RAW,
    Column("id", Integer, CheckConstraint("id = 1", name="one"), primary_key=True, autoincrement=False),
    Column("operation", Text, nullable=False),
    Column("before", Text, nullable=False),
)
# One measure and breakdown from one source: the text that 400,000 observations would repeat.
raw_series = Table(
    "raw_series",
    RAW,
    Column("id", Integer, primary_key=True),
    Column("measure", Text, nullable=False),
    Column("breakdown", Text, nullable=False),
    Column("source", Text, nullable=False),
    UniqueConstraint("measure", "breakdown", "source"),
)
observation = Table(
    "observation",
    RAW,
    Column("series_id", ForeignKey(raw_series.c.id), nullable=False),
    Column("release_id", ForeignKey(release.c.id, ondelete="CASCADE"), nullable=False),
    Column("area", Text, nullable=False),
    Column("year", SmallInteger, nullable=False),
    Column("value", Double),
    Column("status", SmallInteger, nullable=False),
    Column("marks", Text, nullable=False, default=""),
    PrimaryKeyConstraint("series_id", "release_id", "area", "year"),
    sqlite_with_rowid=False,
)

# --- published store
# --------------------------------------------------------------------------------------------------

area = Table(
    "area",
    PUBLISHED,
    Column("id", Integer, primary_key=True),
    Column("key", Text, nullable=False, index=True),
    Column("level", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("official_name", Text, nullable=False, default=""),
    Column("area_km2", Double),
    Column("population", Integer),
    Column("valid_from", Date),
    Column("valid_until", Date),
)
area_parent = Table(
    "area_parent",
    PUBLISHED,
    Column("area_id", ForeignKey(area.c.id, ondelete="CASCADE"), nullable=False),
    Column("level", Text, nullable=False),
    Column("parent", Text, nullable=False),
    Column("valid_from", Date),
    Column("valid_until", Date),
    PrimaryKeyConstraint("area_id", "level"),
)
territorial_change = Table(
    "territorial_change",
    PUBLISHED,
    Column("id", Integer, primary_key=True),
    Column("old", Text, nullable=False),
    Column("old_name", Text, nullable=False),
    Column("new", Text, nullable=False),
    Column("on", Date),
    Column("kind", Text, nullable=False),
    Column("share", Double, nullable=False),
)
published_release = Table(
    "published_release",
    PUBLISHED,
    Column("id", Integer, primary_key=True),
    Column("version", Text, nullable=False, unique=True),
    Column("made_at", DateTime(timezone=True), nullable=False),
    Column("note", Text, nullable=False, default=""),
    Column(
        "state",
        Text,
        CheckConstraint("state in ('published', 'withdrawn', 'superseded')", name="state"),
        nullable=False,
    ),
    Column("digest", Text, nullable=False),
    Column("territorial_status", Date, nullable=False),
    Column("catalogue", Text, nullable=False),
    Column("report", Text, nullable=False, default=""),
    # Under which rules its cells were protected, see PROTECTION; 0 is unknown, and unknown is never shown.
    Column("protection", SmallInteger, nullable=False, server_default="0"),
)
published_pairing = _pairing(PUBLISHED)
source = Table(
    "source",
    PUBLISHED,
    Column("id", Integer, primary_key=True),
    Column("key", Text, nullable=False, unique=True),
)
series = Table(
    "series",
    PUBLISHED,
    Column("id", Integer, primary_key=True),
    Column("indicator", Text, nullable=False),
    Column("level", Text, nullable=False),
    Column("breakdown", Text, nullable=False),
    Column("territorial_status", Date, nullable=False),
    UniqueConstraint("indicator", "level", "breakdown", "territorial_status"),
)
# For each version, whose cells of an indicator are current: an import republishes only what it touches.
manifest = Table(
    "manifest",
    PUBLISHED,
    Column("release_id", ForeignKey(published_release.c.id), nullable=False),
    Column("indicator", Text, nullable=False),
    Column("cells_release_id", ForeignKey(published_release.c.id), nullable=False),
    Column("digest", Text, nullable=False),
    PrimaryKeyConstraint("release_id", "indicator"),
)
# Which years a series has: per district for municipalities and Ämter, for the country (empty district) above.
offer = Table(
    "offer",
    PUBLISHED,
    Column("release_id", ForeignKey(published_release.c.id), nullable=False),
    Column("series_id", ForeignKey(series.c.id), nullable=False),
    Column("district", Text, nullable=False),
    Column("years", Text, nullable=False),
    # Of the cells that have or had a value, the share that is kept secret.
    Column("hidden_share", Double, nullable=False, server_default="0"),
    PrimaryKeyConstraint("release_id", "series_id", "district"),
)
published_cell = Table(
    "published_cell",
    PUBLISHED,
    Column("release_id", ForeignKey(published_release.c.id), nullable=False),
    Column("series_id", ForeignKey(series.c.id), nullable=False),
    Column("area_id", ForeignKey(area.c.id), nullable=False),
    Column("year", SmallInteger, nullable=False),
    Column("value", Double),
    Column("lower", Double),
    Column("upper", Double),
    Column("numerator", Double),
    Column("denominator", Double),
    Column("status", SmallInteger, nullable=False),
    Column("provenance", SmallInteger, nullable=False),
    Column("mark", SmallInteger, nullable=False),
    Column("source_id", ForeignKey(source.c.id)),
    PrimaryKeyConstraint("release_id", "series_id", "area_id", "year"),
    sqlite_with_rowid=False,
)
Index("ix_release_state", release.c.state)

# --- reports of readers
# --------------------------------------------------------------------------------------------------------

# What is wrong with the entry of an institution. Nothing says who has sent it, and of when it is only the day.
entry_report = Table(
    "entry_report",
    REPORTS,
    Column("id", Integer, primary_key=True),
    Column("received_on", Date, nullable=False, index=True),
    Column("institution", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("wrong", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("language", Text, nullable=False),
    Column("done_on", Date, nullable=True),
    # the numbers of reports are told to people: one that was removed is never another's
    sqlite_autoincrement=True,
)
