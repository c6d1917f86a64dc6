"""The comparing page for one answer, and what stands in the head of its HTML."""

from __future__ import annotations

from dash.development.base_component import Component

from callbacks.side_by_side import SideAnswer, SideBySides
from callbacks.side_by_side_route import data_address
from dashboard.texts import say
from layouts.monitor import notice
from layouts.side_by_side import side_by_side


def page(pages: SideBySides, side: SideAnswer) -> Component:
    lang = side.answer.selection.language
    said = notice(side.notices, lang, newer=bool(side.answer.selection.version))
    return side_by_side(lang, data_address(pages, side), said)


def title(pages: SideBySides, side: SideAnswer) -> str:
    """ "Vergleich: Parchim, Hagenow", or the page's name without places."""
    chosen, areas = side.answer.selection, side.answer.possible.register.areas
    names = ", ".join(areas[key].name for key in chosen.places)
    return say(chosen.language, "side_heading_one", names=names) if names else say(chosen.language, "side")
