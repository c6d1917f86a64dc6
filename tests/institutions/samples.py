"""A handful of invented institutions, catchments and places, as the published store would answer them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from dashboard.domain.institutions.catchment import Catchment
from dashboard.domain.institutions.institution import Institution, InstitutionFigure, InstitutionKind
from dashboard.domain.institutions.locality import Locality
from dashboard.domain.institutions.population_cell import PopulationCells
from dashboard.domain.observation import Provenance, Status
from dashboard.indicators.ways.children import no_cells
from data.catalogue.kinds import kinds

PARCHIM, GOLDBERG, DABEL = "13076108", "13076048", "13076024"
EARLY = ((375, 1020),)
LATE = ((480, 960),)
WORKDAYS = (EARLY,) * 5 + ((), ())


def institution(key: str, kind: str, at: tuple[float, float] | None, **more: Any) -> Institution:
    """One of the samples; by default an exact example in Parchim."""
    lon, lat = at if at else (None, None)
    given: dict[str, Any] = {
        "name": f"{kind} {key}",
        "municipality": PARCHIM,
        "longitude": lon,
        "latitude": lat,
        "position": "exact" if at else "none",
        "provenance": Provenance.EXAMPLE,
    }
    return Institution(key=key, kind=kind, **(given | more))


INSTITUTIONS = (
    institution(
        "k1", "kita", (11.84, 53.42), name="Kita Ährenfeld", open_minutes=WORKDAYS, age_from=0.0, age_to=6.5,
        barrier_free="yes", languages=("de", "uk"), carrier="Stadt", carrier_kind="oeffentlich", places=80,
        street="Weg", house_number="1", postcode="19370", town="Parchim", phone="03871 1234",
        confirmed_on=date(2026, 9, 14), confirmed_by="Leitung", web="kita.example",
    ),
    institution("k2", "kita", (11.86, 53.43), name="Kita Zwerge", open_minutes=(LATE,) * 5, carrier_kind="frei",
                confirmed_on=date(2024, 3, 2), barrier_free="unknown"),
    institution("k3", "kita", (12.09, 53.59), name="Kita See", municipality=GOLDBERG, status="paused"),
    institution("g1", "grundschule", (11.85, 53.425), name="Grundschule <West>", barrier_free="partly",
                provenance=Provenance.OFFICIAL, position="approximate"),
    institution("g2", "grundschule", (12.08, 53.58), name="Grundschule Goldberg", municipality=GOLDBERG),
    institution("b1", "bibliothek", None, name="Bücherei Parchim", provenance=Provenance.OFFICIAL),
    institution("n1", "gymnasium", (11.5, 52.9), name="Gymnasium nebenan", municipality="03354018"),
    institution("z1", "museum", (11.85, 53.42), name="Museum zu", status="closed"),
    institution("t1", "kindertagespflege", None, name="Tagespflege", places=4),
)  # fmt: skip
CATCHMENTS = (
    Catchment(
        "g1", "grundschule", 2020, None, PARCHIM, rule="Wer hier wohnt.", provenance=Provenance.EXAMPLE
    ),
    Catchment("g2", "grundschule", 2020, None, GOLDBERG),
    Catchment("g1", "grundschule", 2020, None, GOLDBERG, part="Medow"),
)
LOCALITIES = (
    Locality("ort-medow", "Medow", GOLDBERG, 12.05, 53.57),
    Locality("ort-parchim", "Parchim", PARCHIM, 11.85, 53.42),
)
FIGURES = (
    InstitutionFigure(
        "k1", "kita_plaetze", 2023, "", 76.0, Status.REPORTED, "beispieldaten", provenance=Provenance.EXAMPLE
    ),
    InstitutionFigure("k1", "kita_plaetze", 2024, "", 80.0, Status.REPORTED, "landkreis"),
    InstitutionFigure("k1", "kinder_in_kitas", 2024, "", None, Status.SUPPRESSED, "landkreis"),
)


class Samples:
    """Answers as the published store does, whatever the version."""

    def institutions(self, version: str) -> Sequence[Institution]:
        """All samples, closed ones and childminders included."""
        return INSTITUTIONS

    def catchments(self, version: str) -> Sequence[Catchment]:
        """One for each of the two places, and one for a part."""
        return CATCHMENTS

    def figures(self, version: str, institution: str) -> Sequence[InstitutionFigure]:
        """Of one institution, one of them an example and one protected."""
        return [one for one in FIGURES if one.institution == institution]

    def localities(self) -> Sequence[Locality]:
        """Medow, and one with the name of its municipality."""
        return LOCALITIES

    def kinds(self) -> Mapping[str, InstitutionKind]:
        """Those that ship."""
        return kinds()

    def population_cells(self) -> PopulationCells:
        """None: ways have samples of their own."""
        return no_cells()
