"""What the published store and the boundaries hold for one district, cached by data version."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TypeVar

import numpy as np

from callbacks.server.cache import Cache
from callbacks.server.caching import program
from dashboard.domain.area import SMALL_LEVELS, extent_of, is_beyond
from dashboard.domain.geometry import MapGeometry
from dashboard.domain.indicator import Indicator
from dashboard.domain.selection import Selection
from dashboard.domain.slab import Cells
from dashboard.domain.territory import Register, StateWording
from dashboard.errors import SettingsError
from dashboard.indicators.possible import Possible
from dashboard.indicators.territory.status import (
    TODAY,
    register_for,
)
from dashboard.indicators.wording.district_words import DistrictWords, district_words
from dashboard.indicators.wording.figures import titled
from dashboard.statistics.few_cases import few_cases
from dashboard.statistics.opening import reported
from dashboard.statistics.pooling import can_pool, pool, shows_more
from data.catalogue.loader import load_states, localise
from data.geography import geometry
from data.germany.areas import positions, widened
from data.repository import Repository

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Answer:
    """A selection that can be shown, what could not be done as asked, and the frame it was resolved in.

    `guests` are selected places that stand beside those of the map: they have figures, and nothing is ranked,
    classed or spread by them.
    """

    selection: Selection
    notices: tuple[str, ...]
    possible: Possible
    version: str
    guests: tuple[str, ...] = ()

    @property
    def indicator(self) -> Indicator:
        """The catalogue's entry of the chosen indicator."""
        return self.possible.catalogue.indicators[self.selection.indicator]

    @property
    def title(self) -> str:
        """The indicator, and of a breakdown whom it is about."""
        chosen = self.selection
        return titled(self.indicator, chosen.breakdown, self.possible.catalogue, chosen.language)

    @property
    def years(self) -> tuple[int, ...]:
        """Years that can be shown with the chosen level, breakdown and pooled years, ascending."""
        chosen = self.selection
        return self.possible.years(
            chosen.indicator, chosen.level, chosen.breakdown, chosen.pooled_years, chosen.extent
        )


class DistrictData:
    """Frames, cells and boundaries of one district; safe to share between threads."""

    def __init__(self, repository: Repository, district: str) -> None:
        self.repository = repository
        self.district = district
        states = load_states()
        area = repository.register().areas.get(district)
        if area is None or area.level != "kreis" or district[:2] not in states:
            raise SettingsError(
                f"DISTRICT={district!r}: einen Kreis oder eine kreisfreie Stadt mit diesem Schlüssel gibt es nicht. "
                "Erwartet werden die fünf Ziffern des Kreisschlüssels, zum Beispiel 13076.",
                setting="DISTRICT",
                found=district,
            )
        self.wording: StateWording = states[district[:2]]
        self._cache = Cache()

    @property
    def words(self) -> DistrictWords:
        """What texts call the district and the level below it."""
        register = self.repository.register()
        return self.keep(("words",), lambda: district_words(register, self.district, self.wording))

    def keep(self, key: tuple[object, ...], make: Callable[[], T], most: int = 32) -> T:
        """As `Cache.keep`; nothing that was made of a store before it was replaced is found again."""
        return self._cache.keep((key[0], self.repository.generation, *key[1:]), make, most)

    def possible(self, version: str, territory: str = TODAY, *, official: bool = False) -> Possible:
        """The frame of a data version and territory; UnknownKey when the store does not hold the version.

        `official`: without example data.
        """

        def make() -> Possible:
            return Possible(
                catalogue=localise(self.repository.catalogue(version), self.wording),
                offers=self.repository.offers(version, territory, official=official),
                register=register_for(territory, self.repository.register()),
                district=self.district,
                drawable=frozenset(geometry.available(self.district)),
                pooled=partial(self._pooled_years, version, official),
                reported=partial(self._reported, version, territory, official),
                wider=self._wider,
                beyond=partial(self._years_beyond, version),
                has_examples=self.repository.has_examples(version),
                middle=self.words.middle,
            )

        return self.keep(("possible", self.edition(version), territory, official), make)

    def _wider(self, extent: str) -> Register:
        """Today's register with all places of the state or of Germany."""
        today = self.repository.register()
        edition = self.edition(self.repository.version())
        return self.keep(("wider", edition, extent), lambda: widened(today, self.district, extent), most=4)

    def _years_beyond(
        self, version: str, indicator: str, level: str, breakdown: str, extent: str
    ) -> tuple[int, ...]:
        """Years with official figures of other districts' places within `land` or `bund`."""

        def make() -> tuple[int, ...]:
            possible = self.possible(version)
            shipped = self.repository.shipped_years(indicator, level, breakdown, version=version)
            if extent == "bund" and possible.is_one_municipality:  # the store has none around it
                return shipped
            everywhere = possible.places(level, "land")
            cells = self.repository.cells(
                *(indicator, level, breakdown),
                places=tuple(key for key in everywhere if not key.startswith(self.district)),
                version=version,
                official=True,
            )
            found = {year for year, share in reported(cells).items() if share}
            if extent == "bund":
                found |= set(shipped)
            return tuple(sorted(found))

        key = ("beyond", self.edition(version), indicator, level, breakdown, extent)
        return self.keep(key, make, most=512)

    def _pooled_years(
        self, version: str, official: bool, indicator: str, level: str, breakdown: str, extent: str, span: int
    ) -> tuple[int, ...]:
        """The years in which periods of `span` years end that some place of the map has a figure of.

        None where they would not show more places with enough cases than a single year.
        """

        def make() -> tuple[int, ...]:
            possible = self.possible(version, official=official)
            entry = possible.catalogue.indicators[indicator]
            if not can_pool(entry):
                return ()
            places = possible.places(level, extent)
            cells = self.repository.cells(
                indicator, level, breakdown, places=places, version=version, official=official
            )
            taken = pool(cells, entry, span)
            if not shows_more(taken, few_cases(taken, entry), cells, few_cases(cells, entry)):
                return ()
            return tuple(year for row, year in enumerate(taken.years) if not np.isnan(taken.value[row]).all())

        key = ("pooled", self.edition(version), official, indicator, level, breakdown, extent, span)
        return self.keep(key, make, most=256)

    def _reported(
        self,
        version: str,
        territory: str,
        official: bool,
        indicator: str,
        level: str,
        breakdown: str,
        extent: str,
    ) -> Mapping[int, float]:
        """For each year the share of the map's places of which anything is reported."""

        def make() -> Mapping[int, float]:
            places = self.possible(version, territory).places(level, extent)
            return reported(
                self.repository.cells(
                    *(indicator, level, breakdown),
                    places=places,
                    version=version,
                    territory=territory,
                    official=official,
                )
            )

        key = ("reported", self.edition(version), territory, official, indicator, level, breakdown, extent)
        return self.keep(key, make, most=512)

    def cells(self, answer: Answer, level: str, places: Sequence[str]) -> Cells:
        """Published cells, or with pooled years the sums of their counts."""
        chosen = answer.selection
        cells = self.repository.cells(
            chosen.indicator,
            level,
            chosen.breakdown,
            places=tuple(places),
            version=answer.version,
            territory=chosen.territory,
            official=chosen.official,
        )
        span = chosen.pooled_years
        return pool(cells, answer.indicator, span, (answer.years or None) if span > 1 else None)

    def geometry(self, level: str, extent: str = "", on: date | None = None) -> MapGeometry:
        """Boundaries of today's territory or of a past day's, of all places of the level in an extent."""
        day, shown = on or geometry.NEWEST, extent_of(level, extent)

        def make() -> MapGeometry:
            small = level in SMALL_LEVELS
            topology = geometry.boundaries(self.district, level, day, extent=shown if small else "kreis")
            region = self.district[:2] if not small and shown == "land" else None
            places = positions(level) if is_beyond(level, shown) else None  # cities are no Ämter
            return geometry.map_geometry(
                topology, level=level, region=region, district=self.district, places=places
            )

        return self.keep(("geometry", level, shown, day), make, most=24)

    def fingerprint(self, answer: Answer) -> str:
        """Part of every address that is kept for ever: changes with the data, the program and the
        district."""
        return f"{self.edition(answer.version)}-{program()}-{self.district}"

    def edition(self, version: str) -> str:
        """A data version and what it holds; areas and their names are those of the current one, whatever is
        shown."""
        digests = self.repository.digest(version), self.repository.digest()
        return f"{version}-{hashlib.sha256(''.join(digests).encode()).hexdigest()[:8]}"
