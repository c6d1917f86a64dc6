"""Nobody finds out too much about two hundred generated districts, from what the published store gives to the
API."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from dashboard.domain.observation import Status
from dashboard.domain.slab import PROVENANCES
from dashboard.settings import RawSettings
from data.catalogue.loader import load
from data.prepare import prepare
from data.repository import Repository
from data.stores.database import open_database
from tests.attack.attacker import Attacker, Formula, Knowledge
from tests.attack.generated import LEAVERS, SEXES, Generated, generate
from tests.attack.rule import broken

DISTRICTS = 200
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
FORMULAS = {
    "betreuungsquote_u3": Formula("kinder_betreut_u3", "kinder_u3", -1, 100.0, share=True),
    "ganztagsquote_u3": Formula("kinder_ganztags_u3", "kinder_u3", -1, 100.0, share=True),
    "kinder_u3": Formula("kinder_u3"),
    "sprachauffaelligkeit_einschulung": Formula(
        "kinder_sprachauffaellig", "kinder_einschulungsuntersuchung", 0, 100.0, share=True
    ),
    **{
        indicator: Formula(f"abgaenge_{category}", "abgaenge", 0, 100.0, share=True)
        for indicator, category in zip(CERTIFICATES, LEAVERS, strict=True)
    },
}
SUMS = {("abgaenge", ""): [(f"abgaenge_{one}", "") for one in LEAVERS]}


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> tuple[RawSettings, Generated]:
    folder: Path = tmp_path_factory.mktemp("generated")
    made = generate(folder / "world", DISTRICTS, seed=20260)
    catalogue = load()
    # Breakdowns for municipalities too: where geography and breakdown cross, protection is hardest.
    indicators = {key: replace(one, small_areas="") for key, one in catalogue.indicators.items()}
    settings = RawSettings(f"sqlite:///{folder / 'published.sqlite'}", f"sqlite:///{folder / 'raw.sqlite'}")
    prepare(settings, folder=folder / "world", catalogue=replace(catalogue, indicators=indicators))
    return settings, made


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


@pytest.mark.parametrize("kind", list(SERIES))
def test_no_hidden_cell_of_two_hundred_districts_can_be_narrowed_down(published, kind):
    settings, made = published
    leaks, hidden = [], 0
    engine = open_database(settings.database_url, read_only=True)
    districts = [one for one, its in made.kinds.items() if kind in its]
    repository = Repository(engine, districts[0])
    for number, district in enumerate(districts):
        parts = {place: {0: members} for place, members in made.parts.items() if place.startswith(district)}
        knowledge = Knowledge(FORMULAS, parts, SUMS, {"geschlecht": SEXES} if kind == "speech" else {})
        attacker = Attacker(knowledge, rows(repository, district, kind, made))
        hidden += len(attacker.suppressed)
        leaks += list(broken(attacker, made.truth, insiders=number % EVERY == 0))
    engine.dispose()
    assert hidden > DISTRICTS, "where nothing is hidden, nothing is proven"
    assert leaks == []
