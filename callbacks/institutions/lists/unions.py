"""The Ämter that a list of institutions can keep to."""

from __future__ import annotations

from callbacks.institutions.institution_data import InstitutionData
from dashboard.domain.area import Area


def unions(data: InstitutionData) -> dict[str, Area]:
    """The Ämter of the district by key, in the order of the register; none where it has no such level."""
    areas = data.answers.repository.register().areas
    keys = dict.fromkeys(one.amt for one in data.municipalities() if one.amt in areas)
    found = {key: areas[key] for key in keys}
    return found if len(found) > 1 else {}


def named_unions(data: InstitutionData) -> list[tuple[str, str]]:
    """Keys and names of the Ämter that a list can keep to."""
    return [(key, area.name) for key, area in unions(data).items()]
