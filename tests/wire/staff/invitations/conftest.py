"""The staff app with institutions of three operators; jobs are done at once."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from data import prepare
from data.importing import write
from data.publishing import changes, release, rollback
from data.staff.jobs.jobs import Jobs
from data.staff.jobs.worker import work
from tests.data.stores.changes import few
from tests.staff.operators import bring_institutions
from tests.staff.staff_app import StaffWorld, staff_world


@pytest.fixture
def office(stores: Any, world: Any, monkeypatch: Any) -> Iterator[StaffWorld]:
    for module in (write, release, rollback, prepare, changes):
        monkeypatch.setattr(module, "load", few)
    world.counts("kitas", 2021, {"13076001": "4", "13076002": "5"})
    stores.prepare_alike(world)
    bring_institutions(stores.settings)
    made = staff_world(stores.settings, jobs=Jobs(stores.settings, work))
    yield made
    made.staff.close()
