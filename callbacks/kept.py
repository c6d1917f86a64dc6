"""What was made once and is asked for again: of each kind the last so many things, for all threads."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable
from typing import Any, TypeVar

T = TypeVar("T")


class Kept:
    """Things by kind and key, within a kind the least recently asked for thrown away first.

    Kinds do not push each other out: a walk through all years of one indicator leaves maps and profiles where they are.
    Two threads may make the same thing at once.
    """

    def __init__(self) -> None:
        self._kept: dict[object, OrderedDict[tuple[object, ...], Any]] = {}
        self._lock = threading.Lock()

    def keep(self, key: tuple[object, ...], make: Callable[[], T], most: int = 32) -> T:
        """The thing of this key, made where it is not held; after that at most so many of its kind are held.

        The first part of the key is the kind.
        """
        with self._lock:
            kind = self._kept.setdefault(key[0], OrderedDict())
            if key in kind:
                kind.move_to_end(key)
                found: T = kind[key]
                return found
        made = make()
        with self._lock:
            kind[key] = made
            while len(kind) > most:
                kind.popitem(last=False)
        return made
