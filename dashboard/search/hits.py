"""What the search of every page finds, each with what stands beside it and where it leads."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

HitKind = Literal["question", "institution", "place", "indicator", "course", "page"]
KINDS: tuple[HitKind, ...] = ("institution", "place", "question", "indicator", "course", "page")
"""In the order in which groups stand that fit as well as each other."""


@dataclass(frozen=True, slots=True)
class Hit:
    """One line: its name, what stands at its end, and the address that it opens.

    `example`: what it shows is invented, for trying out, and has to be marked. `shape` and `family` are the mark and
    the group of an institution's kind (`InstitutionKind.shape`, `.group`), empty for everything else. `marks` are spans
    of the name that were typed.
    """

    kind: HitKind
    name: str
    note: str
    address: str
    example: bool = False
    shape: str = ""
    family: str = ""
    marks: tuple[tuple[int, int], ...] = ()
