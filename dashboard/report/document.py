"""An edition as it is shown: its chapters with numbered figures, computed sentences, and every number in an
annex. Pages and files only paint it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from dashboard.domain.area import Area
from dashboard.domain.report.edition import EditionState
from dashboard.domain.report.fact import ReportFact
from dashboard.domain.selection import Selection
from dashboard.domain.verdict import Verdict
from dashboard.report.blocks import Aside, DataGap, KeyMessage, Practice, Prose, Recommendation
from dashboard.report.placeholders import Problem
from dashboard.report.rich_text import TextRuns


@dataclass(frozen=True, slots=True)
class ShownSection:
    """A section with its number, `3.1`."""

    number: str
    key: str
    title: TextRuns


@dataclass(frozen=True, slots=True)
class AnnexRow:
    """A place's number in a table. `text` is the value or the word of its status, `value` None without one;
    `interval` ("39 bis 51 %"), `counts` ("115 von 256") and `difference` from the first comparison are empty
    where there are none."""

    key: str
    name: str
    value: float | None
    text: str
    interval: str
    counts: str
    difference: str
    status: str
    example: bool


@dataclass(frozen=True, slots=True)
class ShownFigure:
    """A figure with its number (`3.1`) and everything that stands around it.

    `measure` is what its numbers are, whatever its author calls it, `when` their year or period. `selection` shows
    it in the Monitor at the edition's data version; `views` are one or two of `blocks.VIEWS`.
    `badge` marks example data, `reading` says how to read it, `sources` whose figures it shows, `definition` what
    the indicator is. `rows` are all places of its year, highest value first, those without a number last;
    `series` the selected places and the district by year.
    """

    number: str
    title: str
    subtitle: str
    badge: str
    selection: Selection
    query: str
    views: tuple[str, ...]
    reading: str
    finding: str
    sources: str
    definition: str
    unit: str
    measure: str
    when: str
    compared: str
    rows: tuple[AnnexRow, ...]
    series: tuple[SeriesRow, ...]
    years: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class SeriesRow:
    """The numbers of a place over the years of a figure: a text each, and the value or None."""

    key: str
    name: str
    texts: tuple[str, ...]
    values: tuple[float | None, ...]


@dataclass(frozen=True, slots=True)
class ComputedSentence:
    """A sentence that is true by the counts. `verdict` is None where nothing is compared, `word` is written
    beside it."""

    text: str
    verdict: Verdict | None
    word: str
    query: str
    example: bool


@dataclass(frozen=True, slots=True)
class ShownSentences:
    """Sentences of one block."""

    sentences: tuple[ComputedSentence, ...]


@dataclass(frozen=True, slots=True)
class Watched:
    """The indicator of a recommendation: its newest value and whether it moves."""

    title: str
    name: str
    text: str
    values: tuple[float | None, ...]
    years: tuple[int, ...]
    verdict: Verdict
    word: str
    since: str
    query: str
    example: bool


@dataclass(frozen=True, slots=True)
class ShownRecommendation:
    """A recommendation with its number (`E1`)."""

    number: str
    block: Recommendation
    watched: Watched | None


ShownBlock = (
    ShownSection
    | Prose
    | KeyMessage
    | ShownFigure
    | ShownSentences
    | Practice
    | ShownRecommendation
    | DataGap
    | Aside
)


@dataclass(frozen=True, slots=True)
class ShownChapter:
    """A chapter as it is read. `problems` are those of its source; a published edition has none."""

    key: str
    number: int
    title: str
    lead: str
    signed: str
    written: date | None
    blocks: tuple[ShownBlock, ...]
    facts: tuple[ReportFact, ...]
    problems: tuple[Problem, ...]

    @property
    def messages(self) -> tuple[KeyMessage, ...]:
        """The key messages, which stand together on top."""
        return tuple(block for block in self.blocks if isinstance(block, KeyMessage))

    @property
    def figures(self) -> tuple[ShownFigure, ...]:
        """The figures in order."""
        return tuple(block for block in self.blocks if isinstance(block, ShownFigure))


@dataclass(frozen=True, slots=True)
class Definition:
    """What an indicator of the report is, for the annex; `sources` with their licences."""

    key: str
    name: str
    unit: str
    definition: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ShownReport:
    """An edition of a place in a language. `whole` is True for the district's own report."""

    key: str
    title: str
    subtitle: str
    owner: str
    place: Area
    whole: bool
    lang: str
    version: str
    state: EditionState
    closing: date | None
    published: date | None
    imprint: str
    example: bool
    chapters: tuple[ShownChapter, ...]
    definitions: tuple[Definition, ...]

    @property
    def figures(self) -> Sequence[ShownFigure]:
        """All figures in order."""
        return [figure for chapter in self.chapters for figure in chapter.figures]

    @property
    def facts(self) -> Sequence[ReportFact]:
        """All numbers that texts name, in order."""
        return [fact for chapter in self.chapters for fact in chapter.facts]
