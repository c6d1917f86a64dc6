"""The profile of one place: every indicator as a row, from the tables that all profiles of its level share."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from dashboard import formats
from dashboard.compute.headlines import Headlines, LevelHeadlines
from dashboard.compute.official_facts import may_be_few, position, standing
from dashboard.compute.profile_findings import findings, marks_line
from dashboard.compute.profile_head import description, facts
from dashboard.compute.profile_tables import Table, broken, calendar, series_years
from dashboard.compute.profile_words import (
    calendar_words,
    change,
    difference,
    figure,
    five_years,
    nothing,
    provenance,
    untestable,
)
from dashboard.compute.sources import credit
from dashboard.domain.indicator import Catalogue, Indicator
from dashboard.domain.municipality import LEVELS, Area
from dashboard.domain.observation import Status
from dashboard.domain.profile import Figure, Profile, ProfileRow, Trend, YearChange
from dashboard.domain.selection import Selection
from dashboard.domain.slab import PROVENANCES, Cells
from dashboard.domain.territory import Register, StateWording
from dashboard.texts import say

LARGER = {"gemeinde": ("amt", "kreis", "land"), "amt": ("kreis", "land"), "kreis": ("land",)}
"""What surrounds a place of each level, small to large."""
REFERENCE = {"gemeinde": "kreis", "amt": "kreis", "kreis": "land"}
"""Whom differences are measured against."""
_LICENCE = "dl-de/by"  # https://www.govdata.de/dl-de/by-2-0: changes have to be noted


@dataclass(frozen=True, slots=True)
class Shared:
    """What all profiles of a level share: a table of each indicator that is published there, and larger areas' cells.

    `larger` by level and indicator; those of Ämter are of all Ämter.
    """

    level: str
    tables: Mapping[str, Table]
    larger: Mapping[str, Mapping[str, Cells]]


@dataclass(frozen=True, slots=True)
class Frame:
    """In what a profile stands: the data version with its catalogue and register, and what the reader asked for.

    `levels` are those at which an indicator is published; `similar` are keys and names, nearest first, and why.
    `headlines` are the differences and trends of the place's level that may become sentences.
    """

    catalogue: Catalogue
    register: Register
    wording: StateWording
    district: str
    levels: Mapping[str, Sequence[str]]
    version: str
    asked: Selection
    similar: tuple[tuple[str, str], ...] = ()
    similar_sentence: str = ""
    headlines: LevelHeadlines = field(default_factory=lambda: Headlines({}).of(""))


def profile(area: Area, shared: Shared, frame: Frame) -> Profile:
    """`area` is a municipality, an Amt or the district of `frame`."""
    lang = frame.asked.language
    rows = tuple(_row(indicator, area, shared, frame) for indicator in frame.catalogue.indicators.values())
    reference = REFERENCE[area.level]
    seen = {row.theme for row in rows}
    return Profile(
        key=area.key,
        level=area.level,
        name=area.name if area.level != "kreis" else area.official_name or area.name,
        description=description(area, frame.register, frame.wording, frame.district, lang),
        reference=say(lang, {"kreis": "own_district", "land": "state"}[reference]),
        facts=facts(area, shared.tables, lang),
        findings=findings(area, rows, reference, frame.asked, frame.headlines, frame.catalogue),
        marks=marks_line(area, frame.headlines, reference, lang),
        rows=rows,
        themes=tuple((theme.key, theme.name[lang]) for theme in frame.catalogue.themes.values() if theme.key in seen),
        similar=frame.similar,
        similar_sentence=frame.similar_sentence,
        sources=_sources(area, shared, frame),
        territory=formats.day(frame.register.status, lang),
        version=frame.version,
        query=frame.asked.to_query(),
        lang=lang,
    )


def surrounding(area: Area, register: Register, district: str) -> Iterator[Area]:
    """The areas around a place that are larger than it, small to large; an Amt of one municipality is not."""
    keys = {"amt": area.amt, "kreis": district, "land": district[:2]}
    for level in LARGER[area.level]:
        around = register.areas.get(keys[level])
        if around is not None and (level != "amt" or len(register.children(around.key)) > 1):
            yield around


def _row(indicator: Indicator, area: Area, shared: Shared, frame: Frame) -> ProfileRow:
    found = shared.tables.get(indicator.key)
    if found is None:
        return _absent(indicator, area, shared, frame)
    lang, reference = frame.asked.language, REFERENCE[area.level]
    column, row = found.cells.places.index(area.key), found.row
    own = figure(area, found.cells, row, column, indicator, lang)
    apart, line = difference(found, column, reference, lang), five_years(found, column, lang)
    published = [at for at, year in enumerate(found.cells.years) if not np.isnan(found.cells.value[at, column])]
    years = series_years(found.cells) if published else ()
    whole = found.reference
    return ProfileRow(
        indicator=indicator.key,
        theme=indicator.theme,
        name=indicator.name[lang],
        unit=indicator.unit,
        decimals=indicator.decimals,
        year=found.year,
        provenance=provenance(found.cells, row, column, frame.catalogue, lang) or _level_provenance(found, frame),
        own=own,
        surroundings=tuple(_around(indicator, area, shared, frame, found.year)),
        similar=found.spread_of({key for key, _ in frame.similar}) if frame.similar else None,
        everyone=found.everyone,
        rank=int(found.rank[column]) or None,
        ranked=found.ranked,
        difference=apart,
        change=change(found, column, lang),
        since=found.since,
        five_years=line,
        trend=Trend(
            years=years,
            own=calendar(found.cells, column, years),
            reference=calendar(whole, 0, years) if whole is not None else (None,) * len(years),
            words=calendar_words(found.cells, column, years, indicator, lang),
            broken=broken(found.cells, column, indicator) if years else (),
        ),
        distance=None if own.few else _standardised(apart.value, found.deviation),
        movement=_standardised(line.value, found.deviation),
        query=_query(frame, indicator, found.year, area.level, area.key),
        origin=PROVENANCES[found.cells.provenance[row, column]] if own.value is not None else "",
        position=position(found, column),
        standing=standing(found, column),
        may_be_few=own.value is not None and may_be_few(found, column),
    )


def _absent(indicator: Indicator, area: Area, shared: Shared, frame: Frame) -> ProfileRow:
    """An indicator that is not published at the place's level: what larger areas have, in their latest year."""
    lang, levels = frame.asked.language, frame.levels.get(indicator.key, ())
    smaller = any(LEVELS.index(level) < LEVELS.index(area.level) for level in levels)
    around = {level: cells[indicator.key] for level, cells in shared.larger.items() if indicator.key in cells}
    latest = [
        (level, cells.years[at])
        for level in LARGER[area.level]
        if level != "amt" and (cells := around.get(level)) is not None
        for at in np.flatnonzero(~np.isnan(cells.value[:, 0]))[-1:]
    ]
    level, year = latest[0] if latest else ("", None)
    if smaller and not indicator.numerator:
        text, why = "not_convertible", "not_convertible"
    elif latest:
        text, why = "profile_larger_only", "larger"
    else:
        text, why = ("profile_smaller_only", "smaller") if smaller else ("profile_nowhere", "nowhere")
    if frame.asked.official and why != "not_convertible":
        text, why = f"profile_official_{why}", f"official_{why}"
    compared = untestable(say(lang, f"profile_why_{why}"), lang)
    origin = ""
    if year is not None:
        origin = f"{year} · {provenance(around[level], around[level].years.index(year), 0, frame.catalogue, lang)}"
    key = {"kreis": frame.district}.get(level, area.key)
    return ProfileRow(
        indicator=indicator.key,
        theme=indicator.theme,
        name=indicator.name[lang],
        unit=indicator.unit,
        decimals=indicator.decimals,
        year=None,
        provenance=origin,
        own=nothing(area, Status.NOT_APPLICABLE, say(lang, text)),
        surroundings=tuple(_around(indicator, area, shared, frame, year)) if year is not None else (),
        similar=None,
        everyone=None,
        rank=None,
        ranked=0,
        difference=compared,
        change=YearChange(None, "", compared.sentence),
        since=None,
        five_years=compared,
        trend=Trend((), (), ()),
        distance=None,
        movement=None,
        query=_query(frame, indicator, year, level or area.level, key),
    )


def _around(indicator: Indicator, area: Area, shared: Shared, frame: Frame, year: int) -> Iterator[Figure]:
    for larger in surrounding(area, frame.register, frame.district):
        cells = shared.larger.get(larger.level, {}).get(indicator.key)
        at = None if cells is None else cells.row(year)
        if cells is None:
            continue
        if at is None:
            yield nothing(larger, Status.NOT_COLLECTED, say(frame.asked.language, "status_not_collected"))
        else:
            yield figure(larger, cells, at, cells.places.index(larger.key), indicator, frame.asked.language)


def _level_provenance(found: Table, frame: Frame) -> str:
    """Of a place without a cell: whose figures the other places have."""
    columns = np.flatnonzero(found.cells.provenance[found.row] >= 0)
    if not columns.size:
        return ""
    return provenance(found.cells, found.row, int(columns[0]), frame.catalogue, frame.asked.language)


def _standardised(value: float | None, deviation: float) -> float | None:
    return None if value is None or np.isnan(deviation) else abs(value) / deviation


def _query(frame: Frame, indicator: Indicator, year: int | None, level: str, place: str) -> str:
    """The row in the Monitor with the place selected."""
    there = level if level in ("gemeinde", "amt", "kreis") else ""
    return replace(
        Selection(
            language=frame.asked.language,
            version=frame.asked.version,
            confidence=frame.asked.confidence,
            figures=frame.asked.figures,
        ),
        indicator=indicator.key,
        year=year,
        level=there,
        places=(place,) if there else (),
    ).to_query()


def _sources(area: Area, shared: Shared, frame: Frame) -> str:
    """Whose figures stand on the profile, official ones first; example data are said to be marked as such."""
    lang, catalogue = frame.asked.language, frame.catalogue
    drawn = [(found.cells, found.cells.places.index(area.key)) for found in shared.tables.values()]
    for larger in surrounding(area, frame.register, frame.district):
        drawn += [(one, one.places.index(larger.key)) for one in shared.larger.get(larger.level, {}).values()]
    used = {
        cells.sources[code]
        for cells, column in drawn
        for code in np.unique(cells.source[:, column][~np.isnan(cells.value[:, column])])
        if code >= 0
    }
    ordered = [key for key in catalogue.sources if key in used]
    example = [key for key in ordered if catalogue.sources[key].provenance == "example"]
    named = list(dict.fromkeys(credit(catalogue, key, lang) for key in ordered if key not in example))
    parts = [f"{one}." for one in named]
    if any(_LICENCE in one for one in named):
        parts.append(say(lang, "data_changed"))
    if example:
        parts.append(say(lang, "profile_examples", word=say(lang, "profile_example")))
    return " ".join(parts)
