"""What a selection shows: the store and the boundaries are asked here, everything else is pure."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache, partial
from typing import TypeVar

import numpy as np
import orjson

from callbacks.server.cache import Cache
from callbacks.server.caching import program
from callbacks.similar_places import Context, context
from dashboard.charts.view_axes import axes_of
from dashboard.domain.area import FEDERATION, Area
from dashboard.domain.geometry import MapGeometry
from dashboard.domain.grid import Flags
from dashboard.domain.indicator import Indicator
from dashboard.domain.selection import Selection, parse
from dashboard.domain.slab import Cells
from dashboard.domain.territory import StateWording
from dashboard.errors import SettingsError, UnknownKey
from dashboard.indicators.differences import spreads
from dashboard.indicators.resolve import Possible, landing, resolve
from dashboard.indicators.similarity import Neighbours, counted_members, group_cells
from dashboard.indicators.slab.build import build_slab
from dashboard.indicators.slab.inputs import ComparisonGroup, SlabParts
from dashboard.indicators.slab.model import Slab, document
from dashboard.indicators.targets import TARGET, target_cells
from dashboard.indicators.territory.status import (
    TODAY,
    existing,
    formerly,
    forwarded,
    mark_absent,
    register_for,
    settle,
)
from dashboard.indicators.wording.figures import titled
from dashboard.indicators.wording.similar_places import SimilarWords, similar_words
from dashboard.statistics.few_cases import few_cases
from dashboard.statistics.opening import reported
from dashboard.statistics.pooling import at_years, can_pool, pool, shows_more
from dashboard.texts import both, say
from data.catalogue.loader import load_states, localise
from data.geography import geometry
from data.repository import Repository

T = TypeVar("T")
SLAB_FREE = (
    "thema",
    "jahr",
    "ansicht",
    "farben",
    "stand",
    "breite",
    "hell",
    "indikator2",
    "gruppe",
    "ausschnitt",
)
"""Parameters that a slab never depends on: one slab serves them all."""
SIMILAR = "aehnliche"


@dataclass(frozen=True, slots=True)
class Answer:
    """A selection that can be shown, what could not be done as asked, and the frame it was resolved in."""

    selection: Selection
    notices: tuple[str, ...]
    possible: Possible
    version: str

    @property
    def indicator(self) -> Indicator:
        """The catalogue's entry of the chosen indicator."""
        return self.possible.catalogue.indicators[self.selection.indicator]

    @property
    def title(self) -> str:
        """The indicator, and of a breakdown whom it is about."""
        chosen = self.selection
        return titled(self.indicator, chosen.breakdown, self.possible.catalogue, chosen.language)

    @property
    def years(self) -> tuple[int, ...]:
        """Years that can be shown with the chosen level, breakdown and pooled years, ascending."""
        chosen = self.selection
        return self.possible.years(
            chosen.indicator, chosen.level, chosen.breakdown, chosen.pooled_years, chosen.extent
        )


class Answers:
    """Answers questions of pages and routes for one district; safe to share between threads."""

    def __init__(self, repository: Repository, district: str) -> None:
        self.repository = repository
        self.district = district
        states = load_states()
        area = repository.register().areas.get(district)
        if area is None or area.level != "kreis" or district[:2] not in states:
            raise SettingsError(
                f"DISTRICT={district!r}: einen Landkreis mit diesem Schlüssel gibt es nicht. "
                "Erwartet werden die fünf Ziffern des Kreisschlüssels, zum Beispiel 13076.",
                setting="DISTRICT",
                found=district,
            )
        self.wording: StateWording = states[district[:2]]
        self._cache = Cache()
        self._read = lru_cache(maxsize=256)(self._reading)

    def keep(self, key: tuple[object, ...], make: Callable[[], T], most: int = 32) -> T:
        """As `Cache.keep`; nothing that was made of a store before it was replaced is found again."""
        return self._cache.keep((key[0], self.repository.generation, *key[1:]), make, most)

    def possible(self, version: str, territory: str = TODAY, *, official: bool = False) -> Possible:
        """The frame of a data version and territory; UnknownKey when the store does not hold the version.

        `official`: without example data.
        """

        def make() -> Possible:
            return Possible(
                catalogue=localise(self.repository.catalogue(version), self.wording),
                offers=self.repository.offers(version, territory, official=official),
                register=register_for(territory, self.repository.register()),
                district=self.district,
                drawable=frozenset(geometry.available(self.district)),
                pooled=partial(self._pooled_years, version, official),
                reported=partial(self._reported, version, territory, official),
            )

        return self.keep(("possible", self.edition(version), territory, official), make)

    def _pooled_years(
        self, version: str, official: bool, indicator: str, level: str, breakdown: str, extent: str, span: int
    ) -> tuple[int, ...]:
        """The years in which periods of `span` years end that some place of the map has a figure of.

        None where they would not show more places with enough cases than a single year.
        """

        def make() -> tuple[int, ...]:
            possible = self.possible(version, official=official)
            entry = possible.catalogue.indicators[indicator]
            if not can_pool(entry):
                return ()
            places = possible.places(level, extent)
            cells = self.repository.cells(
                indicator, level, breakdown, places=places, version=version, official=official
            )
            taken = pool(cells, entry, span)
            if not shows_more(taken, few_cases(taken, entry), cells, few_cases(cells, entry)):
                return ()
            return tuple(year for row, year in enumerate(taken.years) if not np.isnan(taken.value[row]).all())

        key = ("pooled", self.edition(version), official, indicator, level, breakdown, extent, span)
        return self.keep(key, make, most=256)

    def _reported(
        self,
        version: str,
        territory: str,
        official: bool,
        indicator: str,
        level: str,
        breakdown: str,
        extent: str,
    ) -> Mapping[int, float]:
        """For each year the share of the map's places of which anything is reported."""

        def make() -> Mapping[int, float]:
            places = self.possible(version, territory).places(level, extent)
            return reported(
                self.repository.cells(
                    *(indicator, level, breakdown),
                    places=places,
                    version=version,
                    territory=territory,
                    official=official,
                )
            )

        key = ("reported", self.edition(version), territory, official, indicator, level, breakdown, extent)
        return self.keep(key, make, most=512)

    def landed(self, before: Answer, answer: Answer) -> Answer:
        """The answer in a year that its places have, with a sentence, where a change led to one that hardly
        any has."""
        chosen = answer.selection
        year = landing(before.selection, chosen, answer.possible)
        if year is None:
            return answer
        moved = self.resolve(replace(chosen, year=year))
        said = say(chosen.language, "notice_year_few", asked=chosen.year, shown=year)
        return replace(moved, notices=(*answer.notices, said))

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
            notices.append(say(lang, "notice_version", asked=asked.version, shown=version))
        elif asked.version and version != current:
            notices.append(say(lang, "notice_older", asked=version, shown=current))
        territory, said = settle(asked, self.repository.register())
        possible = self.possible(version, territory, official=asked.official)
        places, forwards = forwarded(asked.places, self.repository.register(), possible.register.areas, lang)
        notices += [*said, *forwards]
        shown, more = resolve(replace(asked, territory=territory, places=places), possible)
        shown = replace(shown, version=version if version != current else "")
        return Answer(shown, (*notices, *more), possible, version)

    def cells(self, answer: Answer, level: str, places: Sequence[str]) -> Cells:
        """Published cells, or with pooled years the sums of their counts."""
        chosen = answer.selection
        cells = self.repository.cells(
            chosen.indicator,
            level,
            chosen.breakdown,
            places=tuple(places),
            version=answer.version,
            territory=chosen.territory,
            official=chosen.official,
        )
        span = chosen.pooled_years
        return pool(cells, answer.indicator, span, (answer.years or None) if span > 1 else None)

    def comparison(self, answer: Answer, kind: str, areas: Sequence[Area] = ()) -> ComparisonGroup | None:
        """What `kind` stands for (`amt` of each area, `aehnliche` of the first selected place, `ziel`, a
        level).

        None where no figure exists.
        """
        lang, register = answer.selection.language, answer.possible.register
        if kind == SIMILAR:
            return self._like(answer)
        if kind == TARGET:
            return self._target(answer)
        if kind == "amt":
            keys: tuple[str, ...] = tuple(area.amt for area in areas)
            name = self.wording.middle_level[lang]
        elif kind == "kreis":
            keys, name = (self.district,), say(lang, "own_district")
        elif kind == "land":
            keys, name = (self.district[:2],), say(lang, "state")
        else:
            keys, name = (FEDERATION,), say(lang, "federation")
        level = "bund" if kind == "bund" else kind
        offered = answer.possible.offers[answer.selection.indicator].years
        if not keys or not all(keys) or (level, answer.selection.breakdown) not in offered:
            return None
        if any(key not in register.areas for key in keys):
            return None
        distinct = tuple(dict.fromkeys(keys))
        cells = self.cells(answer, level, distinct)
        if distinct != keys:
            cells = _repeated(cells, keys, distinct)
        return ComparisonGroup(kind, kind if kind == "amt" else keys[0], name, cells)

    def parts(self, answer: Answer) -> SlabParts:
        """The cells, areas and comparisons that the answer's slab is made of."""
        chosen, register = answer.selection, answer.possible.register
        places = answer.possible.places(chosen.level, chosen.extent)
        areas = [register.areas[key] for key in places]
        kinds = [kind for kind in chosen.comparison if kind != "amt" or chosen.level == "gemeinde"]
        lines = [kind for kind in kinds if kind not in (SIMILAR, TARGET)]  # no sources of their own
        return SlabParts(
            cells=at_years(self.cells(answer, chosen.level, places), answer.years),
            areas=areas,
            parents=[self._parent(area, answer) for area in areas],
            district=self.comparison(answer, "kreis"),
            reference=self.comparison(answer, kinds[0], areas) if kinds else None,
            lines=[
                one for one in (self.comparison(answer, kind, areas) for kind in lines) if one is not None
            ],
            catalogue=answer.possible.catalogue,
            middle_level=(
                self.wording.middle_level[chosen.language],
                self.wording.middle_level_plural[chosen.language],
            ),
            whole=self.comparison(answer, _whole(chosen)),
            spread=self.spread(answer),
        )

    def spread(self, answer: Answer) -> Mapping[int, float]:
        """Phi of each year, of all places of the level whatever the page shows: see `differences.spreads`."""
        chosen = answer.selection

        def make() -> Mapping[int, float]:
            cells = self.cells(answer, chosen.level, answer.possible.places(chosen.level, "land"))
            return dict(zip(cells.years, spreads(cells, answer.indicator).tolist(), strict=True))

        what = (chosen.indicator, chosen.level, chosen.breakdown, chosen.pooled_years, chosen.territory)
        return self.keep(("spread", self.edition(answer.version), chosen.official, *what), make, most=256)

    def slab(self, answer: Answer) -> Slab:
        """Everything shown of the answer's indicator in any year; the last few are held."""

        def make() -> Slab:
            slab = build_slab(self.parts(answer), answer.selection)
            register, lang = self.repository.register(), answer.selection.language
            slab = replace(slab, formerly=formerly(slab.places, register, lang))
            there = self.existing(answer, slab.places, slab.years)
            return slab if there is None else mark_absent(slab, there, register, lang)

        return self.keep(("typed slab", self.fingerprint(answer), self.slab_query(answer)), make, most=4)

    def slab_json(self, answer: Answer) -> bytes:
        """The slab as docs/slab.md describes it, in UTF-8."""
        built = self.slab(answer)
        sent = {**document(built), "axes": axes_of(built)}
        return orjson.dumps(sent, option=orjson.OPT_SERIALIZE_NUMPY)

    def existing(self, answer: Answer, places: Sequence[str], years: Sequence[int]) -> Flags | None:
        """Which places exist in which year on the answer's territory; None where all always do."""
        return existing(places, years, answer.selection.territory, self.repository.register())

    def slab_query(self, answer: Answer) -> str:
        """The part of the state that the slab depends on: of the places only the one that others are similar
        to."""
        chosen = answer.selection
        if chosen.comparison[:1] != (SIMILAR,) or not chosen.places:
            return chosen.to_query(without=(*SLAB_FREE, "gebiete", "gewichte"))
        return replace(chosen, places=chosen.places[:1]).to_query(without=SLAB_FREE)

    def similar(self, answer: Answer) -> Neighbours | None:
        """Who is like the first selected municipality; None where there is none, or its district has no
        boundaries."""
        chosen = answer.selection
        if chosen.level != "gemeinde" or not chosen.places:
            return None
        frame = self._context(answer)
        return frame.like(chosen.places[0], chosen.weights) if chosen.places[0] in frame.places else None

    def similar_words(self, answer: Answer) -> SimilarWords | None:
        """The same in words, whatever comparison is chosen."""
        found = self.similar(answer)
        if found is None:
            return None
        frame, areas = self._context(answer), answer.possible.register.areas
        names = [areas[key].name for key in frame.places]
        chosen = answer.selection
        name = areas[chosen.places[0]].name
        return similar_words(name, found, frame.features, frame.places, names, chosen.language)

    def _context(self, answer: Answer) -> Context:
        def make() -> Context:
            today = self.possible(answer.version)
            drawn = self.geometry("gemeinde", "land")
            places = today.places("gemeinde", "land")
            return context(self.repository, answer.version, today.register, places, drawn, official=official)

        official = answer.selection.official
        return self.keep(("context", self.edition(answer.version), official), make)

    def _target(self, answer: Answer) -> ComparisonGroup:
        chosen = answer.selection
        place = (chosen.level, chosen.breakdown, answer.version, answer.years)
        return ComparisonGroup(
            TARGET, TARGET, say(chosen.language, "target"), target_cells(answer.indicator, *place)
        )

    def _like(self, answer: Answer) -> ComparisonGroup | None:
        found = self.similar(answer)
        if found is None or not found.places:
            return None
        members = tuple(self._context(answer).places[index] for index in found.places)
        own = self.cells(answer, "gemeinde", members)
        cells = group_cells(own, answer.indicator, SIMILAR)
        name = say(answer.selection.language, "comparison_aehnliche")
        return ComparisonGroup(SIMILAR, SIMILAR, name, cells, members, counted_members(own))

    def fingerprint(self, answer: Answer) -> str:
        """Part of every address that is kept for ever: changes with the data, the program and the
        district."""
        return f"{self.edition(answer.version)}-{program()}-{self.district}"

    def edition(self, version: str) -> str:
        """A data version and what it holds; areas and their names are those of the current one, whatever is
        shown."""
        digests = self.repository.digest(version), self.repository.digest()
        return f"{version}-{hashlib.sha256(''.join(digests).encode()).hexdigest()[:8]}"

    def geometry(self, level: str, extent: str, on: date | None = None) -> MapGeometry:
        """Boundaries of today's territory or of a past day's."""
        day = on or self.repository.register().status

        def make() -> MapGeometry:
            topology = geometry.boundaries(self.district, level, day)
            region = self.district[:2] if level == "kreis" and extent == "land" else None
            return geometry.map_geometry(topology, level=level, region=region)

        return self.keep(("geometry", level, extent, day), make, most=24)

    def _parent(self, area: Area, answer: Answer) -> str:
        above = {"gemeinde": area.amt, "kreis": area.land}.get(area.level, "")
        parent = answer.possible.register.areas.get(above)
        return parent.name if parent else ""


def _whole(chosen: Selection) -> str:
    """The area that holds all places on the map."""
    if chosen.level != "kreis":
        return "kreis"
    return "bund" if chosen.extent == "bund" else "land"


def _repeated(cells: Cells, keys: Sequence[str], distinct: Sequence[str]) -> Cells:
    """One column for each key, repeated where several places share an area."""
    columns = np.array([distinct.index(key) for key in keys])
    arrays = {
        name: getattr(cells, name)[:, columns]
        for name in (
            "value",
            "lower",
            "upper",
            "numerator",
            "denominator",
            "status",
            "provenance",
            "mark",
            "source",
        )
    }
    return replace(cells, places=tuple(keys), **arrays)


def indicator_or_error(possible: Possible, key: str) -> Indicator:
    """The indicator of a key; UnknownKey with the nearest sentence otherwise."""
    try:
        return possible.catalogue.indicators[key]
    except KeyError:
        german, english = both("api_indicator", indicator=key)
        raise UnknownKey(german, english=english, indikator=key) from None
