"""One part of the network as it stands on its page."""

from __future__ import annotations

from dash.development.base_component import Component

from layouts.network.bodies import body_article
from layouts.network.conference import conference_parts
from layouts.network.meetings import meeting_article
from layouts.network.organisations import agreement_article, organisation_table
from layouts.network.parts import NetworkParts


def shown_part(parts: NetworkParts, kind: str, key: str) -> list[Component]:
    """The part of a kind and key; nothing where there is none."""
    view = parts.view
    match kind:
        case "body":
            return [body_article(one, parts) for one in view.bodies if one.body.key == key]
        case "organisation":
            found = [one for one in view.organisations if one.organisation.key == key]
            return [organisation_table(found, parts)] if found else []
        case "meeting":
            return [meeting_article(one, parts) for one in view.shown.meetings if one.key == key]
        case "agreement":
            return [agreement_article(one, parts) for one in view.shown.agreements if one.key == key]
    return [part for one in view.shown.conferences if one.key == key for part in conference_parts(parts, one)]
