"""How much of what holds for everything is tried: a sample in `make test`, all of it in `make thorough`.

A sample is another one every day, so that in time all is tried: what is left out today comes tomorrow. In the
check it is the same each time, so that what fails fails again. The head of a run names its day, and
BILDUNGSLUPE_SAMPLE=DAY takes the sample of that day again.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from datetime import date
from typing import TypeVar

from hypothesis import settings

T = TypeVar("T")
THOROUGH = "thorough"
"""The name of the profile of hypothesis that `make thorough` chooses."""
EXAMPLES = 50
"""Drawn examples of a law in the usual run; laws whose examples cost more say how many they take."""
TIMES = 20
SAMPLE = "BILDUNGSLUPE_SAMPLE"
"""The number of the day whose sample is taken; processes that test for another one inherit it."""


def day() -> int:
    """The day of the sample."""
    return int(os.environ.get(SAMPLE) or (0 if os.environ.get("CI") else date.today().toordinal()))


def thorough() -> bool:
    return settings.get_current_profile_name() == THOROUGH


def examples(count: int) -> settings:
    """For laws whose single example costs more than a few milliseconds; twenty times as many in the thorough
    run."""
    return settings(max_examples=count * TIMES if thorough() else count)


def some(things: Sequence[T], every: int) -> list[T]:
    """Every eighth thing, say, counted from another one each day, and the first and the last; all in the thorough
    run."""
    if thorough():
        return list(things)
    taken = {0, len(things) - 1, *range(day() % every, len(things), every)}
    return [one for at, one in enumerate(things) if at in taken]
