"""What ships of ways, and what a district's own numbers may not be."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from dashboard.errors import CatalogueError
from data.catalogue.kinds import kinds
from data.catalogue.loader import FOLDER, load
from data.catalogue.travel import FILE, read_travel_rules, travel_rules


def test_every_kind_with_points_is_a_destination():
    located = [key for key, kind in kinds().items() if kind.located]
    assert list(travel_rules().destinations) == located


def test_the_norm_of_the_state_and_the_assumptions_of_the_page():
    rules = travel_rules()
    assert rules.destinations["grundschule"].norm == 40
    assert {rules.destinations[key].norm for key in ("regionale_schule", "gymnasium")} == {60}
    bus = rules.bus
    assert (bus.detour, bus.bus_kmh, bus.to_stop, bus.walking_below, bus.walking_kmh) == (1.3, 25, 8, 2, 4.5)
    line = rules.destinations["grundschule"].line
    assert (line.minutes, line.per_km, line.mean_error, line.correlation) == (3.3, 1.23, 1.5, 0.81)


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("detour: 1.3, speed", "detour: 0.3, speed", "„detour“ muss eine Zahl von 1 bis 5 sein"),
        ("norm: 40", "norm: -4", "„norm“ muss eine Zahl"),
        ("kinds: [kita]", "kinds: [schloss]", "„schloss“ bei „kinds“"),
        ("ages: [zensus_kinder_6_9]", "ages: [kinder]", "„kinder“ bei „ages“ ist als Merkmal"),
        ("line: primary", "line: third", "„third“ ist bei „line“ nicht vorgesehen"),
        ("minute_breaks: [10, 20, 30]", "minute_breaks: [10, 5]", "in aufsteigender Folge"),
        ("official: fahrzeit_sek1", "official: fahrzeit", "„fahrzeit“ bei „official“ ist als Indikator"),
        ("primary: 70", "primary: fast", "Geschwindigkeit von „primary“"),
        ("  kita:\n", "  kindertagespflege:\n", "sie hat keine Punkte"),
    ],
)
def test_a_mistake_is_named(tmp_path: Path, old: str, new: str, sentence: str):
    shutil.copy(FOLDER / FILE, tmp_path)
    file = tmp_path / FILE
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")
    catalogue = load()
    with pytest.raises(CatalogueError) as caught:
        read_travel_rules(tmp_path, kinds(), frozenset(catalogue.measures), frozenset(catalogue.indicators))
    assert sentence in caught.value.message
