"""Shares an area that was taken apart out among its successors, so that whole numbers still add up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from dashboard.domain.grid import ABSENT, Figures, Floats

ESTIMATED = 1
"""Index of the mark `e` in MARKS."""
_WHOLE = 1 - 1e-9


@dataclass(frozen=True, slots=True)
class Lost:
    """A delivered number that no result holds: the other predecessors of `successor` are missing."""

    year: int
    key: str
    successor: str
    missing: tuple[str, ...]

    def sentence(self) -> str:
        """For the report of a publication, in German."""
        others = ", ".join(self.missing)
        return (
            f"{self.key}, {self.year}: nicht auf {self.successor} umgerechnet, es fehlen Angaben zu {others}."
        )


def share_out(figures: Figures, old: str, takers: Sequence[tuple[str, float]]) -> dict[str, Figures]:
    """Figures of one area (one entry per year) by successor, and under `old` what its shares leave to it, if
    anything.

    Whole numbers are shared out whole, by largest remainders, and add up to what was there. All parts are
    estimated.
    """
    keys, shares = [key for key, _ in takers], np.array([share for _, share in takers])
    if shares.sum() < _WHOLE:
        keys, shares = [*keys, old], np.append(shares, 1 - shares.sum())
    values = _largest_remainders(figures.value, shares)
    mark = np.where(figures.status == ABSENT, figures.mark, np.int8(ESTIMATED)).astype(np.int8)
    return {
        key: Figures(
            values[:, at], figures.status.copy(), figures.provenance.copy(), mark, figures.source.copy()
        )
        for at, key in enumerate(keys)
    }


def _largest_remainders(values: Floats, shares: Floats) -> Floats:
    """Shape (years, shares); numbers that are not whole are shared out as they are. Ties go to the first."""
    exact: Floats = values[:, None] * shares[None, :] / shares.sum()
    whole = ~np.isnan(values) & (values == np.floor(values))
    result = exact.copy()
    for row in np.flatnonzero(whole):
        floor = np.floor(exact[row] + 1e-9)
        missing = round(float(values[row] - floor.sum()))
        result[row] = floor
        result[row, np.argsort(-(exact[row] - floor), kind="stable")[:missing]] += 1
    return result
