"""The frame around every page: header with pages, language and brightness, and the footer with the legal texts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard.texts import say
from layouts import ids

PAGES = (("/", "page_monitor"), ("/gemeinde", "page_profiles"), ("/vergleich", "side"), ("/praesentation", "folder"))
"""Pages of the header, in order: path and key of the wording. A page that does not exist yet is not listed."""
FOOTER_PAGES = ("impressum", "datenschutz", "barrierefreiheit")


def icon(name: str) -> html.I:
    """A decorative icon from assets/icons.css: the words beside it or an aria-label say what it means."""
    return html.I(className=f"bl-icon bl-icon-{name}", **{"aria-hidden": "true"})


def shell(
    content: Component, *, path: str, district_name: str, lang: str, theme: str, stores: Sequence[Component] = ()
) -> html.Div:
    """A whole page.

    `theme` is `light` or `dark` and only preselects the switch: the server already set it on `<html>`.
    """
    return html.Div(
        [
            *stores,
            html.A(say(lang, "skip"), href="#inhalt", className="bl-skip"),
            _header(path, district_name, lang, theme),
            html.Div(content, id=ids.PAGE),
            html.Div(id=ids.LIVE, className="visually-hidden", **_live()),
        ],
        lang=lang,
    )


def _live() -> dict[str, Any]:
    return {"aria-live": "polite", "role": "status"}


def _header(path: str, district_name: str, lang: str, theme: str) -> html.Header:
    return html.Header(
        [
            html.A(
                [html.Span(className="bl-logo", **{"aria-hidden": "true"}), say(lang, "brand")],
                href="/",
                className="bl-brand",
            ),
            html.Nav(
                [
                    html.A(say(lang, key), href=target, **({"aria-current": "page"} if _holds(target, path) else {}))
                    for target, key in PAGES
                ],
                className="bl-nav",
                **{"aria-label": say(lang, "nav")},
            ),
            html.Div(
                [
                    *_finder(lang),
                    html.Span(district_name, className="bl-district"),
                    _switch("data-language", say(lang, "language"), [("de", "DE"), ("en", "EN")], lang),
                    _switch(
                        "data-brightness",
                        say(lang, "brightness"),
                        [("light", say(lang, "light")), ("dark", say(lang, "dark"))],
                        theme,
                    ),
                ],
                className="bl-head-end",
            ),
        ],
        className="bl-head",
    )


def _holds(target: str, path: str) -> bool:
    """Whether a page belongs to an entry of the header."""
    return path == target or (target != "/" and path.startswith(f"{target}/"))


def _finder(lang: str) -> list[Component]:
    """The search for a place, which assets/finder.js makes a combobox of; where room is scarce a button opens it."""
    words: dict[str, Any] = {
        f"data-{key}": say(lang, f"finder_{key}", count="{count}") for key in ("search", "none", "found")
    }
    return [
        html.Button(
            icon("search"),
            type="button",
            className="btn bl-quiet bl-find-open",
            **{"aria-label": say(lang, "finder_open"), "aria-expanded": "false", "aria-controls": ids.FINDER},
        ),
        html.Div(
            [
                html.Label(say(lang, "finder"), htmlFor=f"{ids.FINDER}-input", className="visually-hidden"),
                html.Div(id=ids.FINDER, className="bl-combobox", **words),
            ],
            className="bl-find",
        ),
    ]


def _switch(attribute: str, label: str, options: list[tuple[str, str]], chosen: str) -> html.Div:
    """Two or more buttons of which one is pressed; assets/shell.js acts on the attribute."""
    return html.Div(
        [
            html.Button(text, type="button", **{attribute: value, "aria-pressed": str(value == chosen).lower()})
            for value, text in options
        ],
        className="bl-seg",
        role="group",
        **{"aria-label": label},
    )


def footer(lang: str) -> html.Footer:
    return html.Footer(
        html.Nav(
            [html.A(say(lang, f"page_{page}"), href=f"/{page}") for page in FOOTER_PAGES],
            **{"aria-label": say(lang, "nav_legal")},
        ),
        className="bl-legal",
    )


def text_page(title: str, paragraphs: Sequence[Component], lang: str) -> html.Main:
    """A page of running text, such as the Impressum."""
    return html.Main(
        [
            html.H1(title),
            *paragraphs,
            html.P(html.A(say(lang, "to_monitor"), href="/", className="bl-link")),
            footer(lang),
        ],
        className="bl-text",
        id="inhalt",
        tabIndex=-1,
    )
