"""Deliveries as the readers give them, written by hand."""

from __future__ import annotations

import hashlib
from itertools import count

from dashboard.domain.institutions.entries import NO_ENTRIES, Entries
from dashboard.domain.measure import Measure, Source
from dashboard.domain.observation import Observation, Status
from data.importing.findings import Delivery, Finding

Short = tuple[str, str, int, float, str]
"""Measure, area, year, value, source."""
_names = count()


def delivery(
    *rows: Short,
    name: str = "",
    error: str = "",
    measures: tuple[Measure, ...] = (),
    sources: tuple[Source, ...] = (),
    entries: Entries = NO_ENTRIES,
) -> Delivery:
    """One file; without a name each is a different file."""
    file = name or f"datei{next(_names)}.csv"
    return Delivery(
        file=file,
        sha256=hashlib.sha256(file.encode()).hexdigest(),
        format="plain_csv",
        table="",
        observations=tuple(
            Observation(measure, area, year, "", value, Status.REPORTED if value else Status.ZERO, source)
            for measure, area, year, value, source in rows
        ),
        findings=(Finding("error", file, 2, "wert", "x", "eine Zahl", error),) if error else (),
        new_measures=measures,
        new_sources=sources,
        entries=entries,
    )
