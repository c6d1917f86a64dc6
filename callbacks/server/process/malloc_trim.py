"""Has glibc give back what threads leave behind: else each of them keeps the memory of its largest answer."""

from __future__ import annotations

import ctypes
import sys

# Names and numbers of <malloc.h>.
_ARENA_MAX, _MMAP_THRESHOLD, _TRIM_THRESHOLD = -8, -3, -1
_BLOCK = 128 * 1024


def frugal() -> None:
    """One heap for all threads, large blocks from the system and back to it. Does nothing where there is no
    glibc."""
    if not sys.platform.startswith("linux"):
        return
    option = getattr(ctypes.CDLL(None), "mallopt", None)
    if option is None:
        return
    for name, value in ((_ARENA_MAX, 1), (_MMAP_THRESHOLD, _BLOCK), (_TRIM_THRESHOLD, _BLOCK)):
        option(name, value)
