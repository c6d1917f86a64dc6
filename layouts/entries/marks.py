"""Marks and addresses of institutions, on whatever page they are named."""

from __future__ import annotations

from html import escape
from urllib.parse import quote

from dash import html

from dashboard.domain.institutions.institution import GROUPS, InstitutionKind
from dashboard.texts import say
from layouts.markup import InlineMarkup

ENTRY_PATH = "/einrichtung"


def entry_address(key: str, suffix: str) -> str:
    """The page of an institution, with language and data version."""
    return f"{ENTRY_PATH}/{quote(key, safe='')}{suffix}"


def kind_sign(kind: InstitutionKind, size: str = "") -> InlineMarkup:
    """The mark of a kind beside its name; nothing for a kind without points."""
    if kind.shape == "none":
        return InlineMarkup('<span class="bl-kind"></span>')
    return InlineMarkup(
        f'<svg class="bl-kind k-{GROUPS.index(kind.group)}{size}" viewBox="0 0 16 16" aria-hidden="true">'
        f'<use href="#shape-{escape(kind.shape)}"/></svg>'
    )


def example_word(lang: str) -> html.B:
    """Marks what is invented."""
    return html.B(say(lang, "institutions_example"), className="bl-example-word")
