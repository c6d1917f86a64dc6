"""Made tables of paths, for tests."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.charts.transition.flow import FlowNames
from dashboard.domain.observation import Status
from dashboard.transition.flow import PathCell, PathTable

NAMES = FlowNames(
    ("ohne Berufsreife", "Berufsreife", "Mittlere Reife", "Hochschulreife"),
    ("Ausbildung", "Schule oder Studium", "Arbeit oder Dienst", "Übergangssystem", "unbekannt"),
    "Abschluss im Sommer 2022",
    "Verbleib ein halbes Jahr später",
)


def hidden() -> PathCell:
    """A cell that is kept secret."""
    return PathCell(None, Status.SUPPRESSED)


def path_table(cells: Sequence[Sequence[int | None]], total: int | None) -> PathTable:
    """Persons by certificate and destination; None is hidden."""
    return PathTable(
        tuple(tuple(hidden() if one is None else PathCell(one) for one in row) for row in cells), total
    )
