"""How a part of the network will stand on its public page: drawn by the page's own code."""

from __future__ import annotations

from dataclasses import replace

from dash import html
from dash.development.base_component import Component

from callbacks.network.contents import page_parts
from callbacks.staff.screens import Staff, Visit
from dashboard.domain.definitions.network import SECTIONS
from dashboard.domain.definitions.of_district import network_of
from dashboard.staff.definitions.draft import DefinitionDraft
from dashboard.texts import say
from data.definitions.read import KnownDefinitions, with_stated
from data.staff.definitions.checking import CheckedDefinition
from layouts.network.shown_part import shown_part


def network_preview(
    draft: DefinitionDraft, checks: CheckedDefinition, known: KnownDefinitions, visit: Visit, staff: Staff
) -> list[Component]:
    """The part with everything that is in force around it; a hint as long as something does not fit."""
    lang = visit.lang
    if checks.faults:
        return [html.P(say(lang, "staff_network_preview_faults"), className="bl-def-hint")]
    today = visit.now.astimezone().date()
    stated = with_stated(known, checks.stated).stated
    sections = {section: getattr(stated, section) for section in SECTIONS.values()}
    network = network_of(replace(known.catalogue, **sections), staff.district)
    parts = page_parts(network, today, staff.answers.words, lang)
    return [
        html.P(say(lang, "staff_network_preview"), className="bl-def-hint"),
        html.Div(shown_part(parts, draft.kind, draft.key), className="bl-network bl-network-preview"),
    ]
