"""How much of a district the institutions that ship cover."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from dashboard.domain.institutions.institution import Institution

_WHOLE, _SCHOOLS = "13", "jedeschule_2017"
"""The state whose schools ship all, and their source: of neighbouring states it has those near the border."""


def strip_alone(institutions: Sequence[Institution], district: str) -> list[tuple[str, int]]:
    """Kinds of a district outside that state with how many there are, most first, where nobody has imported anything
    for it: all it has are schools near the border. Empty for any other district, and for one that has none."""
    own = [one for one in institutions if one.municipality.startswith(district)]
    if district.startswith(_WHOLE) or any(one.source != _SCHOOLS for one in own):
        return []
    return Counter(one.kind for one in own).most_common()
