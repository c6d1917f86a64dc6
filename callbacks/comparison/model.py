"""The model of compared places, gathered from the store for the pure builders."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

import numpy as np

from callbacks.answers import Answers
from callbacks.comparison_groups import comparison_group
from callbacks.district_data import Answer
from dashboard import formats
from dashboard.comparison.dot_rows import ThemeIndicator, dot_rows
from dashboard.comparison.model import ComparedPlace, Comparison
from dashboard.comparison.relation import RelatedIndicator, relations
from dashboard.comparison.tables import tables
from dashboard.domain.area import Area
from dashboard.domain.slab import Cells
from dashboard.indicators.own_words import own_target
from dashboard.indicators.slab.model import Slab
from dashboard.indicators.sources import credit, source_line
from dashboard.statistics.pooling import at_years, can_pool, pool
from dashboard.texts import say


def gathered(answers: Answers, answer: Answer, second: Answer | None, theme: str, query: str) -> Comparison:
    """The model of all years; `second` is the answer of the second indicator, `query` the page's address."""
    chosen, lang = answer.selection, answer.selection.language
    slab, parts = answers.slab(answer), answers.parts(answer)
    indicator, catalogue = answer.indicator, answer.possible.catalogue
    names = {area.key: area.name for area in parts.areas}
    series = _series(answers, answer, theme)
    theme_name = catalogue.themes[theme].name[lang]
    used = dict.fromkeys(credit(catalogue, key, lang) for one in series for key in one.cells.sources)
    of_theme = say(lang, "comparison_sources_theme", theme=theme_name, sources="; ".join(used))
    credited: list[tuple[str, Cells]] = [(slab.level_name, parts.cells)]
    if second is not None:
        other = _axis(answers, second, parts.cells.places)
        credited.append((second.indicator.short[lang], other.cells))
    years = parts.cells.years
    own = RelatedIndicator(
        indicator, parts.cells, parts.district.cells if parts.district else None, chosen.pooled_years
    )
    relation = (
        relations(
            own,
            other,
            years,
            [area.population for area in parts.areas],
            slab.inside.astype(np.bool_),
            chosen,
            names | {"place": slab.place_name, "places": slab.level_name},
            catalogue,
        )
        if second is not None
        else (None,) * len(years)
    )
    dots = dot_rows(series, years, chosen, names, answers.words)
    return Comparison(
        places=tuple(_place(key, at, slab, parts.areas) for at, key in enumerate(chosen.places)),
        level=chosen.level,
        level_name=slab.level_name,
        indicator=indicator.key,
        name=slab.title,
        subtitle=" · ".join(
            (indicator.subtitle[lang], *([say(lang, "official_only")] if chosen.official else []))
        ),
        unit=indicator.unit,
        decimals=indicator.decimals,
        second=second.indicator.key if second else "",
        second_name=second.indicator.name[lang] if second else "",
        second_unit=second.indicator.unit if second else "",
        second_decimals=second.indicator.decimals if second else 0,
        theme=theme,
        theme_name=theme_name,
        year=chosen.year,
        years=years,
        reference=parts.reference.name if parts.reference else "",
        tables=tables(parts.cells, indicator, parts.reference, slab, chosen, parts.spread),
        dots=dots,
        relations=relation,
        example=bool(slab.example.any()),
        sources=f"{source_line(credited, catalogue, lang)} {of_theme}",
        territory=formats.day(answer.possible.register.status, lang),
        version=answer.version,
        query=query,
        lang=lang,
        words=answers.words,
    )


def with_own_words(model: Comparison, answer: Answer, query: str) -> Comparison:
    """The model with the reader's notes for its places and targets of its indicators; `query` has them."""
    chosen, catalogue = answer.selection, answer.possible.catalogue
    shown = (model.indicator, model.second, *(row.indicator for row in next(iter(model.dots), ())))
    found = {key: own_target(chosen, catalogue.indicators[key]) for key in shown if key}
    targets = {key: target for key, target in found.items() if target}
    return replace(model, query=query, notes=dict(chosen.notes), targets=targets)


def _place(key: str, at: int, slab: Slab, areas: Sequence[Area]) -> ComparedPlace:
    column = slab.places.index(key)
    return ComparedPlace(key, slab.names[column], slab.lines[column], areas[column].population, at)


def _series(answers: Answers, answer: Answer, theme: str) -> list[ThemeIndicator]:
    """Every indicator of the theme that the level has; years together where they are offered for it, too."""
    chosen, possible, lang = answer.selection, answer.possible, answer.selection.language
    span = chosen.pooled_years
    keys = (*possible.places(chosen.level, chosen.extent), *answer.guests)
    district = answers.district
    found = []
    for one in possible.catalogue.of_theme(theme):
        if chosen.level not in possible.levels(one.key):
            continue
        read = partial(answers.repository.cells, one.key, version=answer.version, official=chosen.official)
        cells = read(chosen.level, "", places=keys)
        offered = ("kreis", "") in possible.offers[one.key].years
        own = read("kreis", "", places=(district,)) if offered else None
        ends = possible.years(one.key, chosen.level, "", span, chosen.extent) if span > 1 else ()
        if ends:
            together = pool(own, one, span, ends) if own else None
            found.append(
                ThemeIndicator(one, pool(cells, one, span, ends), together, span, guests=answer.guests)
            )
        else:
            why = "comparison_dots_single" if can_pool(one) else "comparison_dots_single_counts"
            single = say(lang, why, years=span) if span > 1 else ""
            found.append(ThemeIndicator(one, cells, own, single=single, guests=answer.guests))
    return found


def _axis(answers: Answers, answer: Answer, places: tuple[str, ...]) -> RelatedIndicator:
    cells = at_years(answers.cells(answer, answer.selection.level, places), answer.years)
    district = comparison_group(answers, answer, "kreis")
    return RelatedIndicator(
        answer.indicator, cells, district.cells if district else None, answer.selection.pooled_years
    )
