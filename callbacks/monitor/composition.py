"""The composition of an answer: the wholes that its indicator belongs to, over years and over places."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

import numpy as np

from callbacks.answers import SLAB_FREE, Answers
from callbacks.comparison_groups import comparison_group
from callbacks.district_data import Answer
from dashboard.charts import colours
from dashboard.charts.axes import scale_of, whole
from dashboard.charts.composition.parts import (
    PLACES,
    YEARS,
    Arrangement,
    CompositionParts,
    CompositionRow,
    NamedPart,
)
from dashboard.charts.composition.rows import Against, RowWriter, TestedPart, TestedWhole
from dashboard.charts.description import Axis
from dashboard.charts.view_axes import even_axis
from dashboard.domain.area import FEDERATION
from dashboard.domain.indicator import Composition, Indicator
from dashboard.domain.selection import ARRANGEMENT
from dashboard.domain.slab import Cells
from dashboard.formats import DASH, year_label
from dashboard.indicators.composition.offered import compositions_of, member_of, part_name
from dashboard.indicators.composition.part_cells import (
    PartCells,
    alike,
    part_cells,
    tested_as,
    whole_of,
    with_cases,
)
from dashboard.indicators.differences import difference_verdicts, spreads
from dashboard.indicators.trend import trends
from dashboard.indicators.wording.figures import interval_name
from dashboard.statistics.exact import less
from dashboard.texts import say

MOST_PLACES = 24
"""Places of a level that have a bar each where none is selected."""
_ROOM = 1.12  # of an axis of counts, for the number beside the longest bar
GetCells = Callable[[Answer], Cells | None]


def arrangement_of(answer: Answer) -> Arrangement:
    """How the answer shows its composition."""
    over, counted, limits = (word in answer.selection.composition for word in ARRANGEMENT)
    return Arrangement(PLACES if over else YEARS, counted, limits)


def composition_of(answer: Answer) -> Composition | None:
    """The whole that the answer names, else the first of its indicator; None where it belongs to none."""
    offered = compositions_of(answer.possible.catalogue, answer.selection.indicator)
    named = {one.key: one for one in offered}
    asked = [word for word in answer.selection.composition if word in named]
    return named[asked[0]] if asked else next(iter(offered), None)


def composition_parts(answers: Answers, answer: Answer) -> CompositionParts | None:
    """Everything that the composition shows; None where there are no figures of its parts."""

    def make() -> CompositionParts | None:
        found = composition_of(answer)
        return None if found is None else _Gathered(answers, answer, found).parts()

    chosen = answer.selection
    query = chosen.to_query(without=[name for name in SLAB_FREE if name not in ("farben", "zusammensetzung")])
    return answers.keep(("composition", answers.fingerprint(answer), query, answer.guests), make, most=16)


def why_none(answer: Answer) -> str:
    """The sentence that stands where there is no composition."""
    chosen, found = answer.selection, composition_of(answer)
    lang = chosen.language
    if found is None:
        return say(lang, "composition_none", indicator=answer.indicator.short[lang])
    members = [
        member_of(member, "" if "/" in member else chosen.breakdown)
        for part in found.parts
        for member in part.members
    ]
    levels = [
        level
        for level in answer.possible.levels(chosen.indicator)
        if level != chosen.level
        and all(answer.possible.years(key, level, breakdown) for key, breakdown in members)
    ]
    if not levels:
        return say(lang, "composition_no_figures_anywhere")
    words = ", ".join(answer.possible.level_word(level, lang) for level in levels)
    return say(lang, "composition_no_figures", levels=words)


def composition_head(answers: Answers, answer: Answer) -> tuple[str, str, str]:
    """Title, what 100 % are (or what is counted), and the years that a picture shows where they are several.

    All empty where there is no composition.
    """
    found, parts = composition_of(answer), composition_parts(answers, answer)
    if found is None or parts is None:
        return "", "", ""
    lang, asked = answer.selection.language, arrangement_of(answer)
    counted = asked.counted and parts.counts(asked.over) is not None
    key = "counts_subtitle" if counted else "of_cases" if found.of_cases else "subtitle"
    subtitle = say(lang, f"composition_{key}", base=found.base[lang])
    indicator = answer.indicator.name[lang]
    title = f"{indicator}: {found.name[lang]}" if found.of_cases else found.name[lang]
    years = [row.name for row in parts.over_years]
    ends = dict.fromkeys((years[0].split(DASH)[0], years[-1].split(DASH)[-1]))
    return title, subtitle, DASH.join(ends) if asked.over == YEARS and len(ends) > 1 else ""


def composition_caption(answers: Answers, answer: Answer) -> str:
    """What has to be known beside the bars: whose years they are, where counts or limits are missing."""
    parts, asked = composition_parts(answers, answer), arrangement_of(answer)
    if parts is None:
        return ""
    chosen = answer.selection
    said = [parts.caption(asked.over)]
    if asked.counted and parts.counts(asked.over) is None:
        said.append(say(chosen.language, "composition_no_counts"))
    if asked.limits and parts.has_limits(asked.over):
        interval = interval_name(chosen.confidence, chosen.language)
        said.append(say(chosen.language, "composition_limits_note", interval=interval))
    return " ".join(one for one in said if one)


def composition_words(answers: Answers, answer: Answer, title: str) -> str:
    """All bars that are shown, in words."""
    parts, lang = composition_parts(answers, answer), answer.selection.language
    if parts is None:
        return why_none(answer)
    rows = parts.rows(arrangement_of(answer).over, answer.selection.year or 0)
    told = [say(lang, "alt_composition_row", name=row.name, pieces=parts.spoken(row)) for row in rows]
    return say(lang, "alt_composition", title=title, rows="; ".join(told))


class _Gathered:
    """The cells of one whole's parts at the places of an answer and beside them."""

    def __init__(self, answers: Answers, answer: Answer, found: Composition) -> None:
        self.answers, self.answer, self.found = answers, answer, found
        self.catalogue, self.chosen = answer.possible.catalogue, answer.selection
        self.lang = self.chosen.language
        count = len(found.parts)
        self.named = [
            NamedPart(
                part_name(part, self.catalogue)[self.lang],
                colours.of_class(at, count),
                colours.on_class(at, count),
            )
            for at, part in enumerate(found.parts)
        ]

    def parts(self) -> CompositionParts | None:
        groups = self._groups()
        level = self._level(groups)
        if level is None and not groups:
            return None
        years = (level or next(iter(groups.values()))[1]).years
        columns = self._columns(level, groups)
        if not columns or not years:
            return None
        asked = (*self.chosen.places, self.answers.district)
        subject = next((one for key in asked for one in columns if one[2] == key), columns[0])
        writers = {id(one[0]): RowWriter(one[0]) for one in columns}
        over_years = []
        for at, year in enumerate(subject[0].years):
            row = writers[id(subject[0])].row(
                at, subject[1], str(year), (self._year(year), subject[3]), position=-1
            )
            over_years.append(row)
        over_places = [self._places(year, columns, writers) for year in years]
        return CompositionParts(
            self.lang,
            self.chosen.palette,
            tuple(self.named),
            say(self.lang, "composition_hidden"),
            subject[2],
            years,
            tuple(over_years),
            tuple(over_places),
            counts_of_years=_counts(over_years, self.lang),
            counts_of_places=_counts([row for rows in over_places for row in rows], self.lang),
            more=say(self.lang, "ranking_gap", count="{count}"),
            captions=self._captions(subject[2], subject[3], any(one.tested for one in writers.values())),
        )

    def _captions(self, key: str, name: str, tested: bool) -> tuple[str, str]:
        """Whose the years are, how other places get a bar, and where there is neither interval nor verdict."""
        lang = self.lang
        chance = "" if tested else say(lang, "composition_no_verdict")
        places = "" if self.chosen.places else say(lang, "composition_choose_places")
        own = self.answers.words.say(lang, "composition_subject_own")
        subject = own if key == self.answers.district else say(lang, "composition_subject", name=name)
        said = ((subject, chance), (places, chance))
        years, beside = (" ".join(one for one in parts if one) for parts in said)
        return years, beside

    def _year(self, year: int) -> str:
        span = self.chosen.pooled_years
        return year_label(year, span)

    def _places(
        self,
        year: int,
        columns: Sequence[tuple[TestedWhole, int, str, str]],
        writers: dict[int, RowWriter],
    ) -> tuple[CompositionRow, ...]:
        rows = []
        for whole_, column, key, name in columns:
            if year in whole_.years:
                at, position = whole_.years.index(year), self._position(key)
                rows.append(writers[id(whole_)].row(at, column, key, (name, name), position))
        return tuple(rows)

    def _position(self, key: str) -> int:
        return self.chosen.places.index(key) if key in self.chosen.places else -1

    def _columns(
        self, level: TestedWhole | None, groups: dict[str, tuple[str, TestedWhole]]
    ) -> list[tuple[TestedWhole, int, str, str]]:
        """Who has a bar, from the top: selected places, or all of a level with few; then larger areas."""
        areas = self.answer.possible.register.areas
        found: list[tuple[TestedWhole, int, str, str]] = []
        if level is not None:
            keys = [key for key in self.chosen.places or self._few(level) if key in level.places]
            found = [(level, level.places.index(key), key, areas[key].name) for key in keys]
        beside = [
            (whole_, 0, key, name)
            for key, (name, whole_) in groups.items()
            if key not in [one[2] for one in found]
        ]
        first = () if self.chosen.places or self.chosen.level == "kreis" else beside[:1]
        return [*first, *found, *beside[len(first) :]]

    def _few(self, level: TestedWhole) -> tuple[str, ...]:
        """All places of the map inside the filters, where each has room."""
        slab = self.answers.slab(self.answer)
        inside = [key for key, here in zip(slab.places, slab.inside.tolist(), strict=True) if here]
        return tuple(inside) if len(inside) <= MOST_PLACES else ()

    def _level(self, groups: dict[str, tuple[str, TestedWhole]]) -> TestedWhole | None:
        """The places that are compared with each other, and the selected ones."""
        chosen, possible = self.chosen, self.answer.possible
        map_places = possible.places(chosen.level, chosen.extent)
        shown = map_places if len(map_places) <= MOST_PLACES else ()
        places = tuple(dict.fromkeys((*self.answers.compared(self.answer), *chosen.places, *shown)))
        reference = next((groups[key] for key in groups if key not in map_places), None)

        def cells(answer: Answer) -> Cells:
            return self.answers.cells(answer, chosen.level, places)

        # What all places of a level share, whichever of them are selected.
        query = chosen.to_query(without=(*SLAB_FREE, "gebiete"))
        key = ("composition of a level", self.answers.fingerprint(self.answer), query, self.found.key, places)
        return self.answers.keep(key, lambda: self._tested(cells, reference), most=12)

    def _groups(self) -> dict[str, tuple[str, TestedWhole]]:
        """The district and larger areas by key, each compared with the next larger one that is shown."""
        state = self.answers.district[:2]
        areas = {
            "kreis": (self.answers.district, self.answers.words.say(self.lang, "own_district")),
            "land": (state, say(self.lang, "state")),
            "bund": (FEDERATION, say(self.lang, "federation")),
        }
        found: dict[str, tuple[str, TestedWhole]] = {}
        reference: tuple[str, TestedWhole] | None = None
        for kind in reversed(areas):
            if kind != "kreis" and kind not in self.chosen.comparison:
                continue
            made = self._tested(partial(self._group, kind), reference)
            if made is not None:
                key, name = areas[kind]
                reference = found[key] = (name, made)
        return dict(reversed(found.items()))

    def _group(self, kind: str, answer: Answer) -> Cells | None:
        group = comparison_group(self.answers, answer, kind)
        return None if group is None else group.cells

    def _member(self, member: str) -> Answer:
        """The answer that shows one member alone."""
        own_breakdown = "" if self.found.of_cases or self._by_category() else self.chosen.breakdown
        key, breakdown = member_of(member, own_breakdown)
        return replace(self.answer, selection=replace(self.chosen, indicator=key, breakdown=breakdown))

    def _by_category(self) -> bool:
        return any("/" in member for part in self.found.parts for member in part.members)

    def _tested(self, cells: GetCells, reference: tuple[str, TestedWhole] | None) -> TestedWhole | None:
        """The parts of some places; None where one of them has no figures."""
        asked = [[self._member(member) for member in part.members] for part in self.found.parts]
        given: list[Cells] = []
        for answer in [one for members in asked for one in members]:
            found = cells(answer)
            if found is None or not found.years:
                return None
            given.append(found)
        own = self._member(self.chosen.indicator)
        if self.found.of_cases:
            every = cells(own)
            if every is None:
                return None
            given = [with_cases(one, own.indicator) for one in (*given, every)]
        common = alike(given)
        if not common[0].years:
            return None
        total = whole_of(common.pop(), common) if self.found.of_cases else None
        parts, at = [], 0
        for place, members in enumerate(asked):
            made = part_cells(common[at : at + len(members)], total)
            at += len(members)
            indicator = tested_as(members[0].indicator, of_cases=self.found.of_cases)
            parts.append(self._part(made, indicator, place, reference))
        return TestedWhole(
            parts, self.named, total, self.chosen.confidence, self.lang, self.chosen.pooled_years
        )

    def _part(
        self, made: PartCells, indicator: Indicator, place: int, reference: tuple[str, TestedWhole] | None
    ) -> TestedPart:
        single = self.chosen.pooled_years == 1
        line = trends(made.cells, indicator) if single else None
        if reference is None:
            return TestedPart(indicator, made, line)
        name, beside = reference
        other = beside.parts[place].part.cells
        spread = spreads(made.cells, indicator)
        verdict = difference_verdicts(made.cells, other, indicator, (), spread)
        apart = np.full(made.cells.value.shape, np.nan)
        for row, year in enumerate(made.cells.years):
            against = other.row(year)
            if against is not None:
                apart[row] = less(made.cells, row, other, against, indicator)
        return TestedPart(indicator, made, line, Against(name, apart, verdict))


def _counts(rows: Sequence[CompositionRow], lang: str) -> Axis | None:
    """From zero to the longest bar; None where no whole has a count."""
    longest = max((row.total or 0.0 for row in rows), default=0.0)
    if longest <= 0:
        return None
    scale = whole(scale_of((0.0, longest), room=0.0))
    return replace(even_axis(scale, "", lang, most=longest), low=0.0, high=longest * _ROOM)
