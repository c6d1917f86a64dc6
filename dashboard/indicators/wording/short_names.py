"""Names of places as they are said across a room: without the word for their kind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

_BEFORE = ("Amt ", "Verbandsgemeinde ", "Samtgemeinde ")
_BEHIND = (" (amtsfrei)", ", amtsfrei")


def short_names(names: Sequence[str]) -> list[str]:
    """`Ludwigslust-Land` for `Amt Ludwigslust-Land`, `Parchim` for `Parchim (amtsfrei)`.

    Names that would become one another stay whole, so that different names stay different.
    """
    short = [_shortened(name) for name in names]
    met = Counter(short)
    whole = set(names)
    return [
        name if met[one] > 1 or (one != name and one in whole) else one
        for name, one in zip(names, short, strict=True)
    ]


def _shortened(name: str) -> str:
    found = next((name.removeprefix(word) for word in _BEFORE if name.startswith(word)), name)
    found = next((found.removesuffix(word) for word in _BEHIND if found.endswith(word)), found)
    return found.strip() or name
