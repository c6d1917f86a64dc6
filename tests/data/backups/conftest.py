"""Stores with a history and few indicators, of which backups are taken."""

from __future__ import annotations

import pytest

from data.importing import write
from data.publishing import release, rollback
from tests.data.stores.changes import History, few


@pytest.fixture(scope="module", autouse=True)
def few_indicators():
    with pytest.MonkeyPatch.context() as patch:
        for module in (write, release, rollback):
            patch.setattr(module, "load", few)
        yield


@pytest.fixture
def history(addresses, tmp_path):
    made = History(addresses, tmp_path / "worlds")
    made.make()
    return made
