"""Charts that can be explored: Plotly figures as JSON, and as one HTML file that needs nothing else."""

from __future__ import annotations

import re
from base64 import b64encode
from functools import lru_cache
from hashlib import sha256

from callbacks.answers import Answers
from callbacks.district_data import Answer
from callbacks.exports.charts import chart_of
from callbacks.exports.contents import Exporting
from callbacks.exports.pictures import fonts, theme_of
from callbacks.server.installed.plotly_script import plotly_script
from dashboard.charts.description import Chart, Space
from dashboard.charts.plotly_figure import to_plotly
from dashboard.drawing.style import Theme
from dashboard.errors import MonitorError, UnknownKey
from dashboard.exports.caption import KARTE, Caption
from dashboard.exports.interactive_page import interactive_page, scripts_of
from dashboard.texts import both, say

SPACE = Space(1040.0, 585.0, 14.0)
"""Room of a chart in a file of its own."""
_ROOM = re.compile(r"(\d{3,4})x(\d{3,4})x(\d{1,2})", re.ASCII)
_SMALLEST, _LARGEST = Space(200.0, 200.0, 8.0), Space(4000.0, 4000.0, 48.0)


def room_of(text: str) -> Space:
    """`1040x585x14` is so many px with letters of 14 px; `SPACE` where nothing is said. Raises MonitorError for
    what is no room or none that a chart fits in."""
    if not text:
        return SPACE
    found = _ROOM.fullmatch(text)
    room = Space(*map(float, found.groups())) if found else None
    if room is None or not all(
        least <= got <= most
        for least, got, most in zip(*map(_sides, (_SMALLEST, room, _LARGEST)), strict=True)
    ):
        german, english = both("failure_room", asked=text[:20])
        raise MonitorError(german, english=english)
    return room


def _sides(room: Space) -> tuple[float, float, float]:
    return room.width, room.height, room.size


@lru_cache(maxsize=1)
def content_policy() -> str:
    """Lets a page run the two scripts that we have put into it and no other."""
    prints = (sha256(one.encode()).digest() for one in scripts_of(plotly_script().decode()))
    ours = " ".join(f"'sha256-{b64encode(one).decode()}'" for one in prints)
    return f"default-src 'none'; script-src {ours}; style-src 'unsafe-inline'; font-src data:; img-src data: blob:"


def figure_json(chart: Chart | None, said: Caption, theme: Theme) -> bytes:
    """The figure as Plotly reads it, with what `said` has to say beside it; without data where there is
    nothing to show."""
    from plotly.graph_objects import Figure  # noqa: PLC0415 - loaded only with the first figure

    figure = to_plotly(chart, theme) if chart else Figure(layout={"meta": {"title": said.title}})
    figure.layout.meta = {**figure.layout.meta, "example": said.example}
    return str(figure.to_json()).encode()


def view_json(exporting: Exporting, answer: Answer, view: str, root: str, room: Space = SPACE) -> bytes:
    """The figure in the room there is. Raises UnknownKey for the map, which is no chart."""
    return figure_json(*_chart(exporting, answer, view, root, room), theme_of(answer))


def view_page(exporting: Exporting, answer: Answer, view: str, root: str) -> bytes:
    """The chart with its caption as one HTML file. Raises UnknownKey for the map, which is no chart."""
    return page_of(*_chart(exporting, answer, view, root, SPACE), theme_of(answer))


def relation_file(
    answers: Answers, query: str, root: str, kind: str, room: Space = SPACE
) -> tuple[bytes, str]:
    """Two indicators of the comparing page against each other, as `html` or `json`, and the data version.

    Raises MonitorError where there are not two places to compare.
    """
    from callbacks.comparison.exports import ComparisonExports  # noqa: PLC0415 - it asks this room for drawings

    exports = ComparisonExports(answers)
    export = exports.export(query, root)
    chart, theme = exports.scatter(export.model, room), theme_of(exports.pages.read(query).answer)
    made = (figure_json if kind == "json" else page_of)(chart, export.caption, theme)
    return made, export.model.version


def page_of(chart: Chart | None, said: Caption, theme: Theme) -> bytes:
    """The chart, or the sentence that stands in its place, with its caption as one HTML file."""
    figure = figure_json(chart, said, theme).decode() if chart else ""
    return interactive_page(said, chart, figure, plotly_script().decode(), fonts(), theme).encode()


def _chart(
    exporting: Exporting, answer: Answer, view: str, root: str, room: Space
) -> tuple[Chart | None, Caption]:
    chosen = answer.selection
    if view == KARTE:
        raise UnknownKey(say(chosen.language, "export_map_not_interactive"))
    said = exporting.caption(answer, view, root, chosen.year)
    return chart_of(exporting, answer, view, room, said), said
