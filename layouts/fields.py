"""Fields that several pages show."""

from __future__ import annotations

from dash import html

from dashboard.texts import say
from layouts.attributes import attributes
from layouts.options import OneOf


def search_field(
    what: str, id_: str, lang: str, *more: str, class_name: str = "", everywhere: bool = False
) -> html.Div:
    """A field that combobox.js makes a combobox of; `more` names further wording that its script speaks
    with. `everywhere`: places of all Germany are found, not only those on the page."""
    words = {
        f"data-{key}": say(lang, f"{what}_{key}", count="{count}", name="{name}")
        for key in ("search", "none", "found", *more)
    }
    if everywhere:
        words["data-everywhere"] = "ja"
    return html.Div(
        [
            html.Label(say(lang, what), htmlFor=f"monitor-{what}-input"),
            html.Div(id=id_, className="bl-combobox", **attributes(words)),
        ],
        className=f"bl-field {class_name}".strip(),
    )


def select(id_: str, offered: OneOf) -> html.Select:
    """A small select for pages without callbacks, which a script of the page listens to; looks like
    the Monitor's."""
    return html.Select(
        [
            html.Option(
                one.label, value=one.value, disabled=one.disabled, selected=one.value == offered.value
            )
            for one in offered.options
        ],
        id=id_,
        className="form-select form-select-sm",
    )
