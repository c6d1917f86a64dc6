"""The action "Einbetten" among what a page gives to take along."""

from __future__ import annotations

from dash import html

from dashboard.texts import say
from layouts.embedding.code import PATH
from layouts.shell import icon


def embedding_link(address: str, lang: str) -> html.A:
    """Leads to the code of the page at `address` (path and query)."""
    return html.A(
        [icon("onward"), html.Span(say(lang, "embedding_page"))],
        href=f"{PATH}{address}",
        className="btn bl-quiet",
        title=say(lang, "embedding_action"),
    )
