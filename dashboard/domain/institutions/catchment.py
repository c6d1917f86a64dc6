"""Catchments: from where children go to which school."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.domain.observation import Provenance

Ring = tuple[tuple[float, float], ...]
"""Longitude and latitude of a closed line's corners, the first repeated at the end."""


@dataclass(frozen=True, slots=True)
class Catchment:
    """One part of the catchment of an institution: a municipality, a part of one, or a polygon.

    `kind` is the kind of school it holds for. School years are named by the year they begin in (2026 is
    2026/27), both included; None is open-ended. Exactly one of `municipality` (AGS, with `part` where only that
    part of it belongs) and `polygon` says where: rings of one or more polygons, filled by the even-odd rule.
    Parts of several institutions may overlap. `rule` is what the carrier has decided, in a sentence, empty
    where it is not known.
    """

    institution: str
    kind: str
    year_from: int | None = None
    year_to: int | None = None
    municipality: str = ""
    part: str = ""
    polygon: tuple[Ring, ...] = ()
    rule: str = ""
    source: str = ""
    provenance: Provenance = Provenance.DISTRICT

    def __post_init__(self) -> None:
        """Raises ValueError for a catchment that is nowhere or in two ways somewhere."""
        if bool(self.municipality) == bool(self.polygon) or (self.part and not self.municipality):
            raise ValueError(f"{self.institution}: either a municipality or a polygon")

    def holds_in(self, year: int) -> bool:
        """Whether it holds in the school year that begins in `year`."""
        return (self.year_from is None or self.year_from <= year) and (
            self.year_to is None or year <= self.year_to
        )
