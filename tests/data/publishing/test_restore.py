"""What was taken back is published again under a new number: the same figures, files and places in them."""

import pytest

from dashboard.domain.releases.step import COMMAND_LINE, StepKind
from dashboard.errors import ReleaseError
from dashboard.staff.release.flow import restore_problem
from data import prepare
from data.importing import write
from data.importing.write import import_deliveries
from data.publishing import changes, release, rollback
from data.publishing.drafts import make_public
from data.stores import raw_store
from data.stores.releases.steps import steps_of
from tests.data.importing.delivered_files import read
from tests.data.stores.changes import few, kept, shown, values

TABLE = "merkmal;gebiet;jahr;gliederung;wert\nkitas;13076;2022;;9\nkitas;13076;2023;;14\n"
_ORIGINS = (
    "select r.version, o.series_id, o.area, o.year, o.row, c.file, c.name from observation_origin o "
    "join origin_column c on c.id = o.column_id and c.release_id = o.release_id "
    "join release r on r.id = o.release_id order by o.year"
)


@pytest.fixture
def ready(stores, world, tmp_path, monkeypatch):
    """A version that was imported, released and taken back."""
    for module in (write, release, rollback, prepare, changes):
        monkeypatch.setattr(module, "load", few)
    world.counts("kitas", 2021, {"13076001": "4", "13076002": "5"})
    stores.prepare(world)
    delivered = read(tmp_path, "belegung.csv", TABLE)
    stores.version = import_deliveries(stores.raw, stores.published, [delivered], "test").version
    stores.before = values(shown(stores.settings))
    rollback.rollback(stores.raw, stores.published, stores.version, reason="falsche Spalte")
    return stores


def origins(stores, version):
    with stores.raw.connect() as connection:
        return [tuple(row)[1:] for row in connection.exec_driver_sql(_ORIGINS) if row[0] == version]


def test_all_that_a_version_brought_comes_again_and_its_old_number_stays_taken_back(ready):
    assert values(shown(ready.settings)) != ready.before
    made = make_public(ready.raw, ready.published, ready.version)
    assert made.version != ready.version and values(shown(ready.settings)) == ready.before
    with ready.raw.connect() as connection:
        found = {one.version: one for one in raw_store.releases(connection)}
        steps = steps_of(connection, found[made.version].id)
        withdrawn = steps_of(connection, found[ready.version].id)
    assert (found[ready.version].state, found[made.version].state) == ("withdrawn", "published")
    assert found[made.version].files == found[ready.version].files
    assert [(one.kind, one.account, one.reason) for one in steps] == [
        (StepKind.RESTORED, COMMAND_LINE, ready.version)
    ]
    assert withdrawn[-1].kind is StepKind.WITHDRAWN and withdrawn[-1].reason == "falsche Spalte"
    assert origins(ready, made.version) == origins(ready, ready.version) != []


def test_it_comes_once_and_can_be_taken_back_and_come_again(ready):
    again = make_public(ready.raw, ready.published, ready.version).version
    known = kept(ready.settings)
    with pytest.raises(ReleaseError, match="schon veröffentlicht"):
        make_public(ready.raw, ready.published, ready.version)
    assert kept(ready.settings) == known, "nothing was written"
    rollback.rollback(ready.raw, ready.published, again)
    assert make_public(ready.raw, ready.published, again).version not in (again, ready.version)
    assert values(shown(ready.settings)) == ready.before


def test_whoever_made_it_cannot_publish_it_again_however_often_others_did(ready, tmp_path):
    delivered = read(tmp_path, "eigene.csv", TABLE.replace(";14", ";15"))
    version = import_deliveries(
        ready.raw, ready.published, [delivered], "test", draft=True, account="K. Lange"
    ).version
    version = make_public(ready.raw, ready.published, version).version
    for _ in range(2):
        rollback.rollback(ready.raw, ready.published, version)
        version = make_public(ready.raw, ready.published, version).version
        with ready.raw.connect() as connection:
            number = next(one.id for one in raw_store.releases(connection) if one.version == version)
            steps = steps_of(connection, number)
        assert restore_problem(steps, "K. Lange", four_eyes=True) == "staff_release_own"
        assert restore_problem(steps, "J. Brandt", four_eyes=True) == ""
        assert steps[-1].kind is StepKind.RESTORED


def test_a_draft_that_was_thrown_away_does_not_come_again(ready, tmp_path):
    delivered = read(tmp_path, "entwurf.csv", TABLE.replace(";14", ";15"))
    draft = import_deliveries(ready.raw, ready.published, [delivered], "test", draft=True).version
    rollback.rollback(ready.raw, ready.published, draft)
    with pytest.raises(ReleaseError, match="nichts wieder zu veröffentlichen"):
        make_public(ready.raw, ready.published, draft)
