"""Who reads two data versions over HTTP, one before and one after corrections, narrows no hidden count down
further."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from sqlalchemy import select

from app import create_app
from dashboard.domain.observation import Observation, Status
from dashboard.protection import assembly
from dashboard.settings import RawSettings, Settings
from data.importing.write import import_deliveries
from data.prepare import prepare
from data.stores import schema
from data.stores.database import opened
from tests.attack.attacker import Count, Knowledge
from tests.attack.generated import LEAVERS, SEXES, WAYS, YEAR, Generated, generate
from tests.attack.rule import THRESHOLD, broken, small
from tests.attack.test_generated_districts import FORMULAS, SERIES, SUMS
from tests.attack.two_versions import OLDER, ReaderOfVersions
from tests.data.stores.deliveries import delivery

DISTRICTS = 10
MARGINS = ("care", "speech", "leavers")
"""Kinds of counts that each district has. Leavers of a cross table are the same counts: they have a world alone."""
CROSSED = 10
"""Districts of a world of cross tables, which take longer."""
INTERCHANGED = 0.3
"""In this share of the Ämter the numbers of two places were interchanged."""
LATE: dict[str, list[list[tuple[str, str, int]]]] = {
    "care": [[("kinder_betreut_u3", "", YEAR), ("kinder_u3", "", YEAR - 1)]],
    "speech": [
        [
            (measure, breakdown, YEAR)
            for measure in ("kinder_sprachauffaellig", "kinder_einschulungsuntersuchung")
            for breakdown in (f"geschlecht:{sex}", "")
        ]
        for sex in SEXES
    ],
    "leavers": [[(measure, "", YEAR) for measure in (f"abgaenge_{one}", "abgaenge")] for one in LEAVERS],
    "paths": [
        [
            (f"abgaenge_{one}", f"verbleib:{way}", YEAR),
            (f"abgaenge_{one}", "", YEAR),
            ("verbleib_in_anschluss", f"verbleib:{way}", YEAR),
            *([("verbleib_in_anschluss", "", YEAR)] if way in WAYS[:3] else []),
            ("abgaenge", "", YEAR),
            ("verbleib_erfasst", "", YEAR),
        ]
        for one in LEAVERS
        for way in WAYS
    ],
}
"""Counts of each kind that grow together where somebody is reported late, the smallest first."""


@dataclass
class Corrected:
    """Both versions of a store, the districts in it, and what was true before and is true now."""

    settings: RawSettings
    versions: tuple[str, str]
    before: Generated
    now: Generated

    def changed(self, district: str, kind: str) -> set[Count]:
        """Counts of places, Ämter and the district that are not what they were."""
        found = set()
        for measure, breakdown, year, place in _counts_of(self.now, kind):
            for key in (
                place,
                *(whole for whole, parts in self.now.parts.items() if place in parts),
                district,
            ):
                count = (measure, breakdown, year, key)
                if place.startswith(district) and self.before.truth(count) != self.now.truth(count):
                    found.add(count)
        return found


def made(folder: Path, seed: int, kinds: tuple[str, ...] = MARGINS, districts: int = DISTRICTS) -> Corrected:
    """Two versions of generated districts.

    In every Amt the numbers of two places had been interchanged, or many are reported late in the place whose
    count most likely protects others: the smallest that is shown by itself.
    """
    before = generate(folder / "world", districts, seed, every_kind=True, kinds=kinds)
    settings = RawSettings(f"sqlite:///{folder / 'published.sqlite'}", f"sqlite:///{folder / 'raw.sqlite'}")
    first = prepare(settings, folder=folder / "world").version
    now, random = copy.deepcopy(before), np.random.default_rng(seed)
    for district, kinds in before.kinds.items():
        for places in (before.parts[amt] for amt in before.parts[district]):
            for kind in kinds:
                if len(places) > 1 and random.random() < INTERCHANGED:
                    _interchange(now, kind, *random.choice(places, size=2, replace=False).tolist())
                else:
                    _add(now, kind, places, random)
    observations = tuple(
        Observation(
            measure, place, year, breakdown, value, Status.REPORTED if value else Status.ZERO, "beispieldaten"
        )
        for (measure, breakdown, year, place), value in now.counts.items()
        if value != before.counts[measure, breakdown, year, place]
    )
    with opened(settings.raw_database_url, settings.database_url) as (raw, published):
        corrections = replace(delivery(), observations=observations)
        second = import_deliveries(raw, published, [corrections], "test").version
    return Corrected(settings, (first, second), before, now)


def _counts_of(made: Generated, kind: str) -> list[Count]:
    formulas = [FORMULAS[indicator] for indicator, _ in SERIES[kind]]
    measures = {one for formula in formulas for one in (formula.numerator, formula.denominator)}
    return [count for count in made.counts if count[0] in measures]


def _interchange(made: Generated, kind: str, one: str, other: str) -> None:
    for count in _counts_of(made, kind):
        if count[3] == one:
            its = (*count[:3], other)
            made.counts[count], made.counts[its] = made.counts[its], made.counts[count]


def _add(made: Generated, kind: str, places: Sequence[str], random: np.random.Generator) -> None:
    together = LATE[kind][int(random.integers(len(LATE[kind])))]
    first = {place: made.counts[(*together[0], place)] for place in places}
    place = min((one for one in places if first[one] >= THRESHOLD), key=first.__getitem__, default=places[0])
    more = float(random.choice([2, 7, 20]))
    for count in together:
        made.counts[(*count, place)] += more


def fetched(client: Any, made: Corrected, district: str, kind: str, version: str) -> Iterator[dict[str, Any]]:
    """All levels and breakdowns of one district that a version offers."""
    aemter = made.now.parts[district]
    for indicator, breakdown in SERIES[kind]:
        for places in ([district], aemter, [one for amt in aemter for one in made.now.parts[amt]]):
            query = f"indikator={indicator}&gliederung={breakdown}&gebiete={','.join(places)}&stand={version}"
            answer = client.get(f"/api/v1/werte?{query}")
            assert answer.status_code == 200, answer.json
            assert answer.json["stand"] == version
            assert {row["gebiet"] for row in answer.json["zeilen"]} <= set(places)
            world = made.before if version == made.versions[0] else made.now
            yield from (exact(row, world) for row in answer.json["zeilen"])


def exact(row: dict[str, Any], made: Generated) -> dict[str, Any]:
    """A row with its true count where the answer rounds it, which is more than anybody reads."""
    formula, breakdown = FORMULAS[row["indikator"]], str(row["gliederung"] or "")
    if row["zaehler"] is None or breakdown.partition(":")[0] not in formula.rounded:
        return row
    true = made.truth((formula.numerator, breakdown, row["jahr"], row["gebiet"]))
    return {**row, "zaehler": true, "nenner": None}


def found_out(made: Corrected) -> tuple[int, list[str]]:
    """How many small counts were attacked, and what a reader of both versions finds out that the report
    hides."""
    url, own = made.settings.database_url, next(iter(made.now.kinds))
    app = create_app(Settings(database_url=url, district=own, secret_key="test"))
    client, asked, leaks = app.server.test_client(), 0, []
    confessed = named(made)
    for district, kind in ((district, kind) for district, kinds in made.now.kinds.items() for kind in kinds):
        older, newer = (list(fetched(client, made, district, kind, version)) for version in made.versions)
        parts = {
            place: {0: members} for place, members in made.now.parts.items() if place.startswith(district)
        }
        knowledge = Knowledge(FORMULAS, parts, SUMS, {"geschlecht": SEXES} if kind == "speech" else {})
        changed = made.changed(district, kind)
        reader = ReaderOfVersions(
            knowledge, [*({**row, OLDER: True} for row in older), *newer], changed, made.before.truth
        )
        reader.suppressed = [
            cell
            for cell in dict.fromkeys(reader.suppressed)
            if cell[3] not in confessed and secret(reader, cell, made.now)
        ]
        asked += len(reader.suppressed)
        leaks += list(broken(reader, made.now.truth, insiders=True))
    app.answers.repository._engine.dispose()
    return asked, leaks


def secret(reader: ReaderOfVersions, cell: tuple[str, str, int, str], made: Generated) -> bool:
    """Whether a hidden cell has a small count that neither version has shown, and none that was itself
    corrected."""
    cases, base = reader.knowledge.formulas[cell[0]].counts(*cell[1:])
    counts = [one for one in (cases, base) if one]
    return not reader.changed.intersection(counts) and any(
        one not in reader.known and small(made.truth(one)) for one in counts
    )


def named(made: Corrected) -> set[str]:
    """Places of which the report of the second version says that a count can be narrowed down."""
    with opened(made.settings.raw_database_url) as (raw,), raw.connect() as connection:
        contents = connection.scalars(select(schema.protection_report.c.content)).all()
    return {str(one[3]) for content in contents for one in json.loads(content)["audit"]["narrow"]}


@pytest.mark.parametrize("seed", [4711, 4714, 4722])
def test_two_versions_read_over_http_tell_no_more_than_each(tmp_path, seed):
    """With the second and third seed, insiders found something as long as nobody knew what was added to hidden
    counts."""
    corrected = made(tmp_path, seed=seed)
    asked, leaks = found_out(corrected)
    assert corrected.versions[0] != corrected.versions[1]
    assert asked > 50, "where nothing is attacked, nothing is proven"
    assert leaks == []


def test_two_versions_of_a_cross_table_tell_no_more_than_each(tmp_path):
    corrected = made(tmp_path, 4714, ("paths",), CROSSED)
    asked, leaks = found_out(corrected)
    assert asked > 50, "where nothing is attacked, nothing is proven"
    assert leaks == []


def test_the_same_reader_finds_what_is_left_where_protection_forgets_what_was_shown(tmp_path, monkeypatch):
    """Without this his silence would prove nothing."""
    monkeypatch.setattr(assembly, "tell", lambda *_: None)
    _, leaks = found_out(made(tmp_path, seed=4711))
    assert leaks
