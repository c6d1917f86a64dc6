"""The page that puts places side by side: its frame, which assets/comparison/ fills from one answer."""

from __future__ import annotations

import json

from dash import html
from dash.development.base_component import Component

from dashboard.indicators.wording.district_words import DistrictWords
from dashboard.texts import say
from dashboard.texts.comparing import COMPARISON
from layouts import ids
from layouts.attributes import attributes
from layouts.cards import series_card
from layouts.comparison.choices import COMBOBOX, choices, select_field
from layouts.comparison.wholes import wholes_card
from layouts.exploring import explore_button
from layouts.own_words import own_wording, target_button
from layouts.shell import MONITOR, footer, icon

FILES = (
    ("pdf", "picture", "meeting_pdf"),
    ("pptx", "slides", "profile_export_pptx"),
    ("xlsx", "table", "profile_export_xlsx"),
)
"""What can be taken along: ending of the address, icon and key of the wording."""
PARTS = ("verlauf", "themen", "zusammenhang", "zusammensetzung", "karten")
"""Parts of the page in order: values of `ansicht` and ids of the sections."""


def comparison_content(lang: str, address: str, notices: list[Component], words: DistrictWords) -> html.Div:
    """`address` is where the page's answer lies; `notices` say what could not be shown as asked."""
    return html.Div(
        [
            html.Aside(
                choices(lang),
                className="bl-comparison-choose",
                **attributes({"aria-label": say(lang, "comparison_choose")}),
            ),
            html.Main(
                [
                    html.Div(notices, id=ids.COMPARISON_NOTICE, role="status"),
                    _title(lang),
                    html.Div(id=ids.COMPARISON_STATE, className="bl-comparison-state", hidden=True),
                    _part("verlauf", [_series(lang), _table(lang)], "bl-comparison-pair"),
                    html.Div(
                        [_part("themen", [_dots(lang, words)]), _part("zusammenhang", [_scatter(lang)])],
                        className="bl-comparison-pair",
                    ),
                    _part("zusammensetzung", [wholes_card(lang)]),
                    _part("karten", [_maps(lang)]),
                    html.Div([html.P(id=ids.COMPARISON_SOURCE), footer(lang)], className="bl-foot"),
                ],
                className="bl-comparison-main",
                id="inhalt",
                tabIndex=-1,
            ),
            own_wording(lang),
        ],
        className="bl-comparison",
        id=ids.COMPARISON,
        **attributes({"data-address": address, "data-words": _words(lang, words)}),
    )


def _title(lang: str) -> html.Div:
    return html.Div(
        [
            html.Div(
                [
                    html.H1(say(lang, "comparison_page"), id=ids.COMPARISON_TITLE),
                    html.Div(
                        [
                            html.Span(say(lang, "comparison_lead"), id=ids.COMPARISON_SUBTITLE),
                            html.Span(
                                say(lang, "badge_all"),
                                id=ids.COMPARISON_BADGE,
                                className="bl-example",
                                hidden=True,
                            ),
                        ],
                        className="bl-sub",
                    ),
                ]
            ),
            html.Div(
                [
                    html.Button(
                        [icon("link"), html.Span(say(lang, "link"))],
                        id=ids.COMPARISON_LINK,
                        className="btn bl-quiet",
                        type="button",
                        **attributes(
                            {
                                "data-label": say(lang, "link"),
                                "data-done": say(lang, "link_copied"),
                                "data-failed": say(lang, "link_failed"),
                            }
                        ),
                    ),
                    html.A(
                        say(lang, "comparison_monitor"),
                        id=ids.COMPARISON_MONITOR,
                        href=MONITOR,
                        className="btn bl-quiet",
                    ),
                    *(_file(kind, sign, word, lang) for kind, sign, word in FILES),
                    html.A(
                        [icon("onward"), html.Span(say(lang, "embedding_page"))],
                        href="/einbetten/vergleich",
                        className="btn bl-quiet",
                        title=say(lang, "embedding_action"),
                        **attributes({"data-comparison-embedding": "1"}),
                    ),
                ],
                className="bl-actions",
                id=ids.COMPARISON_ACTIONS,
            ),
            html.Nav(
                [
                    html.A(
                        say(lang, f"comparison_part_{part}"),
                        href=f"#{part}",
                        **attributes({"data-part": part}),
                    )
                    for part in PARTS
                ],
                className="bl-comparison-nav",
                **attributes({"aria-label": say(lang, "comparison_parts")}),
            ),
        ],
        className="bl-title bl-comparison-title",
    )


def _file(kind: str, sign: str, word: str, lang: str) -> html.A:
    """Where it leads the scripts know; hidden until there are places to compare."""
    return html.A(
        [icon(sign), html.Span(say(lang, word))],
        href=f"/vergleich.{kind}",
        className="btn bl-quiet",
        download="",
        hidden=True,
        title=say(lang, f"export_comparison_{kind}"),
        **attributes({"data-comparison-file": kind}),
    )


def _part(name: str, content: list[Component], look: str = "") -> html.Div:
    return html.Div(content, id=name, className=f"bl-comparison-part {look}".strip())


def _series(lang: str) -> html.Section:
    return series_card(lang)


def _table(lang: str) -> html.Section:
    return _card(
        "bl-card-table",
        [
            html.Div(
                [html.H2(say(lang, "comparison_table")), html.P(id=f"{ids.COMPARISON_TABLE}-caption")],
                className="bl-cap",
            ),
            html.Div(
                id=ids.COMPARISON_TABLE,
                className="bl-comparison-table",
                tabIndex=0,
                role="region",
                **attributes({"aria-label": say(lang, "comparison_table")}),
            ),
            html.Div(id=ids.COMPARISON_OWN, className="bl-comparison-own", hidden=True),
            html.P(target_button(lang, ids.COMPARISON_OWN_TARGET), className="bl-comparison-aim"),
        ],
        say(lang, "comparison_table"),
    )


def _dots(lang: str, words: DistrictWords) -> html.Section:
    return _card(
        "bl-card-dots",
        [
            html.Div(
                [
                    html.H2(say(lang, "comparison_dots")),
                    html.Div(select_field(ids.COMPARISON_THEME, say(lang, "theme")), className="bl-end"),
                ],
                className="bl-cap",
            ),
            html.P(words.say(lang, "comparison_dots_signs"), className="bl-comparison-words"),
            html.Div(id=ids.COMPARISON_DOTS, className="bl-comparison-dots"),
        ],
        say(lang, "comparison_dots"),
    )


def _scatter(lang: str) -> html.Section:
    words = {f"data-{key}": say(lang, f"indicator_{key}", count="{count}") for key in COMBOBOX}
    return _card(
        "bl-card-scatter",
        [
            html.Div(
                [
                    html.H2(say(lang, "comparison_scatter")),
                    html.P(id=f"{ids.COMPARISON_SCATTER}-caption"),
                    explore_button("zusammenhang", say(lang, "explore_relation"), lang),
                ],
                className="bl-cap",
            ),
            html.Div(
                [
                    html.Label(say(lang, "comparison_second"), htmlFor=f"{ids.COMPARISON_SECOND}-input"),
                    html.Div(id=ids.COMPARISON_SECOND, className="bl-combobox", **attributes(words)),
                    html.Button(
                        say(lang, "comparison_swap"),
                        id=ids.COMPARISON_SWAP,
                        type="button",
                        className="btn bl-quiet",
                    ),
                ],
                className="bl-comparison-second",
            ),
            html.Div(
                [
                    html.Div(id=ids.COMPARISON_SCATTER, className="bl-layer"),
                    html.Div(
                        html.H3(say(lang, "comparison_scatter_none")),
                        className="bl-empty bl-state",
                        hidden=True,
                    ),
                ],
                className="bl-plot bl-plot-scatter",
            ),
            html.Div(
                id=f"{ids.COMPARISON_SCATTER}-words", className="bl-comparison-words bl-comparison-sentences"
            ),
        ],
        say(lang, "comparison_scatter"),
    )


def _maps(lang: str) -> html.Section:
    return _card(
        "bl-card-maps",
        [
            html.Div(
                [
                    html.H2(say(lang, "comparison_maps")),
                    html.P(id=f"{ids.COMPARISON_MAPS}-caption"),
                    html.Div(
                        select_field(ids.COMPARISON_BASE, say(lang, "comparison_base")), className="bl-end"
                    ),
                ],
                className="bl-cap",
            ),
            html.Div(id=ids.COMPARISON_MAPS, className="bl-comparison-maps"),
            html.Div(
                [
                    html.Div(id=ids.MONITOR_LEGEND, className="bl-legend"),
                    html.Div(id=f"{ids.COMPARISON_MAPS}-change-legend", className="bl-legend"),
                ],
                className="bl-comparison-legends",
            ),
            html.H3(say(lang, "comparison_multiples"), className="bl-comparison-words"),
            html.Div(id=f"{ids.COMPARISON_MAPS}-years", className="bl-comparison-years"),
        ],
        say(lang, "comparison_maps"),
    )


def _card(look: str, content: list[Component], label: str) -> html.Section:
    return html.Section(content, className=f"bl-card {look}", **attributes({"aria-label": label}))


def _words(lang: str, words: DistrictWords) -> str:
    """What the scripts say, with the places of names and numbers in braces."""
    own = {
        key.removeprefix("comparison_"): words.filled(lang, text)
        for key, text in COMPARISON[lang].items()
        if key.startswith("comparison_")
    }
    more = {
        key: say(lang, key, name="{name}")
        for key in (
            "close",
            "error_title",
            "retry",
            "few",
            "unrounded",
            "example",
            "and",
            "notice_newer",
            "official_only",
            "own_note",
            "composition_open",
            "composition_open_of",
            "composition_rows_of",
        )
    }
    return json.dumps(own | more, ensure_ascii=False)
