"""What a time series is made of: lines of places and their context, with events and breaks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.charts.axes import Scale, least_span, scale_of
from dashboard.charts.axes import whole as in_whole_steps
from dashboard.charts.series.lines import Line, extent_of
from dashboard.domain.indicator import Break, Event

_LEAST_SPAN = 0.25  # of the farthest value, that the axis spans at least: else noise looks like a mountain


@dataclass(frozen=True, slots=True)
class SeriesContent:
    """What is drawn: lines, events and breaks. `unit` is the indicator's, `counts` are whole numbers,
    `example` is the word that marks an example in tooltips."""

    lines: Sequence[Line]
    unit: str
    events: Sequence[Event] = ()
    breaks: Sequence[Break] = ()
    counts: bool = False
    example: str = ""
    lang: str = "de"

    def known(self) -> list[Line]:
        """Lines with a value, the first drawn lowest, so that places lie on top of their context."""
        ordered = sorted(self.lines, key=lambda line: (line.role == "place", line.role == "kreis"))
        return [line for line in ordered if line.known()]

    def span(self) -> tuple[int, int]:
        """First and last year with a value."""
        known = self.known()
        first = min(line.years[line.known()[0]] for line in known)
        return first, max(line.years[line.known()[-1]] for line in known)

    def noted(self) -> tuple[list[Event], list[Break]]:
        """Events and breaks between first and last value, breaks in order."""
        first, last = self.span()
        cuts = (cut for cut in self.breaks if first < cut.year <= last)
        return [event for event in self.events if first <= event.year <= last], sorted(
            cuts, key=lambda cut: cut.year
        )

    def bands(self) -> list[Line]:
        """Groups of places whose middle half is drawn, whether or not they have a line."""
        return [line for line in self.lines if line.role == "aehnliche" and line.banded()]

    def extent(self) -> tuple[float, float]:
        """The lowest and the highest number that is drawn, of lines and bands."""
        known = self.known()
        return extent_of([*known, *(line for line in self.bands() if line not in known)])

    def scale(self) -> Scale:
        """The axis of values: of all lines and bands, with room on top where something is noted."""
        extent = least_span(self.extent(), _LEAST_SPAN)
        scale = scale_of(extent, room=0.14 if any(self.noted()) else 0.03)
        return in_whole_steps(scale) if self.counts else scale
