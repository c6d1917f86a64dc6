"""From what a reader asked for to the nearest thing that exists, saying what had to be changed."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import replace

from dashboard.domain.area import SMALL_LEVELS, extent_of, extents_of, is_beyond, level_of
from dashboard.domain.indicator import Catalogue, Indicator
from dashboard.domain.selection import ARRANGEMENT, MOST_PLACES, Selection
from dashboard.domain.territory import Register, smallest_extent
from dashboard.formats import with_unit
from dashboard.indicators.composition.offered import compositions_of
from dashboard.indicators.display import CHANGE, DIFFERENCE, VALUE, can_differ, default_base
from dashboard.indicators.possible import MOST_HIDDEN, Possible
from dashboard.indicators.similarity import DEFAULT_WEIGHTS, weights_of
from dashboard.indicators.targets import targets_at
from dashboard.indicators.territory.status import TODAY
from dashboard.statistics.pooling import can_pool
from dashboard.texts import say


def resolve(asked: Selection, possible: Possible) -> tuple[Selection, tuple[str, ...]]:
    """The selection that can be shown, and a sentence for each thing that could not be done as asked."""
    notices: list[str] = []
    lang = asked.language

    def note(key: str, **facts: object) -> None:
        notices.append(say(lang, key, **facts))

    # These can mean nothing where the district is one municipality.
    if possible.is_one_municipality:
        asked = replace(asked, territory=TODAY)

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
        note(key, asked=possible.level_word(asked.level, lang), shown=possible.level_word(level, lang))

    mostly_hidden = "gemeinde" in levels and possible.hidden_share(indicator, "gemeinde") > MOST_HIDDEN
    if mostly_hidden and not asked.level:
        share = with_unit(100 * possible.hidden_share(indicator, "gemeinde"), "percent", 0, lang)
        key = "notice_mostly_hidden" if level == "gemeinde" else "notice_opens_higher"
        note(key, share=share, shown=possible.level_word(level, lang))

    breakdown = asked.breakdown if asked.breakdown in possible.breakdowns(indicator, level) else ""
    if asked.breakdown != breakdown:
        note("notice_breakdown")

    extent = _extent(replace(asked, breakdown=breakdown), entry, level, possible, note)
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
    outside = sum(_is_outside(key, level, possible) for key in asked.places if key not in allowed)
    if outside:
        note("notice_place_outside" if outside == 1 else "notice_places_outside", count=outside)
    if len(places) + outside < len(asked.places):
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
    if "aehnliche" in comparison and level not in ("gemeinde", "kreis"):
        note("notice_similar")
        comparison = tuple(one for one in comparison if one != "aehnliche")
    inside = "aehnliche" in comparison and level == "kreis" and asked.similar_in == "kreis"
    if inside:
        note("notice_similar_in")
    if "ziel" in comparison and not targets_at(entry, level):
        note("notice_target", indicator=entry.short[lang])
        comparison = tuple(one for one in comparison if one != "ziel")
    usual_years = possible.usual_years(indicator, level, breakdown, span, extent)
    display, base_year = _display(asked, entry, level, (years, usual_years), comparison, note)
    method = asked.class_method if asked.class_method != "eigene" or asked.class_breaks else "quantile"
    if method != asked.class_method:
        note("notice_breaks")

    composition = _composition(asked, possible.catalogue, indicator, note)
    shown = replace(
        asked,
        composition=composition,
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
        similar_in="land" if inside else asked.similar_in,
        display=display,
        base_year=base_year,
        class_method=method,
        class_breaks=asked.class_breaks if method == "eigene" else (),
    )
    return shown, tuple(notices)


def _composition(
    asked: Selection, catalogue: Catalogue, indicator: str, note: Callable[..., None]
) -> tuple[str, ...]:
    """How a composition is arranged, without a whole that the indicator does not belong to."""
    known = (*ARRANGEMENT, *(one.key for one in compositions_of(catalogue, indicator)))
    for word in asked.composition:
        if word not in known:
            note("notice_composition", asked=word)
    return tuple(word for word in asked.composition if word in known)


def _extent(
    asked: Selection, entry: Indicator, level: str, possible: Possible, note: Callable[..., None]
) -> str:
    """The extent that can be shown, empty for the level's own, with a sentence where it is not the asked one.

    What only the own district has goes before: an earlier territory, years taken together, the filter by Amt.
    """
    lang = asked.language
    if level not in SMALL_LEVELS and smallest_extent(possible.district) == "bund":
        return "bund"
    if level == "gemeinde" and possible.is_one_municipality:
        offered = possible.extents(entry.key, level) or possible.extents_of(level)
        return asked.extent if asked.extent in offered else offered[0]
    if not asked.extent or extent_of(level, asked.extent) == extents_of(level)[0]:
        if asked.extent and asked.extent not in extents_of(level):
            shown = say(lang, f"extent_{extents_of(level)[0]}")
            note("notice_extent_level", level=possible.level_word(level, lang), shown=shown)
        return ""
    if not is_beyond(level, asked.extent):
        return asked.extent
    if asked.extent not in possible.extents(entry.key, level):
        note("notice_extent_figures", indicator=entry.short[lang])
    elif asked.extent not in possible.extents(entry.key, level, asked.breakdown):
        note("notice_extent_breakdown")
    elif asked.territory != TODAY:
        note("notice_extent_territory")
    elif asked.pooled_years > 1:
        note("notice_extent_pooling")
    elif asked.amt:
        note("notice_extent_amt")
    else:
        return asked.extent
    return ""


def _is_outside(key: str, level: str, possible: Possible) -> bool:
    """Whether a key is that of a place of the level beyond the own district, or beyond the state's."""
    region = possible.district if level in SMALL_LEVELS else possible.district[:2]
    return level_of(key) == level and not key.startswith(region)


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


def lift(
    places: tuple[str, ...], level: str, register: Register, of_towns: Collection[str] = ()
) -> tuple[str, ...]:
    """The selected places at another level: a municipality becomes its Amt or district; downwards nothing is
    kept but a town that is a district: `of_towns` are keys of such as municipalities."""
    lifted = []
    for key in places:
        area = register.areas.get(key)
        if area is None:
            continue
        if level_of(key) == level:
            lifted.append(key)
        elif level in ("amt", "kreis"):
            lifted.append(getattr(area, level))
        elif level == "gemeinde" and area.level == "kreis":
            lifted += [one for one in of_towns if one.startswith(key)]
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
