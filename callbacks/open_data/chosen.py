"""The chosen data set of the page: the district's figure, a preview, files, facts, citation and programs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import NamedTuple

import numpy as np

from callbacks.answers import Answers
from callbacks.district_data import Answer
from callbacks.embedding.pages import MONITOR
from callbacks.monitor.definition import formula_words, next_figures
from callbacks.open_data.sizes import FileSizes
from callbacks.open_data.tables import citation, made_at
from dashboard import formats
from dashboard.domain.observation import Status
from dashboard.domain.slab import PROVENANCES, Cells
from dashboard.exports.open_data.value_table import source_words
from dashboard.indicators.possible import MAP_LEVELS
from dashboard.indicators.wording.figures import category, count_texts, level_name, value_texts
from dashboard.indicators.wording.statuses import status_sentence
from dashboard.open_data.datasets import PAGES, Dataset
from dashboard.open_data.query import CatalogueQuery
from dashboard.open_data.snippets import SNIPPETS, SnippetFacts
from dashboard.texts import say
from layouts.embedding.code import EmbeddingCode
from layouts.open_data.parts import DatasetPanel, ListedFile, OwnFigure, PreviewRows

_ROWS, _YEARS = 4, 2
_EXAMPLE = PROVENANCES.index("example")


class SeriesOf(NamedTuple):
    """A level and breakdown of an indicator; the total is ""."""

    level: str
    breakdown: str


class ChosenData:
    """Answers for one district; safe to share between threads."""

    def __init__(self, answers: Answers, sizes: FileSizes) -> None:
        self.answers = answers
        self._sizes = sizes

    def panel(self, answer: Answer, one: Dataset, query: CatalogueQuery, root: str) -> DatasetPanel:
        """Everything that is said of a data set."""
        return self._indicator(answer, one, query, root) if one.indicator else self._other(answer, one, query)

    def _indicator(self, answer: Answer, one: Dataset, query: CatalogueQuery, root: str) -> DatasetPanel:
        lang = query.lang
        indicator = answer.possible.catalogue.indicators[one.key]
        answer = replace(answer, selection=replace(answer.selection, indicator=one.key))
        series = self.series(answer, one.key)
        cells = self.cells(answer, one.key, series)
        year = _newest(cells)
        day = f"{indicator.reporting_date[lang]} {year}" if year else ""
        facts = SnippetFacts(
            root=root,
            key=one.key,
            level=series.level,
            year=year or 0,
            version=answer.version,
            mapped=series.level in answer.possible.drawable and series.level in MAP_LEVELS,
            breakdown=series.breakdown,
            query=query.carried(version=False),
        )
        return DatasetPanel(
            dataset=one,
            title=indicator.name[lang],
            status=say(lang, "open_data_status", version=answer.version, day=day)
            if day
            else say(lang, "open_data_status_only", version=answer.version),
            definition=indicator.definition[lang],
            own=self._own(answer, one.key),
            preview=self._preview(answer, series, cells),
            files=tuple(self._files(answer, one, query)),
            facts=tuple(self._facts(answer, one, series)),
            citation=citation(self.answers, answer, one.key, tuple(source.key for source in one.sources)),
            page=query.file(f"/?indikator={one.key}"),
            snippets={name: make(facts) for name, make in SNIPPETS.items()},
            embedding=_embedding(root, one.key, indicator.name[lang], query),
        )

    def _other(self, answer: Answer, one: Dataset, query: CatalogueQuery) -> DatasetPanel:
        lang = query.lang
        files = tuple(
            ListedFile(file, query.file(file.path), say(lang, f"open_data_kind_{file.kind}"), "")
            for file in one.distributions
        )
        day = formats.day(made_at(self.answers, answer.version), lang)
        facts = [(say(lang, "open_data_fact_source"), source_words(source, lang)) for source in one.sources]
        return DatasetPanel(
            dataset=one,
            title=one.title[lang],
            status=say(lang, "open_data_status_only", version=answer.version),
            definition=one.description[lang],
            own=None,
            preview=None,
            files=files,
            facts=tuple(facts),
            citation=say(
                lang,
                "open_data_citation",
                owner=self.answers.words.full_name,
                title=one.title[lang],
                version=answer.version,
                day=day,
                sources="; ".join(source.credit_in(lang) or source.name[lang] for source in one.sources)
                or say(lang, "open_data_no_source"),
                changed="",
            ),
            page=query.file(PAGES[one.key]),
            snippets={},
            embedding="",
        )

    def series(self, answer: Answer, key: str) -> SeriesOf:
        """The finest level with figures, and its total; where it has none its first breakdown."""
        offer = answer.possible.offers[key]
        levels = offer.levels()
        level = next((one for one in MAP_LEVELS if one in levels), levels[0])
        breakdowns = offer.breakdowns(level)
        return SeriesOf(level, "" if "" in breakdowns else breakdowns[0])

    def cells(self, answer: Answer, key: str, series: SeriesOf, places: tuple[str, ...] = ()) -> Cells:
        """Cells of all places of a series, or of some."""
        return self.answers.repository.cells(
            *(key, series.level, series.breakdown),
            places=places or answer.possible.places(series.level),
            version=answer.version,
            official=answer.selection.official,
        )

    def _own(self, answer: Answer, key: str) -> OwnFigure | None:
        """The district's newest figure, or why it is not shown; None where there never was one."""
        lang, indicator = answer.selection.language, answer.indicator
        offer = answer.possible.offers[key].years
        if ("kreis", "") not in offer:
            return None
        cells = self.cells(answer, key, SeriesOf("kreis", ""), (self.answers.district,))
        year = _newest(cells)
        row = None if year is None else cells.row(year)
        if row is None or year is None:
            return None
        status, counts = Status(int(cells.status[row, 0])), count_texts(cells, indicator, lang)[row][0]
        said = status_sentence(status, indicator, lang) or counts
        if not said and indicator.unit.startswith(("percent", "per_")) and np.isnan(cells.numerator[row, 0]):
            said = say(lang, "open_data_ratio_only")
        example = bool(cells.provenance[row, 0] == _EXAMPLE)
        return OwnFigure(str(year), value_texts(cells, indicator, lang)[row][0], said, example)

    def _preview(self, answer: Answer, series: SeriesOf, cells: Cells) -> PreviewRows | None:
        """The largest places, the own district among them, in the last two years that any place has a figure of."""
        lang, areas = answer.selection.language, answer.possible.register.areas
        known = [at for at in range(len(cells.years)) if (cells.provenance[at] >= 0).any()][-_YEARS:]
        if not known or not cells.places:
            return None
        texts = value_texts(cells, answer.indicator, lang)
        own = self.answers.district  # among districts the own one is always shown
        people = {at: (key == own, areas[key].population or 0) for at, key in enumerate(cells.places)}
        largest = sorted(sorted(people, key=lambda at: people[at], reverse=True)[:_ROWS])
        rows = tuple(
            (cells.places[at], areas[cells.places[at]].name, tuple(texts[row][at] for row in known))
            for at in largest
        )
        level = level_name(series.level, lang, self.answers.words)
        hidden = int((cells.status[known] == Status.SUPPRESSED).sum())
        part = "open_data_preview" if len(rows) < len(cells.places) else "open_data_preview_all"
        said = [say(lang, part, count=len(rows), all=len(cells.places), level=level)]
        if series.breakdown:
            said.append(f"{category(series.breakdown, answer.possible.catalogue, lang)}.")
        if hidden:
            key = "open_data_hidden_one" if hidden == 1 else "open_data_hidden"
            said.append(say(lang, key, count=formats.number(hidden, 0, lang)))
        if any(cells.provenance[known].ravel() == _EXAMPLE):
            said.append(say(lang, "open_data_preview_example"))
        years = tuple(cells.years[row] for row in known)
        return PreviewRows(answer.possible.level_word(series.level, lang), years, rows, " ".join(said))

    def _files(self, answer: Answer, one: Dataset, query: CatalogueQuery) -> Iterator[ListedFile]:
        lang = query.lang
        for file in one.distributions:
            size = self._sizes.of(answer, one.key, file.kind)
            yield ListedFile(file, query.file(file.path), say(lang, f"open_data_kind_{file.kind}"), size)

    def _facts(self, answer: Answer, one: Dataset, series: SeriesOf) -> Iterator[tuple[str, str]]:
        lang, indicator = answer.selection.language, answer.indicator
        measures = answer.possible.catalogue.measures
        yield say(lang, "definition_formula"), formula_words(answer)
        yield say(lang, "definition_reading"), indicator.reading_help[lang]
        for key in dict.fromkeys((*indicator.numerator, *indicator.denominator)):
            if key in measures:
                counted = measures[key]
                named = say(
                    lang, "open_data_measure", name=counted.name[lang], day=counted.reporting_date[lang]
                )
                yield say(lang, "open_data_measures"), named
        for source in one.sources:
            yield say(lang, "open_data_fact_source"), source_words(source, lang)
        for note in indicator.notes:
            yield say(lang, "open_data_fact_notice"), note[lang]
        for of_break in indicator.breaks:
            yield say(lang, "open_data_break"), of_break.label[lang]
        today = date.today()  # noqa: DTZ011 - the day on the clock of whoever runs it
        if expected := next_figures(indicator, today, lang):
            yield say(lang, "open_data_head_next"), expected
        if one.area:
            area = f"{one.area}: {say(lang, f'open_data_guide_{one.area}')}"
            yield say(lang, "open_data_head_guide"), say(lang, "open_data_guide", area=area)


def _newest(cells: Cells) -> int | None:
    """The newest year of which anything is known."""
    known = np.flatnonzero((cells.provenance >= 0).any(axis=1)).tolist()
    return cells.years[known[-1]] if known else None


def _embedding(root: str, key: str, title: str, query: CatalogueQuery) -> str:
    """HTML that shows the Monitor's view on another website; it names no data version: it follows the newest."""
    carried = query.carried(version=False)
    inside = f"/?einbetten=1&indikator={key}{f'&{carried}' if carried else ''}"
    return EmbeddingCode(
        lang=query.lang,
        name=title,
        address=f"{root.rstrip('/')}{inside}",
        inside=inside,
        height=MONITOR.height(""),
        choices=(),
        sites=(),
        back="",
    ).code
