"""The staff app on a small world in Chromium."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser

from dashboard.settings import RawSettings
from tests.staff.staff_office import StaffOffice, staff_office


@pytest.fixture
def addresses(tmp_path: Any) -> Any:
    """SQLite alone: what a page looks like does not depend on the database."""
    return RawSettings(f"sqlite:///{tmp_path / 'published.sqlite'}", f"sqlite:///{tmp_path / 'raw.sqlite'}")


@pytest.fixture
def office(browser: Browser, stores: Any, world: Any) -> Iterator[StaffOffice]:
    """An app of its own, with an account of each role."""
    stores.prepare_alike(world)
    with staff_office(stores.settings, browser) as made:
        yield made
