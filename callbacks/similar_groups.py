"""Who is like a place: where they are looked for, their names, and the group that they are compared as."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from callbacks.district_data import Answer, DistrictData
from callbacks.similar_places import Context, context
from dashboard import formats
from dashboard.domain.area import Area, extent_of
from dashboard.domain.observation import Status
from dashboard.indicators.similarity import Neighbours, counted_members, group_cells
from dashboard.indicators.slab.inputs import ComparisonGroup
from dashboard.indicators.wording.district_words import full_name
from dashboard.indicators.wording.places_apart import around
from dashboard.indicators.wording.similar_places import NamedPlace, SimilarWords, similar_words
from dashboard.texts import say
from data.germany.areas import germany, keys

SIMILAR = "aehnliche"
LEVELS = ("gemeinde", "kreis")
"""Levels whose places are compared: between them there is no figure that all of Germany has."""
FEWEST_DISTRICTS = 20
"""In a state of fewer nobody alike may live: its districts are compared with those of all Germany."""
ENOUGH = 0.5
"""Of the similar places: where fewer have anything of an indicator, they are no group to compare with."""


@dataclass(frozen=True, slots=True)
class SimilarSearch:
    """Who was found among the places of an `extent` (`kreis`, `land`, `bund`: that of the place itself), and
    what is to be known of it in sentences."""

    extent: str
    frame: Context
    found: Neighbours
    said: tuple[str, ...] = ()

    @property
    def members(self) -> tuple[str, ...]:
        """Keys of the similar places, nearest first."""
        return tuple(self.frame.places[index] for index in self.found.places)


def similar_to(data: DistrictData, answer: Answer, *, of_indicator: bool = True) -> SimilarSearch | None:
    """Who is like the first selected place; None where there is none or its level has no figures to compare.

    `of_indicator`: with figures of the answer's indicator. What only the own district has (examples, own
    counts, years taken together, earlier territories) is compared within it.
    """
    chosen = answer.selection
    if chosen.level not in LEVELS or not chosen.places:
        return None
    wide = _found(data, answer)
    if wide is not None and (wide.extent == "kreis" or not of_indicator or _has_figures(data, answer, wide)):
        return wide
    if chosen.level == "kreis":
        told = _told(answer, "similar_no_figures", "")
        return replace(wide, said=(*wide.said, told)) if wide else None
    near = _search(data, answer, "kreis")
    if near is None or wide is None:
        return near
    where = _region_name(_areas(data, answer, "kreis"), chosen.places[0][:5], chosen.language)
    return replace(near, said=(_told(answer, "similar_own_only", where),))


def similar_group(data: DistrictData, answer: Answer) -> ComparisonGroup | None:
    """The similar places as one column; None without any, and where they have nothing of the indicator."""
    found = similar_to(data, answer)
    if found is None or not found.members or not _has_figures(data, answer, found):
        return None
    own = data.cells(answer, answer.selection.level, found.members)
    cells = group_cells(own, answer.indicator, SIMILAR)
    name = say(answer.selection.language, "comparison_aehnliche")
    return ComparisonGroup(SIMILAR, SIMILAR, name, cells, found.members, counted_members(own))


def neighbours_in_words(
    data: DistrictData, answer: Answer, *, of_indicator: bool = True
) -> SimilarWords | None:
    """The same in words, whatever comparison is chosen; see `similar_to`."""
    search = similar_to(data, answer, of_indicator=of_indicator)
    if search is None:
        return None
    chosen, lang = answer.selection, answer.selection.language
    areas, place = _areas(data, answer, search.extent), chosen.places[0]
    shown = set(answer.possible.places(chosen.level, chosen.extent))
    named = [
        NamedPlace(key, _name(data, areas[key], areas, search.extent), key not in shown)
        for key in search.members
    ]
    region = _region(place, search.extent)
    level = chosen.level
    places = formats.counted(
        len(search.frame.places) - 1, say(lang, f"table_name_{level}"), say(lang, f"places_{level}"), lang
    )
    among = say(lang, "similar_among", places=places, where=_region_name(areas, region, lang))
    said = (*search.said, among) if search.found.used else search.said
    area = areas[place]
    if area.level == "kreis":
        area = replace(area, name=full_name(area))
    words = similar_words(
        area, search.found, search.frame.features, named, lang, extent=search.extent, said=said
    )
    return replace(words, map_query=_map_query(data, answer, search.members) if of_indicator else "")


def _found(data: DistrictData, answer: Answer) -> SimilarSearch | None:
    """In the asked extent; where nobody in the state is alike, in all Germany."""
    extent, said = _asked(answer)
    found = _search(data, answer, extent)
    if found is not None and found.found.used and not found.members and extent == "land":
        wider = _search(data, answer, "bund")
        if wider is not None and wider.members:
            areas, place = _areas(data, answer, extent), answer.selection.places[0]
            lang = answer.selection.language
            where = _region_name(areas, _region(place, extent), lang)
            return replace(wider, said=(*said, say(lang, "similar_widened", where=where)))
    return replace(found, said=said) if found else None


def _asked(answer: Answer) -> tuple[str, tuple[str, ...]]:
    """The extent that can be meant: a district is not looked for in itself, nor among a handful."""
    chosen, lang = answer.selection, answer.selection.language
    if chosen.level != "kreis":
        return chosen.similar_in, ()
    state = chosen.places[0][:2]
    count = sum(key.startswith(state) for key in keys("kreis"))
    if chosen.similar_in == "bund" or count >= FEWEST_DISTRICTS:
        return "bund" if chosen.similar_in == "bund" else "land", ()
    places = formats.counted(count, say(lang, "table_name_kreis"), say(lang, "places_kreis"), lang)
    where = _region_name(answer.possible.register.areas, state, lang)
    key = "similar_one_district" if count == 1 else "similar_few_districts"
    return "bund", (say(lang, key, where=where, places=places),)


def _search(data: DistrictData, answer: Answer, extent: str) -> SimilarSearch | None:
    """None where the place is not among those that are compared."""
    chosen = answer.selection
    place = chosen.places[0]
    region = _region(place, extent)

    def make() -> Context:
        own = data.possible(answer.version).places("gemeinde", "")
        every = tuple(key for key in keys(chosen.level) if key.startswith(region))
        places = own if (chosen.level, region) == ("gemeinde", data.district) else every
        return context(data.repository, answer.version, chosen.level, places)

    frame = data.keep(("context", data.edition(answer.version), chosen.level, region), make)
    if place not in frame.places:
        return None
    return SimilarSearch(extent, frame, frame.like(place, chosen.weights))


def _has_figures(data: DistrictData, answer: Answer, search: SimilarSearch) -> bool:
    """Whether enough of the similar places have anything in the year with which the indicator opens."""
    chosen = answer.selection
    if not search.members:
        return True
    cells = data.cells(answer, chosen.level, search.members)
    year = answer.possible.opening_year(
        chosen.indicator, chosen.level, chosen.breakdown, chosen.pooled_years, chosen.extent
    )
    row = None if year is None else cells.row(year)
    return row is not None and bool(np.mean(cells.status[row] != Status.NOT_COLLECTED) >= ENOUGH)


def _map_query(data: DistrictData, answer: Answer, members: Sequence[str]) -> str:
    """The address of a map that shows all of them; empty where it is on screen, or cannot show the indicator."""
    chosen = answer.selection
    shown = extent_of(chosen.level, chosen.extent)
    within = {"kreis": data.district, "land": data.district[:2], "bund": ""}
    if all(key.startswith(within[shown]) for key in members):
        return ""
    offered = answer.possible.extents(chosen.indicator, chosen.level, chosen.breakdown)
    wide = (one for one in offered if all(key.startswith(within[one]) for key in members))
    extent = next(wide, "")
    return replace(chosen, extent=extent).to_query() if extent else ""


def _told(answer: Answer, key: str, where: str) -> str:
    lang = answer.selection.language
    return say(lang, key, indicator=answer.indicator.short[lang], where=where)


def _region(place: str, extent: str) -> str:
    """The beginning that all keys of the extent around a place share."""
    return {"kreis": place[:5], "land": place[:2]}.get(extent, "")


def _areas(data: DistrictData, answer: Answer, extent: str) -> Mapping[str, Area]:
    """Areas by key that hold every place of the extent around the first selected one."""
    place, today = answer.selection.places[0], data.possible(answer.version)
    if not place.startswith(data.district[:2]):
        extent = "bund"
    elif not place.startswith(data.district) and extent == "kreis":
        extent = "land"
    areas, every = today.within("gemeinde", extent).register.areas, germany().areas
    # Who is like a place is looked for in all Germany, also where the stores know a few districts alone.
    return areas if all(key in areas for key in keys("kreis")) else {**every, **areas}


def _region_name(areas: Mapping[str, Area], region: str, lang: str) -> str:
    area = areas.get(region)
    if area is None:
        return say(lang, "federation")
    return full_name(area) if area.level == "kreis" else area.name


def _name(data: DistrictData, area: Area, areas: Mapping[str, Area], extent: str) -> str:
    """Of districts with their kind; with what it lies in where that is not the monitor's own."""
    if area.level == "kreis":
        state = areas.get(area.land)
        there = state.name if state and area.land != data.district[:2] else ""
        return f"{full_name(area)} ({there})" if there and there != area.name else full_name(area)
    if area.kreis == data.district:
        return area.name
    where, state = around(area, areas), areas.get(area.land)
    beyond = extent == "bund" and area.land != data.district[:2]
    parts = [state.name] if beyond and state and state.name not in (where, area.name) else []
    if where and area.name.endswith(f"{where})"):  # told apart already
        return f"{', '.join((area.name[:-1], *parts))})"
    parts = [where, *parts] if where else parts
    return f"{area.name} ({', '.join(parts)})" if parts else area.name
