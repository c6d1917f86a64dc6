"""What takes seconds is made before somebody asks for it: in the background, once the application answers."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable

LOG = logging.getLogger("bildungslupe")
AFTER = 0.5
"""Seconds after the start: whoever waits for the first answer is served first."""


def in_background(make: Callable[[], object], after: float = AFTER) -> threading.Thread:
    """A thread that calls `make` and ends; what it cannot make is made when it is asked for."""

    def work() -> None:
        time.sleep(after)
        try:
            make()
        except Exception:
            LOG.exception("Was vorbereitet werden sollte, entsteht nun beim ersten Aufruf.")

    thread = threading.Thread(target=work, name="warming", daemon=True)
    thread.start()
    return thread
