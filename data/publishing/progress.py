"""What a change of both stores tells while it goes on, and where it can be ended before it is committed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sized
from typing import Protocol, TypeVar

from dashboard.formats import number

T = TypeVar("T", covariant=True)


class _Counted(Sized, Iterable[T], Protocol[T]):
    """What can be gone through and counted."""


class Progress:
    """Nobody waits for news. Whoever does overrides these; an error that one of them raises ends the change, and
    nothing of it stays."""

    def shipped(self) -> None:
        """What ships is read from here on."""

    def figures(self, indicators: int) -> None:
        """So many indicators are computed from here on."""

    def protection(self) -> None:
        """Small counts are protected from here on."""

    def cells(self, count: int) -> None:
        """So many cells are written from here on."""

    def advance(self, share: float) -> None:
        """The part of the present step that is done, from 0 to 1; comes often."""

    def commit(self) -> None:
        """All is done and will be committed: the last chance to end the change."""

    def through(self, given: _Counted[T]) -> Iterator[T]:
        """Goes through what is given and tells the share before each."""
        for at, one in enumerate(given):
            self.advance(at / len(given))
            yield one


class ToldProgress(Progress):
    """Tells each step in a German line."""

    def __init__(self, tell: Callable[[str], object]) -> None:
        self._tell = tell

    def shipped(self) -> None:
        """See `Progress`."""
        self._tell("Die mitgelieferten Zahlen werden eingelesen …")

    def figures(self, indicators: int) -> None:
        """See `Progress`."""
        self._tell(f"{indicators} Indikatoren werden berechnet …")

    def protection(self) -> None:
        """See `Progress`."""
        self._tell("Kleine Zahlen werden geschützt …")

    def cells(self, count: int) -> None:
        """See `Progress`."""
        self._tell(f"{number(count)} Zellen werden geschrieben …")


SILENT = Progress()
