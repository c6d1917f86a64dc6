"""What happens to the selection when a reader uses a control: pure decisions, so that the callback stays
short."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from urllib.parse import quote

from dashboard.domain.area import extents_of, is_beyond
from dashboard.domain.selection import (
    ALL_FIGURES,
    ARRANGEMENT,
    CLASS_METHODS,
    COMPARISONS,
    DISPLAYS,
    MOST_PLACES,
    OFFICIAL,
    PALETTES,
    VIEWS,
    Selection,
    parse,
)
from dashboard.indicators.own_breaks import read_breaks
from dashboard.indicators.possible import MOST_HIDDEN, Possible
from dashboard.indicators.resolve import lift
from dashboard.indicators.similarity import weights_of
from layouts import ids
from layouts.choices import ALL, TOTAL
from layouts.monitor.reference_controls import WEIGHTS

Change = Callable[[Selection, object, Possible], Selection]


def after(control: str, value: object, current: Selection, possible: Possible) -> Selection:
    """The selection asked for once `control` (an id) has `value`. What a control can never hold changes
    nothing."""
    change = _CHANGES.get(control)
    if change is None:
        return current
    try:
        return change(current, value, possible)
    except (ValueError, KeyError):  # a forged request: the page cannot send this
        return current


def with_year(current: Selection, year: object) -> Selection:
    """The year steps in the browser alone; the server hears of it with the next request."""
    return replace(current, year=year) if type(year) is int and 1900 <= year <= 2100 else current


def _chosen(value: object, allowed: Sequence[str]) -> str:
    if value not in allowed:
        raise ValueError(value)
    return str(value)


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise ValueError(value)
    return value


def _texts(value: object) -> list[str]:
    if not isinstance(value, list):
        raise ValueError(value)
    return [_text(one) for one in value]


def _theme(current: Selection, value: object, possible: Possible) -> Selection:
    """The first indicator of the theme; everything that still means something stays."""
    theme = _chosen(value, tuple(possible.catalogue.themes))
    drawable = [one.key for one in possible.catalogue.of_theme(theme) if possible.levels(one.key)]
    if theme == current.theme or not drawable:
        return current
    return _indicator(current, drawable[0], possible)


def _indicator(current: Selection, value: object, possible: Possible) -> Selection:
    """The level stays where the indicator has figures of it: of at least half of the places, or of all that are
    selected, which of districts can be the own one alone."""
    key = _chosen(value, tuple(possible.catalogue.indicators))
    mostly_shown = possible.hidden_share(key, current.level) <= MOST_HIDDEN
    stays = (
        current.level in possible.levels(key)
        and mostly_shown
        and (current.level not in possible.rare_levels(key) or current.places == (possible.district,))
    )
    span = current.pooled_years
    level = current.level if stays else possible.opening_level(key)
    poolable = possible.years(key, level, "", span, current.extent)
    return replace(
        current,
        indicator=key,
        theme="",
        level=current.level if stays else "",
        breakdown="",
        places=current.places if stays else _at_level(current.places, level, possible),
        amt=current.amt if stays else "",
        population=current.population if stays else None,
        pooled_years=span if poolable else 1,
        class_method="quantile"
        if current.class_method == "eigene"
        else current.class_method,  # other numbers
        class_breaks=(),
        composition=tuple(word for word in current.composition if word in ARRANGEMENT),
    )


def _at_level(places: tuple[str, ...], level: str, possible: Possible) -> tuple[str, ...]:
    """The selected places at another level. Among the municipalities of a state a town that is a district is
    hard to find: it is selected where nothing else is."""
    if level != "gemeinde" or not possible.is_one_municipality:
        return lift(places, level, possible.register)
    (own,) = (key for key in possible.places(level, "bund") if key.startswith(possible.district))
    return lift(places, level, possible.register, (own,)) or (own,)


def _level(current: Selection, value: object, possible: Possible) -> Selection:
    level = _chosen(value, ("gemeinde", "amt", "kreis"))
    if level == current.level:
        return current
    years = possible.breakdowns(current.indicator, level)
    breakdown = current.breakdown if current.breakdown in years else ""
    span = current.pooled_years
    return replace(
        current,
        level=level,
        places=_at_level(current.places, level, possible),
        amt="",
        population=None,
        breakdown=breakdown,
        pooled_years=span if possible.years(current.indicator, level, breakdown, span, current.extent) else 1,
    )


def _places(current: Selection, value: object, possible: Possible) -> Selection:
    keys = tuple(dict.fromkeys(_texts(value)))[:MOST_PLACES]
    return replace(current, places=keys)


def _comparison(current: Selection, value: object, possible: Possible) -> Selection:
    """Chips keep the order of the contract, so that the reference is the nearest comparison."""
    kinds = _texts(value)
    if not set(kinds) <= set(COMPARISONS):
        raise ValueError(value)
    return replace(current, comparison=tuple(kind for kind in COMPARISONS if kind in kinds))


def _size(current: Selection, value: object, possible: Possible) -> Selection:
    if value == ALL:
        return replace(current, population=None)
    asked, rejected = parse(f"groesse={quote(_text(value))}")
    return current if rejected else replace(current, population=asked.population)


def _display(current: Selection, value: object, possible: Possible) -> Selection:
    """Breaks of one's own are breaks of other numbers."""
    own = current.class_method == "eigene"
    return replace(
        current,
        display=_chosen(value, DISPLAYS),
        base_year=None,
        class_method="quantile" if own else current.class_method,
        class_breaks=(),
    )


def _weight(feature: str) -> Change:
    def change(current: Selection, value: object, possible: Possible) -> Selection:
        asked, rejected = parse(f"gewichte={feature}:{quote(_text(value))}")
        if rejected:
            raise ValueError(value)
        weights = weights_of(current.weights)[0] | dict(asked.weights)
        return replace(current, weights=tuple(weights.items()))

    return change


def _breaks(current: Selection, value: object, possible: Possible) -> Selection:
    """What cannot be read changes nothing; the field says why."""
    breaks, _ = read_breaks(_text(value), current.language)
    return replace(current, class_breaks=breaks) if breaks and current.class_method == "eigene" else current


def _territory(current: Selection, value: object, possible: Possible) -> Selection:
    """The reporting year's territory has neither pooled years nor changes on the map: the last wish
    counts."""
    territory = _chosen(value, ("heute", "berichtsjahr", current.territory))
    display = "wert" if current.display == "veraenderung" and territory != "heute" else current.display
    return replace(
        current,
        territory=territory,
        display=display,
        pooled_years=current.pooled_years if territory == "heute" else 1,
    )


def _extent(current: Selection, value: object, possible: Possible) -> Selection:
    """Places outside the district have neither earlier territories nor pooled years, and are in none of its
    Ämter: the last wish counts."""
    extent = _chosen(value, extents_of(current.level))
    if not is_beyond(current.level, extent):
        return replace(current, extent=extent)
    offered = extent in possible.extents(current.indicator, current.level, current.breakdown)
    breakdown = current.breakdown if offered else ""
    return replace(current, extent=extent, territory="heute", pooled_years=1, amt="", breakdown=breakdown)


def _own_words(current: Selection, value: object, possible: Possible) -> Selection:
    """Notes and targets as an address has them. Raises ValueError for what is neither."""
    asked, rejected = parse(_text(value))
    if rejected:
        raise ValueError(value)
    return replace(current, notes=asked.notes, own_targets=asked.own_targets)


def _composition(current: Selection, value: object, possible: Possible) -> Selection:
    """Words as an address has them, empty for the arrangement that the tab opens with."""
    asked, rejected = parse(f"zusammensetzung={quote(_text(value))}")
    if rejected:
        raise ValueError(value)
    return replace(current, composition=asked.composition)


_CHANGES: dict[str, Change] = {
    **{id_: _weight(feature) for feature, id_ in WEIGHTS.items()},
    ids.MONITOR_SIMILAR_IN: lambda now, value, _: replace(
        now, similar_in=_chosen(value, ("kreis", "land", "bund"))
    ),
    ids.MONITOR_DISPLAY: _display,
    ids.MONITOR_BASE_YEAR: lambda now, value, _: replace(
        now, base_year=parse(f"basisjahr={quote(_text(value))}")[0].base_year
    ),
    ids.MONITOR_BREAKS: _breaks,
    ids.MONITOR_THEMA: _theme,
    ids.MONITOR_INDICATOR: _indicator,
    ids.MONITOR_LEVEL: _level,
    ids.MONITOR_SELECTION: _places,
    ids.MONITOR_COMPARISON: _comparison,
    ids.MONITOR_POOLING: lambda now, value, _: replace(
        now, pooled_years=int(_chosen(value, ("1", "3", "5")))
    ),
    ids.MONITOR_OFFICIAL: lambda now, value, _: replace(
        now, figures=OFFICIAL if OFFICIAL in _texts(value) else ALL_FIGURES
    ),
    ids.MONITOR_TERRITORY: _territory,
    ids.MONITOR_EXTENT: _extent,
    ids.MONITOR_BREAKDOWN: lambda now, value, _: replace(
        now, breakdown="" if value == TOTAL else _text(value)
    ),
    ids.MONITOR_AMT: lambda now, value, _: replace(now, amt="" if value == ALL else _text(value)),
    ids.MONITOR_SIZE: _size,
    ids.MONITOR_CLASSES: lambda now, value, _: replace(now, class_method=_chosen(value, CLASS_METHODS)),
    ids.MONITOR_COUNT: lambda now, value, _: replace(
        now, class_count=int(_chosen(value, ("3", "4", "5", "6", "7")))
    ),
    ids.MONITOR_PALETTE: lambda now, value, _: replace(now, palette=_chosen(value, PALETTES)),
    ids.MONITOR_VIEW: lambda now, value, _: replace(now, view=_chosen(value, VIEWS)),
    ids.MONITOR_COMPOSITION_WORDS: _composition,
    ids.MONITOR_OWN: _own_words,
    ids.MONITOR_RESET: lambda now, value, _: Selection(
        indicator=now.indicator,
        year=now.year,
        language=now.language,
        version=now.version,
        notes=now.notes,
        own_targets=now.own_targets,
    ),
}
