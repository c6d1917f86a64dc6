"""What exists in one data version: levels, years, breakdowns and places, of the own district and beyond it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from dashboard.domain.area import EXTENTS, SMALL_LEVELS, extent_of, extents_of, is_beyond
from dashboard.domain.indicator import Catalogue
from dashboard.domain.measure import Text
from dashboard.domain.slab import Offer
from dashboard.domain.territory import Register, smallest_extent
from dashboard.statistics.opening import opening_year, usual
from dashboard.texts import say

MAP_LEVELS = ("gemeinde", "amt", "kreis")
MOST_HIDDEN = 0.5
"""An indicator of which more is kept secret at a level does not open there."""
PooledYears = Callable[[str, str, str, str, int], tuple[int, ...]]
"""In which years so many years can be taken together: indicator, level, breakdown, extent, number of
years."""
Reported = Callable[[str, str, str, str], Mapping[int, float]]
"""For each year the share of places with anything reported: indicator, level, breakdown, extent. See
`opening`."""
YearsBeyond = Callable[[str, str, str, str], tuple[int, ...]]
"""In which years places outside the own district have figures: indicator, level, breakdown, extent."""


def all_reported(indicator: str, level: str, breakdown: str, extent: str) -> Mapping[int, float]:
    """Of a frame that has no figures to look at."""
    return {}


def never_pooled(indicator: str, level: str, breakdown: str, extent: str, span: int) -> tuple[int, ...]:
    """Of figures without counts."""
    return ()


def none_beyond(indicator: str, level: str, breakdown: str, extent: str) -> tuple[int, ...]:
    """Of a frame without figures of other districts' municipalities."""
    return ()


@dataclass(frozen=True, slots=True, repr=False)
class Possible:
    """What exists in one data version.

    The frame in which a selection is resolved. `drawable` are levels with boundaries; `pooled` looks at the
    counts. An `extent` is empty for that of the level. `register` holds municipalities and Ämter of the own
    district; `wider` gives for `land` and `bund` the register with those of the state and of Germany, and
    `beyond` the years in which these have figures. Without `has_examples` all figures are official or own.
    `middle` is what the level between municipality and district is called.
    """

    catalogue: Catalogue
    offers: Mapping[str, Offer]
    register: Register
    district: str
    drawable: frozenset[str]
    pooled: PooledYears = never_pooled
    reported: Reported = all_reported
    wider: Callable[[str], Register] | None = None
    beyond: YearsBeyond = none_beyond
    has_examples: bool = True
    middle: Text = field(default_factory=lambda: {lang: say(lang, "level_amt") for lang in ("de", "en")})

    @property
    def has_neighbours(self) -> bool:
        """Whether the state has other districts; Berlin and Hamburg are the only one of theirs."""
        return len(self.places("kreis", "land")) > 1

    @property
    def is_one_municipality(self) -> bool:
        """Whether the district is a town that is a municipality itself: it is shown among those of the state
        and of Germany, and has none of its own."""
        if self.wider is None or "gemeinde" in self.drawable:
            return False
        itself = f"{self.district}000"
        own = (one for one in self.register.areas.values() if one.level == "gemeinde")
        return not any(one.kreis == self.district and one.key != itself for one in own)

    @property
    def map_levels(self) -> tuple[str, ...]:
        """Levels that a map of the district, or of places around it, can show."""
        beyond = ("gemeinde",) if self.is_one_municipality else ()
        return tuple(level for level in MAP_LEVELS if level in self.drawable or level in beyond)

    def level_word(self, level: str, lang: str) -> str:
        """One place of a level: `Gemeinde`, `Samtgemeinde`, `Kreis`."""
        return self.middle[lang] if level == "amt" else say(lang, f"level_{level}")

    def within(self, level: str, extent: str) -> Possible:
        """The frame whose register holds every place that a map of this extent shows, each under a name that
        tells it from the others."""
        if self.wider is None or not is_beyond(level, extent):
            return self
        return replace(self, register=self.wider(extent))

    def extents_of(self, level: str) -> tuple[str, ...]:
        """Extents of a level; a city-state's districts make no map of their own, nor does one municipality."""
        beyond = level == "gemeinde" and self.is_one_municipality
        if level in SMALL_LEVELS and not beyond:
            return extents_of(level)
        return EXTENTS[EXTENTS.index(smallest_extent(self.district)) :]

    def extents(self, indicator: str, level: str, breakdown: str = "") -> tuple[str, ...]:
        """Of which extents a map of the indicator can show all places; the first is the level's own."""
        return tuple(
            extent
            for extent in self.extents_of(level)
            if not is_beyond(level, extent) or self.years(indicator, level, breakdown, 1, extent)
        )

    def levels(self, indicator: str) -> tuple[str, ...]:
        """Levels of an indicator that have both figures and boundaries, in order of the control."""
        offer = self.offers.get(indicator)
        found = offer.levels() if offer else ()
        if self.is_one_municipality and self.beyond(indicator, "gemeinde", "", "bund"):
            found = (*found, "gemeinde")
        return tuple(level for level in self.map_levels if level in found)

    def own_levels(self, indicator: str) -> tuple[str, ...]:
        """Those at which the district has places of its own."""
        return tuple(level for level in self.levels(indicator) if level in self.drawable)

    def years(
        self, indicator: str, level: str, breakdown: str = "", span: int = 1, extent: str = ""
    ) -> tuple[int, ...]:
        """Years with figures; with a `span` those in which so many years, taken together, end.

        Beyond the own district those that others have, and none with a span. Of districts those of which some place
        of the map has reported: a figure of other states alone makes no year of theirs.
        """
        if is_beyond(level, extent):
            return self.beyond(indicator, level, breakdown, extent) if span == 1 else ()
        if span > 1:
            return self.pooled(indicator, level, breakdown, extent, span)
        offer = self.offers.get(indicator)
        found = offer.years.get((level, breakdown), ()) if offer else ()
        if level != "kreis" or not found:
            return found
        shares = self.reported(indicator, level, breakdown, extent)
        return tuple(year for year in found if shares.get(year, 1.0)) or found

    def usual_years(
        self, indicator: str, level: str, breakdown: str = "", span: int = 1, extent: str = ""
    ) -> tuple[int, ...]:
        """Those of the years that at least half of the places have, so that the map is not nearly blank."""
        years = self.years(indicator, level, breakdown, span, extent)
        return years if span > 1 else usual(years, self.reported(indicator, level, breakdown, extent))

    def opening_year(
        self, indicator: str, level: str, breakdown: str = "", span: int = 1, extent: str = ""
    ) -> int | None:
        """The newest usual year, else that of most places; None without years."""
        years = self.years(indicator, level, breakdown, span, extent)
        shares = {} if span > 1 else self.reported(indicator, level, breakdown, extent)
        return opening_year(years, shares)

    def rare_levels(self, indicator: str) -> tuple[str, ...]:
        """Levels at which no year is usual in an extent that the level opens with: only the own district has
        figures among its state's."""
        found = []
        for level in self.own_levels(indicator):
            extents = extents_of(level)[:1] if level in SMALL_LEVELS else extents_of(level)
            if not any(self.usual_years(indicator, level, "", 1, extent) for extent in extents):
                found.append(level)
        return tuple(found)

    def hidden_share(self, indicator: str, level: str) -> float:
        """Of the values of all years the share that is kept secret."""
        offer = self.offers.get(indicator)
        return offer.hidden_share.get((level, ""), 0.0) if offer else 0.0

    def opening_level(self, indicator: str) -> str:
        """The finest level at which at least half of the values can be seen, the one that hides least where
        none is."""
        every = self.own_levels(indicator) or self.levels(indicator) or ("kreis",)
        rare = self.rare_levels(indicator)
        levels = tuple(one for one in every if one not in rare) or every
        mostly_shown = (one for one in levels if self.hidden_share(indicator, one) <= MOST_HIDDEN)
        return next(mostly_shown, min(levels, key=lambda one: self.hidden_share(indicator, one)))

    def breakdowns(self, indicator: str, level: str) -> tuple[str, ...]:
        """Breakdowns that an indicator offers at a level, without the total."""
        offer = self.offers.get(indicator)
        return tuple(one for one in offer.breakdowns(level) if one) if offer else ()

    def places(self, level: str, extent: str = "") -> tuple[str, ...]:
        """Keys on the map, in order of the register.

        The municipalities or Ämter of the district, its state or Germany; the state's districts or all.
        """
        register, shown = self.within(level, extent).register, extent_of(level, extent)
        region = {"kreis": self.district, "land": self.district[:2]}.get(shown, "")
        if level in SMALL_LEVELS and shown == "kreis":
            return tuple(area.key for area in register.of_level(level) if area.kreis == region)
        return tuple(area.key for area in register.of_level(level) if area.key.startswith(region))
