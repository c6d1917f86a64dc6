"""The report as PDF/UA on A4: its words, pictures and numbers gathered for the typesetter."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from dashboard import formats
from dashboard.domain.report.fact import FactReference, ReportFact
from dashboard.domain.verdict import Verdict
from dashboard.exports.caption import Caption
from dashboard.exports.paper.parts import document_frame
from dashboard.exports.paper.scenes import pictured, typeset
from dashboard.exports.report.material import (
    ReportExport,
    TextTable,
    edition_lines,
    has_course,
    measured,
    noted_facts,
    place_table,
    short_table,
    source_lines,
    table_title,
    text_table,
    word_meanings,
    year_table,
)
from dashboard.indicators.wording.verdicts import verdict_word
from dashboard.map.status_symbols import HIDDEN, MISSING, NOT_APPLICABLE
from dashboard.report.blocks import Aside, DataGap, GapSign, KeyMessage, Practice, Prose
from dashboard.report.document import (
    ShownBlock,
    ShownChapter,
    ShownFigure,
    ShownRecommendation,
    ShownSection,
    ShownSentences,
)
from dashboard.report.rich_text import Listing, Subheading, TextBlock, TextRun, plain
from dashboard.texts import say

GAP_SIGNS: Mapping[GapSign, str] = {
    GapSign.NOT_REPORTED: MISSING,
    GapSign.PROTECTED: HIDDEN,
    GapSign.NOT_COLLECTED: NOT_APPLICABLE,
}
"""The sign of the map that stands beside a gap."""
SHORT = 4
"""Pages that the report of another place has at most, unless even the closest setting needs more."""
_DENSITIES = 3
_LINE = 30  # letters of a place's name in one line of the opening
_LONG_WORD = 24  # letters that have no room in a third of the page
_Facts = Mapping[FactReference, tuple[int, ReportFact]]


def report_paper(export: ReportExport) -> bytes:
    """The PDF: of the district with cover, contents and the numbers of all places, of another place in short."""
    content, made = _content(export), b""
    for density in (0,) if export.report.whole else range(_DENSITIES):
        made = typeset(("paper.typ", "report.typ"), {**content, "density": density})
        if export.report.whole or _pages(made) <= SHORT:
            break
    return made


def report_pages(export: ReportExport, ppi: float) -> tuple[bytes, ...]:
    """The pages of the PDF as PNG, for whoever writes the report."""
    return pictured(("paper.typ", "report.typ"), {**_content(export), "density": 0}, ppi)


def _pages(body: bytes) -> int:
    """How many pages the typesetter's file has."""
    return max(int(one) for one in re.findall(rb"/Type\s*/Pages[^>]*?/Count\s+(\d+)", body))


def _content(export: ReportExport) -> dict[str, object]:
    report, facts = export.report, noted_facts(export.report)
    painted = _Painted(export, facts)
    return {
        **document_frame(_caption(export), export.name, word_meanings(report)),
        "whole": report.whole,
        "heading": _heading(export),
        "subtitle": report.subtitle if report.whole else painted.say("subtitle", name=report.place.name),
        "owner": report.owner,
        "edition": [list(line) for line in edition_lines(export)],
        "withdrawn": list(export.withdrawn),
        "running_name": export.running,
        "example_form": painted.say("example_form") if report.example else "",
        "cover": export.cover.given() if export.cover else None,
        "cover_words": export.cover_words,
        "words": {
            name: painted.say(name)
            for name in (
                *("contents", "figures", "annex", "annex_numbers", "annex_facts", "annex_facts_lead"),
                *("definitions", "sources", "imprint", "practice", "monitor"),
                *("column_number", "column_value", "column_what", "column_source"),
            )
        },
        "chapters": [painted.chapter(one) for one in report.chapters if one.blocks],
        "tables": list(painted.annex()) if report.whole else [],
        "short": _short(export),
        "facts": [painted.fact(number, fact) for number, fact in facts.values()],
        "definitions": [
            {"name": one.name, "unit": one.unit, "text": one.definition} for one in report.definitions
        ],
        "sources": source_lines(export),
        "imprint": [line.strip() for line in report.imprint.split("\n") if line.strip()],
        "minor": 3,
    }


def _heading(export: ReportExport) -> str:
    """The name, in which that of a place stays in one line where it fits one."""
    name = export.report.place.name
    unbroken = name.replace(" ", "\N{NO-BREAK SPACE}") if len(name) <= _LINE else name
    return export.name.removesuffix(name) + unbroken if not export.report.whole else export.name


def _short(export: ReportExport) -> dict[str, object] | None:
    """The one table of a short report."""
    made = None if export.report.whole else short_table(export.report)
    if made is None:
        return None
    said = say(export.report.lang, "report_file_earlier")
    return {**_table(made), "years": list(made.heads[1:]), "said": said}


def _caption(export: ReportExport) -> Caption:
    """What the file says of itself in the end."""
    report, lang = export.report, export.report.lang
    return Caption(
        lang=lang,
        kicker=export.kicker,
        title=export.name,
        subtitle=report.subtitle,
        unit="",
        example=export.example,
        provenance="",
        sources="",
        boundaries="",
        reporting="",
        territory="",
        version=report.version,
        made=export.made,
        link=export.link,
    )


class _Painted:
    """Blocks as data for the typesetter."""

    def __init__(self, export: ReportExport, facts: _Facts) -> None:
        self._export, self._facts, self._lang = export, facts, export.report.lang

    def say(self, name: str, /, **facts: object) -> str:
        """Wording of the report's files."""
        return say(self._lang, f"report_file_{name}", **facts)

    def chapter(self, one: ShownChapter) -> dict[str, object]:
        """A chapter; its key messages stand together on top."""
        signed = [self.say("signed", who=one.signed)] if one.signed else []
        signed += [formats.day(one.written, self._lang)] if one.written and one.signed else []
        return {
            "number": str(one.number),
            "title": one.title,
            "lead": one.lead if self._export.report.whole else "",
            "signed": " · ".join(signed) if self._export.report.whole else "",
            "messages": [self._message(block) for block in one.messages],
            "blocks": [self._block(block) for block in one.blocks if not isinstance(block, KeyMessage)],
        }

    def annex(self) -> Iterator[dict[str, object]]:
        """The numbers of the figures of the district's report: all places, and the selected ones by year."""
        for figure in self._export.report.figures:
            title, years = table_title(figure), self.say("years", title=figure.measure)
            tables = [("table_years", years, year_table(figure, self._lang))] if has_course(figure) else []
            if len(figure.rows) > 1:
                tables.insert(0, ("table", title, place_table(figure, figure.rows, self._lang)))
            elif tables:
                tables = [("table", title, tables[0][2])]
            for name, named, table in tables:
                if table.rows:
                    yield {
                        "label": self.say(name, number=figure.number),
                        "title": named,
                        "badge": figure.badge,
                        "figure": figure.number,
                        **_table(table),
                    }

    def fact(self, number: int, fact: ReportFact) -> dict[str, object]:
        """A line of the annex of numbers."""
        what = " · ".join(part for part in (fact.title, fact.name, fact.when, fact.counts) if part)
        return {
            "number": number,
            "text": fact.text,
            "what": what,
            "source": fact.source,
            "example": say(self._lang, "example") if fact.example else "",
            "address": self._export.address(fact.query),
        }

    def _block(self, block: ShownBlock) -> dict[str, object]:
        match block:
            case ShownSection():
                return {"kind": "section", "number": block.number, "title": self._runs(block.title)}
            case Prose():
                return {"kind": "prose", "parts": self._parts(block.parts)}
            case ShownFigure():
                return self._figure(block)
            case ShownSentences():
                return self._sentences(block)
            case Practice():
                picture = self._export.pictures.get(block.picture)
                return {
                    "kind": "practice",
                    "title": self._runs(block.title),
                    "parts": self._parts(block.text),
                    "details": [list(one) for one in block.details],
                    "picture": picture.given() if picture else None,
                    "picture_text": block.picture_text,
                }
            case ShownRecommendation():
                return self._recommendation(block)
            case DataGap():
                return {
                    "kind": "gap",
                    "label": f"{self.say('gap')}: {self.say(f'gap_{block.sign.value}')}",
                    "sign": GAP_SIGNS[block.sign],
                    "title": self._runs(block.title),
                    "text": self._runs(block.text),
                }
            case Aside():
                return {
                    "kind": "aside",
                    "title": self._runs(block.title),
                    "text": self._runs(block.text),
                }
            case KeyMessage():
                return {"kind": "message", **self._message(block)}

    def _figure(self, one: ShownFigure) -> dict[str, object]:
        views = self._export.views.get(one.number)
        whole = self._export.report.whole
        table = text_table(one, self._lang) if "tabelle" in one.views and whole else None
        left_out = self.say("left_out", count=table.left_out) if table and table.left_out else ""
        return {
            "kind": "figure",
            "number": one.number,
            "label": self.say("figure", number=one.number),
            "title": one.title,
            "badge": one.badge,
            "drawings": [drawing.given() for drawing in views.drawings] if views else [],
            "measure": measured(one, self._lang, whole=whole),
            "words": [drawing.words for drawing in views.drawings if drawing.words] if views else [],
            "legend": views.legend.given() if views and views.legend else None,
            "map_at": views.map_at if views else -1,
            "table": _table(table) if table and table.rows else None,
            "left_out": left_out,
            "reading": one.reading,
            "sources": one.sources,
            "see": self.say("see_table", table=self.say("table", number=one.number))
            if whole and (len(one.rows) > 1 or one.series)
            else "",
            "address": self._export.address(one.query),
        }

    def _sentences(self, block: ShownSentences) -> dict[str, object]:
        return {
            "kind": "sentences",
            "label": self.say("computed"),
            "sentences": [
                {
                    "text": one.text,
                    "verdict": one.verdict.key if one.verdict is not None else "",
                    "word": one.word,
                    "example": say(self._lang, "example") if one.example else "",
                    "address": self._export.address(one.query),
                }
                for one in block.sentences
            ],
        }

    def _recommendation(self, one: ShownRecommendation) -> dict[str, object]:
        block, watched = one.block, one.watched
        facts = [
            (self.say("owner"), block.owner),
            (self.say("due"), block.due),
            (self.say("state"), block.state),
            (self.say("paper"), block.paper),
        ]
        return {
            "kind": "recommendation",
            "label": self.say("recommendation", number=one.number),
            "title": self._runs(block.title),
            "text": self._runs(block.text),
            "facts": [list(fact) for fact in facts if fact[1]],
            "watch_label": self.say("watch"),
            "watched": None
            if watched is None
            else {
                "title": watched.title,
                "name": watched.name,
                "text": watched.text,
                "verdict": watched.verdict.key,
                "word": self.say("trend_since", since=watched.since, word=watched.word)
                if watched.verdict.tested
                else watched.word,
                "example": say(self._lang, "example") if watched.example else "",
                "address": self._export.address(watched.query),
            },
        }

    def _message(self, one: KeyMessage) -> dict[str, object]:
        verdict = one.verdict.verdict if one.verdict is not None else None
        return {
            "figure": self._runs(one.number),
            "title": self._runs(one.title),
            "long": any(len(word) > _LONG_WORD for word in plain(one.title).split()),
            "text": self._runs(one.text),
            "verdict": (verdict or Verdict.NOT_TESTABLE).key if one.verdict is not None else "",
            "word": (verdict_word(verdict, self._lang) if verdict is not None else one.verdict.text)
            if one.verdict is not None
            else "",
            "note": self._facts[one.verdict.asked][0] if one.verdict is not None else 0,
        }

    def _parts(self, parts: Sequence[TextBlock]) -> list[dict[str, object]]:
        found: list[dict[str, object]] = []
        for part in parts:
            match part:
                case Listing():
                    items = [self._runs(item) for item in part.items]
                    found.append({"kind": "list", "ordered": part.ordered, "items": items})
                case Subheading():
                    found.append({"kind": "heading", "runs": self._runs(part.runs)})
                case _:
                    found.append({"kind": "par", "runs": self._runs(part.runs), "quoted": part.quoted})
        return found

    def _runs(self, runs: Sequence[TextRun]) -> list[dict[str, object]]:
        return [
            {
                "text": run.text,
                "strong": run.strong,
                "emphasis": run.emphasis,
                "link": self._export.leads_to(run.link) if run.link else "",
                "note": self._facts[run.fact.asked][0]
                if run.fact is not None and run.fact.asked in self._facts
                else 0,
            }
            for run in runs
        ]


def _table(table: TextTable) -> dict[str, object]:
    rows = [list(row) for row in table.rows]
    return {"heads": list(table.heads), "rows": rows, "years": table.years}
