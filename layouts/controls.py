"""What every control of the filter panel offers and shows for one answer, as component properties."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from dashboard.compute.display import CHANGE, DIFFERENCE, VALUE, can_differ, default_base
from dashboard.compute.own_breaks import write_breaks
from dashboard.compute.pooling import can_pool
from dashboard.compute.resolve import MAP_LEVELS, Possible
from dashboard.compute.similar_words import SimilarWords
from dashboard.compute.similarity import DEFAULT_WEIGHTS
from dashboard.compute.targets import TARGET, targets_at
from dashboard.domain.selection import DISPLAYS, OFFICIAL, PALETTES, Selection
from dashboard.domain.territory import StateWording
from dashboard.texts import say
from layouts.choices import (
    ALL,
    SIZES,
    TOTAL,
    breakdowns,
    drawn,
    official_note,
    select,
    size_key,
    size_words,
    territories,
    weights,
)

POOLED = (1, 3, 5)


@dataclass(frozen=True, slots=True)
class Controls:
    """Component properties (`options`, `value`, …) by control; `hidden` names fields that mean nothing here."""

    theme: dict[str, Any]
    official: dict[str, Any]
    official_note: str
    year: dict[str, Any]
    ticks: tuple[str, str]
    pooling: dict[str, Any]
    pooling_note: str
    level: dict[str, Any]
    level_note: str
    extent: dict[str, Any]
    territory: dict[str, Any]
    breakdown: dict[str, Any]
    amt: dict[str, Any]
    amt_label: str
    size: dict[str, Any]
    comparison: dict[str, Any]
    comparison_note: str
    similar: SimilarWords | None
    weights: dict[str, dict[str, Any]]
    display: dict[str, Any]
    base_year: dict[str, Any]
    breaks: str
    classes: dict[str, Any]
    count: dict[str, Any]
    palette: dict[str, Any]
    hidden: dict[str, bool]


_EMPTY: dict[str, Any] = {"options": [], "value": ""}
BLANK = Controls(
    theme=_EMPTY,
    official={"options": [], "value": []},
    official_note="",
    year={"min": 0, "max": 0, "value": 0},
    ticks=("", ""),
    pooling=_EMPTY,
    pooling_note="",
    level=_EMPTY,
    level_note="",
    extent=_EMPTY,
    territory=_EMPTY,
    breakdown=_EMPTY,
    amt=_EMPTY,
    amt_label="",
    size=_EMPTY,
    comparison={"options": [], "value": []},
    comparison_note="",
    similar=None,
    weights=dict.fromkeys(DEFAULT_WEIGHTS, _EMPTY),
    display=_EMPTY,
    base_year=_EMPTY,
    breaks="",
    classes=_EMPTY,
    count=_EMPTY,
    palette=_EMPTY,
    hidden=dict.fromkeys(
        ("extent", "territory", "breakdown", "amt", "size", "count", "similar", "base_year", "breaks", "palette"), False
    ),
)
"""A panel without anything to choose."""


def controls(
    selection: Selection,
    possible: Possible,
    wording: StateWording,
    district_name: str,
    similar: SimilarWords | None = None,
) -> Controls:
    """Everything the panel shows for a resolved selection; `similar` says who is like the first selected place."""
    lang, catalogue = selection.language, possible.catalogue
    indicator = catalogue.indicators[selection.indicator]
    chosen = (selection.indicator, selection.level, selection.breakdown)
    years = possible.years(*chosen, selection.pooled_years, selection.extent)
    impossible = [span for span in POOLED if not possible.years(*chosen, span, selection.extent)]
    levels = possible.levels(selection.indicator)
    middle = wording.middle_level[lang]
    missing = [level for level in MAP_LEVELS if level not in levels]
    rare = [one for one in possible.rare_levels(selection.indicator) if one != selection.level]

    def level_word(level: str) -> str:
        return middle if level == "amt" else say(lang, f"level_{level}")

    note = ""
    if "gemeinde" not in possible.drawable:
        note = say(
            lang,
            "missing_geometry",
            district=district_name,
            command=f"python -m data.build.geometry --district {possible.district}",
        )
    elif missing:
        names = f" {say(lang, 'or')} ".join(level_word(level) for level in missing)
        key = "official_missing_level" if selection.official else "missing_level"
        note = say(lang, key, indicator=indicator.short[lang], level=names)
    if rare and not note:
        names = f" {say(lang, 'or')} ".join(level_word(level) for level in rare)
        note = say(lang, "rare_level", indicator=indicator.short[lang], level=names)
    amts = [area for area in possible.register.of_level("amt") if area.kreis == possible.district]
    sizes = list(SIZES) + ([selection.population] if selection.population and selection.population not in SIZES else [])
    methods = ["quantile", "gleich", "natuerlich", "stufenlos", "eigene"]
    plain = selection.display == VALUE
    counts = ("3", "4", "5", "6", "7") if plain else ("5", "7")
    count = str(selection.class_count) if plain else "5" if selection.class_count <= 5 else "7"
    impossible_displays = [] if can_differ(indicator) and selection.comparison else [DIFFERENCE]
    impossible_displays += [CHANGE] if default_base(indicator, selection.level, years) is None else []
    comparable = [
        kind
        for kind in ("amt", "kreis", "land", "bund")
        if possible.years(selection.indicator, kind, selection.breakdown)
        and (kind != "amt" or selection.level == "gemeinde")
    ]
    comparable += ["aehnliche"] if selection.level == "gemeinde" else []
    comparable += [TARGET] if targets_at(indicator, selection.level) else []
    lonely = ["aehnliche"] if not selection.places else []
    pooling_note = ""
    if impossible and not can_pool(indicator):
        pooling_note = say(lang, "pooling_none")
    elif impossible:
        spans = f" {say(lang, 'and')} ".join(str(span) for span in impossible)
        pooling_note = say(lang, "pooling_fewer", years=spans)
    return Controls(
        theme=select(
            [(theme.key, theme.name[lang]) for theme in catalogue.themes.values() if drawn(theme.key, possible)],
            selection.theme,
        ),
        official={
            "options": [{"value": OFFICIAL, "label": say(lang, "official_only")}],
            "value": [OFFICIAL] if selection.official else [],
        },
        official_note=official_note(selection, possible),
        year={
            "min": 0,
            "max": max(len(years) - 1, 0),
            "value": years.index(selection.year) if selection.year in years else 0,
        },
        ticks=(str(years[0]), str(years[-1])) if years else ("", ""),
        pooling=select(
            [(str(span), say(lang, f"pooling_{span}")) for span in POOLED],
            str(selection.pooled_years),
            disabled=[str(span) for span in impossible],
        ),
        pooling_note=pooling_note,
        level=select([(level, level_word(level)) for level in MAP_LEVELS], selection.level, disabled=[*missing, *rare]),
        level_note=note,
        territory=select(territories(selection), selection.territory),
        extent=select([(extent, say(lang, f"extent_{extent}")) for extent in ("land", "bund")], selection.extent),
        breakdown=select(
            [(TOTAL, say(lang, "breakdown_total")), *breakdowns(selection, possible)],
            selection.breakdown or TOTAL,
        ),
        amt=select(
            [(ALL, say(lang, "amt_all", plural=wording.middle_level_plural[lang]))]
            + [(area.key, area.name) for area in amts],
            selection.amt or ALL,
        ),
        amt_label=middle,
        size=select(
            [
                (ALL, say(lang, "size_all")),
                *((size_key(one), size_words(one, lang)) for one in sizes),
            ],
            size_key(selection.population),
        ),
        comparison={
            "options": [
                {
                    "value": kind,
                    "label": middle if kind == "amt" else say(lang, f"comparison_{kind}"),
                    "disabled": kind in lonely,
                }
                for kind in comparable
            ],
            "value": [kind for kind in selection.comparison if kind in comparable],
        },
        comparison_note=say(lang, "similar_needs_place") if lonely and "aehnliche" in comparable else "",
        similar=similar,
        weights=weights(selection),
        display=select(
            [(one, say(lang, f"display_{one}")) for one in DISPLAYS], selection.display, disabled=impossible_displays
        ),
        base_year=select(
            [(str(year), str(year)) for year in years[:-1]],
            str(selection.base_year or default_base(indicator, selection.level, years) or ""),
        ),
        breaks=write_breaks(selection.class_breaks, lang),
        classes=select([(method, say(lang, f"classes_{method}")) for method in methods], selection.class_method),
        count=select([(one, one) for one in counts], count),
        palette=select([(palette, say(lang, f"palette_{palette}")) for palette in PALETTES], selection.palette),
        hidden={
            "extent": selection.level != "kreis",
            "territory": selection.level != "gemeinde",
            "breakdown": not possible.breakdowns(selection.indicator, selection.level),
            "amt": selection.level != "gemeinde" or not amts,
            "size": selection.level != "gemeinde",
            "count": selection.class_method in ("stufenlos", "eigene"),
            "similar": similar is None or "aehnliche" not in selection.comparison,
            "base_year": selection.display != CHANGE,
            "breaks": selection.class_method != "eigene",
            "palette": not plain,
        },
    )
