"""The page on the way from school to work: filters, flow, composition and stations, complete as HTML;
assets/transition/ steps through years and makes the flow answer to pointer and keys."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import parse_qsl

from dash import html
from dash.development.base_component import Component

from dashboard.domain.selection import Selection
from dashboard.texts import say
from dashboard.texts.meeting import script_texts
from dashboard.transition.stations import Station
from layouts import ids
from layouts.attributes import attributes
from layouts.form_controls import Input
from layouts.markup import InlineMarkup
from layouts.shell import footer, icon
from layouts.transition.stations import station_line

PATH = "/uebergang"
SEXES = (("", "all"), ("geschlecht:w", "women"), ("geschlecht:m", "men"))


@dataclass(frozen=True, slots=True)
class KeyNumber:
    """One number above the flow: its name, its share or count, what it is counted from, and what is said of it."""

    name: str
    text: str
    counts: str
    said: str


@dataclass(frozen=True, slots=True)
class FlowTable:
    """The flow as a table: heads, and rows of a name and its cells; `note` stands below."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    note: str


@dataclass(frozen=True, slots=True)
class Whole:
    """The composition beside the flow as SVG with what it says; without a drawing `said` says why. `query` opens it in
    the Monitor, `arrangements` are names and queries of the page with bars of years or places, and which this is."""

    title: str
    base: str
    drawing: str
    said: str
    caption: str
    query: str
    arrangements: tuple[tuple[str, str, bool], ...] = ()


@dataclass(frozen=True, slots=True)
class ShownYear:
    """What the page shows of one year. `drawings` are the flow in three widths, by their names in style sheets,
    empty where `none` says why there is no flow. `query` is the address's, `version` that of the figures."""

    year: int
    place: str
    example: bool
    figures: tuple[KeyNumber, ...]
    drawings: tuple[tuple[str, str], ...]
    none: str
    table: FlowTable | None
    whole: Whole | None
    stations: tuple[Station, ...]
    query: str
    sources: str
    version: str
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Choices:
    """What the filters offer: places (of each level its name, then keys and names), years, and what is chosen."""

    places: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]
    years: tuple[int, ...]
    asked: Selection


def transition_page(
    shown: ShownYear, choices: Choices, notices: Sequence[Component], address: str, lang: str
) -> html.Div:
    """The whole page below the head; `address` is where its scripts ask for other years and places."""
    return html.Div(
        [
            html.Aside(
                _filters(choices, lang),
                className="bl-transition-filter",
                **attributes({"aria-label": say(lang, "transition_filters")}),
            ),
            html.Main(
                [
                    html.Div(list(notices), id=ids.TRANSITION_NOTICE, role="status"),
                    html.Div(list(shown_year(shown, lang)), id=ids.TRANSITION_SHOWN),
                    footer(lang),
                ],
                className="bl-transition-main",
                id="inhalt",
                tabIndex=-1,
            ),
        ],
        className="bl-transition",
        id=ids.TRANSITION,
        **attributes(
            {
                "data-address": address,
                "data-failed": say(lang, "transition_failed"),
                "data-stepped": say(lang, "transition_stepped", year="{year}"),
                "data-copied": say(lang, "link_copied"),
                "data-not-copied": say(lang, "link_failed"),
            }
        ),
    )


def shown_year(shown: ShownYear, lang: str) -> list[Component]:
    """Everything that the year changes."""
    return [
        _title(shown, lang),
        *([_figures(shown.figures, lang)] if shown.figures else []),
        html.Div(
            [_flow(shown, lang), *([_whole(shown.whole, lang)] if shown.whole else [])],
            className="bl-transition-pair",
        ),
        station_line(shown.stations, lang),
        html.P(shown.sources, className="bl-transition-sources"),
    ]


# --- filters ---


def _filters(choices: Choices, lang: str) -> html.Form:
    asked = choices.asked
    carried = replace_query(asked)
    return html.Form(
        [
            *(Input(type="hidden", name=name, value=value) for name, value in carried),
            html.Div(
                [
                    html.Label(say(lang, "transition_place"), htmlFor=ids.TRANSITION_PLACE, className="bl-lab"),
                    html.Select(
                        [
                            html.Optgroup(
                                [
                                    html.Option(name, value=key, selected=key == "".join(asked.places[:1]))
                                    for key, name in places
                                ],
                                label=level,
                            )
                            for level, places in choices.places
                        ],
                        id=ids.TRANSITION_PLACE,
                        name="gebiete",
                        className="form-select",
                    ),
                ],
                className="bl-field",
            ),
            *([_year(choices, lang)] if choices.years else []),
            html.Hr(),
            _sexes(choices, lang),
            html.Button(say(lang, "transition_show"), type="submit", className="btn btn-primary bl-transition-submit"),
            html.Div(
                [
                    icon("info"),
                    html.Span(
                        [html.B(say(lang, "transition_protected")), html.Br(), say(lang, "transition_protected_why")]
                    ),
                ],
                className="bl-note bl-transition-note",
            ),
        ],
        action=PATH,
        method="get",
        id=ids.TRANSITION_FORM,
    )  # fmt: skip


def replace_query(asked: Selection) -> list[tuple[str, str]]:
    """The parameters that the fields of the form do not hold."""
    return parse_qsl(asked.to_query(without=("gebiete", "jahr", "gliederung", "ebene")))


def _year(choices: Choices, lang: str) -> html.Div:
    years, year, play = choices.years, choices.asked.year or choices.years[-1], say(lang, "play")
    return html.Div(
        [
            html.Div(
                [
                    html.Label(say(lang, "year"), htmlFor=ids.TRANSITION_YEAR),
                    html.B(str(year), id=f"{ids.TRANSITION_YEAR}-label"),
                ],
                className="bl-lab",
            ),
            html.Div(
                [
                    html.Button(
                        icon("play"),
                        id=f"{ids.TRANSITION_YEAR}-play",
                        type="button",
                        className="bl-play",
                        **attributes(
                            {
                                "aria-label": play,
                                "data-play": play,
                                "data-stop": say(lang, "pause"),
                            }
                        ),
                    ),
                    Input(
                        type="range",
                        id=ids.TRANSITION_YEAR,
                        name="jahr",
                        min=years[0],
                        max=years[-1],
                        step=1,
                        value=year,
                        className="form-range",
                    ),
                ],
                className="bl-slider",
            ),
            html.Div([html.Span(str(years[0])), html.Span(str(years[-1]))], className="bl-ticks"),
        ],
        className="bl-field bl-year",
    )


def _sexes(choices: Choices, lang: str) -> html.Fieldset:
    chosen = choices.asked.breakdown
    return html.Fieldset(
        [
            html.Legend(say(lang, "transition_sex"), className="bl-lab"),
            html.Div(
                [
                    html.Label(
                        [
                            _radio(value, value == chosen),
                            html.Span(say(lang, f"transition_sex_{word}")),
                        ]
                    )
                    for value, word in SEXES
                ],
                className="bl-seg bl-transition-sexes",
            ),
        ],
        className="bl-field",
    )  # fmt: skip


def _radio(value: str, chosen: bool) -> Input:
    checked = {"checked": True} if chosen else {}
    return Input(type="radio", name="gliederung", value=value, **checked)


# --- what is shown ---


def _title(shown: ShownYear, lang: str) -> html.Div:
    badge = [html.Span(say(lang, "badge_all"), className="bl-example")] if shown.example else []
    return html.Div(
        [
            html.Div(
                [
                    html.H1(
                        [say(lang, "transition_title"), " ", html.Span(f"{shown.place} {shown.year or ''}".strip())]
                    ),
                    html.Div([html.Span(say(lang, "transition_lead")), *badge], className="bl-sub"),
                ]
            ),
            html.Div(list(_actions(shown, lang)), className="bl-actions"),
        ],
        className="bl-title bl-transition-title",
    )  # fmt: skip


def _actions(shown: ShownYear, lang: str) -> list[Component]:
    files = (
        ("picture", "/bild/uebergang.png", say(lang, "export_picture")),
        ("slides", f"{PATH}/folie.pptx", say(lang, "export_slides")),
        ("table", f"{PATH}/tabelle.xlsx", say(lang, "export_table")),
    )
    return [
        html.Button(
            [icon("link"), html.Span(say(lang, "link"))],
            id=ids.TRANSITION_LINK,
            type="button",
            className="btn bl-quiet",
        ),
        html.Button(
            [icon("keep"), html.Span(say(lang, "meeting_keep"))],
            id=ids.TRANSITION_KEEP,
            type="button",
            className="btn bl-quiet",
            title=say(lang, "meeting_keep_title"),
            **attributes({"data-words": script_texts(lang), "data-query": shown.query, "data-version": shown.version}),
        ),
        *(
            html.A(
                [icon(sign), html.Span(words)], href=f"{path}?{shown.query}", className="btn bl-quiet", download="",
                **attributes({"data-export": sign}),
            )
            for sign, path, words in files
        ),
    ]  # fmt: skip


def _figures(figures: Sequence[KeyNumber], lang: str) -> html.Dl:
    return html.Dl(
        [
            html.Div(
                [
                    html.Dt(one.name),
                    html.Dd(
                        [
                            html.Div([html.B(one.text), html.Span(one.counts)], className="bl-big"),
                            html.Div(
                                [
                                    html.Span(one.said),
                                ],
                                className="bl-second",
                            ),
                        ]
                    ),
                ],
                className="bl-figure",
            )
            for one in figures
        ],
        className="bl-figures bl-transition-figures",
    )  # fmt: skip


def _flow(shown: ShownYear, lang: str) -> html.Section:
    caption = say(lang, "flow_subtitle", step=5) if shown.drawings else ""
    title = say(lang, "flow_title")
    inner: list[Component] = []
    if shown.drawings:
        inner += [
            html.Div(
                [html.Div(InlineMarkup(svg), className=f"bl-flow-{name}") for name, svg in shown.drawings],
                className="bl-flow",
                id=ids.TRANSITION_FLOW,
            ),
            html.Div(className="bl-tip bl-flow-tip", hidden=True, **attributes({"aria-hidden": "true"})),
            *(html.P(note, className="bl-xs") for note in shown.notes),
        ]
    else:
        inner.append(html.Div(html.H3(shown.none), className="bl-empty bl-state bl-flow-none"))
    if shown.table:
        inner.append(_table(shown.table, lang))
    return html.Section(
        [
            html.Div(
                [
                    html.H2(title), html.P(caption),
                    *([_explore(shown, title, lang)] if shown.drawings else []),
                ],
                className="bl-cap",
            ),
            *inner,
        ],
        className="bl-card bl-flow-card",
        **attributes({"aria-label": title}),
    )  # fmt: skip


def _explore(shown: ShownYear, title: str, lang: str) -> html.A:
    """The flow to explore: a page of its own, with the one script that is too large for this one."""
    return html.A(
        [icon("explore"), html.Span(say(lang, "explore"))],
        href=f"/bild/uebergang.html?{shown.query}",
        className="btn bl-quiet bl-explore",
        **attributes({"aria-label": say(lang, "explore_of", view=title)}),
    )


def _table(given: FlowTable, lang: str) -> html.Details:
    return html.Details(
        [
            html.Summary(say(lang, "flow_as_table")),
            html.Div(
                html.Table(
                    [
                        html.Caption(say(lang, "flow_table_caption"), className="visually-hidden"),
                        html.Thead(html.Tr([html.Th(head, scope="col") for head in given.heads])),
                        html.Tbody(
                            [
                                html.Tr(
                                    [html.Th(row[0], scope="row"), *(html.Td(cell, className="n") for cell in row[1:])]
                                )
                                for row in given.rows
                            ]
                        ),
                    ],
                    className="bl-flow-numbers",
                ),
                className="bl-flow-scroll",
                tabIndex=0,
                role="region",
                **attributes({"aria-label": say(lang, "flow_table_caption")}),
            ),
            *([html.P(given.note, className="bl-xs")] if given.note else []),
        ],
        className="bl-flow-table",
        id=ids.TRANSITION_TABLE,
    )  # fmt: skip


def _whole(given: Whole, lang: str) -> html.Section:
    drawn: Component = (
        html.Div(
            InlineMarkup(given.drawing),
            className="bl-transition-whole",
            role="img",
            **attributes({"aria-label": given.said}),
        )
        if given.drawing
        else html.Div(html.H3(given.said), className="bl-empty bl-state")
    )
    return html.Section(
        [
            html.Div(
                [
                    html.H2(given.title),
                    html.P(given.base),
                    *([_switch(given, lang)] if given.arrangements else []),
                ],
                className="bl-cap",
            ),
            drawn,
            html.P(
                [
                    f"{given.caption} " if given.caption else "",
                    html.A(say(lang, "composition_open"), href=f"/?{given.query}", className="bl-link"),
                ],
                className="bl-xs",
            ),
        ],
        className="bl-card bl-whole-card",
        **attributes({"aria-label": given.title}),
    )


def _switch(given: Whole, lang: str) -> html.Div:
    """Links to the page with bars of years or of places."""
    links = [
        html.A(
            name,
            href=f"{PATH}?{query}",
            **attributes({"data-arrange": query, **({"aria-current": "true"} if present else {})}),
        )
        for name, query, present in given.arrangements
    ]
    return html.Div(
        html.Div(links, className="bl-seg", role="group", **attributes({"aria-label": say(lang, "composition_over")})),
        className="bl-end",
    )  # fmt: skip
