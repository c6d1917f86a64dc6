"""What every control of the filter panel offers and shows for one answer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dashboard.domain.area import extent_of, is_beyond
from dashboard.domain.indicator import Indicator
from dashboard.domain.selection import DISPLAYS, OFFICIAL, PALETTES, Selection
from dashboard.indicators.display import CHANGE, DIFFERENCE, VALUE, can_differ, default_base
from dashboard.indicators.own_breaks import write_breaks
from dashboard.indicators.possible import Possible
from dashboard.indicators.targets import TARGET, targets_at
from dashboard.indicators.wording.district_words import DistrictWords
from dashboard.indicators.wording.similar_places import SimilarWords
from dashboard.statistics.pooling import can_pool
from dashboard.texts import say
from layouts.choices import (
    ALL,
    SIZES,
    TOTAL,
    breakdowns,
    drawn,
    official_note,
    similar_extents,
    size_key,
    size_words,
    territories,
    weights,
)
from layouts.options import OneOf, Option, Slider, SomeOf, one_of

POOLED = (1, 3, 5)


@dataclass(frozen=True, slots=True)
class Controls:
    """What each control offers and shows; `hidden` names fields that mean nothing here."""

    theme: OneOf
    official: SomeOf
    official_note: str
    year: Slider
    ticks: tuple[str, str]
    pooling: OneOf
    pooling_note: str
    level: OneOf
    level_note: str
    extent: OneOf
    extent_note: str
    territory: OneOf
    breakdown: OneOf
    amt: OneOf
    amt_label: str
    size: OneOf
    comparison: SomeOf
    comparison_note: str
    similar: SimilarWords | None
    similar_in: OneOf
    weights: Mapping[str, OneOf]
    display: OneOf
    base_year: OneOf
    breaks: str
    classes: OneOf
    count: OneOf
    palette: OneOf
    hidden: dict[str, bool]


def controls(
    selection: Selection,
    possible: Possible,
    words: DistrictWords,
    similar: SimilarWords | None = None,
) -> Controls:
    """Everything the panel shows for a resolved selection; `similar` says who is like the first selected
    place."""
    lang, catalogue = selection.language, possible.catalogue
    indicator = catalogue.indicators[selection.indicator]
    chosen = (selection.indicator, selection.level, selection.breakdown)
    years = possible.years(*chosen, selection.pooled_years, selection.extent)
    impossible = [span for span in POOLED if not possible.years(*chosen, span, selection.extent)]
    extents, every_extent = possible.extents(*chosen), possible.extents_of(selection.level)
    beyond = is_beyond(selection.level, selection.extent)
    middle = words.middle[lang]
    unknown, rare = _closed_levels(selection, possible)
    amts = [area for area in possible.register.of_level("amt") if area.kreis == possible.district]
    sizes = list(SIZES) + (
        [selection.population] if selection.population and selection.population not in SIZES else []
    )
    methods = ["quantile", "gleich", "natuerlich", "stufenlos", "eigene"]
    plain = selection.display == VALUE
    counts = ("3", "4", "5", "6", "7") if plain else ("5", "7")
    count = str(selection.class_count) if plain else "5" if selection.class_count <= 5 else "7"
    impossible_displays = [] if can_differ(indicator) and selection.comparison else [DIFFERENCE]
    impossible_displays += [CHANGE] if default_base(indicator, selection.level, years) is None else []
    comparable = _comparable(selection, possible)
    lonely = ["aehnliche"] if not selection.places else []
    return Controls(
        theme=one_of(
            [
                (theme.key, theme.name[lang])
                for theme in catalogue.themes.values()
                if drawn(theme.key, possible)
            ],
            selection.theme,
        ),
        official=SomeOf(
            (Option(OFFICIAL, say(lang, "official_only")),) if possible.has_examples else (),
            (OFFICIAL,) if selection.official else (),
        ),
        official_note=official_note(selection, possible),
        year=Slider(0, max(len(years) - 1, 0), years.index(selection.year) if selection.year in years else 0),
        ticks=(str(years[0]), str(years[-1])) if years else ("", ""),
        pooling=one_of(
            [(str(span), say(lang, f"pooling_{span}")) for span in POOLED],
            str(selection.pooled_years),
            disabled=[str(span) for span in impossible],
        ),
        pooling_note=say(lang, "pooling_beyond") if beyond else _pooling_note(impossible, indicator, lang),
        level=one_of(
            [(level, possible.level_word(level, lang)) for level in possible.map_levels],
            selection.level,
            disabled=[*unknown, *rare],
        ),
        level_note=_level_note(selection, possible, words),
        territory=one_of(territories(selection), selection.territory),
        extent=one_of(
            [(extent, words.say(lang, f"extent_{extent}")) for extent in every_extent],
            extent_of(selection.level, selection.extent),
            disabled=[one for one in every_extent if one not in extents],
        ),
        extent_note=say(lang, "extent_own_only") if len(extents) == 1 < len(every_extent) else "",
        breakdown=one_of(
            [(TOTAL, say(lang, "breakdown_total")), *breakdowns(selection, possible)],
            selection.breakdown or TOTAL,
        ),
        amt=one_of(
            [(ALL, say(lang, "amt_all", plural=words.middle_plural[lang]))]
            + [(area.key, area.name) for area in amts],
            selection.amt or ALL,
        ),
        amt_label=middle,
        size=one_of(
            [
                (ALL, say(lang, "size_all")),
                *((size_key(one), size_words(one, lang)) for one in sizes),
            ],
            size_key(selection.population),
        ),
        comparison=SomeOf(
            tuple(
                Option(
                    kind, middle if kind == "amt" else words.say(lang, f"comparison_{kind}"), kind in lonely
                )
                for kind in comparable
            ),
            tuple(kind for kind in selection.comparison if kind in comparable),
        ),
        comparison_note=say(lang, "similar_needs_place") if lonely and "aehnliche" in comparable else "",
        similar=similar,
        similar_in=similar_extents(selection, words),
        weights=weights(selection),
        display=one_of(
            [(one, say(lang, f"display_{one}")) for one in DISPLAYS],
            selection.display,
            disabled=impossible_displays,
        ),
        base_year=one_of(
            [(str(year), str(year)) for year in years[:-1]],
            str(selection.base_year or default_base(indicator, selection.level, years) or ""),
        ),
        breaks=write_breaks(selection.class_breaks, lang),
        classes=one_of(
            [(method, say(lang, f"classes_{method}")) for method in methods], selection.class_method
        ),
        count=one_of([(one, one) for one in counts], count),
        palette=one_of(
            [(palette, say(lang, f"palette_{palette}")) for palette in PALETTES], selection.palette
        ),
        hidden={
            "level": len(possible.map_levels) < 2,
            "territory": selection.level != "gemeinde" or beyond,
            "breakdown": not possible.breakdowns(selection.indicator, selection.level),
            "amt": selection.level != "gemeinde" or beyond or not amts,
            "size": selection.level != "gemeinde",
            "count": selection.class_method in ("stufenlos", "eigene"),
            "similar": similar is None or "aehnliche" not in selection.comparison,
            "base_year": selection.display != CHANGE,
            "breaks": selection.class_method != "eigene",
            "palette": not plain,
        },
    )


def _closed_levels(selection: Selection, possible: Possible) -> tuple[list[str], list[str]]:
    """Levels that the indicator has no figures of, and those of which it has too few to be worth a map."""
    levels = possible.levels(selection.indicator)
    rare = possible.rare_levels(selection.indicator)
    unknown = [level for level in possible.map_levels if level not in levels]
    return unknown, [level for level in rare if level != selection.level]


def _level_note(selection: Selection, possible: Possible, words: DistrictWords) -> str:
    """Why levels cannot be chosen; empty where all can."""
    lang, indicator = selection.language, possible.catalogue.indicators[selection.indicator]
    unknown, rare = _closed_levels(selection, possible)
    if "gemeinde" not in possible.drawable:
        return say(lang, "no_municipalities", district=words.full_name)
    if rare or unknown:
        names = f" {say(lang, 'or')} ".join(possible.level_word(one, lang) for one in unknown or rare)
        missing = "official_missing_level" if selection.official else "missing_level"
        return say(lang, missing if unknown else "rare_level", indicator=indicator.short[lang], level=names)
    return ""


def _comparable(selection: Selection, possible: Possible) -> list[str]:
    """What places can be compared with, the nearest first."""
    indicator = possible.catalogue.indicators[selection.indicator]
    kinds = [
        kind
        for kind in ("amt", "kreis", "land", "bund")
        if possible.years(selection.indicator, kind, selection.breakdown)
        and (kind != "amt" or selection.level == "gemeinde")
    ]
    kinds += ["aehnliche"] if selection.level in ("gemeinde", "kreis") else []
    return kinds + ([TARGET] if targets_at(indicator, selection.level) else [])


def _pooling_note(impossible: Sequence[int], indicator: Indicator, lang: str) -> str:
    """Why years cannot be pooled; empty where they can."""
    if not impossible:
        return ""
    if not can_pool(indicator):
        return say(lang, "pooling_none")
    spans = f" {say(lang, 'and')} ".join(str(span) for span in impossible)
    return say(lang, "pooling_fewer", years=spans)
