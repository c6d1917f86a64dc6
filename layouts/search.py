"""The field of the search: assets/search/head-search.js makes a combobox of each of them."""

from __future__ import annotations

from dash import html

from dashboard.texts import say
from layouts.attributes import attributes


def search_field(id_: str, lang: str) -> html.Div:
    """A field with its label; `id_` is the stem of its ids."""
    words = {
        f"data-{key}": say(lang, f"finder_{key}", count="{count}")
        for key in ("search", "none", "found", "unanswered", "tip")
    }
    words["data-example"] = say(lang, "institutions_example")
    return html.Div(
        [
            html.Label(say(lang, "finder"), htmlFor=f"{id_}-input", className="visually-hidden"),
            html.Div(id=id_, className="bl-combobox bl-finder", **attributes(words)),
        ],
        className="bl-find",
        role="search",
    )
