"""Which fields of what was stored the present code still has."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from typing import Any


def known_fields(kind: type[Any], given: Mapping[str, Any]) -> dict[str, Any]:
    """The fields that this version of the code still has: a release made by another version stays
    readable."""
    names = {one.name for one in fields(kind)}
    return {
        key: tuple(value) if isinstance(value, list) else value
        for key, value in given.items()
        if key in names
    }
