"""The numbers of a figure: all places of its year, and the years of the places that it shows."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.domain.observation import Status
from dashboard.indicators.slab.model import Slab
from dashboard.report.document import AnnexRow, SeriesRow


def annex_rows(slab: Slab, row: int) -> tuple[AnnexRow, ...]:
    """All places inside the filter, highest value first and by name among equals; then those without a number."""
    ordered = list(slab.order[row])
    rest = [at for at, inside in enumerate(slab.inside.tolist()) if inside and at not in set(ordered)]
    return tuple(_row(slab, row, at) for at in (*ordered, *rest))


def _row(slab: Slab, row: int, at: int) -> AnnexRow:
    value = float(slab.value[row, at])
    return AnnexRow(
        key=slab.places[at],
        name=slab.names[at],
        value=value if value == value else None,
        text=slab.text[row][at],
        interval=slab.interval[row][at] if slab.interval is not None else "",
        counts=slab.counts[row][at],
        difference=slab.difference[row][at],
        status=Status(int(slab.status[row, at])).key,
        example=bool(slab.example[row, at]),
    )


def series_rows(slab: Slab, places: Sequence[str]) -> tuple[SeriesRow, ...]:
    """The places by year, then the district where it can stand beside them."""
    found = [
        SeriesRow(
            slab.places[at],
            slab.names[at],
            tuple(texts[at] for texts in slab.text),
            tuple(float(value) if value == value else None for value in slab.value[:, at].tolist()),
        )
        for at in (slab.places.index(key) for key in dict.fromkeys(places) if key in slab.places)
    ]
    district = slab.district
    if district is not None and district.line and district.key not in {one.key for one in found}:
        found.append(SeriesRow(district.key, district.name, tuple(district.text), tuple(district.value)))
    return tuple(found)
