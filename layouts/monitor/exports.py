"""Buttons of the title row that take the present view away; `export.js` gives them their addresses."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from dashboard.exports.caption import PICTURES
from dashboard.texts import say
from dashboard.texts.meeting import script_texts
from layouts import ids
from layouts.attributes import attributes
from layouts.embedding.code import PATH as CODE
from layouts.shell import icon

MENU, SLIDES, TABLE = "exports-menu", "exports-slides", "exports-table"
_LARGE = "3840"


def export_actions(lang: str) -> list[Component]:
    """A menu of pictures and two links; without a script they lead to the view that the Monitor opens
    with."""
    return [
        html.Details(
            [
                html.Summary(
                    [icon("picture"), html.Span(say(lang, "export_picture"))],
                    className="btn bl-quiet",
                    **attributes({"aria-label": say(lang, "export_menu"), "title": say(lang, "export_menu")}),
                ),
                html.Ul([*(_row(view, lang) for view in PICTURES), _embedding(lang)]),
            ],
            id=MENU,
            className="bl-export",
            **attributes(
                {
                    "data-busy": say(lang, "export_busy"),
                    "data-done": say(lang, "export_copied"),
                    "data-saved": say(lang, "export_saved"),
                    "data-failed": say(lang, "export_failed"),
                }
            ),
        ),
        _link(SLIDES, "/folien.pptx", "slides", lang),
        _link(TABLE, "/tabelle.xlsx", "table", lang),
    ]


def _embedding(lang: str) -> html.Li:
    """The way to the code for other websites, of the view that the reader chooses there."""
    return html.Li(
        html.A(
            say(lang, "embedding_action"),
            href=CODE,
            className="btn bl-quiet",
            **attributes({"data-export": "embedding"}),
        )
    )


def _row(view: str, lang: str) -> html.Li:
    name = say(lang, f"view_{view}")
    kinds = (("PNG", "png", ""), ("SVG", "svg", ""), (say(lang, "export_large"), "png", _LARGE))
    return html.Li(
        [
            html.Span(name),
            *(
                html.A(
                    words,
                    href=f"/bild/{view}.{kind}",
                    className="btn bl-quiet",
                    download="",
                    **attributes(
                        {
                            "aria-label": say(lang, "export_open_of", view=name, kind=words),
                            "data-export": "picture",
                            "data-width": width,
                        }
                    ),
                )
                for words, kind, width in kinds
            ),
            html.Button(
                say(lang, "export_copy"),
                className="btn bl-quiet",
                type="button",
                **attributes(
                    {"aria-label": say(lang, "export_copy_of", view=name), "data-copy": f"/bild/{view}.png"}
                ),
            ),
        ]
    )


def _link(id_: str, address: str, what: str, lang: str) -> html.A:
    return html.A(
        [icon(what), html.Span(say(lang, f"export_{what}"))],
        id=id_,
        href=address,
        className="btn bl-quiet",
        download="",
        title=say(lang, f"export_{what}_title"),
        **attributes({"data-export": what}),
    )


def keep_action(lang: str) -> html.Button:
    """ "Merken" in the Monitor's title row."""
    return html.Button(
        [icon("keep"), html.Span(say(lang, "meeting_keep"))],
        id=ids.MONITOR_KEEP,
        className="btn bl-quiet",
        type="button",
        title=say(lang, "meeting_keep_title"),
        **attributes({"data-words": script_texts(lang)}),
    )
