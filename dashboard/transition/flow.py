"""Leavers of one place and year by certificate and destination, as they are published, and the streams of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.domain.observation import Status

STEP = 5
"""Persons that published counts are multiples of."""


@dataclass(frozen=True, slots=True)
class PathCell:
    """One published cell: so many persons in multiples of five, None where there is no number, and why. `example`:
    it is made up."""

    persons: int | None
    status: Status = Status.REPORTED
    example: bool = False

    @property
    def hidden(self) -> bool:
        """Whether it is kept secret."""
        return self.status is Status.SUPPRESSED


@dataclass(frozen=True, slots=True)
class PathTable:
    """Cells by certificate and destination; `total` are all leavers in multiples of five, None where they are not
    published."""

    cells: tuple[tuple[PathCell, ...], ...]
    total: int | None


@dataclass(frozen=True, slots=True)
class Stream:
    """Persons from a certificate to a destination, both by their position."""

    certificate: int
    destination: int
    persons: int


@dataclass(frozen=True, slots=True)
class Flow:
    """All streams of a place and year in the order of certificates and destinations.

    `hidden` are all persons of hidden cells together, 0 where none is hidden, None where nobody can say how many
    they are. `certificates` and `destinations` are the persons of the shown streams of each. `secret` are certificate
    and destination of hidden cells, `missing` of those that nobody has reported. Without a stream `reason` says why.
    `example`: some of it is made up.
    """

    streams: tuple[Stream, ...]
    certificates: tuple[int, ...]
    destinations: tuple[int, ...]
    hidden: int | None
    secret: frozenset[tuple[int, int]] = frozenset()
    missing: frozenset[tuple[int, int]] = frozenset()
    reason: Status | None = None
    example: bool = False

    @property
    def shown(self) -> int:
        """Persons of all streams that are shown."""
        return sum(one.persons for one in self.streams)

    @property
    def total(self) -> int:
        """Persons of all streams, the hidden one included as far as its number is known: what shares are of."""
        return self.shown + (self.hidden or 0)

    @property
    def conceals(self) -> bool:
        """Whether some persons flow as the hidden stream."""
        return self.hidden is None or self.hidden > 0

    @property
    def partly(self) -> tuple[tuple[bool, ...], tuple[bool, ...]]:
        """Of each certificate, and of each destination, whether some of its cells are hidden."""
        rows, columns = {row for row, _ in self.secret}, {column for _, column in self.secret}
        return (
            tuple(at in rows for at in range(len(self.certificates))),
            tuple(at in columns for at in range(len(self.destinations))),
        )

    def persons(self, certificate: int, destination: int) -> int | None:
        """Of one stream; None where there is none."""
        for one in self.streams:
            if (one.certificate, one.destination) == (certificate, destination):
                return one.persons
        return None


def flow_of(table: PathTable) -> Flow:
    """The streams of published cells: what is hidden is the rest of all leavers, of which nobody is told whence it
    comes and where it goes. As both are rounded the rest may be none or less: then its number is not known."""
    cells = [cell for row in table.cells for cell in row]
    streams = tuple(
        Stream(certificate, destination, cell.persons)
        for certificate, row in enumerate(table.cells)
        for destination, cell in enumerate(row)
        if cell.persons
    )
    certificates = tuple(sum(cell.persons or 0 for cell in row) for row in table.cells)
    columns = zip(*table.cells, strict=True)
    destinations = tuple(sum(cell.persons or 0 for cell in column) for column in columns)
    placed = [(at, column, cell) for at, row in enumerate(table.cells) for column, cell in enumerate(row)]
    secret = frozenset((row, column) for row, column, cell in placed if cell.hidden)
    missing = frozenset(
        (row, column) for row, column, cell in placed if cell.persons is None and not cell.hidden
    )
    reason = None if streams else _why_none(cells)
    hidden: int | None = 0
    if secret:
        rest = None if table.total is None else table.total - sum(one.persons for one in streams)
        hidden = rest if rest is not None and rest > 0 else None
    example = any(cell.example for cell in cells)
    return Flow(streams, certificates, destinations, hidden, secret, missing, reason, example)


def _why_none(cells: Sequence[PathCell]) -> Status:
    if any(cell.hidden for cell in cells):
        return Status.SUPPRESSED
    missing = [cell.status for cell in cells if cell.persons is None]
    return missing[0] if missing else Status.ZERO


def share(part: int, whole: int) -> float | None:
    """In per cent; None of nobody."""
    return 100 * part / whole if whole else None
