"""All that a reader can fetch of what ships: read once for these tests and `tests/attack/test_embedded.py`."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from dashboard.settings import RawSettings
from tests.attack.embedded import reader_of
from tests.attack.reading import Reading
from tests.wire.made_once import made_once


@pytest.fixture(scope="session")
def reading(shipped: RawSettings, shared: Callable[[str], Path | None]) -> Reading:
    """Whoever takes it leaves it as it is."""
    return made_once(shared("reading"), lambda: reader_of(shipped))
