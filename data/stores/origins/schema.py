"""The tables of origins in the raw store. Figures that ship have none, and cost nothing here."""

from __future__ import annotations

from sqlalchemy import (
    Column,
    ForeignKey,
    Integer,
    LargeBinary,
    PrimaryKeyConstraint,
    SmallInteger,
    Table,
    Text,
    UniqueConstraint,
)

from data.stores.schema import RAW, raw_series, release

# A delivered file; `content` is packed by zlib, `size` are the bytes of the file itself.
original = Table(
    "original",
    RAW,
    Column("sha256", Text, primary_key=True),
    Column("size", Integer, nullable=False),
    Column("content", LargeBinary, nullable=False),
)
# One column of one sheet of a file of a release: the text that all figures of the column would repeat.
origin_column = Table(
    "origin_column",
    RAW,
    Column("id", Integer, primary_key=True),
    Column("release_id", ForeignKey(release.c.id, ondelete="CASCADE"), nullable=False),
    Column("file", Text, nullable=False),
    Column("sheet", Text, nullable=False),
    Column("name", Text, nullable=False),
    UniqueConstraint("release_id", "file", "sheet", "name"),
)
# Where an observation stands: the first row, and further ones with commas that were added to it.
observation_origin = Table(
    "observation_origin",
    RAW,
    Column("series_id", ForeignKey(raw_series.c.id), nullable=False),
    Column("release_id", ForeignKey(release.c.id, ondelete="CASCADE"), nullable=False),
    Column("area", Text, nullable=False),
    Column("year", SmallInteger, nullable=False),
    Column("column_id", ForeignKey(origin_column.c.id, ondelete="CASCADE"), nullable=False),
    Column("row", Integer, nullable=False),
    Column("more_rows", Text, nullable=False, default=""),
    PrimaryKeyConstraint("series_id", "release_id", "area", "year"),
    sqlite_with_rowid=False,
)
