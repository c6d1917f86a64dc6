"""Adds up counts: measures of one place, or municipalities of an Amt and a district."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from dashboard.domain.grid import ABSENT, EVERY, Figures, is_number, weakest_reason
from dashboard.domain.observation import Status


def add(parts: Sequence[Figures]) -> Figures:
    """The sum of several measures, cell by cell: missing where one is missing."""
    if len(parts) == 1:
        return parts[0]
    return total(
        Figures(
            np.stack([part.value for part in parts], axis=-1),
            np.stack([part.status for part in parts], axis=-1),
            np.stack([part.provenance for part in parts], axis=-1),
            np.stack([part.mark for part in parts], axis=-1),
            np.stack([part.source for part in parts], axis=-1),
        )
    )


def sum_over(figures: Figures, groups: Sequence[npt.NDArray[np.intp]]) -> Figures:
    """One column per group of places: the sum of its members, never a partial one.

    A group without members has no figure. Figures that were suppressed where they came from hide the sum;
    what only our own protection hides is summed before it is hidden.
    """
    sums = Figures.empty(figures.value.shape[0], len(groups))
    size = np.array([len(members) for members in groups], dtype=np.intp)
    for count in np.unique(size[size > 0]).tolist():  # groups of one size are added up together
        columns = np.flatnonzero(size == count)
        members = np.stack([groups[column] for column in columns.tolist()])
        sums.write((EVERY, columns), total(figures.at((EVERY, members))))
    return sums


def total(figures: Figures) -> Figures:
    """The sum along the last axis.

    A missing member makes the sum missing; a member without a number gives its status to the sum, SUPPRESSED
    before all others. The sum is as weak as its weakest member: example before district before official, and
    it bears that member's source; estimated before provisional before revised.
    """
    countable = is_number(figures.status, figures.value).all(axis=-1)
    value = np.where(countable, figures.value.sum(axis=-1), np.nan)
    status = weakest_reason(figures.status, axis=figures.status.ndim - 1)
    doubtful = (figures.status == Status.UNRELIABLE).any(axis=-1)
    rounded = (figures.status == Status.ROUNDED_ZERO).any(axis=-1)
    status = np.where(countable, Status.REPORTED, status).astype(np.int8)
    status[countable & (value == 0)] = Status.ZERO
    status[countable & (value == 0) & rounded] = Status.ROUNDED_ZERO
    status[countable & doubtful] = Status.UNRELIABLE
    there = status != ABSENT
    weakest = figures.provenance.argmax(axis=-1)[..., None]
    marks = np.where(figures.mark == 0, np.int8(127), figures.mark).min(axis=-1)
    return Figures(
        value,
        status,
        np.where(there, figures.provenance.max(axis=-1), ABSENT).astype(np.int8),
        np.where(there & (marks != 127), marks, 0).astype(np.int8),
        np.where(there, np.take_along_axis(figures.source, weakest, axis=-1)[..., 0], ABSENT).astype(
            np.int16
        ),
    )
