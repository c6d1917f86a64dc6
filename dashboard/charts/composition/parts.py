"""What a composition shows, whatever its size: rows of pieces, with everything that is written of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from dashboard.charts.description import Axis, Colour, Tick
from dashboard.indicators.composition.division import HIDDEN

YEARS, PLACES = "jahre", "orte"
"""What has a row each."""
SHARES = Axis(
    0.0, 100.0, tuple(Tick(float(one), f"{one}" if one < 100 else "100\u00a0%") for one in range(0, 101, 25))
)


@dataclass(frozen=True, slots=True)
class NamedPart:
    """A part of the whole as the legend names it."""

    name: str
    fill: Colour
    ink: Colour


@dataclass(frozen=True, slots=True)
class RowPiece:
    """One piece of a bar, from `start` to `end` as shares (0 to 1) of its whole.

    `part` is its position among the parts, HIDDEN for all that is kept secret. `text` is its share without unit,
    `counted` its count as text, empty without. `lower` and `upper` are the limits of its share (0 to 1), None
    where there are none. `words` are the tooltip's lines.
    """

    part: int
    start: float
    end: float
    text: str
    counted: str = ""
    lower: float | None = None
    upper: float | None = None
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CompositionRow:
    """One bar: a year of one place, or one place in a year.

    `total` is the count of the whole, None where it is not known, and `total_text` what is written of it.
    Without pieces `note` says why, and `secret` that it is confidentiality. `position` is that of a selected
    place, -1 of others; `few` says that few cases stand behind it.
    """

    key: str
    name: str
    year: int
    pieces: tuple[RowPiece, ...] = ()
    total: float | None = None
    total_text: str = ""
    note: str = ""
    secret: bool = False
    few: bool = False
    position: int = -1


@dataclass(frozen=True, slots=True)
class CompositionParts:
    """A whole over the years of one place (`over_years`, ascending) and over places in each year (`over_places`,
    by `years`).

    `subject` is the place whose years are shown. The axes of counts are None where no whole has one.
    `hidden_name` is what secret pieces are called, `captions` say below the bars of years and of places what has to
    be known, `more` how many places have no bar where there is no room for all.
    """

    lang: str
    palette: str
    parts: tuple[NamedPart, ...]
    hidden_name: str
    subject: str
    years: tuple[int, ...]
    over_years: tuple[CompositionRow, ...]
    over_places: tuple[tuple[CompositionRow, ...], ...]
    shares: Axis = SHARES
    counts_of_years: Axis | None = None
    counts_of_places: Axis | None = None
    captions: tuple[str, str] = ("", "")
    more: str = "… {count}"

    def rows(self, over: str, year: int) -> Sequence[CompositionRow]:
        """The bars of an arrangement; none of places in a year that is not held."""
        if over == YEARS:
            return self.over_years
        return self.over_places[self.years.index(year)] if year in self.years else ()

    def caption(self, over: str) -> str:
        """What stands below the bars."""
        return self.captions[0 if over == YEARS else 1]

    def counts(self, over: str) -> Axis | None:
        """The axis of counts of an arrangement; None where no whole has one."""
        return self.counts_of_years if over == YEARS else self.counts_of_places

    def shown_years(self, over: str) -> tuple[int, ...]:
        """Years in which an arrangement has a bar, ascending."""
        if over == YEARS:
            return tuple(row.year for row in self.over_years if row.pieces or row.secret)
        pairs = zip(self.years, self.over_places, strict=True)
        return tuple(year for year, rows in pairs if any(row.pieces or row.secret for row in rows))

    def has_limits(self, over: str) -> bool:
        """Whether any piece of an arrangement has limits."""
        every = [self.over_years] if over == YEARS else self.over_places
        return any(piece.lower is not None for rows in every for row in rows for piece in row.pieces)

    def spoken(self, row: CompositionRow) -> str:
        """The pieces of a bar in words, or why there are none."""
        named = [
            f"{self.hidden_name if piece.part == HIDDEN else self.parts[piece.part].name} {piece.text}\u00a0%"
            for piece in row.pieces
        ]
        return ", ".join(named) or row.note

    def has_hidden(self, over: str) -> bool:
        """Whether any bar of an arrangement, in whatever year, has something secret."""
        every = [self.over_years] if over == YEARS else self.over_places
        return any(
            row.secret or any(piece.part == HIDDEN for piece in row.pieces) for rows in every for row in rows
        )


@dataclass(frozen=True, slots=True)
class Arrangement:
    """How a composition is shown: a bar for each year or place, in counts or shares, with limits or without."""

    over: str = YEARS
    counted: bool = False
    limits: bool = False


@dataclass(frozen=True, slots=True)
class ShownRows:
    """Rows that have room, from the top, and the px that each takes."""

    rows: Sequence[CompositionRow] = field(default_factory=tuple)
    step: float = 0.0
