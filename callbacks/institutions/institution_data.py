"""What is published of institutions, catchments and places, and where they lie on the map, cached by data version."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Protocol

import numpy as np

from callbacks.answers import Answers
from callbacks.district_data import Answer
from callbacks.institutions.lists.outlines import outlines, rings_of
from callbacks.institutions.map_paths import WaterPaths, on_map, rings_path, water_paths
from dashboard.domain.area import Area
from dashboard.domain.geometry import MapGeometry
from dashboard.domain.institutions.catchment import Catchment
from dashboard.domain.institutions.institution import Institution, InstitutionFigure, InstitutionKind
from dashboard.domain.institutions.locality import Locality
from dashboard.domain.institutions.population_cell import PopulationCells
from dashboard.domain.observation import Provenance
from dashboard.domain.selection import Selection
from dashboard.domain.slab import PROVENANCES
from dashboard.indicators.ways.children import no_cells
from dashboard.indicators.ways.distance import Point
from dashboard.institutions.childminders import Childminders
from dashboard.institutions.document import Units
from dashboard.institutions.matching import german_order
from dashboard.institutions.places import ChosenPlace, places
from dashboard.institutions.view import InstitutionView
from dashboard.institutions.words import is_example
from dashboard.texts import say
from data.geography.points import municipal_points
from data.geography.projection import to_geographic
from data.germany.areas import germany

CHILDMINDERS = "tagespflegepersonen"
"""The indicator that counts them by municipality."""
WATERS_SOURCE = "gshhg"
_DATED = re.compile(r"Stand (\d{4}(?:/\d{2})?)")


class Stored(Protocol):
    """What the published store answers of a data version."""

    def institutions(self, version: str) -> Sequence[Institution]:
        """Those of a version."""
        ...

    def catchments(self, version: str) -> Sequence[Catchment]:
        """Those of a version."""
        ...

    def figures(self, version: str, institution: str) -> Sequence[InstitutionFigure]:
        """Yearly figures of an institution, protected."""
        ...

    def localities(self) -> Sequence[Locality]:
        """All that are published."""
        ...

    def kinds(self) -> Mapping[str, InstitutionKind]:
        """By key, in the order of the filter."""
        ...

    def population_cells(self) -> PopulationCells:
        """Cells of the census grid in the district and around it."""
        ...


class NothingStored:
    """A store that holds no institutions."""

    def institutions(self, version: str) -> Sequence[Institution]:
        """None of any version."""
        return ()

    def catchments(self, version: str) -> Sequence[Catchment]:
        """None of any version."""
        return ()

    def figures(self, version: str, institution: str) -> Sequence[InstitutionFigure]:
        """None of any institution."""
        return ()

    def localities(self) -> Sequence[Locality]:
        """None."""
        return ()

    def kinds(self) -> Mapping[str, InstitutionKind]:
        """None."""
        return {}

    def population_cells(self) -> PopulationCells:
        """None."""
        return no_cells()


@dataclass(frozen=True, slots=True)
class Published:
    """The institutions of a data version that are valid on a day: those of the district, then those around it, each
    in German order of their names. `former` gives by a former key the one that an entry has become."""

    version: str
    institutions: tuple[Institution, ...]
    by_key: Mapping[str, Institution]
    former: Mapping[str, str]
    catchments: tuple[Catchment, ...]
    kinds: Mapping[str, InstitutionKind]
    places: Mapping[str, ChosenPlace]


class InstitutionData:
    """Answers for one district; safe to share between threads."""

    def __init__(self, answers: Answers, stored: Stored) -> None:
        self.answers = answers
        self._stored = stored

    def frame(self, view: InstitutionView) -> Answer:
        """The monitor's answer in the view's language, data version and provenance: what it has to say of them, and
        the indicators that there are."""
        asked = Selection(
            language=view.language, version=view.version, figures=view.figures, level=self.level, year=None
        )
        return self.answers.resolve(asked)

    @property
    def as_of(self) -> Mapping[str, str]:
        """Of what time sources are that nobody confirms, by their key ("2016/17"): their credits say it."""
        sources = self.answers.repository.catalogue().sources
        dated = {key: _DATED.search(source.credit) for key, source in sources.items()}
        return {key: found[1] for key, found in dated.items() if found}

    def credits(self, published: Published, lang: str) -> str:
        """Where the entries come from, in a sentence; empty without any."""
        return self.credits_of(published.institutions, lang)

    def credits_of(self, institutions: Sequence[Institution], lang: str) -> str:
        """Where some entries come from, in a sentence; empty without any."""
        sources = self.answers.repository.catalogue().sources
        used = dict.fromkeys(one.source for one in institutions if one.source in sources)
        said = [
            say(lang, "badge_all")
            if sources[key].provenance == Provenance.EXAMPLE
            else sources[key].credit_in(lang) or sources[key].publisher
            for key in used
        ]
        return f"{'; '.join(said)}." if said else ""

    def water_credit(self, lang: str) -> str:
        """Whose lakes and rivers the map shows; empty where it shows none."""
        waters, sources = self.waters(), self.answers.repository.catalogue().sources
        shown = bool(waters.lakes or waters.rivers) and WATERS_SOURCE in sources
        return f"{sources[WATERS_SOURCE].credit_in(lang)}." if shown else ""

    def source_words(self, one: Institution, lang: str) -> str:
        """Where an entry comes from, by the catalogue's name of its source or its own words; empty without any."""
        sources = self.answers.repository.catalogue().sources
        known = sources.get(one.source)
        return known.name[lang] if known else one.source

    def figures(self, one: Institution, version: str, *, official: bool) -> list[InstitutionFigure]:
        """The yearly figures of an institution, protected; no examples where only official data are asked for."""
        found = self._stored.figures(version, one.key)
        return [at for at in found if not (official and at.provenance is Provenance.EXAMPLE)]

    @property
    def level(self) -> str:
        """The level that the map draws: municipalities, or districts where the own one is a single town."""
        version = self.answers.repository.version()
        return "gemeinde" if "gemeinde" in self.answers.possible(version).drawable else "kreis"

    def published(self, version: str, *, official: bool, today: date) -> Published:
        """What is shown of a version on a day; closed and expired entries are gone, examples where only official
        data are asked for."""

        def make() -> Published:
            kinds = self._stored.kinds()
            found = [
                one
                for one in self._stored.institutions(version)
                if one.kind in kinds
                and kinds[one.kind].located
                and one.status != "closed"
                and one.is_shown_on(today)
                and not (official and is_example(one))
            ]
            found.sort(key=lambda one: (not self._is_own(one), german_order(one.name), one.key))
            by_key = {one.key: one for one in found}
            catchments = tuple(
                one
                for one in self._stored.catchments(version)
                if (not one.institution or one.institution in by_key)
                and not (official and one.provenance == "example")
            )
            there = {one.kind for one in found}
            shown = {key: kind for key, kind in kinds.items() if key in there}
            former = {old: one.key for one in found for old in one.former if old not in by_key}
            return Published(version, tuple(found), by_key, former, catchments, shown, self._places())

        key = ("institutions", self.answers.edition(version), official, today)
        return self.answers.keep(key, make, most=6)

    def _is_own(self, one: Institution) -> bool:
        return one.municipality.startswith(self.answers.district)

    def population_cells(self) -> PopulationCells:
        """Cells of the census grid in the district and around it."""
        return self._stored.population_cells()

    def childminders(self, version: str, *, official: bool) -> Childminders:
        """How many childminders each municipality of the district has: by the institutions, else by the newest
        figure of the Monitor. They are a number and never a point."""
        counts = Counter[str]()
        for one in self.childminders_of(version, official=official, today=present_day()):
            if self._is_own(one):
                counts[one.municipality] += one.places or 0
        return Childminders(counts) if counts else self._childminders_counted(version, official=official)

    def _childminders_counted(self, version: str, *, official: bool) -> Childminders:
        keys = [area.key for area in self.municipalities()]
        cells = self.answers.repository.cells(
            CHILDMINDERS, "gemeinde", places=keys, version=version, official=official
        )
        years = np.flatnonzero(np.isfinite(cells.value).any(axis=1)).tolist()
        if not keys or not years:
            return Childminders({})
        row = years[-1]
        known = np.flatnonzero(np.isfinite(cells.value[row])).tolist()
        example = bool((cells.provenance[row, known] == PROVENANCES.index(Provenance.EXAMPLE)).any())
        counts = {keys[at]: int(cells.value[row, at]) for at in known}
        return Childminders(counts, cells.years[row], example)

    def childminders_of(
        self, version: str, *, official: bool = False, today: date
    ) -> tuple[Institution, ...]:
        """One entry for each municipality that has childminders on a day, with their number as `places` and nothing
        of where they live."""
        kinds = self._stored.kinds()
        numbers: dict[tuple[str, str], Institution] = {}
        for one in self._stored.institutions(version):
            if one.kind not in kinds or kinds[one.kind].located or one.places is None:
                continue
            if not one.is_shown_on(today) or (official and is_example(one)):
                continue
            before = numbers.get((one.kind, one.municipality))
            numbers[one.kind, one.municipality] = Institution(
                one.key, one.kind, "", one.municipality, places=one.places + (before.places or 0 if before else 0),
                source=one.source, licence=one.licence, provenance=one.provenance,
            )  # fmt: skip
        return tuple(numbers.values())

    @property
    def kinds(self) -> Mapping[str, InstitutionKind]:
        """All kinds of the catalogue, whether there are institutions of them or not."""
        return self._stored.kinds()

    def municipalities(self) -> list[Area]:
        """Those of the district; a city that is one municipality is its own."""
        district = self.answers.district
        areas = self.answers.repository.register().areas.values()
        own = [area for area in areas if area.level == "gemeinde" and area.kreis == district]
        itself = germany().areas.get(f"{district}000")
        return own or ([itself] if itself else [])

    def _places(self) -> dict[str, ChosenPlace]:
        register, areas = self.answers.repository.register(), self.municipalities()
        known = {area.key: municipal_points()[area.key] for area in areas if area.key in municipal_points()}
        degrees = to_geographic(np.array(list(known.values())) * 1000) if known else np.empty((0, 2))
        points = {
            key: (round(float(x), 5), round(float(y), 5)) for key, (x, y) in zip(known, degrees, strict=True)
        }
        return places(areas, points, self._stored.localities(), register)

    def geometry(self) -> MapGeometry:
        """The boundaries that the map of the page draws."""
        return self.answers.geometry(self.level)

    def units(self, published: Published) -> Mapping[Point, Units]:
        """Where institutions and places lie on the map."""

        def make() -> Mapping[Point, Units]:
            located = {
                (one.longitude, one.latitude)
                for one in published.institutions
                if one.longitude is not None and one.latitude is not None
            }
            points = sorted(located | {one.point for one in published.places.values()})
            return dict(zip(points, on_map(points, self.geometry()), strict=True))

        key = ("institution units", self.answers.edition(published.version), len(published.institutions))
        return self.answers.keep(key, make, most=4)

    def paths(self, published: Published) -> Mapping[Catchment, str]:
        """SVG paths in units of the map of catchments that are polygons, and of whole municipalities beyond the map."""

        def make() -> Mapping[Catchment, str]:
            geometry = self.geometry()
            drawn = {shape.key for shape in geometry.areas}
            beyond = [
                one
                for one in published.catchments
                if one.municipality and not (one.polygon or one.part or one.municipality in drawn)
            ]
            found = outlines(self.answers, {one.municipality for one in beyond})
            polygons = {one: one.polygon for one in published.catchments if one.polygon}
            polygons |= {
                one: tuple(rings_of(found[one.municipality])) for one in beyond if one.municipality in found
            }
            return {one: rings_path(rings, geometry) for one, rings in polygons.items()}

        key = ("catchment paths", self.answers.edition(published.version), published.catchments)
        return self.answers.keep(key, make, most=4)

    def waters(self) -> WaterPaths:
        """Lakes and rivers of the map."""
        key = ("institution waters", self.answers.repository.version())
        return self.answers.keep(key, lambda: water_paths(self.geometry()), most=2)


def present_day() -> date:
    """Today, by which entries are fresh or old and a school year is the present one."""
    return datetime.now(UTC).date()
