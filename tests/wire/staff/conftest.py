"""The staff app on a small world, with somebody signed in for each role."""

from collections.abc import Iterator
from typing import Any

import pytest

from tests.staff.staff_app import StaffWorld, staff_world


@pytest.fixture
def staff(stores: Any, world: Any) -> Iterator[StaffWorld]:
    stores.prepare_alike(world)
    made = staff_world(stores.settings)
    yield made
    made.staff.close()
