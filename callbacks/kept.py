"""What was made once and is asked for again: the last so many things, for all threads."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable
from typing import Any, TypeVar

T = TypeVar("T")


class Kept:
    """Things by key, the least recently asked for thrown away first. Two threads may make the same thing at once."""

    def __init__(self) -> None:
        self._kept: OrderedDict[tuple[object, ...], Any] = OrderedDict()
        self._lock = threading.Lock()

    def keep(self, key: tuple[object, ...], make: Callable[[], T], most: int = 64) -> T:
        """The thing of this key, made where it is not held; at `most` so many things are held after that."""
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                found: T = self._kept[key]
                return found
        made = make()
        with self._lock:
            self._kept[key] = made
            while len(self._kept) > most:
                self._kept.popitem(last=False)
        return made
