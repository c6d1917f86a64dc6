"""Help on a screen: what it is for, what is done there, and what cannot happen."""

from __future__ import annotations

from dash import html

from dashboard.texts import LANGUAGES, say
from layouts.staff.screens import screen_of
from layouts.staff.shell import heading


def help_page(lang: str, path: str) -> html.Div:
    """`path` is the address of the screen that somebody came from."""
    screen = screen_of(path)
    key = f"{screen.name}_help" if screen else ""
    text = say(lang, key) if key in LANGUAGES[lang] else say(lang, "staff_help_general")
    title = say(lang, screen.name) if screen and key in LANGUAGES[lang] else say(lang, "staff_help")
    paragraphs = [html.P(one) for one in text.split("\n")]
    back = (
        [html.P(html.A(say(lang, "staff_back_to", name=title), href=screen.path, className="bl-link"))]
        if screen
        else []
    )
    return html.Div(
        [heading(title), html.Div([*paragraphs, *back], className="bl-card bl-staff-prose")],
        className="bl-staff-screen",
    )
