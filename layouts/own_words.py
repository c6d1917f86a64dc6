"""What pages need so that a reader can write a note for a place or set a target: the wording of the dialog, and
the buttons that open it (assets/reader/questions.js)."""

from __future__ import annotations

import json

from dash import html
from dash.development.base_component import Component

from dashboard.texts import say
from layouts.attributes import attributes
from layouts.shell import icon

_WORDS = (
    "note", "note_write", "note_change", "note_help", "note_long", "note_many", "target_set", "target_help",
    "target_value", "target_example", "target_number", "target_high", "target_many", "save", "delete", "cancel",
    "saved", "removed",
)  # fmt: skip
_FACTS = ("name", "indicator", "letters", "count", "example", "highest")


def own_wording(lang: str) -> html.Div:
    """Never shown: scripts read it."""
    empty = {fact: f"{{{fact}}}" for fact in _FACTS}
    words = {key: say(lang, f"own_{key}", **empty) for key in _WORDS}
    words["left"] = say(lang, "own_note_left", count="{count}")
    return html.Div(
        id="own-words", hidden=True, **attributes({"data-words": json.dumps(words, ensure_ascii=False)})
    )


def note_button(key: str, name: str, lang: str, *, written: bool) -> html.Button:
    """Beside the name of a place."""
    said = say(lang, "own_note_change" if written else "own_note_write", name=name)
    return html.Button(
        [icon("note"), html.Span(say(lang, "own_note_action"))],
        type="button",
        className="btn bl-quiet bl-own-open",
        title=said,
        **attributes(
            {"aria-label": said, "aria-haspopup": "dialog", "data-own-note": key, "data-name": name}
        ),
    )


def target_button(
    lang: str, id_: str, indicator: str = "", short: str = "", highest: float = 0
) -> html.Button:
    """Sets the target of an indicator; `highest` is the largest value that it can have. The Monitor's script says
    which indicator that is."""
    return html.Button(
        [icon("target"), html.Span(say(lang, "own_target_action"))],
        id=id_,
        type="button",
        className="btn bl-quiet bl-own-open",
        **attributes(
            {
                "aria-haspopup": "dialog",
                "data-own-target": indicator,
                "data-short": short,
                "data-highest": f"{highest:.0f}",
            }
        ),
    )


def note_line(text: str, lang: str) -> Component:
    """A note, marked as the reader's own words."""
    return html.P(
        [html.Span(say(lang, "own_note"), className="bl-own-tag"), " ", html.Span(text)],
        className="bl-own-note",
    )
