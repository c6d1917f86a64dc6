"""What the search of every page finds: questions, indicators and places, each with its number and where it
leads."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

HitKind = Literal["question", "indicator", "place"]


@dataclass(frozen=True, slots=True)
class Hit:
    """One line: its name, what stands at its end, and the address that it opens."""

    kind: HitKind
    name: str
    note: str
    address: str
