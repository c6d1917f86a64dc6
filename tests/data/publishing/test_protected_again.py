"""What an import does not touch is not protected again, and nothing of it changes."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from dashboard.domain.observation import Observation, Status
from dashboard.protection import release
from dashboard.settings import RawSettings
from data.importing.write import import_deliveries
from data.prepare import prepare
from data.repository import Repository
from data.stores.database import open_database, opened
from tests.attack.generated import generate
from tests.attack.test_generated_districts import SERIES
from tests.attack.test_versions_over_http import LATE
from tests.data.stores.deliveries import delivery

TOUCHED, *OTHERS = DISTRICTS = ("13000", "13001", "13002")


@pytest.fixture
def world(tmp_path):
    """Three districts with cross tables, and what is reported late in one place of the first."""
    made = generate(tmp_path / "world", len(DISTRICTS), seed=1, kinds=("paths",))
    settings = RawSettings(
        f"sqlite:///{tmp_path / 'published.sqlite'}", f"sqlite:///{tmp_path / 'raw.sqlite'}"
    )
    prepare(settings, folder=tmp_path / "world")
    place = made.parts[made.parts[TOUCHED][0]][0]
    late = tuple(
        Observation(
            measure,
            place,
            year,
            breakdown,
            made.counts[measure, breakdown, year, place] + 7,
            Status.REPORTED,
            "beispieldaten",
        )
        for measure, breakdown, year in LATE["paths"][0]
    )
    return settings, made, replace(delivery(), observations=late)


def shown(settings: RawSettings, made, districts) -> dict[str, np.ndarray]:
    engine = open_database(settings.database_url, read_only=True)
    repository, found = Repository(engine, DISTRICTS[0]), {}
    for indicator, breakdown in SERIES["paths"]:
        for district in districts:
            for level, places in (("kreis", [district]), ("amt", made.parts[district])):
                cells = repository.cells(indicator, level, breakdown, places=places)
                found[f"{indicator} {breakdown} {level} {district}"] = cells.value
    engine.dispose()
    return found


def test_a_table_that_an_import_does_not_touch_is_protected_once_for_all_readers(world, monkeypatch):
    settings, made, late = world
    worked = []
    work = release.protect_table

    def counted(linked, table, threshold):
        worked.append(table.value[:, 0].tobytes())
        return work(linked, table, threshold)

    monkeypatch.setattr(release, "protect_table", counted)
    before = shown(settings, made, OTHERS)
    with opened(settings.raw_database_url, settings.database_url) as (raw, published):
        import_deliveries(raw, published, [late], "test")
    assert len(worked) == len(OTHERS) + 2, (
        "those of the others once, the touched one for both kinds of readers"
    )
    assert len(set(worked)) == len(DISTRICTS)
    for cell, value in shown(settings, made, OTHERS).items():
        assert np.array_equal(value, before[cell], equal_nan=True), cell
    assert any(np.isnan(value).any() for value in before.values()), "something is hidden there"
