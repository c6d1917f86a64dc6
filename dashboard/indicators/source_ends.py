"""Where a source ends or begins: a year that it does not hold is no failure to report."""

from __future__ import annotations

import numpy as np

from dashboard.domain.observation import Status
from dashboard.domain.slab import PROVENANCES, Cells
from dashboard.texts import say

_OFFICIAL = PROVENANCES.index("official")


def beyond_source(cells: Cells, lang: str) -> dict[tuple[int, int], str]:
    """For cells that are not reported, by row and column: `in unserer Quelle bis 2020`, `in unserer Quelle ab
    2012`, `nicht in unserer Quelle`.

    Only where the source of the place's last (or first) figure has nothing of any place from that year on (or
    up to it); what one place alone did not report stays "nicht gemeldet". A place that never has a figure in a
    series of official ones alone reports to nobody: the office does not publish it, for towns above 10,000
    inhabitants only, for example.
    """
    missing = cells.status == Status.NOT_COLLECTED
    if not missing.any() or not cells.sources:
        return {}
    held = [np.flatnonzero((cells.source == code).any(axis=1)) for code in range(len(cells.sources))]
    first, last = (
        [rows[0] if rows.size else -1 for rows in held],
        [rows[-1] if rows.size else -1 for rows in held],
    )
    until = [say(lang, "beyond_until", year=cells.years[row]) for row in last]
    since = [say(lang, "beyond_since", year=cells.years[row]) for row in first]
    published = set(np.unique(cells.provenance[cells.provenance >= 0]).tolist()) == {_OFFICIAL}
    found: dict[tuple[int, int], str] = {}
    for column in np.flatnonzero(missing.any(axis=0)).tolist():
        known = np.flatnonzero(cells.source[:, column] >= 0)
        if not known.size:
            if published:
                never = np.flatnonzero(missing[:, column]).tolist()
                found |= {(row, column): say(lang, "beyond_never") for row in never}
            continue
        newest, oldest = (int(cells.source[row, column]) for row in (known[-1], known[0]))
        for row in np.flatnonzero(missing[:, column]).tolist():
            if row > last[newest]:
                found[row, column] = until[newest]
            elif row < first[oldest]:
                found[row, column] = since[oldest]
    return found
