"""Institutions are in the same releases as figures: imported, drafted, published and taken back, on both
databases."""

from __future__ import annotations

import hashlib
import random
from datetime import UTC, date, datetime

import numpy as np
import pytest
from sqlalchemy import select

from dashboard.domain.institutions.catchment import Catchment
from dashboard.domain.institutions.entries import CompleteKind, Entries
from dashboard.domain.institutions.institution import Institution, InstitutionFigure
from dashboard.domain.institutions.locality import Locality
from dashboard.domain.observation import Provenance, Status
from dashboard.errors import ReleaseError
from data.importing.findings import Delivery
from data.importing.write import import_deliveries, try_deliveries
from data.publishing.drafts import publish_draft
from data.publishing.rollback import rollback
from data.stores.institutions import raw as raw_entries
from data.stores.institutions.schema import PUBLISHED_TABLES, entry_manifest
from tests.data.stores.deliveries import delivery

FULL = Institution(
    key="k1",
    kind="kita",
    name="Kita „Ödhof“; neu",
    municipality="13076001",
    carrier_kind="frei",
    longitude=11.5,
    latitude=53.5,
    position="exact",
    opening_hours="Mo-Fr 06:00-17:00; PH off",
    open_minutes=(((360, 1020),),) * 5 + ((), ()),
    hours_vary=True,
    holidays="closed",
    languages=("de", "pl"),
    age_from=0.5,
    age_to=6.0,
    focus=("Natur",),
    places=84,
    confirmed_on=date(2026, 9, 1),
    valid_from=date(2020, 8, 1),
)
ENTRIES = Entries(
    institutions=(FULL, Institution("s1", "grundschule", "Schule", "13076002")),
    catchments=(
        Catchment("s1", "grundschule", 2026, None, municipality="13076002", part="Nord", rule="Satzung"),
        Catchment("s1", "grundschule", polygon=(((11.0, 53.0), (11.5, 53.0), (11.0, 53.5), (11.0, 53.0)),)),
    ),
    localities=(Locality("l1", "Nord", "13076002", 11.4, 53.4, "19370", 120),),
    figures=(
        InstitutionFigure("s1", "kinder_in_kitas", 2024, "", 87.0, Status.REPORTED, "landkreis", "p"),
        InstitutionFigure("s1", "kita_plaetze", 2024, "", 87.0, Status.REPORTED, "landkreis"),
    ),
)


def entry_delivery(entries: Entries, name: str) -> Delivery:
    return Delivery(
        name, hashlib.sha256(name.encode()).hexdigest(), "institutions_csv", "", (), (), entries=entries
    )


def bring(stores, entries: Entries, name: str, **how: object):
    return import_deliveries(stores.raw, stores.published, [entry_delivery(entries, name)], "test", **how)


@pytest.fixture
def ready(stores, world):
    world.counts("kitas", 2020, {"13076001": "4", "13076002": "5"})
    stores.prepare_alike(world)
    return stores


def test_everything_that_is_delivered_comes_back(ready):
    """Every field of every part, on both databases; persons at the school rounded."""
    outcome = bring(ready, ENTRIES, "a.csv")
    assert outcome.message == (
        "2 Einrichtungen, 2 Teile von Einzugsbereichen, 1 Ortslage, 2 Jahreswerte von Einrichtungen eingespielt. "
        f"Datenstand {outcome.version} veröffentlicht: 7\u00a0Indikatoren neu berechnet."
    )
    found = ready.repository().entries()
    assert (found.institutions, found.catchments, found.localities) == (
        ENTRIES.institutions,
        ENTRIES.catchments,
        ENTRIES.localities,
    )
    assert [(one.measure, one.value) for one in found.figures] == [
        ("kinder_in_kitas", 85.0),
        ("kita_plaetze", 87.0),
    ]
    with ready.raw.connect() as raw:
        assert raw_entries.deliveries(raw) == (ENTRIES,)


@pytest.mark.one_database
def test_a_store_without_institutions_shows_none(ready):
    assert ready.repository().entries() == Entries()


def test_figures_and_institutions_come_in_one_release(ready):
    files = [entry_delivery(ENTRIES, "a.csv"), delivery(("kitas", "13076001", 2021, 7.0, "beispieldaten"))]
    before = ready.repository().version()
    outcome = import_deliveries(ready.raw, ready.published, files, "test")
    repository = ready.repository()
    assert [one.version for one in repository.releases()] == [outcome.version, before]
    assert repository.entries().institutions == ENTRIES.institutions
    assert repository.cells("kitas", "gemeinde", places=["13076001"]).years[-1] == 2021


def test_an_import_of_figures_points_to_the_rows_that_are_there(ready):
    bring(ready, ENTRIES, "a.csv")
    import_deliveries(
        ready.raw, ready.published, [delivery(("kitas", "13076001", 2021, 7.0, "beispieldaten"))], "test"
    )
    assert ready.repository().entries().institutions == ENTRIES.institutions
    with ready.published.connect() as published:
        table = PUBLISHED_TABLES["institutions"]
        written = published.scalars(select(table.c.release_id).distinct()).all()
        versions = published.scalars(select(entry_manifest.c.release_id).distinct()).all()
    assert len(written) == 1 and len(versions) == 3


def test_a_draft_shows_nothing_until_it_is_published(ready):
    draft = bring(ready, ENTRIES, "a.csv", draft=True)
    assert ready.repository().entries() == Entries()
    published = publish_draft(ready.raw, ready.published, draft.version)
    assert published.changed and ready.repository().entries().institutions == ENTRIES.institutions


def test_a_draft_that_is_thrown_away_leaves_nothing(ready):
    draft = bring(ready, ENTRIES, "a.csv", draft=True)
    rollback(ready.raw, ready.published, draft.version)
    assert ready.repository().entries() == Entries()


def test_a_trial_writes_nothing(ready):
    before = ready.repository().version()
    outcome = try_deliveries(ready.raw, ready.published, [entry_delivery(ENTRIES, "a.csv")])
    assert outcome.changed
    repository = ready.repository()
    assert (repository.version(), repository.entries()) == (before, Entries())
    with ready.raw.connect() as raw:
        assert raw_entries.deliveries(raw) == ()


@pytest.mark.one_database
def test_two_files_that_contradict_each_other_are_refused(ready):
    other = Entries((Institution("k1", "kita", "Anders", "13076001"),))
    with pytest.raises(ReleaseError, match=r"a\.csv und b\.csv widersprechen sich: Einrichtung k1"):
        import_deliveries(
            ready.raw,
            ready.published,
            [entry_delivery(ENTRIES, "a.csv"), entry_delivery(other, "b.csv")],
            "test",
        )
    assert ready.repository().entries() == Entries()


def kita(key: str, **more: object) -> Institution:
    return Institution(key, "kita", f"Kita {key}", "13076001", **more)


CHAIN = {
    "a": Entries((kita("k1"), kita("k2"))),
    "b": Entries((kita("k2", places=40), kita("k3"))),
    "c": Entries((kita("k4"),), complete=(CompleteKind("kita", "13076"),)),
}
SHOWN = {
    "": {},
    "a": {"k1": None, "k2": None},
    "b": {"k2": 40, "k3": None},
    "c": {"k4": None},
    "ab": {"k1": None, "k2": 40, "k3": None},
    "ba": {"k1": None, "k2": None, "k3": None},
    "ac": {"k4": None},
    "bc": {"k4": None},
    "abc": {"k4": None},
    "ca": {"k1": None, "k2": None, "k4": None},
    "cb": {"k2": 40, "k3": None, "k4": None},
}


@pytest.mark.parametrize("order", ["abc", "bca", "cab"])
def test_each_import_of_a_chain_is_taken_back_with_its_own_entries_and_no_others(ready, order: str):
    """Three that overrule each other, taken back first to last: what is left is what the others say."""

    def shown() -> dict[str, int | None]:
        return {one.key: one.places for one in ready.repository().entries().institutions}

    versions = {name: bring(ready, CHAIN[name], f"{name}.csv").version for name in "abc"}
    assert shown() == SHOWN["abc"]
    left = "abc"
    for name in order:
        rollback(ready.raw, ready.published, versions[name])
        left = left.replace(name, "")
        assert shown() == SHOWN[left], (order, left)


def test_taken_back_and_brought_again_it_counts_last(ready):
    dice = random.Random(14)
    brought: dict[str, str] = {}
    for _ in range(6):
        name = dice.choice("abc")
        if name in brought:
            rollback(ready.raw, ready.published, brought.pop(name))
        else:
            brought[name] = bring(ready, CHAIN[name], f"{name}.csv").version
        found = {one.key: one.places for one in ready.repository().entries().institutions}
        order = "".join(brought)
        assert found == SHOWN.get(order, SHOWN["c"] if order.endswith("c") else found), order


def test_examples_that_ship_give_way_to_real_ones_and_come_back(stores, world):
    folder = world.folder / "institutions"
    folder.mkdir()
    (folder / "examples.csv").write_text(
        "schluessel;art;name;gemeinde;quelle\n"
        "x1;kita;Beispiel;13076001;beispieldaten\nx2;hort;Beispielhort;13076001;beispieldaten\n",
        encoding="utf-8",
    )
    world.counts("kitas", 2020, {"13076001": "4"})
    stores.prepare(world)

    def shown() -> dict[str, Provenance]:
        return {one.key: one.provenance for one in stores.repository().entries().institutions}

    example = {"x1": Provenance.EXAMPLE, "x2": Provenance.EXAMPLE}
    assert shown() == example
    own = bring(stores, CHAIN["a"], "a.csv").version
    assert shown() == {"k1": Provenance.DISTRICT, "k2": Provenance.DISTRICT, "x2": Provenance.EXAMPLE}
    rollback(stores.raw, stores.published, own)
    assert shown() == example


def test_newer_tables_that_ship_replace_the_old_ones(stores, world):
    folder = world.folder / "institutions"
    folder.mkdir()
    head = "schluessel;art;name;gemeinde;quelle\n"
    (folder / "examples.csv").write_text(f"{head}x1;kita;Alt;13076001;beispieldaten\n", encoding="utf-8")
    world.counts("kitas", 2020, {"13076001": "4"})
    stores.prepare(world)
    own = bring(stores, Entries((Institution("h", "hort", "Hort", "13076001"),)), "h.csv")
    (folder / "examples.csv").write_text(f"{head}x2;kita;Neu;13076001;beispieldaten\n", encoding="utf-8")
    assert stores.prepare(world).changed and own.changed
    assert [one.key for one in stores.repository().entries().institutions] == ["h", "x2"]
    with stores.raw.connect() as raw:
        assert len(raw_entries.deliveries(raw)) == 2, "what shipped before is gone for good"


def test_counts_come_from_institutions_that_a_delivery_names_all_of(ready):
    """They take the place of examples and of tables, follow corrections, and go with the delivery."""
    places = ["13076001", "13076002"]

    def counted() -> dict[int, list[float]]:
        cells = ready.repository().cells("kitas", "gemeinde", places=places)
        return {
            year: cells.value[row].tolist()
            for row, year in enumerate(cells.years)
            if np.isfinite(cells.value[row]).any()
        }

    before = counted()
    houses = (
        Institution("a", "kita", "A", "13076001"),
        Institution("b", "kita", "B", "13076001"),
        Institution("c", "kita", "C", "13076002", valid_until=date(2010, 7, 31), status="closed"),
    )
    complete = bring(ready, Entries(houses, complete=(CompleteKind("kita", "13076"),)), "all.csv")
    today = datetime.now(UTC).date()
    year = today.year if today >= date(today.year, 3, 1) else today.year - 1
    assert counted() == before | {year: [2.0, 0.0]}
    assert "kitas" in complete.indicators
    bring(ready, Entries((Institution("d", "kita", "D", "13076002"),)), "one_more.csv")
    assert counted()[year] == [2.0, 1.0]
    shown = ready.repository().entries().institutions
    assert [sum(one.municipality == key and one.status == "open" for one in shown) for key in places] == [
        2,
        1,
    ]
    rollback(ready.raw, ready.published, complete.version)
    assert counted() == before
