"""What stands beside a place's name: what kind of place it is, where it lies, and how many people live
there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import numpy as np

from dashboard import formats
from dashboard.domain.area import Area, is_town
from dashboard.domain.observation import Status
from dashboard.domain.slab import NOT_CONVERTIBLE, PROVENANCES
from dashboard.domain.territory import Register
from dashboard.indicators.wording.district_words import DistrictWords
from dashboard.indicators.wording.place_kinds import kind_of
from dashboard.indicators.wording.statuses import status_word
from dashboard.profile.model import Fact
from dashboard.profile.tables import LevelTable
from dashboard.texts import say

PEOPLE, CHANGED = "bevoelkerung", "bevoelkerungsentwicklung"
CHILDREN = ("kinder_u3", "kinder_0_2")
"""Under three years: at the end of a year, and on the day of the census."""
_EXAMPLE = PROVENANCES.index("example")


def description(area: Area, register: Register, words: DistrictWords, district: str, lang: str) -> str:
    """`Stadt im Amt Goldberg-Mildenitz, Landkreis Ludwigslust-Parchim`."""
    name = words.full_name
    if area.level == "gemeinde":
        kind = say(lang, "profile_town" if is_town(area) else "profile_municipality")
        middle, around = words.middle[lang], register.areas.get(area.amt)
        if not words.has_middle:
            return say(lang, "profile_in_district", kind=kind, district=name)
        if around is None or len(register.children(around.key)) < 2:
            return say(lang, "profile_without_amt", kind=kind, amt=middle, district=name)
        key = "profile_in_amt" if around.name.startswith("Amt ") else "profile_in_unit"
        return say(lang, key, kind=kind, amt=around.name, district=name)
    state = register.areas.get(district[:2])
    if area.level == "kreis" and not register.children(area.key):
        kind = kind_of(area, lang) or name
        return f"{kind}, {state.name}" if state and state.name != words.name else kind
    one, many = say(lang, "table_name_gemeinde"), say(lang, "places_gemeinde")
    places = formats.counted(len(register.children(area.key)), one, many, lang)
    if area.level == "amt":
        return say(lang, "profile_amt_of", district=name, places=places)
    return say(lang, "profile_district_of", state=state.name if state else "", places=places)


def facts(area: Area, tables: Mapping[str, LevelTable], lang: str) -> tuple[Fact, ...]:
    """What stands below the place's name: inhabitants, area and what else is known of it."""
    return tuple(_facts(area, tables, lang))


def _facts(area: Area, tables: Mapping[str, LevelTable], lang: str) -> Iterator[Fact]:
    people = area.population
    counted = tables.get(PEOPLE)
    latest = _latest(area, counted)
    if counted is not None and latest is not None:
        year, people = latest[0], round(latest[1])
        # District and municipalities may stand on two censuses: the number says on which, or they seem to
        # contradict.
        basis = counted.indicator.basis_in(year, area.level)
        key = "profile_fact_people_basis" if basis else "profile_fact_people"
        label = say(lang, key, year=year, basis=basis[lang] if basis else "")
        yield Fact(label, formats.number(people, 0, lang), latest[2])
    elif people is not None:
        yield Fact(say(lang, "profile_fact_people_undated"), formats.number(people, 0, lang))
    changed = tables.get(CHANGED)
    if changed is not None:
        index = _latest(
            area, changed, before=min((cut.year for cut in changed.indicator.breaks), default=9999)
        )
        if (
            index is None
            and (changed.cells.mark[:, changed.cells.places.index(area.key)] == NOT_CONVERTIBLE).all()
        ):
            yield Fact(say(lang, "profile_fact_change"), say(lang, "not_convertible"))
        elif index is not None:
            text = f"{formats.signed(index[1] - 100, 1, lang)}{formats.SPACE}%"
            yield Fact(say(lang, "profile_fact_change"), text, index[2])
    if area.area_km2:
        yield Fact(
            say(lang, "profile_fact_area"), f"{formats.number(area.area_km2, 1, lang)}{formats.SPACE}km²"
        )
        if people is not None:
            yield Fact(say(lang, "profile_fact_density"), formats.number(people / area.area_km2, 0, lang))
    children = _children(area, tables)
    if children is not None:
        column = children.cells.places.index(area.key)
        value = children.cells.value[children.row, column]
        status = Status(int(children.cells.status[children.row, column]))
        text = status_word(status, lang) if np.isnan(value) else formats.number(float(value), 0, lang)
        yield Fact(
            say(lang, "profile_fact_children", year=children.year), text, _is_example(children, column)
        )


def _children(area: Area, tables: Mapping[str, LevelTable]) -> LevelTable | None:
    """The latest table that has a figure of this place which is no example; else what there is."""
    found = [tables[key] for key in CHILDREN if key in tables]
    real = []
    for one in found:
        column = one.cells.places.index(area.key)
        if not _is_example(one, column) and not np.isnan(one.cells.value[one.row, column]):
            real.append(one)
    return max(real, key=lambda one: one.year, default=found[0] if found else None)


def _is_example(table: LevelTable, column: int) -> bool:
    return bool(table.cells.provenance[table.row, column] == _EXAMPLE)


def _latest(area: Area, found: LevelTable | None, before: int = 9999) -> tuple[int, float, bool] | None:
    """Year, value and whether it is an example: the last that this place has."""
    if found is None:
        return None
    cells, column = found.cells, found.cells.places.index(area.key)
    rows = [
        at for at, year in enumerate(cells.years) if year < before and not np.isnan(cells.value[at, column])
    ]
    if not rows:
        return None
    row = rows[-1]
    return cells.years[row], float(cells.value[row, column]), bool(cells.provenance[row, column] == _EXAMPLE)
