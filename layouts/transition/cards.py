"""The cards of flow and composition."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from dashboard.texts import say
from layouts import ids
from layouts.attributes import attributes
from layouts.markup import InlineMarkup
from layouts.shell import icon
from layouts.transition.parts import PATH, FlowTable, ShownYear, Whole


def flow_card(shown: ShownYear, lang: str) -> html.Section:
    """The flow in its widths, or why there is none, with its table."""
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


def whole_card(given: Whole, lang: str) -> html.Section:
    """The composition with its switch and the way to the Monitor."""
    drawn: Component = (
        html.Div(
            [html.Div(InlineMarkup(svg), className=f"bl-whole-{name}") for name, svg in given.drawings],
            className="bl-transition-whole",
            role="img",
            **attributes({"aria-label": given.said}),
        )
        if given.drawings
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
