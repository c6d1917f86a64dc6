"""Nobody finds out too much about the data that ship, whoever reads all there is to read and may know one
cell."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from dashboard.domain.grid import Flags
from dashboard.domain.indicator import Catalogue
from dashboard.indicators.rates import OFFICIAL, Rates
from dashboard.protection.primary import hide
from dashboard.protection.report import Report
from data.publishing import release
from data.stores.published_store import current
from data.stores.raw_store import next_version, releases, set_state
from data.stores.two_stores import both
from tests.attack.embedded import attack, reader_of, truth_of
from tests.attack.reading import Reading
from tests.wire.made_once import made_once


@pytest.fixture(scope="module")
def reading(shipped, shared) -> Reading:
    """The same as in `tests/wire/confidentiality`, read once."""
    return made_once(shared("reading"), lambda: reader_of(shipped))


@pytest.fixture(scope="module")
def truth(shipped):
    return truth_of(shipped)


def one_year(number: int, every: Sequence[int]) -> Iterable[int]:
    """Another for every family; `make attack` takes all."""
    return (every[number % len(every)],)


def another_year(number: int, every: Sequence[int]) -> Iterable[int]:
    return (every[(number + len(every) // 2) % len(every)],)


@pytest.mark.parametrize(("years", "insiders"), [(one_year, True), (another_year, False)])
def test_no_hidden_cell_of_the_embedded_data_can_be_narrowed_down(reading, truth, years, insiders):
    outcomes = list(attack(reading, truth, years=years, insiders=insiders))
    assert len(outcomes) >= 7, "families with hidden cells"
    assert sum(one.cells for one in outcomes) > 1000, "where nothing is hidden, nothing is proven"
    assert [leak for one in outcomes for leak in one.leaks] == []


def test_the_reader_has_both_territories_all_levels_and_breakdowns(reading):
    """What he has not read he cannot use, and his silence would prove nothing."""
    hidden = [row for row in reading.rows if row["status"] == "suppressed"]
    assert len(hidden) > 20_000
    assert {len(row["gebiet"].partition("@")[0]) for row in hidden} >= {8, 9}
    assert {row["gliederung"].partition(":")[0] for row in hidden} >= {"", "geschlecht", "verbleib"}
    merged = reading.knowledge.parts["13076168"][2016]  # Ruhner Berge
    assert {one.partition("@")[0] for one in merged} == {"13076095", "13076132", "13076137"}
    grown = reading.knowledge.parts["13076089"][2016]  # Lübz, whose key stands for two territories
    assert {one.partition("@")[0] for one in grown} == {"13076089", "13076043"}
    former = {row["gebiet"] for row in reading.rows if "@" in row["gebiet"]}
    assert {*merged, *grown} <= former
    assert any("@" in row["gebiet"] for row in hidden)


def test_what_parts_show_adds_up_to_the_municipality_of_today(reading):
    shown = {
        (row["gebiet"], row["jahr"]): row["zaehler"]
        for row in reading.rows
        if row["indikator"] == "jugendliche_15_25" and not row["gliederung"] and row["zaehler"] is not None
    }
    parts = reading.knowledge.parts["13076168"]
    compared = [
        (shown["13076168", year], sum(shown[part, year] for part in members))
        for year, members in parts.items()
        if year and all((one, year) in shown for one in ("13076168", *members))
    ]
    assert compared
    assert all(whole == total for whole, total in compared)


def small(rates: Rates, asked: tuple[bool, bool, bool], threshold: int) -> Flags:
    """Own and example cells with a small count: of those `asked` of numerator, denominator and their rest."""
    counts = (rates.numerator, rates.denominator, rates.denominator - rates.numerator)
    found = np.zeros(rates.status.shape, dtype=np.bool_)
    for count, wanted in zip(counts, asked, strict=True):
        found |= (count > 0) & (count < threshold) & wanted
    return found & (rates.provenance > OFFICIAL)


def only_small(
    catalogue: Catalogue, computed: Mapping[str, Sequence[Any]], *, threshold: int, **_: object
) -> Any:
    """Protection as it would be without secondary cells."""

    def persons(measures: Sequence[str]) -> bool:
        return any(catalogue.measures[one].kind == "persons" for one in measures)

    found: dict[str, list[Any]] = {}
    for key, cells in computed.items():
        indicator = catalogue.indicators[key]
        cases, base = persons(indicator.numerator), persons(indicator.denominator)
        asked = (cases, base, cases and base and indicator.is_share)
        found[key] = [
            replace(one, rates=hide(one.rates, small(one.rates, asked, threshold))) for one in cells
        ]
    return found, Report(threshold)


FAMILIES = {
    "geography": ("kinder_in_kitas", {"kita_kinder_auslaendische_herkunft"}),
    "breakdowns": ("kinder_sprachauffaellig", {"sprachauffaelligkeit_einschulung"}),
}


def published_again(stores, measures: set[str]) -> None:
    with both(stores.raw, stores.published) as (raw, published):
        before = current(published)
        version = next_version(raw, {before.version})
        first = next(one for one in releases(raw) if one.version == before.version)
        set_state(raw, first.id, "published", version=version)
        release.publish(raw, published, version, note="", touched=measures)


@pytest.mark.parametrize("kind", list(FAMILIES))
def test_the_same_reader_finds_what_primary_protection_alone_leaves(own_copy, truth, monkeypatch, kind):
    measure, indicators = FAMILIES[kind]
    monkeypatch.setattr(release, "protect_cells", only_small)
    published_again(own_copy, {measure})
    reading = reader_of(own_copy.settings, only=indicators)
    hidden = sum(row["status"] == "suppressed" for row in reading.rows)
    outcomes = attack(reading, truth, years=lambda _, every: every[::4], insiders=False)
    leaks = [leak for one in outcomes for leak in one.leaks]
    assert hidden > 100
    assert len(leaks) > 10
    assert any("within 0.00" in leak for leak in leaks), "some are known exactly"
