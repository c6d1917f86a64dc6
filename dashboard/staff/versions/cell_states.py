"""What two data versions say of the same cells, as arrays, and what kind of difference that is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from enum import IntEnum
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from dashboard.domain.observation import Status
from dashboard.domain.slab import Codes, Floats

NOISE = 1e-9
"""Values nearer than this share of the larger one (or of 1) are the same: sums in another order differ so."""


class ChangeKind(IntEnum):
    """How a cell differs, the most important first.

    REVISED: another number. HIDDEN: a number, or nothing, is protected now. VANISHED: what was there is not any
    more. SHOWN: what was protected has a number. PROVENANCE: the same from somebody else. STATUS: another reason
    why there is no number, or another mark. NEW: a number where nothing was.
    """

    REVISED = 0
    HIDDEN = 1
    VANISHED = 2
    SHOWN = 3
    PROVENANCE = 4
    STATUS = 5
    NEW = 6

    @property
    def key(self) -> str:
        """The name in addresses and files: `revised`."""
        return self.name.lower()


SAME = -1
"""Instead of a ChangeKind: no difference."""


class CellState(NamedTuple):
    """What one version says of a cell. Numbers are None where there are none, of hidden cells always; `provenance`
    indexes PROVENANCES (-1: no cell), `mark` indexes MARKS, `source` is a key or empty."""

    value: float | None
    numerator: float | None
    denominator: float | None
    status: Status
    provenance: int
    mark: int
    source: str

    @property
    def hidden(self) -> bool:
        """Whether it is protected."""
        return self.status is Status.SUPPRESSED and self.value is None


@dataclass(frozen=True, slots=True)
class CellStates:
    """States of many cells, one after another; NaN for no number. `source` is a position in the list of sources
    that belongs to it, -1 for none. A cell without a row is NOT_COLLECTED."""

    value: Floats
    numerator: Floats
    denominator: Floats
    status: Codes
    provenance: Codes
    mark: Codes
    source: npt.NDArray[np.int32]

    @classmethod
    def of(cls, rows: Sequence[Sequence[float | int | None]]) -> CellStates:
        """From rows of the fields in their order; None is no number, in a status that there is no row."""
        columns = list(zip(*rows, strict=True)) if rows else [()] * 7
        numbers = [np.array(column, dtype=np.float64) for column in columns[:3]]
        empty = (int(Status.NOT_COLLECTED), -1, 0)
        codes = [
            np.array([missing if one is None else one for one in column], dtype=np.int8)
            for column, missing in zip(columns[3:6], empty, strict=True)
        ]
        source = np.array([-1 if one is None else one for one in columns[6]], dtype=np.int32)
        return cls(numbers[0], numbers[1], numbers[2], codes[0], codes[1], codes[2], source)

    def take(self, at: npt.NDArray[np.intp]) -> CellStates:
        """Those of some positions, in their order."""
        return CellStates(*(getattr(self, one.name)[at] for one in fields(self)))

    def one(self, at: int, sources: Sequence[str]) -> CellState:
        """The state at a position."""
        source = int(self.source[at])
        return CellState(
            _number(self.value[at]),
            _number(self.numerator[at]),
            _number(self.denominator[at]),
            Status(int(self.status[at])),
            int(self.provenance[at]),
            int(self.mark[at]),
            sources[source] if source >= 0 else "",
        )

    @classmethod
    def joined(cls, parts: Sequence[CellStates]) -> CellStates:
        """All of them, one part after another."""
        if not parts:
            return cls.of(())
        return cls(*(np.concatenate([getattr(part, one.name) for part in parts]) for one in fields(cls)))


def _number(value: np.float64) -> float | None:
    return None if np.isnan(value) else float(value)


def kinds(old: CellStates, new: CellStates) -> Codes:
    """The ChangeKind of each pair of states, SAME where they do not differ."""
    had, has = ~np.isnan(old.value), ~np.isnan(new.value)
    was_hidden = (old.status == Status.SUPPRESSED) & ~had
    is_hidden = (new.status == Status.SUPPRESSED) & ~has
    numbers = _differ(old.numerator, new.numerator) | _differ(old.denominator, new.denominator)
    whose = (old.provenance != new.provenance) | (old.source != new.source)
    both = (had & has) | (was_hidden & is_hidden)
    found = np.full(len(old.value), SAME, dtype=np.int8)
    # Without a number nobody asks from whom it is not.
    rest = (old.status != new.status) | (old.mark != new.mark) | (numbers & ~both)
    found[rest] = ChangeKind.STATUS
    found[both & whose] = ChangeKind.PROVENANCE
    found[had & has & (_differ(old.value, new.value) | numbers)] = ChangeKind.REVISED
    found[(had | was_hidden) & ~has & ~is_hidden] = ChangeKind.VANISHED
    found[is_hidden & ~was_hidden] = ChangeKind.HIDDEN
    found[was_hidden & has] = ChangeKind.SHOWN
    found[~had & ~was_hidden & has] = ChangeKind.NEW
    return found


def _differ(old: Floats, new: Floats) -> npt.NDArray[np.bool_]:
    """Where two numbers are not the same; two missing ones are."""
    missing = np.isnan(old) != np.isnan(new)
    size = np.fmax(1.0, np.fmax(np.abs(old), np.abs(new)))
    with np.errstate(invalid="ignore"):
        return np.asarray(missing | (np.abs(new - old) > NOISE * size), dtype=np.bool_)
