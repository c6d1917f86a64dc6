"""What every file of the report is made of: the edition as it is shown, its pictures, and the numbers of its
annex."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from dashboard.domain.observation import Status
from dashboard.domain.report.edition import EditionState
from dashboard.domain.report.fact import FactKind, FactReference, ReportFact
from dashboard.domain.verdict import Verdict
from dashboard.exports.paper.drawing import Drawing
from dashboard.formats import day
from dashboard.indicators.wording.statuses import status_word
from dashboard.indicators.wording.verdicts import verdict_word
from dashboard.report.blocks import Aside, DataGap, KeyMessage, Practice, Prose
from dashboard.report.document import (
    AnnexRow,
    SeriesRow,
    ShownBlock,
    ShownFigure,
    ShownRecommendation,
    ShownReport,
    ShownSection,
    ShownSentences,
)
from dashboard.report.rich_text import Listing, TextBlock, TextRuns, facts_of
from dashboard.texts import say

MOST_SHOWN = 20
"""Places of a table within the text; of more the selected, the highest and the lowest are shown."""
_ENDS, _YEARS = 5, 10
_LONGEST_ADDRESS = 2000


@dataclass(frozen=True, slots=True)
class FigureViews:
    """The pictures of a figure in the order of its views, without that of a table; `legend` explains the map's colours,
    None without a map, `map_at` is the map's place among the pictures."""

    drawings: tuple[Drawing, ...]
    legend: Drawing | None = None
    map_at: int = -1


@dataclass(frozen=True, slots=True)
class ReportExport:
    """A report that is taken along.

    `root` is the address of the monitor, ending with a slash, `link` that of this edition; `made` is the day as it
    is written. `views` are by the number of the figure, `cover` is the district's map or where the place lies, None
    without boundaries; `cover_words` say which. `pictures` are those of good practice by their keys. `withdrawn` are
    sentences of an edition that was taken back: when, why, and which one is in force.
    """

    report: ShownReport
    root: str
    link: str
    made: str
    kicker: str
    views: Mapping[str, FigureViews]
    cover: Drawing | None = None
    cover_words: str = ""
    pictures: Mapping[str, Drawing] = field(default_factory=dict)
    withdrawn: tuple[str, ...] = ()

    def address(self, query: str) -> str:
        """Where the Monitor shows a figure as it was."""
        return f"{self.root}?{query}" if query else ""

    def leads_to(self, link: str) -> str:
        """The whole address of an author's link; empty for one that no program would follow."""
        whole = f"{self.root.rstrip('/')}{link}" if link.startswith("/") else link
        return whole if len(whole) <= _LONGEST_ADDRESS else ""

    @property
    def name(self) -> str:
        """What the file is called: the edition, and of another place than the district its name."""
        report = self.report
        return report.title if report.whole else f"{report.title} · {report.place.name}"

    @property
    def running(self) -> str:
        """What stands on every page and slide: the name, and that the edition is a draft or was taken back."""
        lang, mark = self.report.lang, ""
        if self.withdrawn:
            mark = say(lang, "report_file_withdrawn")
        elif self.report.state is not EditionState.PUBLISHED:
            mark = say(lang, "report_file_state_entwurf")
        return " · ".join(part for part in (self.name, mark) if part)

    @property
    def example(self) -> str:
        """The mark of examples, where any figure bears it."""
        lang = self.report.lang
        badges = {one.badge for one in self.report.figures}
        if not any(badges):
            return ""
        whole = say(lang, "badge_all")
        return whole if badges == {whole} else say(lang, "badge_some")


@dataclass(frozen=True, slots=True)
class TextTable:
    """A table in words: the first column names the rows, `years` where it holds years. `left_out` are places that only
    the annex has."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    left_out: int = 0
    years: bool = False


def runs_of(block: ShownBlock) -> Iterator[TextRuns]:
    """Everything that an author has written in a block."""
    match block:
        case ShownSection():
            yield block.title
        case Prose():
            yield from text_runs(block.parts)
        case KeyMessage():
            yield from (block.number, block.title, block.text)
        case Practice():
            yield block.title
            yield from text_runs(block.text)
        case ShownRecommendation():
            yield from (block.block.title, block.block.text)
        case DataGap() | Aside():
            yield from (block.title, block.text)
        case _:
            return


def text_runs(parts: Sequence[TextBlock]) -> Iterator[TextRuns]:
    """The lines of a text in order."""
    for part in parts:
        if isinstance(part, Listing):
            yield from part.items
        else:
            yield part.runs


def noted_facts(report: ShownReport) -> dict[FactReference, tuple[int, ReportFact]]:
    """Every number that texts name with its number in the annex, in the order in which they are met. Names of places
    are none."""
    found: dict[FactReference, ReportFact] = {}
    told = {fact.asked: fact for fact in report.facts}  # in the report's language, whatever that of the texts
    for chapter in report.chapters:
        for block in chapter.blocks:
            met = [fact for runs in runs_of(block) for fact in facts_of(runs)]
            if isinstance(block, KeyMessage) and block.verdict is not None:
                met.append(block.verdict)
            for fact in met:
                found.setdefault(fact.asked, told.get(fact.asked, fact))
    for fact in report.facts:
        found.setdefault(fact.asked, fact)
    named = [one for one in found.values() if one.asked.kind is not FactKind.NAME]
    return {fact.asked: (at, fact) for at, fact in enumerate(named, 1)}


def place_table(figure: ShownFigure, rows: Sequence[AnnexRow], lang: str, left_out: int = 0) -> TextTable:
    """Places with value, interval, counts and difference; a column that nobody fills is left out."""
    columns = [
        (say(lang, "report_file_column_place"), [row.name for row in rows]),
        (_value_head(figure, lang), [_said(row, lang) for row in rows]),
        (say(lang, "report_file_column_interval"), [row.interval for row in rows]),
        (say(lang, "report_file_column_counts"), [row.counts for row in rows]),
        (figure.compared, [row.difference for row in rows]),
    ]
    filled = [one for at, one in enumerate(columns) if at < 2 or any(one[1])]
    return TextTable(
        tuple(head for head, _ in filled),
        tuple(zip(*(cells for _, cells in filled), strict=True)) if rows else (),
        left_out,
    )


def table_title(figure: ShownFigure) -> str:
    """What the numbers of a figure are, whatever its author calls it."""
    return f"{figure.measure}, {figure.when}"


def measured(figure: ShownFigure, lang: str, *, whole: bool) -> str:
    """What map and numbers show where the figure's title says something else; empty where it says that."""
    if figure.title.startswith(figure.measure):
        return ""
    key = "measure_map" if whole and "karte" in figure.views else "measure"
    return say(lang, f"report_file_{key}", title=table_title(figure))


def has_course(figure: ShownFigure) -> bool:
    """Whether its series say more than the table of places: there are several years, or other places."""
    listed = {row.key for row in figure.rows}
    years = [at for at in range(len(figure.years)) if any(one.texts[at] for one in figure.series)]
    return bool(figure.series) and (len(years) > 1 or any(one.key not in listed for one in figure.series))


def year_table(figure: ShownFigure, lang: str, most: int = 99) -> TextTable:
    """The years with a number or a word of any place, the newest last; one column a place."""
    shown = [at for at in range(len(figure.years)) if any(one.texts[at] for one in figure.series)][-most:]
    rows = tuple((str(figure.years[at]), *(one.texts[at] for one in figure.series)) for at in shown)
    heads = (say(lang, "report_file_column_year"), *(one.name for one in figure.series))
    return TextTable(heads, rows, years=True)


def text_table(figure: ShownFigure, lang: str) -> TextTable:
    """The table within the text: a place alone over the years, else places, of many only some."""
    if len(figure.rows) < 2:
        return year_table(figure, lang, _YEARS)
    if len(figure.rows) <= MOST_SHOWN:
        return place_table(figure, figure.rows, lang)
    known = [at for at, row in enumerate(figure.rows) if row.value is not None]
    chosen = [at for at, row in enumerate(figure.rows) if row.key in figure.selection.places]
    at = sorted({*chosen, *known[:_ENDS], *known[-_ENDS:]})
    return place_table(figure, [figure.rows[one] for one in at], lang, len(figure.rows) - len(at))


def place_series(figure: ShownFigure) -> tuple[SeriesRow, ...]:
    """The series of the places that a figure selects."""
    return tuple(one for one in figure.series if one.key in figure.selection.places)


def word_meanings(report: ShownReport) -> list[tuple[str, str]]:
    """What verdicts, intervals, signs of missing numbers and examples in this report mean."""
    lang, blocks = report.lang, [block for chapter in report.chapters for block in chapter.blocks]
    used = {one.verdict for block in blocks if isinstance(block, ShownSentences) for one in block.sentences}
    used |= {
        block.watched.verdict for block in blocks if isinstance(block, ShownRecommendation) and block.watched
    }
    used |= {fact.verdict for _, fact in noted_facts(report).values()}
    rows = [row for figure in report.figures for row in figure.rows]
    found = [
        (verdict_word(one, lang), say(lang, f"export_word_{one.key}"))
        for one in sorted(Verdict, reverse=True)
        if one in used
    ]
    if any(row.interval for row in rows):
        level = "95"
        found.append((say(lang, "export_interval"), say(lang, "export_word_interval", level=level)))
    statuses = {row.status for row in rows if row.value is None}
    found += [
        (status_word(one, lang), say(lang, f"sentence_{one.key}")) for one in Status if one.key in statuses
    ]
    if any(row.example for row in rows):
        found.append((say(lang, "example"), say(lang, "definition_examples")))
    return found


def edition_lines(export: ReportExport) -> list[tuple[str, str]]:
    """What the edition says of itself: its name, the data version, dates and state."""
    report = export.report
    lang = report.lang
    state = say(
        lang, "report_file_withdrawn" if export.withdrawn else f"report_file_state_{report.state.value}"
    )
    lines = [
        ("edition", report.title),
        ("version", report.version),
        ("closing", day(report.closing, lang) if report.closing else ""),
        ("published", day(report.published, lang) if report.published else ""),
        ("state", state),
    ]
    return [(say(lang, f"report_file_{name}"), text) for name, text in lines if text]


def source_lines(export: ReportExport) -> list[str]:
    """Every source with its licence once, by the name of the statistic where it is known, then what each figure of
    the district's report shows."""
    report = export.report
    found = [source for one in report.definitions for source in one.sources]
    found += [fact.source for _, fact in noted_facts(report).values() if fact.source]
    said = [
        f"{say(report.lang, 'report_file_figure', number=one.number)}: {bare(one.sources, report.lang)}"
        for one in report.figures
        if one.sources
    ]
    named = [one for one in dict.fromkeys(found) if not any(other.endswith(f": {one}") for other in found)]
    return [*named, *(said if report.whole else ())]


def short_table(report: ShownReport, most: int = _YEARS) -> TextTable | None:
    """All figures of a short report in one table: a line a place, the newest years side by side. The unit stands with
    the figure's number."""
    lang, figures = report.lang, report.figures
    known = {
        year
        for figure in figures
        for one in figure.series
        for year, text in zip(figure.years, one.texts, strict=True)
        if text
    }
    years = sorted(known)[-most:]
    if not years:
        return None
    rows = []
    for figure in figures:
        unit = "" if figure.unit == "%" else figure.unit
        named = say(lang, "report_file_short", number=figure.number) + (f" ({unit})" if unit else "")
        for one in figure.series:
            by_year = dict(zip(figure.years, one.texts, strict=True))
            cells = (by_year.get(year, "").removesuffix(unit).strip() for year in years)
            rows.append((f"{named}: {one.name}", *cells))
    return TextTable((say(lang, "report_file_column_figure"), *map(str, years)), tuple(rows), years=True)


def _value_head(figure: ShownFigure, lang: str) -> str:
    """The unit heads the column of values; per cent stand with each."""
    return say(lang, "column_wert") if figure.unit in ("", "%") else figure.unit


def _said(row: AnnexRow, lang: str) -> str:
    """The value or the word of its status; an example says so."""
    return f"{row.text} ({say(lang, 'example')})" if row.example and row.value is not None else row.text


def bare(sources: str, lang: str) -> str:
    """Sources without the word "Quelle:" where a line or a column says it."""
    return sources.removeprefix(say(lang, "caption_sources", text=""))
