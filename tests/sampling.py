"""How much of what holds for everything is tried: a sample in `make test`, all of it in `make thorough`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from hypothesis import settings

T = TypeVar("T")
THOROUGH = "thorough"
"""The name of the profile of hypothesis that `make thorough` chooses."""
EXAMPLES = 50
"""Drawn examples of a law in the usual run; laws whose examples cost more say how many they take."""
TIMES = 20


def thorough() -> bool:
    return settings.get_current_profile_name() == THOROUGH


def examples(count: int) -> settings:
    """For laws whose single example costs more than a few milliseconds; twenty times as many in the thorough
    run."""
    return settings(max_examples=count * TIMES if thorough() else count)


def some(things: Sequence[T], every: int) -> list[T]:
    """Every eighth thing, say, the first and the last among them; all in the thorough run."""
    return list(things) if thorough() else [*things[:-1:every], *things[-1:]]
