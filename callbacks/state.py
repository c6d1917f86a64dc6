"""What happens to the selection when a reader uses a control: pure decisions, so that the callback stays short."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any
from urllib.parse import quote

from dashboard.compute.own_breaks import read_breaks
from dashboard.compute.resolve import MOST_HIDDEN, Possible, lift
from dashboard.compute.similarity import weights_of
from dashboard.domain.selection import (
    ALL_FIGURES,
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
from layouts import ids
from layouts.choices import ALL, TOTAL
from layouts.comparison import WEIGHTS

Change = Callable[[Selection, Any, Possible], Selection]


def after(control: str, value: Any, current: Selection, possible: Possible) -> Selection:
    """The selection asked for once `control` (an id) has `value`. What a control can never hold changes nothing."""
    change = _CHANGES.get(control)
    if change is None:
        return current
    try:
        return change(current, value, possible)
    except (TypeError, ValueError, KeyError, AttributeError):  # a forged request: the page cannot send this
        return current


def with_year(current: Selection, year: Any) -> Selection:
    """The year steps in the browser alone; the server hears of it with the next request."""
    return replace(current, year=year) if type(year) is int and 1900 <= year <= 2100 else current


def _chosen(value: Any, allowed: Sequence[str]) -> str:
    if value not in allowed:
        raise ValueError(value)
    return str(value)


def _theme(current: Selection, value: Any, possible: Possible) -> Selection:
    """The first indicator of the theme; everything that still means something stays."""
    theme = _chosen(value, tuple(possible.catalogue.themes))
    drawable = [one.key for one in possible.catalogue.of_theme(theme) if possible.levels(one.key)]
    if theme == current.theme or not drawable:
        return current
    return _indicator(current, drawable[0], possible)


def _indicator(current: Selection, value: Any, possible: Possible) -> Selection:
    key = _chosen(value, tuple(possible.catalogue.indicators))
    seen = possible.hidden_share(key, current.level) <= MOST_HIDDEN
    stays = current.level in possible.levels(key) and seen and current.level not in possible.rare_levels(key)
    span = current.pooled_years
    level = current.level if stays else possible.opening_level(key)
    poolable = possible.years(key, level, "", span, current.extent)
    return replace(
        current,
        indicator=key,
        theme="",
        level=current.level if stays else "",
        breakdown="",
        places=current.places if stays else lift(current.places, level, possible.register),
        amt=current.amt if stays else "",
        population=current.population if stays else None,
        pooled_years=span if poolable else 1,
        class_method="quantile" if current.class_method == "eigene" else current.class_method,  # other numbers
        class_breaks=(),
    )


def _level(current: Selection, value: Any, possible: Possible) -> Selection:
    level = _chosen(value, ("gemeinde", "amt", "kreis"))
    if level == current.level:
        return current
    years = possible.breakdowns(current.indicator, level)
    breakdown = current.breakdown if current.breakdown in years else ""
    span = current.pooled_years
    return replace(
        current,
        level=level,
        places=lift(current.places, level, possible.register),
        amt="",
        population=None,
        breakdown=breakdown,
        pooled_years=span if possible.years(current.indicator, level, breakdown, span, current.extent) else 1,
    )


def _places(current: Selection, value: Any, possible: Possible) -> Selection:
    keys = tuple(dict.fromkeys(str(key) for key in value))[:MOST_PLACES]
    return replace(current, places=keys)


def _comparison(current: Selection, value: Any, possible: Possible) -> Selection:
    """Chips keep the order of the contract, so that the reference is the nearest comparison."""
    if not set(value) <= set(COMPARISONS):
        raise ValueError(value)
    return replace(current, comparison=tuple(kind for kind in COMPARISONS if kind in value))


def _size(current: Selection, value: Any, possible: Possible) -> Selection:
    if value == ALL:
        return replace(current, population=None)
    asked, rejected = parse(f"groesse={quote(value)}")
    return current if rejected else replace(current, population=asked.population)


def _display(current: Selection, value: Any, possible: Possible) -> Selection:
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
    def change(current: Selection, value: Any, possible: Possible) -> Selection:
        asked, rejected = parse(f"gewichte={feature}:{quote(value)}")
        if rejected:
            raise ValueError(value)
        weights = weights_of(current.weights)[0] | dict(asked.weights)
        return replace(current, weights=tuple(weights.items()))

    return change


def _breaks(current: Selection, value: Any, possible: Possible) -> Selection:
    """What cannot be read changes nothing; the field says why."""
    breaks, _ = read_breaks(value, current.language)
    return replace(current, class_breaks=breaks) if breaks and current.class_method == "eigene" else current


def _territory(current: Selection, value: Any, possible: Possible) -> Selection:
    """The reporting year's territory has neither pooled years nor changes on the map: the last wish counts."""
    territory = _chosen(value, ("heute", "berichtsjahr", current.territory))
    display = "wert" if current.display == "veraenderung" and territory != "heute" else current.display
    return replace(
        current, territory=territory, display=display, pooled_years=current.pooled_years if territory == "heute" else 1
    )


_CHANGES: dict[str, Change] = {
    **{id_: _weight(feature) for feature, id_ in WEIGHTS.items()},
    ids.MONITOR_DISPLAY: _display,
    ids.MONITOR_BASE_YEAR: lambda now, value, _: replace(
        now, base_year=parse(f"basisjahr={quote(value)}")[0].base_year
    ),
    ids.MONITOR_BREAKS: _breaks,
    ids.MONITOR_THEMA: _theme,
    ids.MONITOR_INDICATOR: _indicator,
    ids.MONITOR_LEVEL: _level,
    ids.MONITOR_SELECTION: _places,
    ids.MONITOR_COMPARISON: _comparison,
    ids.MONITOR_POOLING: lambda now, value, _: replace(now, pooled_years=int(_chosen(value, ("1", "3", "5")))),
    ids.MONITOR_OFFICIAL: lambda now, value, _: replace(now, figures=OFFICIAL if OFFICIAL in value else ALL_FIGURES),
    ids.MONITOR_TERRITORY: _territory,
    ids.MONITOR_EXTENT: lambda now, value, _: replace(now, extent=_chosen(value, ("land", "bund"))),
    ids.MONITOR_BREAKDOWN: lambda now, value, _: replace(now, breakdown="" if value == TOTAL else str(value)),
    ids.MONITOR_AMT: lambda now, value, _: replace(now, amt="" if value == ALL else str(value)),
    ids.MONITOR_SIZE: _size,
    ids.MONITOR_CLASSES: lambda now, value, _: replace(now, class_method=_chosen(value, CLASS_METHODS)),
    ids.MONITOR_COUNT: lambda now, value, _: replace(now, class_count=int(_chosen(value, ("3", "4", "5", "6", "7")))),
    ids.MONITOR_PALETTE: lambda now, value, _: replace(now, palette=_chosen(value, PALETTES)),
    ids.MONITOR_VIEW: lambda now, value, _: replace(now, view=_chosen(value, VIEWS)),
    ids.MONITOR_RESET: lambda now, value, _: Selection(
        indicator=now.indicator, year=now.year, language=now.language, version=now.version
    ),
}
