"""The flow of a place in every year: the store is asked here, everything else is pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from callbacks.answers import Answers
from callbacks.district_data import Answer
from dashboard.charts.transition.flow import FlowNames
from dashboard.domain.area import Area
from dashboard.domain.observation import Status
from dashboard.domain.selection import Selection, parse
from dashboard.domain.slab import PROVENANCES, Cells
from dashboard.indicators.territory.status import successor
from dashboard.texts import say
from dashboard.transition.flow import Flow, PathCell, PathTable, flow_of
from dashboard.transition.parts import (
    CERTIFICATES,
    DESTINATIONS,
    SEX,
    breakdown_of,
    flow_selection,
)

_EXAMPLE = PROVENANCES.index("example")


@dataclass(frozen=True, slots=True)
class TransitionAnswer:
    """What an address of the page shows: `answer` is that of the district's flow, `asked` what the reader chose,
    settled, `area` the place that he chose.

    `flows` by year are the district's, empty where nothing is published; `years` are those that the page steps
    through, `year` the one shown. `notices` say what could not be shown as asked.
    """

    answer: Answer
    asked: Selection
    area: Area
    flows: Mapping[int, Flow]
    years: tuple[int, ...]
    year: int
    notices: tuple[str, ...]

    @property
    def flow(self) -> Flow | None:
        """The flow of the year shown."""
        return self.flows.get(self.year)

    @property
    def lang(self) -> str:
        """Of the page."""
        return self.asked.language


class Flows:
    """Reads addresses of the page; what is made of one place is held for its data version."""

    def __init__(self, answers: Answers) -> None:
        self.answers = answers

    def read(self, query: str) -> TransitionAnswer:
        """The nearest that can be shown. Never raises for what a reader can type."""
        asked, rejected = parse(query)
        lang, area = asked.language, self._area(asked)
        said = [] if area or not asked.places else [say(lang, "transition_no_place", asked=asked.places[0])]
        if len(asked.places) > 1:
            said.append(say(lang, "transition_one_place"))
        answer = self.answers.resolve(flow_selection(asked, self.answers.district), rejected)
        chosen = answer.selection
        published = chosen.indicator == CERTIFICATES[2] and chosen.level == "kreis" and bool(chosen.breakdown)
        flows = self._flows(answer) if published else {}
        year = chosen.year if published and chosen.year is not None else (asked.year or 0)
        # Of an answer that shows something else only what was unreadable, or another data version, is said.
        notices = [*answer.notices] if published else self._general(asked, rejected)
        sex = asked.breakdown if asked.breakdown.partition(":")[0] == SEX else ""
        if asked.breakdown and not sex:
            notices.append(say(lang, "notice_breakdown"))
        settled = Selection(
            year=year or None,
            places=(area.key,) if area and area.level != "kreis" else (),
            breakdown=sex,
            composition=tuple(word for word in asked.composition if word == "orte"),
            version=chosen.version,
            language=lang,
            confidence=chosen.confidence,
            figures=chosen.figures,
        )
        place = area or self.answers.repository.register().areas[self.answers.district]
        return TransitionAnswer(
            answer, settled, place, flows, tuple(sorted(flows)), year, tuple(dict.fromkeys((*said, *notices)))
        )

    def names(self, answer: Answer, year: int, *, short: bool = False) -> FlowNames:
        """What certificates and destinations are called in the state's own words."""
        lang, indicators = answer.selection.language, answer.possible.catalogue.indicators
        ending = "_short" if short else ""
        return FlowNames(
            tuple(indicators[key].short[lang] for key in CERTIFICATES),
            tuple(say(lang, f"flow_to_{one}") for one in DESTINATIONS),
            say(lang, f"flow_before{ending}", year=year),
            say(lang, f"flow_after{ending}"),
        )

    def places(self) -> tuple[tuple[str, tuple[Area, ...]], ...]:
        """Levels and their places in the district, for the choice of the page: the district, its Ämter of several
        municipalities, its municipalities."""
        register, district = self.answers.repository.register(), self.answers.district
        own = [one for one in register.areas.values() if one.kreis == district]
        several = [one for one in own if one.level == "amt" and len(register.children(one.key)) > 1]
        towns = [one for one in own if one.level == "gemeinde"]
        found = (("kreis", (register.areas[district],)), ("amt", tuple(several)), ("gemeinde", tuple(towns)))
        return tuple((level, areas) for level, areas in found if areas)

    def _general(self, asked: Selection, rejected: Sequence[str]) -> list[str]:
        plain = Selection(version=asked.version, language=asked.language)
        return list(self.answers.resolve(plain, rejected).notices)[: len(rejected) + bool(asked.version)]

    def _area(self, asked: Selection) -> Area | None:
        """The first place that is asked for, as it is today; None where it is none of the district."""
        register = self.answers.repository.register()
        if not asked.places:
            return register.areas[self.answers.district]
        key = asked.places[0]
        area = register.areas.get(successor(key, register) or key)
        ours = area is not None and self.answers.district in (area.key, area.kreis)
        return area if ours else None

    def _flows(self, answer: Answer) -> Mapping[int, Flow]:
        def make() -> Mapping[int, Flow]:
            cells = {
                (row, column): self._cells(answer, indicator, breakdown_of(destination))
                for row, indicator in enumerate(CERTIFICATES)
                for column, destination in enumerate(DESTINATIONS)
            }
            return {year: flow_of(_table(cells, year)) for year in answer.years}

        key = ("flows", self.answers.edition(answer.version), answer.selection.official)
        return self.answers.keep(key, make, most=8)

    def _cells(self, answer: Answer, indicator: str, breakdown: str) -> Cells | None:
        if breakdown not in answer.possible.breakdowns(indicator, "kreis"):
            return None
        asked = replace(answer.selection, indicator=indicator, breakdown=breakdown)
        return self.answers.cells(replace(answer, selection=asked), "kreis", (self.answers.district,))


def _table(cells: Mapping[tuple[int, int], Cells | None], year: int) -> PathTable:
    """The cells of one year; all leavers are what every share is divided by."""
    found, total = [], None
    for row in range(len(CERTIFICATES)):
        line = []
        for column in range(len(DESTINATIONS)):
            one = cells[row, column]
            at = None if one is None else one.row(year)
            if one is None or at is None:
                line.append(PathCell(None, Status.NOT_COLLECTED))
                continue
            persons, base = float(one.numerator[at, 0]), float(one.denominator[at, 0])
            status = Status(int(one.status[at, 0]))
            example = bool(one.provenance[at, 0] == _EXAMPLE)
            line.append(PathCell(None if np.isnan(persons) else int(persons), status, example))
            if not np.isnan(base):
                total = int(base)
        found.append(tuple(line))
    return PathTable(tuple(found), total)
