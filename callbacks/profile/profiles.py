"""Profiles of municipalities, Ämter and the district: the store is asked here, everything else is pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from callbacks.answers import Answers
from callbacks.district_data import Answer
from callbacks.profile.institutions import ProfileInstitutions
from callbacks.similar_groups import neighbours_in_words, similar_to
from dashboard.domain.area import FEDERATION, SMALL_LEVELS, Area, level_of
from dashboard.domain.indicator import Indicator
from dashboard.domain.observation import Status
from dashboard.domain.selection import Selection
from dashboard.domain.slab import PROVENANCES, Cells
from dashboard.domain.territory import Register
from dashboard.errors import UnknownKey
from dashboard.indicators.certainty import limited
from dashboard.indicators.territory.status import successor
from dashboard.indicators.wording.similar_places import SimilarWords
from dashboard.profile.build import profile
from dashboard.profile.frame import LEVELS, Frame, Shared, larger_levels, reference_level
from dashboard.profile.model import Profile, ProfileRow
from dashboard.profile.periods import Period, series
from dashboard.profile.rows import profile_row
from dashboard.profile.tables import table
from dashboard.statistics.headlines import Headlines, LevelHeadlines, headlines
from dashboard.statistics.pooling import SPANS, pool
from dashboard.texts import say


class Profiles:
    """Answers for one place at a time; what all places of a level share is made once per data version.

    `home` answers for the monitor's own district where `answers` are another one's; without `institutions` a
    profile says nothing of those.
    """

    def __init__(
        self, answers: Answers, home: Answers | None = None, institutions: ProfileInstitutions | None = None
    ) -> None:
        self.answers = answers
        self.home = home or answers
        self._institutions = institutions

    def profile(self, key: str, asked: Selection, headlines: LevelHeadlines | None = None) -> Profile:
        """Of `asked` count language, weights, certainty and data version.

        The key of a former place leads to its successor, that of an Amt of one municipality to the
        municipality. Raises UnknownKey for what is no municipality, Amt or district of this monitor. `headlines` are
        those of the place's level, None for all that survive.
        """
        answer, area = self.frame(asked), self.place(key, asked)[0]
        words = self.similar(area, answer)
        frame = Frame(
            catalogue=answer.possible.catalogue,
            register=answer.possible.register,
            words=self.answers.words,
            district=self.answers.district,
            levels={one: offer.levels() for one, offer in answer.possible.offers.items()},
            version=answer.version,
            asked=answer.selection,
            similar=tuple((one.key, one.name) for one in words.places) if words else (),
            similar_sentence=" ".join((words.answer, *words.notes)) if words else "",
            has_examples=answer.possible.has_examples,
            similar_cells=self._similar_cells(area, answer, words),
            near=self._near(area, answer),
            headlines=headlines or self.headlines(answer).of(area.level),
            extent=self._extent(area),
        )
        made = profile(area, self._shared(area.level, answer), frame)
        there = self._institutions.of(area, self.answers, answer) if self._institutions else None
        return replace(made, institutions=there)

    def rows(self, key: str, asked: Selection, indicators: Iterable[str]) -> Iterator[ProfileRow]:
        """Rows of a place without what similar places have: for who shows a few numbers of it."""
        answer, area = self.frame(asked), self.place(key, asked)[0]
        frame = Frame(
            catalogue=answer.possible.catalogue,
            register=answer.possible.register,
            words=self.answers.words,
            district=self.answers.district,
            levels={one: offer.levels() for one, offer in answer.possible.offers.items()},
            version=answer.version,
            asked=answer.selection,
            has_examples=answer.possible.has_examples,
        )
        shared = self._shared(area.level, answer)
        for one in indicators:
            yield profile_row(answer.possible.catalogue.indicators[one], area, shared, frame)

    def headlines(self, answer: Answer) -> Headlines:
        """Which differences and trends of the data version may become sentences; made once for it. See
        `headlines`."""

        def make() -> Headlines:
            shared = {level: self._shared(level, answer) for level in LEVELS}
            return headlines(
                {
                    level: [series(one, of.periods.get(key, ())) for key, one in of.tables.items()]
                    for level, of in shared.items()
                }
            )

        edition = self.answers.edition(answer.version)
        return self.answers.keep(("headlines", edition, answer.selection.official), make)

    def tests(self, level: str, answer: Answer) -> LevelHeadlines:
        """The tests of a level, nothing chosen among them: for who chooses by another rule, and without the tables of
        other levels."""
        of = self._shared(level, answer)
        made = [series(one, of.periods.get(key, ())) for key, one in of.tables.items()]
        return LevelHeadlines(level, {one.indicator: one for one in made}, {}, {})

    def origins(self, level: str, answer: Answer) -> Mapping[str, str]:
        """Of each indicator of a level whose the figures of the profiles' year are (`official`, `district`,
        `example`); of several the least official."""
        return {
            key: PROVENANCES[max(int(one.cells.provenance[one.row].max()), 0)]
            for key, one in self._shared(level, answer).tables.items()
        }

    def frame(self, asked: Selection) -> Answer:
        """What profiles depend on, resolved: the data version, usable weights, language, certainty, and the
        reader's own words."""
        wanted = Selection(
            version=asked.version,
            weights=asked.weights,
            similar_in=asked.similar_in,
            language=asked.language,
            confidence=asked.confidence,
            figures=asked.figures,
            notes=asked.notes,
            own_targets=asked.own_targets,
        )
        answer = self.answers.resolve(wanted)
        found = answer.selection
        settled = replace(
            wanted,
            version=found.version,
            weights=found.weights,
            notes=found.notes,
            own_targets=found.own_targets,
        )
        return replace(answer, selection=settled)

    def place(self, key: str, asked: Selection) -> tuple[Area, str]:
        """Today's area of a key, and a sentence where it is another than the one asked for. Raises
        UnknownKey."""
        register, lang = self.answers.repository.register(), asked.language
        into = successor(key, register)
        area = register.areas.get(into) if into else _city(key, register)
        if area is None or not self._ours(area):
            raise UnknownKey(say(lang, "profile_unknown", asked=key[:40]), gebiet=key[:40])
        said = ""
        if into is not None and into != key:
            names = {one.old: one.old_name for one in register.changes}
            said = say(lang, "notice_successor", old=names.get(key, key), new=area.name)
        return _alone(area, register), said

    def places(self) -> Iterator[Area]:
        """All that have a profile: the municipalities, the Ämter of several municipalities, the district."""
        register = self.answers.repository.register()
        for level in LEVELS:
            for area in register.of_level(level):
                if self._ours(area) and _alone(area, register) is area:
                    yield area

    def similar(self, area: Area, answer: Answer) -> SimilarWords | None:
        """Who is like a municipality or a district and why; None for an Amt and without boundaries."""
        if area.level not in answer.possible.drawable:
            return None
        return neighbours_in_words(self.answers, _of(area, answer), of_indicator=False)

    def elsewhere(self, area: Area, lang: str) -> str:
        """That a place is not of the monitor's own district, and what its figures are compared with."""
        if self.home is self.answers:
            return ""
        key = "profile_elsewhere_kreis" if area.level == "kreis" else "profile_elsewhere"
        own, home = self.answers.words.full_name, self.home.words.full_name
        return say(lang, key, name=area.name, district=own, home=home)

    def _extent(self, area: Area) -> str:
        """Of which extent the monitor's map shows the place: empty for its own district."""
        own = self.home.district
        if self.home is self.answers or (area.level == "kreis" and area.land == own[:2]):
            return ""
        return "land" if area.land == own[:2] else "bund"

    def _similar_cells(self, area: Area, answer: Answer, words: SimilarWords | None) -> Mapping[str, Cells]:
        """Figures of the similar places, of each indicator that some outside the own district have."""
        places = tuple(one.key for one in words.places) if words else ()
        extent = "bund" if area.level in SMALL_LEVELS else ""
        found = {}
        for key, one in self._shared(area.level, answer).tables.items():
            there = answer.possible.years(key, area.level, "", 1, extent) if places else ()
            cells = self._cells(one.indicator, area.level, answer, places) if one.year in there else None
            if cells is not None and cells.row(one.year) is not None:
                found[key] = cells
        return found

    def _near(self, area: Area, answer: Answer) -> frozenset[str]:
        """The most similar ones within the district: for what only that has figures of."""
        if area.level != "gemeinde" or area.level not in answer.possible.drawable:
            return frozenset()
        asked = replace(answer, selection=replace(answer.selection, similar_in="kreis"))
        found = similar_to(self.answers, _of(area, asked), of_indicator=False)
        return frozenset(found.members) if found else frozenset()

    def _ours(self, area: Area) -> bool:
        return area.key == self.answers.district or (
            area.level in LEVELS and area.kreis == self.answers.district
        )

    def _shared(self, level: str, answer: Answer) -> Shared:
        confidence, official = answer.selection.confidence, answer.selection.official

        def make() -> Shared:
            catalogue, words = answer.possible.catalogue.indicators, self.answers.words
            around = {
                one: {
                    entry.key: cells
                    for entry in catalogue.values()
                    if (cells := self._cells(entry, one, answer))
                }
                for one in larger_levels(level, words)
            }
            larger = {
                one: {key: limited(cells, catalogue[key], confidence) for key, cells in of.items()}
                for one, of in around.items()
            }
            places = answer.possible.places(level, words.compared_in if level == "kreis" else "")
            own = {
                key: one
                for key, entry in catalogue.items()
                if (one := self._cells(entry, level, answer, places)) and _is_told(one)
            }
            reference = larger[reference_level(level, words)]
            tables = {
                key: table(one, reference.get(key), catalogue[key], confidence) for key, one in own.items()
            }
            periods = {key: self._periods(catalogue[key], one, around, answer) for key, one in own.items()}
            return Shared(level, tables, larger, {key: found for key, found in periods.items() if found})

        return self.answers.keep(
            ("profiles", self.answers.edition(answer.version), level, confidence, official), make
        )

    def _periods(
        self, indicator: Indicator, cells: Cells, around: Mapping[str, Mapping[str, Cells]], answer: Answer
    ) -> tuple[Period, ...]:
        """Those of three and five years that the level is offered: the rule is the Monitor's, and so are the
        years."""
        found, reference_of = [], reference_level(cells.level, self.answers.words)
        for span in SPANS:
            ends = answer.possible.years(indicator.key, cells.level, "", span)
            if ends:
                beside = {
                    level: limited(
                        pool(of[indicator.key], indicator, span, ends), indicator, answer.selection.confidence
                    )
                    for level, of in around.items()
                    if indicator.key in of
                }
                together, reference = pool(cells, indicator, span, ends), beside.get(reference_of)
                made = table(together, reference, indicator, answer.selection.confidence, span)
                found.append(Period(made, beside))
        return tuple(found)

    def _cells(
        self, indicator: Indicator, level: str, answer: Answer, places: tuple[str, ...] | None = None
    ) -> Cells | None:
        """Totals of all places of a level, or of the one larger area; None where the indicator is not
        published."""
        if places is None:
            district = self.answers.district
            above = {"kreis": (district,), "land": (district[:2],), "bund": (FEDERATION,)}
            places = above.get(level) or answer.possible.places(level)
        if not places or not answer.possible.years(indicator.key, level):
            return None
        return self.answers.repository.cells(
            indicator.key, level, places=places, version=answer.version, official=answer.selection.official
        )


def _is_told(cells: Cells) -> bool:
    """Whether anybody has anything of it: what one district alone has examples of is nothing to others."""
    return bool((cells.status != Status.NOT_COLLECTED).any())


def _of(area: Area, answer: Answer) -> Answer:
    return replace(answer, selection=replace(answer.selection, level=area.level, places=(area.key,)))


def _city(key: str, register: Register) -> Area | None:
    """A city that is a municipality and a district: the district, where the register knows it as that alone."""
    whole = register.areas.get(key[:5]) if level_of(key) == "gemeinde" and key.endswith("000") else None
    return whole if whole is not None and not register.children(whole.key) else None


def _alone(area: Area, register: Register) -> Area:
    """An Amt of one municipality is that municipality."""
    children = register.children(area.key) if area.level == "amt" else ()
    return children[0] if len(children) == 1 else area
