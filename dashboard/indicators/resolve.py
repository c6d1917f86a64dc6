"""From what a reader asked for to the nearest thing that exists, saying what had to be changed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from dashboard.domain.area import level_of
from dashboard.domain.indicator import Catalogue, Indicator
from dashboard.domain.selection import MOST_PLACES, Selection
from dashboard.domain.slab import Offer
from dashboard.domain.territory import Register, smallest_extent
from dashboard.formats import with_unit
from dashboard.indicators.display import CHANGE, DIFFERENCE, VALUE, can_differ, default_base
from dashboard.indicators.similarity import DEFAULT_WEIGHTS, weights_of
from dashboard.indicators.targets import targets_at
from dashboard.statistics.opening import opening_year, usual
from dashboard.statistics.pooling import can_pool
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


def all_reported(indicator: str, level: str, breakdown: str, extent: str) -> Mapping[int, float]:
    """Of a frame that has no figures to look at."""
    return {}


def never_pooled(indicator: str, level: str, breakdown: str, extent: str, span: int) -> tuple[int, ...]:
    """Of figures without counts."""
    return ()


@dataclass(frozen=True, slots=True, repr=False)
class Possible:
    """What exists in one data version.

    The frame in which a selection is resolved. `drawable` are levels with boundaries; `pooled` looks at the
    counts.
    """

    catalogue: Catalogue
    offers: Mapping[str, Offer]
    register: Register
    district: str
    drawable: frozenset[str]
    pooled: PooledYears = never_pooled
    reported: Reported = all_reported

    @property
    def has_neighbours(self) -> bool:
        """Whether the state has other districts; Berlin and Hamburg are the only one of theirs."""
        return len(self.places("kreis", "land")) > 1

    def levels(self, indicator: str) -> tuple[str, ...]:
        """Levels of an indicator that have both figures and boundaries, in order of the control."""
        offer = self.offers.get(indicator)
        found = offer.levels() if offer else ()
        return tuple(level for level in MAP_LEVELS if level in found and level in self.drawable)

    def years(
        self, indicator: str, level: str, breakdown: str = "", span: int = 1, extent: str = "land"
    ) -> tuple[int, ...]:
        """Years with figures; with a `span` those in which so many years, taken together, end."""
        if span > 1:
            return self.pooled(indicator, level, breakdown, extent, span)
        offer = self.offers.get(indicator)
        return offer.years.get((level, breakdown), ()) if offer else ()

    def usual_years(
        self, indicator: str, level: str, breakdown: str = "", span: int = 1, extent: str = "land"
    ) -> tuple[int, ...]:
        """Those of the years that at least half of the places have, so that the map is not nearly blank."""
        years = self.years(indicator, level, breakdown, span, extent)
        return years if span > 1 else usual(years, self.reported(indicator, level, breakdown, extent))

    def opening_year(
        self, indicator: str, level: str, breakdown: str = "", span: int = 1, extent: str = "land"
    ) -> int | None:
        """The newest usual year, else that of most places; None without years."""
        years = self.years(indicator, level, breakdown, span, extent)
        shares = {} if span > 1 else self.reported(indicator, level, breakdown, extent)
        return opening_year(years, shares)

    def rare_levels(self, indicator: str) -> tuple[str, ...]:
        """Levels at which no year is usual, in no extent: only the own district has figures among its
        state's."""
        found = []
        for level in self.levels(indicator):
            extents = ("land", "bund") if level == "kreis" else ("land",)
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
        every = self.levels(indicator) or ("kreis",)
        rare = self.rare_levels(indicator)
        levels = tuple(one for one in every if one not in rare) or every
        mostly_shown = (one for one in levels if self.hidden_share(indicator, one) <= MOST_HIDDEN)
        return next(mostly_shown, min(levels, key=lambda one: self.hidden_share(indicator, one)))

    def breakdowns(self, indicator: str, level: str) -> tuple[str, ...]:
        """Breakdowns that an indicator offers at a level, without the total."""
        offer = self.offers.get(indicator)
        return tuple(one for one in offer.breakdowns(level) if one) if offer else ()

    def places(self, level: str, extent: str) -> tuple[str, ...]:
        """Keys on the map, in order of the register.

        The district's municipalities or Ämter, the state's districts or all.
        """
        return tuple(
            area.key
            for area in self.register.of_level(level)
            if (level == "kreis" and (extent == "bund" or area.key[:2] == self.district[:2]))
            or (level != "kreis" and area.kreis == self.district)
        )


def resolve(asked: Selection, possible: Possible) -> tuple[Selection, tuple[str, ...]]:
    """The selection that can be shown, and a sentence for each thing that could not be done as asked."""
    notices: list[str] = []
    lang = asked.language

    def note(key: str, **facts: object) -> None:
        notices.append(say(lang, key, **facts))

    indicator = _indicator(asked, possible)
    if asked.indicator and indicator != asked.indicator:
        known = possible.catalogue.indicators.get(asked.indicator) if asked.official else None
        told = known.name[lang] if known else asked.indicator
        shown_instead = possible.catalogue.indicators[indicator].name[lang]
        note("notice_official_indicator" if known else "notice_indicator", asked=told, shown=shown_instead)
    entry = possible.catalogue.indicators[indicator]
    if asked.theme and not asked.indicator and asked.theme != entry.theme:
        note("notice_theme", asked=asked.theme, shown=entry.name[lang])

    levels = possible.levels(indicator) or ("kreis",)
    opening = possible.opening_level(indicator)
    level = asked.level if asked.level in levels else opening
    if asked.level and asked.level != level:
        key = "notice_official_level" if asked.official else "notice_level"
        note(key, asked=say(lang, f"level_{asked.level}"), shown=say(lang, f"level_{level}"))

    mostly_hidden = "gemeinde" in levels and possible.hidden_share(indicator, "gemeinde") > MOST_HIDDEN
    if mostly_hidden and not asked.level and level != "gemeinde":
        share = with_unit(100 * possible.hidden_share(indicator, "gemeinde"), "percent", 0, lang)
        note("notice_opens_higher", share=share, shown=say(lang, f"level_{level}"))

    breakdown = asked.breakdown if asked.breakdown in possible.breakdowns(indicator, level) else ""
    if asked.breakdown != breakdown:
        note("notice_breakdown")

    wide = asked.extent == "bund" or smallest_extent(possible.district) == "bund"
    extent = "bund" if wide and level == "kreis" else "land"
    span = asked.pooled_years
    if span > 1 and not possible.years(indicator, level, breakdown, span, extent):
        key = "notice_pooling_fewer" if can_pool(entry) else "notice_pooling"
        note(key, indicator=entry.short[lang], years=span)
        span = 1
    years = possible.years(indicator, level, breakdown, span, extent)
    year = (
        _nearest(years, asked.year)
        if asked.year
        else possible.opening_year(indicator, level, breakdown, span, extent)
    )
    if asked.year and year is not None and asked.year != year:
        note("notice_year", asked=asked.year, shown=year)

    allowed = set(possible.places(level, extent))
    places = tuple(key for key in asked.places if key in allowed)
    if len(places) < len(asked.places):
        note("notice_places")
    if len(places) > MOST_PLACES:
        note("notice_many", most=MOST_PLACES)

    amt = asked.amt if level == "gemeinde" and asked.amt in possible.places("amt", extent) else ""
    if asked.amt and not amt and level == "gemeinde":
        note("notice_amt", asked=asked.amt)
    if (asked.amt or asked.population) and level != "gemeinde":
        note("notice_filter")

    weights, unusable = weights_of(asked.weights)
    if unusable:
        note("notice_weights", names=", ".join(unusable))
    comparison = asked.comparison
    if not possible.has_neighbours:  # the state is the district
        comparison = tuple(one for one in comparison if one != "land")
    if "aehnliche" in comparison and level != "gemeinde":
        note("notice_similar")
        comparison = tuple(one for one in comparison if one != "aehnliche")
    if "ziel" in comparison and not targets_at(entry, level):
        note("notice_target", indicator=entry.short[lang])
        comparison = tuple(one for one in comparison if one != "ziel")
    usual_years = possible.usual_years(indicator, level, breakdown, span, extent)
    display, base_year = _display(asked, entry, level, (years, usual_years), comparison, note)
    method = asked.class_method if asked.class_method != "eigene" or asked.class_breaks else "quantile"
    if method != asked.class_method:
        note("notice_breaks")

    shown = replace(
        asked,
        theme=entry.theme,
        indicator=indicator,
        year=year,
        level=level,
        places=places[:MOST_PLACES],
        breakdown=breakdown,
        amt=amt,
        comparison=comparison,
        population=asked.population if level == "gemeinde" else None,
        pooled_years=span,
        extent=extent,
        weights=tuple((name, one) for name, one in weights.items() if one != DEFAULT_WEIGHTS[name]),
        display=display,
        base_year=base_year,
        class_method=method,
        class_breaks=asked.class_breaks if method == "eigene" else (),
    )
    return shown, tuple(notices)


def _display(
    asked: Selection,
    entry: Indicator,
    level: str,
    known: tuple[tuple[int, ...], tuple[int, ...]],
    comparison: tuple[str, ...],
    note: Callable[..., None],
) -> tuple[str, int | None]:
    """What the map can show, and the year that a change is measured from; `known` are all years and the usual
    ones."""
    lang, (years, usual_years) = asked.language, known
    if asked.display == DIFFERENCE:
        if not can_differ(entry):
            note("notice_no_difference", indicator=entry.short[lang])
        elif not comparison:
            note("notice_no_reference")
        else:
            return DIFFERENCE, None
    if asked.display == CHANGE:
        base = default_base(entry, level, usual_years)
        base = default_base(entry, level, years) if base is None else base
        if base is None:
            note("notice_no_change", indicator=entry.short[lang])
        elif asked.base_year is None:
            return CHANGE, base
        else:
            chosen = _nearest(years[:-1], asked.base_year)
            if chosen != asked.base_year:
                note("notice_base_year", asked=asked.base_year, shown=chosen)
            return CHANGE, chosen
    return VALUE, None


def landing(before: Selection, shown: Selection, possible: Possible) -> int | None:
    """The year to show instead after a change of theme, indicator, level, extent, breakdown or pooling.

    None where the year shown is usual there, or the series is the same: a year that a reader chose stays.
    """

    def series(one: Selection) -> tuple[str, str, str, int, str]:
        return one.indicator, one.level, one.breakdown, one.pooled_years, one.extent

    if series(before) == series(shown) or shown.year is None:
        return None
    found = possible.usual_years(*series(shown))
    wanted = _nearest(found, shown.year) if found else possible.opening_year(*series(shown))
    return None if wanted == shown.year else wanted


def lift(places: tuple[str, ...], level: str, register: Register) -> tuple[str, ...]:
    """The selected places at another level: a municipality becomes its Amt or district; downwards nothing is
    kept."""
    lifted = []
    for key in places:
        area = register.areas.get(key)
        if area is None:
            continue
        if level_of(key) == level:
            lifted.append(key)
        elif level in ("amt", "kreis"):
            lifted.append(getattr(area, level))
    return tuple(dict.fromkeys(key for key in lifted if key))


def _nearest(years: tuple[int, ...], wanted: int | None) -> int | None:
    """The year nearest to the wanted one, the later of two; the last year when none is wanted; None without
    years."""
    if wanted is None or not years:
        return max(years, default=None)
    return min(years, key=lambda one: (abs(one - wanted), -one))


def _indicator(asked: Selection, possible: Possible) -> str:
    """The asked indicator, else the first of its theme, else the opening one; only those that have figures to
    draw."""
    known = possible.catalogue.indicators
    shown = [key for key in known if possible.levels(key)]
    if asked.indicator in shown:
        return asked.indicator
    theme = asked.theme or (known[asked.indicator].theme if asked.indicator in known else "")
    for key in shown:
        if known[key].theme == theme:
            return key
    if possible.catalogue.opening in shown:
        return possible.catalogue.opening
    return next(iter(shown or possible.catalogue.indicators))
