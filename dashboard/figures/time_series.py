"""Draws the time series: lines of places and their context over the years, with what happened in between."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from typing import Any

from dashboard.domain.indicator import Break, Event
from dashboard.figures import style
from dashboard.figures.axes import PLOT_WIDTH, Scale, scale_of, tick_texts, ticks, whole, year_step
from dashboard.figures.labels import end_labels, source_changes
from dashboard.figures.lines import Line, colour_of, extent_of, runs_of
from dashboard.figures.notes import happenings
from dashboard.figures.style import Figure, Theme

__all__ = ["Line", "caption", "time_series"]


def time_series(
    lines: Sequence[Line],
    *,
    theme: Theme = "light",
    lang: str = "de",
    suffix: str = "\u00a0%",
    events: Iterable[Event] = (),
    breaks: Iterable[Break] = (),
    size: float = 13,
    example_word: str = "",
    counts: bool = False,
) -> Figure:
    """Figure of the given lines, of whole numbers where they are `counts`; the first drawn lies lowest, so places lie
    on top of their context.

    Traces carry `meta = {"key", "role"}` and `customdata` with the key of the line at each point, so that the browser
    can mark them. `layout.meta.labels` holds the end labels' wanted heights, by which the browser spaces them.
    """
    colours = style.COLOURS[theme]
    ordered = sorted(lines, key=lambda line: (line.role == "place", line.role == "kreis"))
    known = [line for line in ordered if line.known()]
    figure_layout = style.layout(theme, size=size, right=round(150 * size / 13), suffix=suffix, lang=lang)
    if not known:
        figure_layout["meta"] = {"empty": True}
        return {"data": [], "layout": figure_layout}
    first = min(line.years[line.known()[0]] for line in known)
    last = max(line.years[line.known()[-1]] for line in known)
    notes = [event for event in events if first <= event.year <= last]
    cuts = sorted((cut for cut in breaks if first < cut.year <= last), key=lambda cut: cut.year)
    spans = [line for line in ordered if line.role == "aehnliche" and line.banded()]
    extent, scale = _extent(known, spans), series_scale(lines, notes, cuts, counts=counts)
    cut_years = tuple(cut.year for cut in cuts)

    data: list[dict[str, Any]] = []
    for line in [*spans, *(line for line in known if line not in spans)]:
        data += _band(line, cut_years, colour_of(line, theme), colours.band)
    for line in known:
        data += _strokes(line, cut_years, theme, lang, example_word)
    annotations, wanted = end_labels(known, last, scale, theme, size)
    shapes, texts = happenings(notes, cuts, (first, last), theme, lang, size)
    step = year_step(last - first, PLOT_WIDTH, size)
    figure_layout["xaxis"] |= {
        "range": [first - 0.02 if last > first else first - 1, last if last > first else last + 1],
        "dtick": step,
        "tick0": last if step < 5 else 2000,
    }
    highest = extent[1]
    values = ticks(scale, highest + 0.02 * (scale.high - scale.low))
    figure_layout["yaxis"] |= {
        "range": [scale.low, scale.high],
        "tickvals": values,
        "ticktext": tick_texts(values, scale.step, suffix, lang),
    }
    figure_layout["shapes"] = shapes
    figure_layout["annotations"] = annotations + texts + source_changes(known, theme, lang, size)
    figure_layout["meta"] = {"labels": wanted, "spacing": 1.32 * (size + 0.5), "highest": highest}
    return {"data": data, "layout": figure_layout}


def series_scale(
    lines: Sequence[Line], events: Sequence[Event] = (), breaks: Sequence[Break] = (), *, counts: bool = False
) -> Scale:
    """The axis of values: of all lines and bands, with room on top where something is noted between first and last."""
    known = [line for line in lines if line.known()]
    first = min(line.years[line.known()[0]] for line in known)
    last = max(line.years[line.known()[-1]] for line in known)
    noted = any(first <= event.year <= last for event in events) or any(first < cut.year <= last for cut in breaks)
    spans = [line for line in lines if line.role == "aehnliche" and line.banded()]
    scale = scale_of(_extent(known, spans), room=0.14 if noted else 0.03)
    return whole(scale) if counts else scale


def _extent(known: Sequence[Line], spans: Sequence[Line]) -> tuple[float, float]:
    return extent_of([*known, *(line for line in spans if line not in known)])


def caption(lines: Sequence[Line], lang: str = "de", interval: str = "95-%-Spanne") -> str:
    """What the line styles mean: "Band: 95-%-Spanne · gestrichelt: Land, bis 2020 · gepunktet: Beispieldaten"."""
    german = lang == "de"
    known = [line for line in lines if line.known()]
    if not known:
        return ""
    last = max(line.years[line.known()[-1]] for line in known)
    parts = []
    if any(line.lower is not None for line in known if line.role != "aehnliche"):
        parts.append(f"{'Band' if german else 'band'}: {interval}")
    parts += [_group_words(line, german) for line in lines if line.role == "aehnliche"]
    dashes = (
        {"land": "gestrichelt", "bund": "lang gestrichelt", "ziel": "Strichpunkt"}
        if german
        else {"land": "dashed", "bund": "long dashes", "ziel": "dash-dotted"}
    )
    for role, word in dashes.items():
        for line in known:
            if line.role == role:
                end = line.years[line.known()[-1]]
                until = f", {'bis' if german else 'until'} {end}" if end < last else ""
                parts.append(f"{word}: {line.name}{until}")
    if any(line.is_example(i) for line in known for i in line.known()):
        parts.append("gepunktet: Beispieldaten" if german else "dotted: example data")
    return " · ".join(parts)


def _group_words(line: Line, german: bool) -> str:
    """The similar places: how they are drawn, or why they have no line."""
    span = ("graues Band: mittlere Hälfte" if german else "grey band: middle half") if line.banded() else ""
    drawn = ("fein gestrichelt" if german else "fine dashes") if line.known() else line.texts[-1]
    return f"{line.name}: {', '.join(part for part in (drawn, span) if part)}"


def _band(line: Line, cuts: tuple[int, ...], colour: str, opacity: float) -> list[dict[str, Any]]:
    if line.lower is None or line.upper is None:
        return []
    traces = []
    among = line.banded() if line.role == "aehnliche" else [i for i in line.banded() if i in line.known()]
    for inside in runs_of(line, cuts, among):
        if len(inside) < 2:
            continue
        back = inside[::-1]
        traces.append(
            {
                "type": "scatter",
                "mode": "lines",
                "x": [line.years[i] for i in inside + back],
                "y": [line.upper[i] for i in inside] + [line.lower[i] for i in back],
                "fill": "toself",
                "fillcolor": style.transparent(colour, opacity),
                "line": {"width": 0},
                "hoverinfo": "skip",
                "meta": {"key": line.key, "role": "band"},
            }
        )
    return traces


def _strokes(line: Line, cuts: tuple[int, ...], theme: Theme, lang: str, example_word: str) -> list[dict[str, Any]]:
    """Traces of one line: pieces of one style each, single values as markers, and the end marker of a place."""
    colours = style.COLOURS[theme]
    colour = colour_of(line, theme)
    width = {"place": 2.6, "kreis": 2.2, "ziel": 1.4, "amt": 1.3}.get(line.role, 1.6)
    own = {"land": style.DASH_CONTEXT, "bund": style.DASH_FEDERATION, "ziel": style.DASH_TARGET, "aehnliche": "2px,3px"}
    newest = line.source_at(line.known()[-1])
    traces: list[dict[str, Any]] = []

    def piece(indexes: list[int], mode: str, **more: Any) -> dict[str, Any]:
        return {
            "type": "scatter",
            "mode": mode,
            "x": [line.years[i] for i in indexes],
            "y": [line.values[i] for i in indexes],
            "text": [_tooltip(line, i, example_word) for i in indexes],
            "customdata": [line.key] * len(indexes),
            "hovertemplate": "%{text}<extra></extra>",
            "name": line.name,
            "meta": {"key": line.key, "role": line.role},
            **more,
        }

    for run in runs_of(line, cuts):
        if len(run) == 1:
            dot: dict[str, Any] = {"size": 6 if line.role == "place" else 5, "color": colour}
            if line.is_example(run[0]):
                dot |= {"color": colours.surface, "line": {"color": colour, "width": 1.6}}
            traces.append(piece(run, "markers", marker=dot, cliponaxis=False))
            continue
        start = 0
        for end in range(1, len(run)):
            here, after = _style_of(line, run[end]), _style_of(line, run[end + 1]) if end + 1 < len(run) else None
            if here == after:
                continue
            example, source = here
            dash = style.DASH_EXAMPLE if example else own.get(line.role, "solid")
            if not example and source != newest and not line.is_example(line.known()[-1]) and line.role not in own:
                dash = "9px,3px"  # an earlier source: the line says that it is another one
            traces.append(piece(run[start : end + 1], "lines", line={"color": colour, "width": width, "dash": dash}))
            start = end
    if line.role == "place":
        symbol = style.MARKERS[line.position % len(style.MARKERS)]
        is_open = symbol.endswith("-open")
        marker = {
            "symbol": symbol,
            "size": 9,
            "color": colour,
            "line": {"width": 2 if is_open else 1.6, "color": colour if is_open else colours.surface},
        }
        traces.append(piece([line.known()[-1]], "markers", marker=marker, cliponaxis=False))
    return traces


def _style_of(line: Line, i: int) -> tuple[bool, int]:
    """Whether the step that ends in year `i` is synthetic, and its source."""
    return line.is_example(i), line.source_at(i)


def _tooltip(line: Line, i: int, example_word: str) -> str:
    rows = [f"<b>{escape(line.name)}</b> {line.years[i]}", escape(line.texts[i])]
    if len(line.details) and line.details[i]:
        rows.append(escape(line.details[i]))
    if line.sources and line.source_at(i) >= 0:
        rows.append(escape(line.sources[line.source_at(i)]))
    if example_word and line.is_example(i):
        rows.append(escape(example_word))
    return "<br>".join(rows)
