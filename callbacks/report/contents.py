"""Fills an edition with the figures of its data version, for the district, an Amt or a municipality."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from callbacks.district_data import Answer
from callbacks.exports.contents import Exporting
from callbacks.report.facts import ReportFacts
from dashboard import formats
from dashboard.domain.area import LEVELS, Area
from dashboard.domain.indicator import Catalogue
from dashboard.domain.report.edition import ReportEdition
from dashboard.domain.selection import Selection
from dashboard.domain.verdict import Verdict
from dashboard.errors import UnknownKey
from dashboard.exports.caption import KARTE
from dashboard.indicators.slab.model import Slab
from dashboard.indicators.sources import named_credit
from dashboard.indicators.trend import SPAN
from dashboard.indicators.wording.verdicts import verdict_word
from dashboard.report.blocks import (
    Aside,
    Block,
    Chapter,
    Computed,
    DataGap,
    KeyMessage,
    Practice,
    Prose,
    Recommendation,
    ReportFigure,
    Section,
)
from dashboard.report.chapters import read_chapter
from dashboard.report.document import (
    Definition,
    ShownBlock,
    ShownChapter,
    ShownFigure,
    ShownRecommendation,
    ShownReport,
    ShownSection,
    ShownSentences,
    Watched,
)
from dashboard.report.figures import annex_rows, series_rows
from dashboard.report.placeholders import Problem
from dashboard.report.rich_text import plain
from dashboard.report.sentences import sentences
from dashboard.texts import both

_HELD = 48
"""Slabs of an edition's figures and sentences."""


class ReportContents:
    """Editions as they are shown; safe to share between threads."""

    def __init__(self, exporting: Exporting) -> None:
        self.exporting = exporting
        self.answers = exporting.answers

    def _slab(self, answer: Answer) -> Slab:
        """The answer's slab, held longer than elsewhere: the reports of all places are made of the same ones."""
        key = ("report slab", self.answers.fingerprint(answer), self.answers.slab_query(answer))
        return self.answers.keep(key, lambda: self.answers.slab(answer), most=_HELD)

    def place(self, key: str) -> Area:
        """Today's area of a key that a report can be of: the district, one of its Ämter or municipalities. Raises
        UnknownKey."""
        area = self.answers.repository.register().areas.get(key)
        if area is None or not area.key.startswith(self.answers.district):
            raise UnknownKey(
                f"Für „{key[:20]}“ gibt es keinen Bericht: Der Ort gehört nicht zum Kreis.",
                english=f"There is no report on “{key[:20]}”: the place is not part of this district.",
            )
        return area

    def shown(self, edition: ReportEdition, key: str, lang: str = "de") -> ShownReport:
        """An edition of a place. Raises UnknownKey where the place or the data version is not there."""
        area, version = self.place(key), self._version(edition)
        chapters = self.chapters(edition, key, lang)
        return ShownReport(
            key=edition.key,
            title=edition.title,
            subtitle=edition.subtitle,
            owner=self.exporting.page.district_name,
            place=area,
            whole=area.level == "kreis",
            lang=lang,
            version=version,
            state=edition.state,
            closing=edition.closing,
            published=edition.published,
            imprint=edition.imprint,
            example=edition.example,
            chapters=chapters,
            definitions=tuple(self._definitions(chapters, version, lang)),
        )

    def chapters(self, edition: ReportEdition, key: str, lang: str = "de") -> tuple[ShownChapter, ...]:
        """The chapters of an edition of a place, those of the district even where they are empty. Raises as `shown`."""
        area, version = self.place(key), self._version(edition)
        numbering = _Numbering()
        chapters = tuple(
            self._chapter(
                read_chapter(text, number, ReportFacts(self.answers, version, area.key, lang), area.key),
                _Frame(version, lang, area, area.level == "kreis", numbering),
            )
            for number, text in enumerate(edition.chapters, 1)
        )
        return chapters if area.level == "kreis" else tuple(one for one in chapters if one.blocks)

    def _version(self, edition: ReportEdition) -> str:
        """The data version of an edition. Raises UnknownKey where it is not on show any more."""
        version, known = self.answers.repository.resolve_version(edition.version)
        if edition.version and not known:
            rules = self.answers.repository.under_older_rules(edition.version)
            facts = {"title": edition.title, "version": edition.version}
            german, english = both("report_gone_rules" if rules else "report_gone", **facts)
            raise UnknownKey(german, english=english, version=edition.version)
        return version

    def _chapter(self, chapter: Chapter, frame: _Frame) -> ShownChapter:
        frame.numbering.begin(chapter.number)
        problems = list(chapter.problems)
        blocks = [shown for block in chapter.blocks for shown in self._shown(block, frame, problems)]
        return ShownChapter(
            key=chapter.key,
            number=chapter.number,
            title=chapter.title,
            lead=chapter.lead,
            signed=chapter.signed,
            written=chapter.written,
            blocks=tuple(_sections(blocks, chapter.number)),
            facts=chapter.facts if frame.whole else (),
            problems=tuple(problems),
        )

    def _shown(self, block: Block, frame: _Frame, problems: list[Problem]) -> Iterator[ShownBlock]:
        """What a block becomes: nothing where it is for the district alone and the report is of another place."""
        match block:
            case Section():
                yield ShownSection("", block.key, block.title)
            case ReportFigure() if frame.whole or block.everywhere:
                answer = self._answer(block.selection, block.line, frame, problems)
                if answer is not None:
                    yield self._figure(block, answer, frame)
            case Computed() if frame.whole or block.everywhere:
                answer = self._answer(block.selection, block.line, frame, problems)
                said = self._sentences(answer) if answer is not None else None
                if said is not None and said.sentences:
                    yield said
            case Recommendation() if frame.whole:
                watched = self._watched(block.watched, block.line, frame, problems) if block.watched else None
                yield ShownRecommendation(frame.numbering.recommendation(), block, watched)
            case Prose() | DataGap():
                if frame.whole or block.everywhere:
                    yield block
            case KeyMessage() | Practice() | Aside():
                if frame.whole:
                    yield block

    def _answer(self, asked: Selection, line: int, frame: _Frame, problems: list[Problem]) -> Answer | None:
        """What a block shows, of the report's place; None where the data version has nothing of it there."""
        area = frame.area
        wanted = replace(asked, version=frame.version, language=frame.lang)
        if not frame.whole:
            level = wanted.level if wanted.level in LEVELS[: LEVELS.index(area.level) + 1] else area.level
            wanted = replace(wanted, places=(area.key,), level=area.level if level != area.level else level)
        answer = self.answers.resolve(wanted)
        found = answer.selection
        fits = (found.indicator, found.breakdown) == (asked.indicator, asked.breakdown)
        fits &= not wanted.level or found.level == wanted.level
        fits &= asked.year is None or found.year == asked.year
        fits &= set(found.places) == set(wanted.places)
        if fits:
            return answer
        if frame.whole:
            said = " ".join(answer.notices) or f"Gezeigt würde: {answer.title}, {found.level}, {found.year}."
            problems.append(Problem(line, f"„{asked.indicator}“ lässt sich so nicht zeigen. {said}"))
        return None

    def _figure(self, block: ReportFigure, answer: Answer, frame: _Frame) -> ShownFigure:
        slab, chosen, lang = self._slab(answer), answer.selection, frame.lang
        row = slab.row(chosen.year)
        at = len(slab.years) - 1 if row is None else row
        indicator = answer.indicator
        said = self.exporting.caption(answer, KARTE if "karte" in block.views else "", "", chosen.year)
        first = sentences(slab, at, chosen)
        return ShownFigure(
            number=frame.numbering.figure(),
            title=plain(block.title) or f"{answer.title}, {slab.labels[at]}",
            subtitle=slab.subtitle,
            badge=slab.badge[at],
            selection=chosen,
            query=replace(chosen, version=frame.version).to_query(),
            views=block.views,
            reading=indicator.reading_help[lang],
            finding=first[0].text if first else "",
            sources=" ".join(said.credits()),
            definition=indicator.definition[lang],
            unit=formats.unit_word(indicator.unit, lang),
            measure=answer.title,
            when=slab.labels[at],
            compared=slab.heading.difference,
            rows=annex_rows(slab, at),
            series=series_rows(slab, chosen.places),
            years=slab.years,
        )

    def _sentences(self, answer: Answer) -> ShownSentences:
        slab, chosen = self._slab(answer), answer.selection
        row = slab.row(chosen.year)
        wanted = replace(chosen, version=answer.version)
        return ShownSentences(sentences(slab, row, wanted) if row is not None else ())

    def _watched(self, asked: Selection, line: int, frame: _Frame, problems: list[Problem]) -> Watched | None:
        answer = self._answer(asked, line, frame, problems)
        if answer is None or not answer.selection.places:
            return None
        slab, chosen = self._slab(answer), answer.selection
        at, row = slab.places.index(chosen.places[0]), slab.row(chosen.year)
        if row is None:
            return None
        verdict = Verdict.NOT_TESTABLE
        if slab.verdict_trend is not None:
            verdict = Verdict(int(slab.verdict_trend[row, at]))
        values = [float(one) if one == one else None for one in slab.value[: row + 1, at].tolist()]
        return Watched(
            title=answer.title,
            name=slab.names[at],
            text=slab.text[row][at],
            values=tuple(values),
            years=slab.years[: row + 1],
            verdict=verdict,
            word=verdict_word(verdict, frame.lang),
            since=str(slab.years[row] - SPAN + 1),
            query=replace(chosen, version=frame.version).to_query(),
            example=bool(slab.example[row, at]),
        )

    def _definitions(self, chapters: Sequence[ShownChapter], version: str, lang: str) -> Iterator[Definition]:
        """The indicators of figures and texts, each once, in the order in which they are met."""
        catalogue = self.answers.resolve(Selection(version=version, language=lang)).possible.catalogue
        keys = [
            key
            for chapter in chapters
            for key in (
                *(figure.selection.indicator for figure in chapter.figures),
                *(fact.asked.indicator for fact in chapter.facts),
            )
            if key
        ]
        for key in dict.fromkeys(keys):
            yield self._definition(key, catalogue, version, lang)

    def _definition(self, key: str, catalogue: Catalogue, version: str, lang: str) -> Definition:
        indicator = catalogue.indicators[key]
        level = next(iter(self.answers.repository.offers(version)[key].levels()), LEVELS[0])
        places = tuple(one.key for one in self.answers.repository.register().of_level(level))
        cells = self.answers.repository.cells(key, level, places=places, version=version)
        sources = tuple(named_credit(catalogue, source, lang) for source in cells.sources)
        return Definition(
            key,
            indicator.name[lang],
            formats.unit_word(indicator.unit, lang),
            indicator.definition[lang],
            tuple(dict.fromkeys(sources)),
        )


@dataclass(slots=True)
class _Numbering:
    """Numbers of figures within a chapter, and of recommendations through the whole report."""

    _chapter: int = 0
    _figures: int = 0
    _recommendations: int = 0

    def begin(self, chapter: int) -> None:
        self._chapter, self._figures = chapter, 0

    def figure(self) -> str:
        self._figures += 1
        return f"{self._chapter}.{self._figures}"

    def recommendation(self) -> str:
        self._recommendations += 1
        return f"E{self._recommendations}"


@dataclass(frozen=True, slots=True)
class _Frame:
    """What a chapter is filled for."""

    version: str
    lang: str
    area: Area
    whole: bool
    numbering: _Numbering


def _sections(blocks: Sequence[ShownBlock], chapter: int) -> Iterator[ShownBlock]:
    """With numbered headings, and without those below which a report of another place has nothing."""
    number = 0
    for at, block in enumerate(blocks):
        if not isinstance(block, ShownSection):
            yield block
        elif at + 1 < len(blocks) and not isinstance(blocks[at + 1], ShownSection):
            number += 1
            yield replace(block, number=f"{chapter}.{number}")
