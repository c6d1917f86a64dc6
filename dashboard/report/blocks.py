"""What a chapter is made of, after its placeholders are filled."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from dashboard.domain.definitions.action import ACTION_STATES
from dashboard.domain.report.fact import ReportFact
from dashboard.domain.selection import Selection
from dashboard.report.placeholders import Problem
from dashboard.report.rich_text import TextBlock, TextRuns

RECOMMENDATION_STATES = ACTION_STATES
VIEWS = ("karte", "verlauf", "rangfolge", "zusammensetzung", "tabelle")
"""What a figure of the report shows side by side, at most two of them."""


class GapSign(StrEnum):
    """Which sign of the map stands beside a gap."""

    NOT_REPORTED = "nicht_gemeldet"
    PROTECTED = "geschuetzt"
    NOT_COLLECTED = "nicht_erhoben"


@dataclass(frozen=True, slots=True)
class Section:
    """Begins a section of the chapter; `key` is its anchor."""

    key: str
    title: TextRuns


@dataclass(frozen=True, slots=True)
class Prose:
    """The office's own text."""

    parts: tuple[TextBlock, ...]
    everywhere: bool = False


@dataclass(frozen=True, slots=True)
class KeyMessage:
    """A number with what it means; `verdict` is None where nothing is compared."""

    number: TextRuns
    title: TextRuns
    text: TextRuns
    verdict: ReportFact | None


@dataclass(frozen=True, slots=True)
class ReportFigure:
    """A numbered figure: an indicator in one or two views. `selection` has no version: that is the edition's; `line` is
    where the block begins."""

    selection: Selection
    views: tuple[str, ...]
    title: TextRuns
    line: int
    everywhere: bool = True


@dataclass(frozen=True, slots=True)
class Computed:
    """Sentences that are computed from the figures of a selection, one for each of its places or the whole."""

    selection: Selection
    line: int
    everywhere: bool = True


@dataclass(frozen=True, slots=True)
class Practice:
    """Good practice. `details` are pairs of words; `picture` is the key of a picture of the edition, or empty."""

    title: TextRuns
    text: tuple[TextBlock, ...]
    details: tuple[tuple[str, str], ...]
    picture: str
    picture_text: str


@dataclass(frozen=True, slots=True)
class Recommendation:
    """`due` and `paper` may be empty; `state` is one of RECOMMENDATION_STATES; `watched` is the indicator to
    watch, of its first place, None for none."""

    title: TextRuns
    text: TextRuns
    owner: str
    due: str
    state: str
    paper: str
    watched: Selection | None
    line: int


@dataclass(frozen=True, slots=True)
class DataGap:
    """What is not known, and why."""

    title: TextRuns
    text: TextRuns
    sign: GapSign
    everywhere: bool = False


@dataclass(frozen=True, slots=True)
class Aside:
    """A remark beside the text."""

    title: TextRuns
    text: TextRuns


Block = Section | Prose | KeyMessage | ReportFigure | Computed | Practice | Recommendation | DataGap | Aside


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter with its figures filled in.

    `facts` are all figures that its texts name, in their order; `asked` those and the ones that conditions have
    looked at, with the line of the source. `problems` stop an edition: the line and a German sentence each.
    """

    key: str
    number: int
    title: str
    lead: str
    signed: str
    written: date | None
    blocks: tuple[Block, ...]
    facts: tuple[ReportFact, ...]
    asked: tuple[tuple[int, ReportFact], ...]
    problems: tuple[Problem, ...]
