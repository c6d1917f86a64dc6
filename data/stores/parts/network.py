"""Parts of the network from their JSON: what a release brought along, or a stored catalogue holds."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from dashboard.domain.definitions.network import (
    Agreement,
    Conference,
    NetworkBody,
    NetworkLink,
    NetworkMeeting,
    NetworkPart,
    Organisation,
    ProgrammeItem,
)
from data.stores.parts.known_fields import known_fields

Given = Mapping[str, Any]


def organisation(given: Given) -> Organisation:
    """An organisation."""
    return Organisation(**known_fields(Organisation, given))


def body(given: Given) -> NetworkBody:
    """A body."""
    days = {name: _day(given.get(name)) for name in ("begins", "ends")}
    return NetworkBody(**{**known_fields(NetworkBody, given), **days})


def meeting(given: Given) -> NetworkMeeting:
    """A meeting."""
    more = {"day": _day(given["day"]), "papers": _links(given)}
    return NetworkMeeting(**{**known_fields(NetworkMeeting, given), **more})


def agreement(given: Given) -> Agreement:
    """An agreement."""
    days = {name: _day(given.get(name)) for name in ("day", "ends")}
    return Agreement(**{**known_fields(Agreement, given), **days})


def conference(given: Given) -> Conference:
    """A conference."""
    items = tuple(ProgrammeItem(**known_fields(ProgrammeItem, one)) for one in given.get("programme", ()))
    more = {"day": _day(given["day"]), "papers": _links(given), "programme": items}
    return Conference(**{**known_fields(Conference, given), **more})


LOADERS: Mapping[str, Callable[[Given], NetworkPart]] = {
    "organisation": organisation,
    "body": body,
    "meeting": meeting,
    "agreement": agreement,
    "conference": conference,
}


def _links(given: Given) -> tuple[NetworkLink, ...]:
    return tuple(NetworkLink(**known_fields(NetworkLink, one)) for one in given.get("papers", ()))


def _day(given: str | None) -> date | None:
    return None if given is None else date.fromisoformat(given)
