"""What a selection shows: the nearest state that can be shown, and the slab of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

import orjson

from callbacks.comparison_groups import comparison_group
from callbacks.district_data import Answer, DistrictData
from callbacks.similar_groups import SIMILAR
from dashboard.charts.view_axes import axes_of
from dashboard.domain.area import FEDERATION, SMALL_LEVELS, Area, extent_of, is_beyond
from dashboard.domain.grid import Flags
from dashboard.domain.indicator import Indicator
from dashboard.domain.selection import ALL_FIGURES, MOST_PLACES, Selection, parse
from dashboard.domain.territory import Register
from dashboard.errors import UnknownKey
from dashboard.indicators.differences import spreads
from dashboard.indicators.own_words import possible_words
from dashboard.indicators.possible import Possible
from dashboard.indicators.resolve import landing, resolve
from dashboard.indicators.slab.build import build_slab
from dashboard.indicators.slab.inputs import SlabParts
from dashboard.indicators.slab.model import Slab, document
from dashboard.indicators.targets import TARGET
from dashboard.indicators.territory.status import (
    TODAY,
    existing,
    formerly,
    forwarded,
    mark_absent,
    settle,
)
from dashboard.indicators.wording.district_words import DistrictWords
from dashboard.indicators.wording.places_apart import around
from dashboard.statistics.pooling import at_years
from dashboard.texts import LANGUAGES, both, say
from data.germany.areas import is_shipped
from data.repository import Repository

SLAB_FREE = (
    "thema",
    "jahr",
    "ansicht",
    "zusammensetzung",
    "farben",
    "stand",
    "breite",
    "hell",
    "indikator2",
    "gruppe",
    "ausschnitt",
    "ziel",
    "notiz",
)
"""Parameters that a slab never depends on: one slab serves them all."""
_MIDDLE_EVERYWHERE = ("middle_everywhere", "middle_everywhere_plural")


class Answers(DistrictData):
    """Answers questions of pages and routes for one district; safe to share between threads."""

    def __init__(self, repository: Repository, district: str) -> None:
        super().__init__(repository, district)
        self._read = lru_cache(maxsize=256)(self._reading)

    def read(self, query: str) -> Answer:
        """What a URL query shows. Never raises for what a reader can type."""
        published = tuple((one.version, one.digest) for one in self.repository.releases())
        return self._read(query if isinstance(query, str) else "", (self.repository.generation, *published))

    def _reading(self, query: str, published: tuple[tuple[str, str], ...]) -> Answer:
        """The same query has the same answer as long as the same versions are published."""
        return self.resolve(*parse(query))

    def resolve(self, asked: Selection, rejected: Sequence[str] = ()) -> Answer:
        """The nearest possible state for what was asked, with a sentence about each thing that had to give
        way."""
        lang = asked.language
        version, known = self.repository.resolve_version(asked.version)
        notices = [say(lang, "notice_rejected", names=", ".join(rejected))] if rejected else []
        current = self.repository.version()
        if asked.version and not known:
            older = self.repository.under_older_rules(asked.version)
            notice = "notice_version_rules" if older else "notice_version"
            notices.append(say(lang, notice, asked=asked.version, shown=version))
        elif asked.version and version != current:
            notices.append(say(lang, "notice_older", asked=version, shown=current))
        if not self.repository.has_examples(version):  # there is nothing to leave out
            asked = replace(asked, figures=ALL_FIGURES)
        territory, said = settle(asked, self.repository.register())
        possible = self.possible(version, territory, official=asked.official)
        places, forwards = forwarded(asked.places, *self._registers(asked, possible), lang)
        notices += [*said, *forwards]
        shown, more = resolve(replace(asked, territory=territory, places=places), possible)
        shown = replace(shown, version=version if version != current else "")
        there, today = possible.register.areas, self.repository.register().areas
        own_notes, targets, left = possible_words(
            asked, possible.catalogue, lambda key: key in today or key in there or is_shipped(key)
        )
        shown = replace(shown, notes=own_notes, own_targets=targets)
        possible = possible.within(shown.level, shown.extent)
        return Answer(shown, (*notices, *more, *left), possible, version)

    def _registers(self, asked: Selection, possible: Possible) -> tuple[Register, Mapping[str, Area]]:
        """Today's register and the areas of the territory: with `raum=land` or `bund` those of places outside
        the district, which only today's has."""
        if asked.territory == TODAY and asked.extent in ("land", "bund"):
            wider = possible.within(SMALL_LEVELS[0], asked.extent).register
            return wider, wider.areas
        return self.repository.register(), possible.register.areas

    def with_guests(self, answer: Answer, places: Sequence[str]) -> Answer:
        """The answer with more places of its level selected that its map does not show, in the order asked for."""
        chosen, shown = (
            answer.selection,
            answer.possible.places(answer.selection.level, answer.selection.extent),
        )
        asked = tuple(dict.fromkeys((*places, *chosen.places)))
        merged = tuple(key for key in asked if key in chosen.places or key not in shown)[:MOST_PLACES]
        guests = tuple(key for key in merged if key not in chosen.places)
        near = all(key.startswith(self.district[:2]) for key in guests)
        register = answer.possible.within(chosen.level, "land" if near else "bund").register
        return replace(
            answer,
            selection=replace(chosen, places=merged),
            possible=replace(answer.possible, register=register),
            guests=guests,
        )

    def landed(self, before: Answer, answer: Answer) -> Answer:
        """The answer in a year that its places have, with a sentence, where a change led to one that hardly
        any has; likewise a sentence where another indicator has left the level because hardly any place of it
        has figures."""
        chosen, lang, left = answer.selection, answer.selection.language, before.selection.level
        moved_on = before.selection.indicator != chosen.indicator and left != chosen.level
        if moved_on and left in answer.possible.rare_levels(chosen.indicator):
            level, shown = (answer.possible.level_word(one, lang) for one in (left, chosen.level))
            told = say(lang, "notice_level_few", asked=level, shown=shown)
            answer = replace(answer, notices=(*answer.notices, told))
        year = landing(before.selection, chosen, answer.possible)
        if year is None:
            return answer
        moved = self.resolve(replace(chosen, year=year))
        said = say(chosen.language, "notice_year_few", asked=chosen.year, shown=year)
        return replace(moved, notices=(*answer.notices, said))

    def parts(self, answer: Answer) -> SlabParts:
        """The cells, areas and comparisons that the answer's slab is made of."""
        chosen, register = answer.selection, answer.possible.register
        places = (*answer.possible.places(chosen.level, chosen.extent), *answer.guests)
        areas = [register.areas[key] for key in places]
        kinds = [kind for kind in chosen.comparison if kind != "amt" or chosen.level == "gemeinde"]
        lines = [kind for kind in kinds if kind not in (SIMILAR, TARGET)]  # no sources of their own
        return SlabParts(
            cells=at_years(self.cells(answer, chosen.level, places), answer.years),
            areas=areas,
            guests=frozenset(answer.guests),
            parents=self._parents(areas, answer),
            district=comparison_group(self, answer, "kreis"),
            reference=comparison_group(self, answer, kinds[0], areas) if kinds else None,
            lines=[
                one
                for one in (comparison_group(self, answer, kind, areas) for kind in lines)
                if one is not None
            ],
            catalogue=answer.possible.catalogue,
            words=self.words_for(answer),
            whole=comparison_group(self, answer, _whole(chosen)),
            spread=self.spread(answer),
            region=self.region(answer),
        )

    def words_for(self, answer: Answer) -> DistrictWords:
        """What texts call the district and the level below it: as in the own state, over all of Germany by a word
        that fits every state."""
        chosen, words = answer.selection, self.words
        if not is_beyond(chosen.level, chosen.extent) or chosen.extent != "bund":
            return words
        one, many = ({lang: say(lang, key) for lang in LANGUAGES} for key in _MIDDLE_EVERYWHERE)
        return replace(words, middle=one, middle_plural=many)

    def region(self, answer: Answer) -> str:
        """The name of the state or of Germany where places beyond the district are shown."""
        chosen = answer.selection
        if not is_beyond(chosen.level, chosen.extent):
            return ""
        key = FEDERATION if chosen.extent == "bund" else self.district[:2]
        return answer.possible.register.areas[key].name

    def compared(self, answer: Answer) -> tuple[str, ...]:
        """All places of the level among which the district or its places are compared, whatever the page shows."""
        level = answer.selection.level
        own = level in SMALL_LEVELS and level in answer.possible.drawable
        extent = "" if own else self.words.compared_in
        return answer.possible.places(level, extent)

    def spread(self, answer: Answer) -> Mapping[int, float]:
        """Phi of each year, of all places of the level whatever the page shows: see `differences.spreads`."""
        chosen = answer.selection

        def make() -> Mapping[int, float]:
            cells = self.cells(answer, chosen.level, self.compared(answer))
            return dict(zip(cells.years, spreads(cells, answer.indicator).tolist(), strict=True))

        what = (chosen.indicator, chosen.level, chosen.breakdown, chosen.pooled_years, chosen.territory)
        return self.keep(("spread", self.edition(answer.version), chosen.official, *what), make, most=256)

    def slab(self, answer: Answer) -> Slab:
        """Everything shown of the answer's indicator in any year; the last few are held."""

        def make() -> Slab:
            slab = build_slab(self.parts(answer), answer.selection)
            register, lang = self.repository.register(), answer.selection.language
            of_all = answer.possible.register if is_beyond(slab.level, answer.selection.extent) else register
            slab = replace(slab, formerly=formerly(slab.places, of_all, lang))
            there = self.existing(answer, slab.places, slab.years)
            return slab if there is None else mark_absent(slab, there, register, lang)

        key = ("typed slab", self.fingerprint(answer), self.slab_query(answer), answer.guests)
        return self.keep(key, make, most=4)

    def slab_json(self, answer: Answer) -> bytes:
        """The slab as docs/slab.md describes it, in UTF-8."""
        built = self.slab(answer)
        sent = {**document(built), "axes": axes_of(built)}
        return orjson.dumps(sent, option=orjson.OPT_SERIALIZE_NUMPY)

    def slab_query(self, answer: Answer) -> str:
        """The part of the state that the slab depends on: of the places only the one that others are similar
        to."""
        chosen = answer.selection
        if chosen.comparison[:1] != (SIMILAR,) or not chosen.places:
            return chosen.to_query(without=(*SLAB_FREE, "gebiete", "gewichte", "aehnlich_in"))
        return replace(chosen, places=chosen.places[:1]).to_query(without=SLAB_FREE)

    def existing(self, answer: Answer, places: Sequence[str], years: Sequence[int]) -> Flags | None:
        """Which places exist in which year on the answer's territory; None where all always do."""
        return existing(places, years, answer.selection.territory, self.repository.register())

    def _parents(self, places: Sequence[Area], answer: Answer) -> list[str]:
        areas, chosen = answer.possible.register.areas, answer.selection
        if is_beyond(chosen.level, chosen.extent):
            names = {area.kreis: around(area, areas) for area in {one.kreis: one for one in places}.values()}
            return [names[area.kreis] for area in places]
        above = [{"gemeinde": area.amt, "kreis": area.land}.get(area.level, "") for area in places]
        found = [areas[key].name if key in areas else "" for key in above]
        beside = {at: around(area, areas) for at, area in enumerate(places) if area.key in answer.guests}
        return [beside.get(at, name) for at, name in enumerate(found)]


def _whole(chosen: Selection) -> str:
    """The area that holds all places on the map."""
    return extent_of(chosen.level, chosen.extent)


def indicator_or_error(possible: Possible, key: str) -> Indicator:
    """The indicator of a key; UnknownKey with the nearest sentence otherwise."""
    try:
        return possible.catalogue.indicators[key]
    except KeyError:
        german, english = both("api_indicator", indicator=key)
        raise UnknownKey(german, english=english, indikator=key) from None
