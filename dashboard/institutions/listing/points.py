"""Rows of institutions as points of GeoJSON, and as cells of tables."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dashboard.institutions.listing.columns import ListedRow


def flat(value: object) -> object:
    """A list as one cell."""
    return ", ".join(value) if isinstance(value, tuple) else value


def as_points(rows: Sequence[ListedRow], head: Mapping[str, object]) -> dict[str, object]:
    """A FeatureCollection (RFC 7946) in EPSG:4326, `head` among its members; what has no position has no geometry."""
    return {"type": "FeatureCollection", **head, "features": [_point(row) for row in rows]}


def _point(row: ListedRow) -> dict[str, object]:
    properties = {name: value for name, value in row.items() if name not in ("lon", "lat")}
    at = None if row["lon"] is None else {"type": "Point", "coordinates": [row["lon"], row["lat"]]}
    return {"type": "Feature", "id": row["schluessel"] or f"{row['art']}-{row['gemeinde']}", "geometry": at,
            "properties": properties}  # fmt: skip
