"""The filters: every control with its label, in reading order.

On a wide screen all of them are a panel at the left. On a laptop those of `bl-in-row` are a row above the page,
and the button at its end opens the panel; on a phone the panel is a drawer."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from dashboard.texts import say
from layouts import ids
from layouts.attributes import attributes
from layouts.fields import search_field
from layouts.monitor.components import Chips, Segments, Select, Still, Switches, TextField, YearSlider
from layouts.monitor.controls import Controls
from layouts.monitor.reference_controls import similar_field
from layouts.options import OneOf
from layouts.shell import icon

IN_ROW = "bl-in-row"
"""Class of the five filters that a meeting uses."""


def filter_panel(controls: Controls, lang: str) -> list[Component]:
    """Everything that can be chosen, in the order of reading."""
    return [
        Still(
            html.Div(
                [
                    html.H2(say(lang, "filter")),
                    html.Button(
                        icon("close"),
                        className="btn bl-quiet",
                        id=ids.MONITOR_FILTER_CLOSE,
                        type="button",
                        **attributes({"aria-label": say(lang, "filter_close")}),
                    ),
                ],
                className="bl-filter-head bl-only-small",
            )
        ),
        _select(say(lang, "theme"), ids.MONITOR_THEMA, controls.theme),
        search_field("indicator", ids.MONITOR_INDICATOR_PICKER, lang, class_name=IN_ROW),
        Switches(ids.MONITOR_OFFICIAL, class_name="bl-official", **controls.official.props()),
        html.P(controls.official_note, id=ids.MONITOR_OFFICIAL_NOTE, className="bl-note"),
        _year(controls, lang),
        _choice(say(lang, "pooling"), ids.MONITOR_POOLING, controls.pooling),
        html.P(controls.pooling_note, id=ids.MONITOR_POOLING_NOTE, className="bl-note"),
        html.Hr(),
        _choice(
            say(lang, "level"),
            ids.MONITOR_LEVEL,
            controls.level,
            hidden=controls.hidden["level"],
            class_name=IN_ROW,
        ),
        html.P(controls.level_note, id=ids.MONITOR_LEVEL_NOTE, className="bl-note"),
        _choice(say(lang, "extent"), ids.MONITOR_EXTENT, controls.extent, class_name=f"{IN_ROW} bl-extent"),
        html.P(controls.extent_note, id=ids.MONITOR_EXTENT_NOTE, className="bl-note"),
        _choice(
            say(lang, "territory"),
            ids.MONITOR_TERRITORY,
            controls.territory,
            hidden=controls.hidden["territory"],
        ),
        Still(search_field("place", ids.MONITOR_PLACE_PICKER, lang, "chosen", "formerly", "unanswered")),
        _select(
            say(lang, "breakdown"),
            ids.MONITOR_BREAKDOWN,
            controls.breakdown,
            hidden=controls.hidden["breakdown"],
        ),
        _select(controls.amt_label, ids.MONITOR_AMT, controls.amt, hidden=controls.hidden["amt"]),
        _select(say(lang, "size"), ids.MONITOR_SIZE, controls.size, hidden=controls.hidden["size"]),
        html.Hr(),
        _comparison(controls, lang),
        html.P(controls.comparison_note, id=ids.MONITOR_COMPARISON_NOTE, className="bl-note"),
        similar_field(
            controls.similar,
            controls.similar_in,
            controls.weights,
            lang,
            hidden=controls.hidden["similar"],
        ),
        _choice(say(lang, "display"), ids.MONITOR_DISPLAY, controls.display),
        _select(
            say(lang, "base_year"),
            ids.MONITOR_BASE_YEAR,
            controls.base_year,
            hidden=controls.hidden["base_year"],
        ),
        _select(say(lang, "classes"), ids.MONITOR_CLASSES, controls.classes),
        _field(
            say(lang, "breaks"),
            html.Div(
                [
                    TextField(ids.MONITOR_BREAKS, controls.breaks),
                    html.P(
                        say(lang, "breaks_hint"),
                        id=ids.MONITOR_BREAKS_NOTE,
                        className="bl-note",
                        role="status",
                    ),
                ]
            ),
            target=ids.MONITOR_BREAKS,
            hidden=controls.hidden["breaks"],
        ),
        _choice(say(lang, "count"), ids.MONITOR_COUNT, controls.count, hidden=controls.hidden["count"]),
        _choice(
            say(lang, "palette"),
            ids.MONITOR_PALETTE,
            controls.palette,
            buttons="bl-palettes",
            hidden=controls.hidden["palette"],
        ),
        html.Button(
            [icon("reset"), say(lang, "reset")],
            id=ids.MONITOR_RESET,
            className="btn bl-quiet bl-reset",
            type="button",
        ),
        Still(
            html.Button(
                [icon("filter"), say(lang, "filter_all")],
                id=ids.MONITOR_FILTER_ALL,
                className="btn btn-outline-secondary bl-filter-all",
                type="button",
                **attributes({"aria-expanded": "false", "aria-controls": ids.MONITOR_FILTER}),
            )
        ),
    ]


def _comparison(controls: Controls, lang: str) -> html.Div:
    """Chips in the panel; in the row a button that says what is chosen and opens them below it.
    monitor/filters/comparison-choice.js writes into the button."""
    chips = Chips(ids.MONITOR_COMPARISON, class_name="bl-chips", **controls.comparison.props())
    opener = html.Button(
        html.Span(_in_short(controls.comparison.labels, lang)),
        id=ids.MONITOR_COMPARISON_OPEN,
        className="form-select bl-comparison-open",
        type="button",
        **attributes(
            {
                "aria-expanded": "false",
                "aria-controls": ids.MONITOR_COMPARISON,
                "aria-describedby": f"{ids.MONITOR_COMPARISON}-label",
                "data-none": say(lang, "comparison_nothing"),
                "data-more": say(lang, "comparison_more", name="{name}", count="{count}"),
            }
        ),
    )
    return _group(
        say(lang, "comparison"),
        html.Div([Still(opener), chips]),
        target=ids.MONITOR_COMPARISON,
        class_name=f"{IN_ROW} bl-comparing",
    )


def _in_short(names: list[str], lang: str) -> str:
    """The first of what is chosen, and how many more there are: "Landkreis +2"."""
    if not names:
        return say(lang, "comparison_nothing")
    more = len(names) - 1
    return say(lang, "comparison_more", name=names[0], count=str(more)) if more else names[0]


def _year(controls: Controls, lang: str) -> html.Div:
    name = html.Div(
        [html.Label(say(lang, "year"), htmlFor=ids.MONITOR_YEAR), html.B(id=ids.MONITOR_YEAR_LABEL)],
        className="bl-lab",
    )
    said = {"data-play": say(lang, "play"), "data-pause": say(lang, "pause")}
    play = html.Button(
        icon("play"),
        id=ids.MONITOR_PLAY,
        className="bl-play",
        type="button",
        **attributes(said | {"aria-label": said["data-play"]}),
    )
    slider = YearSlider(ids.MONITOR_YEAR, **controls.year.props())
    return html.Div(
        [
            Still(name),
            html.Div([Still(play), slider], className="bl-slider"),
            html.Div(ticks(controls), className="bl-ticks", id=ids.MONITOR_TICKS),
        ],
        className=f"bl-field bl-year {IN_ROW}",
    )


def ticks(controls: Controls) -> list[Component]:
    """First and last year below the slider."""
    return [html.Span(end) for end in controls.ticks]


def _field(label: str, control: Component, *, target: str, hidden: bool = False) -> html.Div:
    return html.Div(
        [html.Label(label, htmlFor=target), control],
        className="bl-field",
        id=f"{target}-field",
        hidden=hidden,
    )


def _group(
    label: str, control: Component, *, target: str, hidden: bool = False, class_name: str = ""
) -> html.Div:
    """A field whose control is a group of buttons: labelled by the group itself."""
    return html.Div(
        [html.Div(label, className="bl-lab", id=f"{target}-label"), control],
        className=f"bl-field {class_name}".strip(),
        id=f"{target}-field",
        hidden=hidden,
        role="group",
        **attributes({"aria-labelledby": f"{target}-label"}),
    )


def _select(label: str, id_: str, offered: OneOf, *, hidden: bool = False) -> html.Div:
    """A field of which one thing is chosen from a list."""
    return _field(label, Select(id_, **offered.props()), target=id_, hidden=hidden)


def _choice(
    label: str, id_: str, offered: OneOf, *, hidden: bool = False, class_name: str = "", buttons: str = ""
) -> html.Div:
    """A group whose buttons show all that there is to choose from; `buttons` is a class of theirs alone."""
    segments = Segments(id_, class_name=f"bl-seg {buttons}".strip(), **offered.props())
    return _group(label, segments, target=id_, hidden=hidden, class_name=class_name)
