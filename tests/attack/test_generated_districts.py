"""Nobody finds out too much about two hundred generated districts, from what the published store gives to the
API."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from dashboard.domain.observation import Observation, Status
from dashboard.domain.slab import PROVENANCES
from dashboard.protection import district_breakdowns
from dashboard.protection.district_breakdowns import _district_alone as alone
from dashboard.settings import RawSettings
from data.catalogue.loader import load
from data.importing.write import import_deliveries
from data.prepare import prepare
from data.publishing.rollback import rollback
from data.repository import Repository
from data.stores.database import open_database, opened
from tests.attack.attacker import Attacker, Formula, Knowledge
from tests.attack.generated import LEAVERS, SEXES, WAYS, Generated, generate
from tests.attack.rule import broken
from tests.data.stores.changes import shown, values
from tests.data.stores.deliveries import delivery

DISTRICTS = 200
LEAKING = 25
"""Districts of one world, of which some gave hidden cells away as long as the steps did not know of each other."""
EVERY = 8
"""Every eighth district is also attacked by readers who know one hidden count."""
SERIES = {
    "care": [("betreuungsquote_u3", ""), ("ganztagsquote_u3", ""), ("kinder_u3", "")],
    "speech": [("sprachauffaelligkeit_einschulung", one) for one in ("", "geschlecht:w", "geschlecht:m")],
    "leavers": [
        (one, "") for one in ("ohne_abschluss", "erster_abschluss", "mittlerer_abschluss", "hochschulreife")
    ],
}
CERTIFICATES = ("ohne_abschluss", "erster_abschluss", "mittlerer_abschluss", "hochschulreife")
SERIES["paths"] = [
    *SERIES["leavers"],
    *((one, f"verbleib:{way}") for one in (*CERTIFICATES, "verbleib_nach_schule") for way in WAYS),
    ("verbleib_nach_schule", ""),
]
FORMULAS = {
    "betreuungsquote_u3": Formula("kinder_betreut_u3", "kinder_u3", -1, 100.0, share=True),
    "ganztagsquote_u3": Formula("kinder_ganztags_u3", "kinder_u3", -1, 100.0, share=True),
    "kinder_u3": Formula("kinder_u3"),
    "sprachauffaelligkeit_einschulung": Formula(
        "kinder_sprachauffaellig", "kinder_einschulungsuntersuchung", 0, 100.0, share=True
    ),
    **{
        indicator: Formula(
            f"abgaenge_{category}",
            "abgaenge",
            0,
            100.0,
            share=True,
            of_total=("verbleib",),
            rounded=("verbleib",),
        )
        for indicator, category in zip(CERTIFICATES, LEAVERS, strict=True)
    },
    "verbleib_nach_schule": Formula(
        "verbleib_in_anschluss", "verbleib_erfasst", 0, 100.0, share=True, of_total=("verbleib",)
    ),
}
SUMS = {
    ("abgaenge", ""): [(f"abgaenge_{one}", "") for one in LEAVERS],
    **{(f"abgaenge_{one}", ""): [(f"abgaenge_{one}", f"verbleib:{way}") for way in WAYS] for one in LEAVERS},
    **{
        ("verbleib_in_anschluss", f"verbleib:{way}"): [
            (f"abgaenge_{one}", f"verbleib:{way}") for one in LEAVERS
        ]
        for way in WAYS[:-1]
    },
    ("verbleib_erfasst", ""): [("verbleib_in_anschluss", f"verbleib:{way}") for way in WAYS],
    ("verbleib_in_anschluss", ""): [("verbleib_in_anschluss", f"verbleib:{way}") for way in WAYS[:3]],
}


def publish(folder: Path, made: Generated, **changes: object) -> RawSettings:
    """Stores of a generated world, every indicator of the catalogue with some `changes`."""
    catalogue = load()
    indicators = {
        key: replace(one, **changes)  # type: ignore[arg-type]  # fields by name
        for key, one in catalogue.indicators.items()
    }
    settings = RawSettings(f"sqlite:///{folder / 'published.sqlite'}", f"sqlite:///{folder / 'raw.sqlite'}")
    prepare(settings, folder=folder / "world", catalogue=replace(catalogue, indicators=indicators))
    return settings


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> tuple[RawSettings, Generated]:
    folder: Path = tmp_path_factory.mktemp("generated")
    made = generate(folder / "world", DISTRICTS, seed=20260)
    # Breakdowns for municipalities too: where geography and breakdown cross, protection is hardest.
    return publish(folder, made, small_areas=""), made


def rows(repository: Repository, district: str, kind: str, made: Generated) -> list[dict[str, object]]:
    """The rows of `/api/v1/werte` for all levels of one district."""
    aemter = made.parts[district]
    levels = {
        "kreis": [district],
        "amt": aemter,
        "gemeinde": [one for amt in aemter for one in made.parts[amt]],
    }
    found = []
    for indicator, breakdown in SERIES[kind]:
        for level, places in levels.items():
            cells = repository.cells(indicator, level, breakdown, places=places)
            for row, year in enumerate(cells.years):
                for column, place in enumerate(places):
                    numbers = [
                        float(one[row, column]) for one in (cells.value, cells.numerator, cells.denominator)
                    ]
                    value, cases, base = (None if np.isnan(one) else one for one in numbers)
                    if breakdown.partition(":")[0] in FORMULAS[indicator].rounded and cases is not None:
                        # The exact count, which is more than anybody reads: nothing is safe by rounding alone.
                        cases, base = (
                            made.truth((FORMULAS[indicator].numerator, breakdown, year, place)),
                            None,
                        )
                    found.append(
                        {
                            "indikator": indicator,
                            "gebiet": place,
                            "jahr": year,
                            "gliederung": breakdown,
                            "wert": value,
                            "zaehler": cases,
                            "nenner": base,
                            "status": Status(int(cells.status[row, column])).key,
                            "herkunft": PROVENANCES[int(cells.provenance[row, column])],
                        }
                    )
    return found


def attack(settings: RawSettings, made: Generated, kind: str, every: int) -> tuple[list[str], int]:
    """What readers find, in every so many districts insiders too, and how many cells are hidden."""
    leaks, hidden = [], 0
    engine = open_database(settings.database_url, read_only=True)
    districts = [one for one, its in made.kinds.items() if kind in its]
    repository = Repository(engine, districts[0])
    for number, district in enumerate(districts):
        parts = {place: {0: members} for place, members in made.parts.items() if place.startswith(district)}
        knowledge = Knowledge(FORMULAS, parts, SUMS, {"geschlecht": SEXES} if kind == "speech" else {})
        attacker = Attacker(knowledge, rows(repository, district, kind, made))
        hidden += len(attacker.suppressed)
        leaks += list(broken(attacker, made.truth, insiders=number % every == 0))
    engine.dispose()
    return leaks, hidden


@pytest.mark.parametrize("kind", list(SERIES))
def test_no_hidden_cell_of_two_hundred_districts_can_be_narrowed_down(published, kind):
    settings, made = published
    leaks, hidden = attack(settings, made, kind, EVERY)
    assert hidden > DISTRICTS, "where nothing is hidden, nothing is proven"
    assert leaks == []


WORLDS = {
    "cross tables": ("paths", {"small_areas": ""}, True),
    "cross tables as the catalogue gives them": ("paths", {}, True),
    "cross tables that only districts have": ("paths", {"small_areas": ""}, False),
    "sexes for districts alone": ("speech", {"small_areas": "kreis_only"}, True),
}
"""What is given for districts alone beside counts that their Ämter have as well."""


@pytest.mark.parametrize("world", list(WORLDS))
def test_what_is_for_the_district_alone_does_not_follow_from_its_aemter(tmp_path, world):
    """Every reader of the published levels together, each with and without a count of his own."""
    kind, changes, levels = WORLDS[world]
    made = generate(tmp_path / "world", LEAKING, seed=1, kinds=(kind,), levels=levels)
    leaks, hidden = attack(publish(tmp_path, made, **changes), made, kind, every=1)
    assert hidden > LEAKING
    assert leaks == []


def test_the_attack_finds_what_two_steps_leave_that_do_not_know_of_each_other(tmp_path, monkeypatch):
    """So it was until 2026-11-30: the district hid sums whose parts its Ämter showed."""
    monkeypatch.setattr(district_breakdowns, "_widened", lambda protected, threshold: protected)
    monkeypatch.setattr(
        district_breakdowns,
        "_district_alone",
        lambda table, known, hidden: alone(table, np.zeros_like(known), hidden),
    )
    kind, changes, _ = WORLDS["cross tables"]
    made = generate(tmp_path / "world", LEAKING, seed=1, kinds=(kind,))
    leaks, _ = attack(publish(tmp_path, made, **changes), made, kind, every=1)
    assert leaks


def test_real_counts_of_a_cross_table_are_taken_protected_and_taken_back(tmp_path):
    """The first districts of the worlds above, with counts of real people in place of examples."""
    made = generate(tmp_path / "world", 9, seed=1, kinds=("paths",))
    table = tmp_path / "world" / "figures" / "t.csv"
    head, *lines = table.read_text(encoding="utf-8").splitlines()
    kept = [one for one in lines if one.startswith("abgaenge;")]
    table.write_text("\n".join([head, *kept]) + "\n", encoding="utf-8")
    settings = publish(tmp_path, made)
    before = values(shown(settings))
    real = replace(
        delivery(),
        observations=tuple(
            Observation(
                measure, place, year, part, value, Status.REPORTED if value else Status.ZERO, "landkreis"
            )
            for (measure, part, year, place), value in made.counts.items()
        ),
    )
    with opened(settings.raw_database_url, settings.database_url) as (raw, own):
        outcome = import_deliveries(raw, own, [real], "test", accept_narrow=False)
        assert {*CERTIFICATES, "verbleib_nach_schule"} <= set(outcome.indicators)
        new = values(shown(settings)) - before
        assert any(str(part).startswith("verbleib:") for one in new for part in one)
        leaks, hidden = attack(settings, made, "paths", every=1)
        assert hidden > 0
        assert leaks == []
        rollback(raw, own, outcome.version)
    assert values(shown(settings)) == before
