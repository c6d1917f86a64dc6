"""The network as the page shows it on a day: bodies with who sits in them and when they meet, organisations with the
bodies they sit in."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from dashboard.domain.definitions.network import (
    Agreement,
    NetworkBody,
    NetworkMeeting,
    Organisation,
    StatedNetwork,
)


@dataclass(frozen=True, slots=True)
class BodyView:
    """A body with its members by name, the one it reports to, and its meetings: `coming` the next first, `past` the
    last first."""

    body: NetworkBody
    members: tuple[Organisation, ...]
    parent: NetworkBody | None
    agreement: Agreement | None
    coming: tuple[NetworkMeeting, ...]
    past: tuple[NetworkMeeting, ...]


@dataclass(frozen=True, slots=True)
class OrganisationView:
    """An organisation with its bodies in the order of the page."""

    organisation: Organisation
    bodies: tuple[NetworkBody, ...]


@dataclass(frozen=True, slots=True)
class NetworkView:
    """Everything of the page. `whole` is all that is stated, `shown` what is left of it for `wanted`, the words with
    which an organisation was searched for; empty words leave everything."""

    whole: StatedNetwork
    shown: StatedNetwork
    bodies: tuple[BodyView, ...]
    organisations: tuple[OrganisationView, ...]
    wanted: str
    today: date

    def organisation(self, key: str) -> Organisation | None:
        """One of all organisations."""
        return next((one for one in self.whole.organisations if one.key == key), None)


def network_view(network: StatedNetwork, today: date, wanted: str = "") -> NetworkView:
    """What the page shows of a district's network."""
    shown = _of_organisations(network, wanted) if wanted.strip() else network
    agreements = {one.key: one for one in network.agreements}
    bodies = {one.key: one for one in network.bodies}
    organisations = {one.key: one for one in network.organisations}
    views = []
    for body in shown.bodies:
        meetings = [one for one in network.meetings if one.body == body.key]
        views.append(
            BodyView(
                body,
                tuple(one for key, one in organisations.items() if key in body.members),
                bodies.get(body.parent),
                agreements.get(body.agreement),
                tuple(one for one in meetings if one.day >= today),
                tuple(one for one in reversed(meetings) if one.day < today),
            )
        )
    members = tuple(
        OrganisationView(one, tuple(body for body in network.bodies if one.key in body.members))
        for one in shown.organisations
    )
    return NetworkView(network, shown, tuple(views), members, wanted.strip(), today)


def matching(network: StatedNetwork, wanted: str) -> tuple[Organisation, ...]:
    """Organisations whose German or English name has all the words in it."""
    words = wanted.casefold().split()
    return tuple(
        one
        for one in network.organisations
        if all(word in " ".join(one.name.values()).casefold() for word in words)
    )


def _of_organisations(network: StatedNetwork, wanted: str) -> StatedNetwork:
    found = matching(network, wanted)
    keys = {one.key for one in found}
    bodies = tuple(one for one in network.bodies if keys & set(one.members))
    named = {one.key for one in bodies}
    return replace(
        network,
        organisations=found,
        bodies=bodies,
        meetings=tuple(one for one in network.meetings if one.body in named),
        agreements=tuple(one for one in network.agreements if keys & set(one.parties)),
        conferences=(),
    )
