"""HTML attributes whose names are no Python names (`aria-*`, `data-*`), as keyword arguments of a
component."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


def attributes(named: Mapping[str, str]) -> dict[str, Any]:
    """`named` to be spread into a component of `dash.html`: `html.Div(**attributes({"aria-hidden":
    "true"}))`.

    Dash generates signatures that list the plain attributes with a type each and take `aria-*` and `data-*`
    unlisted, so a type checker compares a spread dict with every one of them: only values without a type
    pass.
    """
    return dict(named)


def styled(named: Mapping[str, str]) -> dict[str, Any]:
    """An inline style of a page without callbacks, as the text that HTML wants: `**styled({"left": "3%"})`."""
    return {"style": ";".join(f"{name}:{value}" for name, value in named.items())}
