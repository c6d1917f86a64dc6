"""For whom templates can be made: Ämter and towns without one, and operators of institutions."""

from __future__ import annotations

from collections.abc import Collection

from dashboard.domain.area import Area, is_town
from dashboard.domain.templates.template import AMT, OPERATOR, TemplatePlace
from dashboard.domain.territory import Register
from dashboard.staff.templates.planning import Addressee, refusal
from data.repository import Repository


def offices(repository: Repository) -> tuple[Addressee, ...]:
    """Every Amt of the district with its municipalities, then every town without one."""
    register = repository.register()
    every = [one for one in register.of_level("amt") if one.kreis == repository.district]
    found = [_office(one, register) for one in every]
    return tuple(sorted(found, key=lambda one: (len(one.places) == 1, one.name.casefold())))


def chosen_offices(repository: Repository, keys: Collection[str]) -> tuple[Addressee, ...]:
    """Those of some keys, or all without any. Raises MonitorError for a key that is none."""
    every = offices(repository)
    unknown = sorted(set(keys) - {one.key for one in every})
    if unknown:
        raise refusal("templates_wrong_office", area=unknown[0])
    return tuple(one for one in every if not keys or one.key in keys)


def operators(repository: Repository) -> tuple[Addressee, ...]:
    """Every operator with institutions of its own, by name."""
    by_carrier: dict[str, list[TemplatePlace]] = {}
    for one in repository.entries().institutions:
        here = one.municipality.startswith(repository.district)
        if one.carrier and here and one.status != "closed":
            by_carrier.setdefault(one.carrier, []).append(TemplatePlace(one.key, one.name))
    return tuple(
        Addressee(OPERATOR, name, name, tuple(sorted(places, key=lambda one: (one.name.casefold(), one.key))))
        for name, places in sorted(by_carrier.items())
    )


def chosen_operator(repository: Repository, name: str) -> Addressee:
    """The operator of a name. Raises MonitorError where nobody runs an institution under it."""
    for one in operators(repository):
        if one.name.casefold() == " ".join(name.split()).casefold():
            return one
    raise refusal("templates_wrong_operator", name=name)


def _office(area: Area, register: Register) -> Addressee:
    places = register.children(area.key)
    name = area.name
    if len(places) == 1 and name.endswith("(amtsfrei)"):
        name = f"Stadt {places[0].name}" if is_town(places[0]) else places[0].name
    return Addressee(AMT, area.key, name, tuple(TemplatePlace(one.key, one.name) for one in places))
