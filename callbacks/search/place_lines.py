"""Lines of the search that are places: of the district with what it is, and of the rest of Germany behind them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from callbacks.answers import Answers
from callbacks.search.searched import Searched
from dashboard import formats
from dashboard.domain.area import Area, extent_of, level_of
from dashboard.domain.selection import MOST_PLACES, Selection
from dashboard.domain.territory import Register
from dashboard.indicators.wording.district_words import full_name, noun_of
from dashboard.indicators.wording.place_kinds import kind_of
from dashboard.indicators.wording.places_apart import around
from dashboard.search.district_places import find
from dashboard.search.hits import Hit
from dashboard.search.index import Found
from dashboard.search.names import NameList
from dashboard.texts import say
from data.geography.postcodes import postcodes
from data.germany.areas import districts, germany
from layouts.profile.addresses import PATH as PROFILE

MONITOR = "/"
_BETWEEN = " · "
_BEYOND = 8
"""Places outside the district."""
_LEAST = 3
"""Letters from which on places of other districts are looked for."""


class PlaceLines:
    """Answers which places there are, in the state that the reader looks at."""

    def __init__(self, answers: Answers) -> None:
        self.answers = answers

    def all(self, there: Searched, state: Selection, page: str) -> list[Hit]:
        """All places of the district, where nothing was typed."""
        return [
            self._line(area, self._beside(area, state.language), state, page)
            for area in there.places.values()
        ]

    def own(self, one: Found, there: Searched, state: Selection, page: str, code: str = "") -> Hit:
        """A place of the district; of a village the municipality that it lies in."""
        lang, area = state.language, there.places.get(one.entry.key)
        if area is None:
            village = there.published.places[one.entry.key]
            area = there.places[village.municipality]  # entries hold only villages of those
            line = self._line(area, say(lang, "search_village", place=area.name), state, page)
            return replace(line, name=village.name)
        said = self._beside(area, lang)
        if code:
            said = say(lang, "finder_postcode", code=code)
        elif one.name not in ("", area.name, full_name(area)):
            said = say(lang, "place_formerly", name=one.name)
        return self._line(area, said, state, page)

    def on_map(self, text: str, there: Searched, state: Selection) -> list[Hit]:
        """Places of the level that the Monitor's map of the state or of Germany shows, those of the district first."""
        chosen = self.answers.resolve(state)
        register, level = chosen.possible.register, chosen.selection.level
        wider = [area for area in register.of_level(level) if area.kreis != self.answers.district]
        shown = [register.areas[key] for key in there.places if key in register.areas]
        found = find(
            *(text, register, [*shown, *wider], postcodes(), state.language),
            district=self.answers.district,
        )
        return [
            replace(self._line(register.areas[one.key], one.note, state, MONITOR), name=one.name)
            for one in found
        ]

    def beyond(self, words: Sequence[str], there: Searched, state: Selection, page: str) -> Iterator[Hit]:
        """Places outside the district, those of its state before others."""
        if len("".join(words)) < _LEAST:
            return
        register, own = _register(), self.answers.district
        keys = [key for key in _names().find(words) if key[:5] != own]
        for key in sorted(keys, key=lambda one: one[:2] != own[:2])[:_BEYOND]:
            area = register.areas[key]
            said = kind_of(area, state.language) if area.level == "kreis" else around(area, register.areas)
            yield self._line(area, said, state, page)

    def _beside(self, area: Area, lang: str) -> str:
        """What is said of a place of the own district: its Amt and how many people live there."""
        register = self.answers.repository.register()
        union = register.areas.get(area.amt)
        said = []
        if area.level == "kreis":
            said.append(kind_of(districts()[area.key], lang))
        elif area.level == "gemeinde":
            alone = union is None or len(register.children(union.key)) < 2
            said.append(say(lang, "search_level_gemeinde") if alone or union is None else union.name)
        if area.population:
            said.append(say(lang, "search_inhabitants", count=formats.number(area.population, 0, lang)))
        return _BETWEEN.join(said)

    def _line(self, area: Area, note: str, state: Selection, page: str) -> Hit:
        lang, level = state.language, level_of(area.key)
        name = full_name(area) if area.level == "kreis" else area.name
        if page == MONITOR and self._on_map(area.key, state):
            others = state.places if {level_of(key) for key in state.places} == {level} else ()
            keys = tuple(dict.fromkeys((*others, area.key)))[-MOST_PLACES:]
            view = replace(state, level=level or state.level, places=keys, amt="", population=None)
            return Hit("place", name, note, f"/?{view.to_query()}")
        along = Selection(language=lang, version=state.version, figures=state.figures).to_query()
        return Hit("place", name, note, f"{PROFILE}/{area.key}{'?' if along else ''}{along}")

    def _on_map(self, key: str, state: Selection) -> bool:
        """Whether the Monitor's map shows a place; a place that it does not has its profile."""
        own, level = self.answers.district, level_of(key)
        wide = extent_of(level or "", state.extent)
        return key.startswith({"kreis": own, "land": own[:2]}.get(wide, ""))


@lru_cache(maxsize=1)
def _register() -> Register:
    """All places of Germany that have a profile, by their own names: without associations, and without the
    municipality of a city that is a district."""
    every = germany()
    named = {
        key: area
        for key, area in every.areas.items()
        if area.level in ("gemeinde", "kreis", "land")
        and not (area.level == "gemeinde" and noun_of(districts()[area.kreis]) == "stadt")
    }
    return replace(every, areas=named)


@lru_cache(maxsize=1)
def _names() -> NameList:
    named = _register().areas.items()
    return NameList((key, area.name) for key, area in named if area.level != "land")
