"""What the page and its files show of one year, gathered for pages, pictures and tables."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from callbacks.answers import Answers
from callbacks.district_data import Answer
from callbacks.monitor.composition import (
    arrangement_of,
    composition_caption,
    composition_head,
    composition_parts,
    composition_words,
    why_none,
)
from callbacks.transition.flows import Flows, TransitionAnswer
from callbacks.transition.stations import stations
from dashboard import formats
from dashboard.charts.composition.build import composition
from dashboard.charts.description import Chart, Space
from dashboard.charts.svg.painter import small_svg
from dashboard.charts.svg.reachable import reachable_svg
from dashboard.charts.transition.flow import flow_chart
from dashboard.domain.observation import Status
from dashboard.indicators.sources import source_line
from dashboard.texts import say
from dashboard.transition.flow import STEP, Flow, share
from dashboard.transition.parts import beside_selection
from layouts.transition.parts import Choices, FlowTable, KeyNumber, ShownYear, Whole

WIDTHS = (
    ("wide", Space(980.0, 450.0, 14.0)),
    ("middle", Space(660.0, 440.0, 13.5)),
    ("narrow", Space(342.0, 540.0, 12.5)),
)
"""Rooms of the flow, by their names in style sheets."""
_WHOLES = (
    ("wide", Space(740.0, 420.0, 13.0)),
    ("middle", Space(450.0, 400.0)),
    ("narrow", Space(310.0, 420.0, 12.0)),
)
"""Rooms of the composition, likewise."""
_TRAINING, _TRANSITION, _UNKNOWN = 0, 3, 4
"""Destinations that stand above the flow."""


class TransitionContents:
    """Everything of the page; each method is a function of the answer and the store."""

    def __init__(self, answers: Answers) -> None:
        self.answers = answers
        self.flows = Flows(answers)

    def shown(self, asked: TransitionAnswer) -> ShownYear:
        """What stands below the head for the year of an answer."""
        flow = asked.flow
        flows = flow is not None and bool(flow.streams)
        drawings = tuple(self._drawings(asked)) if flows else ()
        return ShownYear(
            year=asked.year,
            place=asked.area.name,
            example=bool(flow and flow.example),
            figures=tuple(self._figures(asked)) if flow and flow.streams else (),
            drawings=drawings,
            none="" if drawings else self._why_none(asked),
            table=self.table(asked) if flow and flow.streams else None,
            whole=self._whole(asked),
            stations=tuple(stations(self.answers, asked)),
            query=asked.asked.to_query(),
            sources=self.sources(asked),
            version=asked.answer.version,
            notes=tuple(self.notes(asked)) if drawings else (),
        )

    def choices(self, asked: TransitionAnswer) -> Choices:
        """What the filters offer."""
        lang = asked.lang
        groups = tuple(
            (
                self.answers.words.say(lang, "places_amt" if level == "amt" else f"transition_level_{level}"),
                tuple(("" if one.level == "kreis" else one.key, one.name) for one in areas),
            )
            for level, areas in self.flows.places()
        )
        return Choices(groups, asked.years, asked.asked)

    def chart(self, asked: TransitionAnswer, space: Space) -> Chart | None:
        """The flow of the year in a room; None where there is none."""
        flow = asked.flow
        if flow is None:
            return None
        narrow = space.width < 500
        names = self.flows.names(asked.answer, asked.year, short=narrow)
        chart = flow_chart(flow, names, space, asked.lang)
        return chart.named(summary=self.summary(asked), title=self.title(asked)) if chart else None

    def title(self, asked: TransitionAnswer) -> str:
        """Of the flow, with whose and which year it is."""
        return say(asked.lang, "flow_title_of", name=self._district(), year=asked.year)

    def headline(self, asked: TransitionAnswer) -> str:
        """The sentence above a scene: how many are in training, of a destination that is hidden in part at least how
        many; without a flow why there is none."""
        flow, lang = asked.flow, asked.lang
        if flow is None or not flow.streams:
            return self._why_none(asked)
        persons = flow.destinations[_TRAINING]
        if not persons:
            return self.title(asked)
        if flow.partly[1][_TRAINING]:
            counted = formats.number(persons, 0, lang)
            return say(lang, "flow_headline_least", name=self._district(), persons=counted)
        percent = _percent(persons, flow.total, lang)
        return say(lang, "flow_headline", name=self._district(), share=percent)

    def summary(self, asked: TransitionAnswer) -> str:
        """The flow in words: its blocks, not its streams."""
        flow, lang = asked.flow, asked.lang
        if flow is None or not flow.streams:
            return self._why_none(asked)
        names = self.flows.names(asked.answer, asked.year)
        sides = ((names.certificates, flow.certificates), (names.destinations, flow.destinations))
        pairs = [pair for named, persons in sides for pair in zip(named, persons, strict=True)]
        blocks = "; ".join(f"{name}: {formats.number(persons, 0, lang)}" for name, persons in pairs)
        return say(lang, "flow_alt", name=self._district(), year=asked.year, blocks=blocks)

    def table(self, asked: TransitionAnswer) -> FlowTable:
        """Certificates by destinations, with sums of what is shown."""
        flow, lang = asked.flow, asked.lang
        assert flow is not None
        names = self.flows.names(asked.answer, asked.year)
        secret = say(lang, "flow_hidden")

        def cell(row: int, column: int) -> str:
            persons = flow.persons(row, column)
            if persons is not None:
                return formats.number(persons, 0, lang)
            if (row, column) in flow.missing:
                return formats.DASH
            return secret if (row, column) in flow.secret else formats.number(0, 0, lang)

        def summed(persons: int) -> str:
            return formats.number(persons, 0, lang)

        across, whole = range(len(names.destinations)), say(lang, "flow_sum")
        rows = [
            (name, *(cell(row, column) for column in across), summed(flow.certificates[row]))
            for row, name in enumerate(names.certificates)
        ]
        sums = (whole, *(summed(one) for one in flow.destinations), summed(flow.shown))
        heads = (say(lang, "flow_certificate"), *names.destinations, whole)
        return FlowTable(heads, (*rows, sums), " ".join(self._table_notes(flow, lang)))

    def _table_notes(self, flow: Flow, lang: str) -> Iterator[str]:
        yield say(lang, "flow_table_note", step=STEP)
        if flow.conceals:
            known = say(lang, "flow_hidden_unknown")
            if flow.hidden:
                known = say(lang, "flow_hidden_persons", persons=formats.number(flow.hidden, 0, lang))
            yield say(lang, "flow_table_hidden", persons=known)

    def sources(self, asked: TransitionAnswer) -> str:
        """Whose figures these are, and the data version."""
        lang, catalogue = asked.lang, asked.answer.possible.catalogue
        cells = self.answers.cells(asked.answer, "kreis", (self.answers.district,)) if asked.flows else None
        found = source_line([(say(lang, "flow_title"), cells)], catalogue, lang) if cells is not None else ""
        version = say(lang, "transition_version", version=asked.answer.version)
        return " ".join(part for part in (found, version) if part)

    def _district(self) -> str:
        return self.answers.repository.register().areas[self.answers.district].name

    def _drawings(self, asked: TransitionAnswer) -> Iterator[tuple[str, str]]:
        for name, space in WIDTHS:
            chart = self.chart(asked, space)
            if chart is not None:
                yield name, reachable_svg(chart, f"flow-{name}-")

    def _why_none(self, asked: TransitionAnswer) -> str:
        flow, lang, name = asked.flow, asked.lang, self._district()
        if flow is None or flow.reason in (None, Status.NOT_COLLECTED, Status.LATER):
            said = say(lang, "flow_none_year" if asked.year else "flow_none", name=name, year=asked.year)
            newest = max((year for year, one in asked.flows.items() if one.streams), default=None)
            return f"{said} {say(lang, 'flow_none_newest', newest=newest)}" if newest else said
        if flow.reason is Status.SUPPRESSED:
            return say(lang, "flow_secret", name=name, year=asked.year)
        return say(lang, "flow_nobody", name=name, year=asked.year)

    def notes(self, asked: TransitionAnswer) -> Iterator[str]:
        """What has to be known of the flow beside the place and the sex that the reader has chosen."""
        if asked.area.level != "kreis":
            yield say(asked.lang, "flow_of_district", district=self._district())
        if asked.asked.breakdown:
            yield say(asked.lang, "flow_not_by_sex")
        yield say(asked.lang, "flow_unknown_note")

    def _figures(self, asked: TransitionAnswer) -> Iterator[KeyNumber]:
        flow, lang = asked.flow, asked.lang
        assert flow is not None
        before = asked.flows.get(asked.year - 1)
        total = formats.number(flow.total, 0, lang)
        yield KeyNumber(
            say(lang, "figure_leavers"),
            total,
            "",
            say(lang, "figure_leavers_said", district=self._district()),
        )
        for position, key in ((_TRAINING, "training"), (_TRANSITION, "transition"), (_UNKNOWN, "unknown")):
            persons = flow.destinations[position]
            if not persons:
                continue
            counted, name = formats.number(persons, 0, lang), say(lang, f"figure_{key}")
            if flow.partly[1][position]:
                least = say(lang, "flow_at_least_short", persons=counted)
                said = (self._elsewhere(asked), say(lang, "flow_block_partly"))
                yield KeyNumber(name, least, "", " · ".join(part for part in said if part))
                continue
            whole = say(lang, "figure_of", persons=counted, whole=total)
            percent = _percent(persons, flow.total, lang)
            said = (self._elsewhere(asked), self._year_before(before, position, asked))
            yield KeyNumber(name, percent, whole, " · ".join(part for part in said if part))

    def _elsewhere(self, asked: TransitionAnswer) -> str:
        """The district, where the reader has chosen a place of it: the flow is not that place's."""
        return self._district() if asked.area.level != "kreis" else ""

    def _year_before(self, before: Flow | None, position: int, asked: TransitionAnswer) -> str:
        if before is None or not before.destinations[position] or before.partly[1][position]:
            return ""
        text = _percent(before.destinations[position], before.total, asked.lang)
        return say(asked.lang, "figure_before", year=asked.year - 1, share=text)

    def _beside(self, asked: TransitionAnswer) -> Answer:
        return self.answers.resolve(
            beside_selection(replace(asked.asked, year=asked.year or None), asked.area.level, asked.area.key)
        )

    def _whole(self, asked: TransitionAnswer) -> Whole | None:
        """The composition of certificates of the chosen place."""
        answer = self._beside(asked)
        parts, lang = composition_parts(self.answers, answer), asked.lang
        title, base, _ = composition_head(self.answers, answer)
        query = replace(answer.selection, view="zusammensetzung").to_query()
        if parts is None or answer.selection.level != asked.area.level:
            return Whole(say(lang, "transition_whole"), "", (), why_none(answer), "", query)
        drawings = tuple(
            (name, small_svg(replace(chart, bare=True), "page", f"whole-{name}-"))
            for name, space in _WHOLES
            if (chart := composition(parts, answer.selection.year or 0, space, arrangement_of(answer)))
        )
        said = (
            composition_words(self.answers, answer, title)
            if drawings
            else say(lang, "transition_whole_none", name=asked.area.name)
        )
        caption = composition_caption(self.answers, answer) if drawings else ""
        return Whole(title, base, drawings, said, caption, query, self._arrangements(asked))

    def _arrangements(self, asked: TransitionAnswer) -> tuple[tuple[str, str, bool], ...]:
        """Bars of years or of places: name, query, and whether it is the present one."""
        own, lang = asked.asked, asked.lang
        return tuple(
            (
                say(lang, f"composition_{name}"),
                replace(own, composition=words).to_query(),
                own.composition == words,
            )
            for name, words in (("years", ()), ("places", ("orte",)))
        )


def _percent(part: int, whole: int, lang: str) -> str:
    found = share(part, whole)
    return "" if found is None else formats.with_unit(found, "percent", 0, lang)
