"""Everything that the page of the education report shows, and how its addresses are written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from urllib.parse import urlencode

from dash.development.base_component import Component

from dashboard.indicators.wording.district_words import DistrictWords
from dashboard.report.document import ShownChapter, ShownFigure, ShownReport, ShownSection
from dashboard.texts import say

PATH = "/bericht"
ANNEX = "anhang"
"""The chapter that no author writes."""
FILES = ("pdf", "docx", "pptx", "xlsx")
"""In the order of their buttons."""


@dataclass(frozen=True, slots=True)
class ReportAddress:
    """Where in an edition a reader is. `chapter` is empty for the overview, `place` for the district."""

    edition: str
    chapter: str = ""
    place: str = ""
    lang: str = "de"

    def to(self, chapter: str, anchor: str = "") -> str:
        """Another chapter of the same report."""
        return f"{PATH}/{self.edition}{self._query(kapitel=chapter)}{f'#{anchor}' if anchor else ''}"

    def of(self, place: str) -> str:
        """The same chapter of another place's report."""
        return replace(self, place=place).to(self.chapter)

    def file(self, kind: str) -> str:
        """The whole report as a file."""
        return f"{PATH}/{self.edition}.{kind}{self._query()}"

    def picture(self, key: str) -> str:
        """A picture of the edition."""
        return f"{PATH}/{self.edition}/bild/{key}"

    def carried(self) -> list[tuple[str, str]]:
        """What a form that asks for another place keeps."""
        return [(name, value) for name, value in self._pairs(kapitel=self.chapter) if name != "ort"]

    def _pairs(self, kapitel: str = "") -> list[tuple[str, str]]:
        given = ("kapitel", kapitel), ("ort", self.place), ("sprache", "" if self.lang == "de" else self.lang)
        return [(name, value) for name, value in given if value]

    def _query(self, kapitel: str = "") -> str:
        query = urlencode(self._pairs(kapitel))
        return f"?{query}" if query else ""


@dataclass(frozen=True, slots=True)
class ListedEdition:
    """An edition in the list. `withdrawn` is None where it is in force, `reason` says why it is not."""

    key: str
    title: str
    subtitle: str
    version: str
    closing: date | None
    published: date | None
    example: bool
    withdrawn: date | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class FigureView:
    """One side of a figure: its drawings (SVG) by the width that they are for, empty where there is nothing to draw
    or the view is a table; `said` is the drawing in words, `caption` what its lines are."""

    view: str
    drawings: tuple[tuple[str, str], ...] = ()
    said: str = ""
    caption: str = ""
    legend: MapKey | None = None


@dataclass(frozen=True, slots=True)
class KeyEntry:
    """A line of a map's legend: `sign` is a class of style sheets, empty for a class of values; `mark` stands in it,
    `colour` is one of CSS or empty."""

    sign: str
    mark: str
    colour: str
    label: str
    count: str


@dataclass(frozen=True, slots=True)
class MapKey:
    """The legend of a map: classes from low to high, signs of statuses, circles (number and radius in px)."""

    heading: str
    note: str
    classes: tuple[KeyEntry, ...]
    symbols: tuple[KeyEntry, ...]
    circles: tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class ShownPicture:
    """A picture of the edition: what it shows in words, and its size in px."""

    alt: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class ReportParts:
    """A report and where in it the reader is. `chapter` is None for overview and annex; `views` and `courses` (short
    lines of what is watched, as SVG) are those of the chapter, by number. `pictures` are those of the
    chapter, `places` those that a report can be of, by level, `files` the kinds
    of files that there are of it."""

    report: ShownReport
    address: ReportAddress
    chapter: ShownChapter | None
    views: Mapping[str, tuple[FigureView, ...]]
    courses: Mapping[str, str]
    pictures: Mapping[str, ShownPicture]
    places: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]
    words: DistrictWords
    files: tuple[str, ...] = FILES
    notices: tuple[Component, ...] = ()

    @property
    def lang(self) -> str:
        """Of the interface."""
        return self.report.lang

    @property
    def is_annex(self) -> bool:
        """Whether the annex is shown."""
        return self.chapter is None and self.address.chapter == ANNEX

    @property
    def chapters(self) -> tuple[ShownChapter, ...]:
        """Those that have something of the place."""
        return tuple(one for one in self.report.chapters if one.blocks)


def section_anchor(section: ShownSection) -> str:
    """Where a section is within its chapter; what authors call it is no name of ours."""
    return f"abschnitt-{section.key}"


def figure_anchor(number: str) -> str:
    """Where a figure is within its chapter."""
    return f"abbildung-{number.replace('.', '-')}"


def definition_anchor(indicator: str) -> str:
    """Where an indicator is explained in the annex."""
    return f"begriff-{indicator}"


def monitor_query(figure: ShownFigure) -> str:
    """The Monitor at the edition's data version, on the tab that the figure shows."""
    tab = next((one for one in figure.views if one in ("rangfolge", "zusammensetzung", "tabelle")), "")
    query = figure.query
    return f"{query}&ansicht={tab}" if tab and "ansicht=" not in query else query


def chapter_name(chapter: ShownChapter) -> str:
    """Number and title."""
    return f"{chapter.number} {chapter.title}"


def place_name(parts: ReportParts) -> str:
    """Of what the report is."""
    return parts.report.owner if parts.report.whole else parts.report.place.name


def german(parts: ReportParts) -> dict[str, Any]:
    """Attributes of what the office has written, which stays German on an English page."""
    return written_in(parts.lang)


def written_in(lang: str) -> dict[str, Any]:
    """As `german`, of a page in `lang`."""
    return {} if lang == "de" else {"lang": "de"}


def page_name(parts: ReportParts) -> str:
    """What the window is called."""
    place = "" if parts.report.whole else parts.report.place.name
    at = (
        chapter_name(parts.chapter)
        if parts.chapter
        else say(parts.lang, "report_annex")
        if parts.is_annex
        else ""
    )
    return " · ".join(one for one in (at, parts.report.title, place) if one)
