"""The page that puts places side by side: its frame, which `side-by-side-*.js` fill from one answer."""

from __future__ import annotations

import json
from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard.texts import say
from dashboard.texts.side_by_side import SIDE
from layouts import ids
from layouts.shell import footer, icon
from layouts.side_by_side_choices import COMBOBOX, choices, select_field
from layouts.views import series_card

FILES = (
    ("pdf", "picture", "folder_pdf"),
    ("pptx", "slides", "profile_take_pptx"),
    ("xlsx", "table", "profile_take_xlsx"),
)
"""What can be taken along: ending of the address, icon and key of the wording."""
PARTS = ("verlauf", "themen", "zusammenhang", "karten")
"""Parts of the page in order: values of `ansicht` and ids of the sections."""


def side_by_side(lang: str, address: str, notices: list[Component]) -> html.Div:
    """`address` is where the page's answer lies; `notices` say what could not be shown as asked."""
    return html.Div(
        [
            html.Aside(choices(lang), className="bl-side-choose", **{"aria-label": say(lang, "side_choose")}),
            html.Main(
                [
                    html.Div(notices, id=ids.SIDE_NOTICE, role="status"),
                    _title(lang),
                    html.Div(id=ids.SIDE_STATE, className="bl-side-state", hidden=True),
                    _part("verlauf", [_series(lang), _table(lang)], "bl-side-pair"),
                    html.Div(
                        [_part("themen", [_dots(lang)]), _part("zusammenhang", [_scatter(lang)])],
                        className="bl-side-pair",
                    ),
                    _part("karten", [_maps(lang)]),
                    html.Div([html.P(id=ids.SIDE_SOURCE), footer(lang)], className="bl-foot"),
                ],
                className="bl-side-main",
                id="inhalt",
                tabIndex=-1,
            ),
        ],
        className="bl-side",
        id=ids.SIDE,
        **{"data-address": address, "data-words": _words(lang)},
    )


def _title(lang: str) -> html.Div:
    return html.Div(
        [
            html.Div(
                [
                    html.H1(say(lang, "side"), id=ids.SIDE_TITLE),
                    html.Div(
                        [
                            html.Span(say(lang, "side_lead"), id=ids.SIDE_SUBTITLE),
                            html.Span(say(lang, "badge_all"), id=ids.SIDE_BADGE, className="bl-example", hidden=True),
                        ],
                        className="bl-sub",
                    ),
                ]
            ),
            html.Div(
                [
                    html.Button(
                        [icon("link"), html.Span(say(lang, "link"))],
                        id=ids.SIDE_LINK,
                        className="btn bl-quiet",
                        type="button",
                        **{
                            "data-label": say(lang, "link"),
                            "data-done": say(lang, "link_copied"),
                            "data-failed": say(lang, "link_failed"),
                        },
                    ),
                    html.A(say(lang, "side_monitor"), id=ids.SIDE_MONITOR, href="/", className="btn bl-quiet"),
                    *(_file(kind, sign, word, lang) for kind, sign, word in FILES),
                ],
                className="bl-actions",
                id=ids.SIDE_ACTIONS,
            ),
            html.Nav(
                [html.A(say(lang, f"side_part_{part}"), href=f"#{part}", **{"data-part": part}) for part in PARTS],
                className="bl-side-nav",
                **{"aria-label": say(lang, "side_parts")},
            ),
        ],
        className="bl-title bl-side-title",
    )


def _file(kind: str, sign: str, word: str, lang: str) -> html.A:
    """Where it leads the scripts know; hidden until there are places to compare."""
    return html.A(
        [icon(sign), html.Span(say(lang, word))],
        href=f"/vergleich.{kind}",
        className="btn bl-quiet",
        download="",
        hidden=True,
        title=say(lang, f"takeaway_side_{kind}"),
        **{"data-side-file": kind},
    )


def _part(name: str, content: list[Component], look: str = "") -> html.Div:
    return html.Div(content, id=name, className=f"bl-side-part {look}".strip())


def _series(lang: str) -> html.Section:
    return series_card(lang)


def _table(lang: str) -> html.Section:
    return _card(
        "bl-card-table",
        [
            html.Div([html.H2(say(lang, "side_table")), html.P(id=f"{ids.SIDE_TABLE}-caption")], className="bl-cap"),
            html.Div(
                id=ids.SIDE_TABLE,
                className="bl-side-table",
                tabIndex=0,
                role="region",
                **{"aria-label": say(lang, "side_table")},
            ),
        ],
        say(lang, "side_table"),
    )


def _dots(lang: str) -> html.Section:
    return _card(
        "bl-card-dots",
        [
            html.Div(
                [
                    html.H2(say(lang, "side_dots")),
                    html.Div(select_field(ids.SIDE_THEME, say(lang, "theme")), className="bl-end"),
                ],
                className="bl-cap",
            ),
            html.P(say(lang, "side_dots_signs"), className="bl-side-words"),
            html.Div(id=ids.SIDE_DOTS, className="bl-side-dots"),
        ],
        say(lang, "side_dots"),
    )


def _scatter(lang: str) -> html.Section:
    words: dict[str, Any] = {f"data-{key}": say(lang, f"indicator_{key}", count="{count}") for key in COMBOBOX}
    return _card(
        "bl-card-scatter",
        [
            html.Div(
                [html.H2(say(lang, "side_scatter")), html.P(id=f"{ids.SIDE_SCATTER}-caption")], className="bl-cap"
            ),
            html.Div(
                [
                    html.Label(say(lang, "side_second"), htmlFor=f"{ids.SIDE_SECOND}-input"),
                    html.Div(id=ids.SIDE_SECOND, className="bl-combobox", **words),
                    html.Button(say(lang, "side_swap"), id=ids.SIDE_SWAP, type="button", className="btn bl-quiet"),
                ],
                className="bl-side-second",
            ),
            html.Div(
                [
                    html.Div(id=ids.SIDE_SCATTER, className="bl-layer"),
                    html.Div(html.H3(say(lang, "side_scatter_none")), className="bl-empty bl-state", hidden=True),
                ],
                className="bl-plot bl-plot-scatter",
            ),
            html.Div(id=f"{ids.SIDE_SCATTER}-words", className="bl-side-words bl-side-sentences"),
        ],
        say(lang, "side_scatter"),
    )


def _maps(lang: str) -> html.Section:
    return _card(
        "bl-card-maps",
        [
            html.Div(
                [
                    html.H2(say(lang, "side_maps")),
                    html.P(id=f"{ids.SIDE_MAPS}-caption"),
                    html.Div(select_field(ids.SIDE_BASE, say(lang, "side_base")), className="bl-end"),
                ],
                className="bl-cap",
            ),
            html.Div(id=ids.SIDE_MAPS, className="bl-side-maps"),
            html.Div(
                [
                    html.Div(id=ids.MONITOR_LEGEND, className="bl-legend"),
                    html.Div(id=f"{ids.SIDE_MAPS}-change-legend", className="bl-legend"),
                ],
                className="bl-side-legends",
            ),
            html.H3(say(lang, "side_multiples"), className="bl-side-words"),
            html.Div(id=f"{ids.SIDE_MAPS}-years", className="bl-side-years"),
        ],
        say(lang, "side_maps"),
    )


def _card(look: str, content: list[Component], label: str) -> html.Section:
    return html.Section(content, className=f"bl-card {look}", **{"aria-label": label})


def _words(lang: str) -> str:
    """What the scripts say, with the places of names and numbers in braces."""
    own = {key.removeprefix("side_"): text for key, text in SIDE[lang].items() if key.startswith("side_")}
    more = {
        key: say(lang, key)
        for key in ("side", "close", "error_title", "retry", "few", "example", "and", "notice_newer", "official_only")
    }
    return json.dumps(own | more, ensure_ascii=False)
