"""What the tests of the example data look at."""

from __future__ import annotations

import pytest

from data.build.example import SEED, draw, official_rates
from data.build.example_parts.draft import Draft


@pytest.fixture(scope="session")
def draft() -> Draft:
    """All example counts without gaps, on the municipalities of 2016."""
    return draw(SEED, official_rates(None))
