"""What was made once and is asked for again: of each kind the last so many things, for all threads."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable
from typing import TypeVar, cast

T = TypeVar("T")


class Cache:
    """Things by kind and key, within a kind the least recently asked for thrown away first.

    Kinds do not push each other out: a walk through all years of one indicator leaves maps and profiles where
    they are. Two threads may make the same thing at once.
    """

    def __init__(self) -> None:
        self._kinds: dict[object, OrderedDict[tuple[object, ...], object]] = {}
        self._lock = threading.Lock()

    def keep(self, key: tuple[object, ...], make: Callable[[], T], most: int = 32) -> T:
        """The thing of this key, made where it is not held; after that at most so many of its kind are held.

        The first part of the key is the kind.
        """
        with self._lock:
            kind = self._kinds.setdefault(key[0], OrderedDict())
            if key in kind:
                kind.move_to_end(key)
                return cast(T, kind[key])  # it was made under this key
        made = make()
        with self._lock:
            kind[key] = made
            while len(kind) > most:
                kind.popitem(last=False)
        return made

    def replace(self, key: tuple[object, ...], thing: object) -> None:
        """Another form of a thing that is held; nothing where it has been thrown away meanwhile."""
        with self._lock:
            kind = self._kinds.get(key[0], OrderedDict())
            if key in kind:
                kind[key] = thing
