"""What ships of institutions is what its build makes of its sources."""

from __future__ import annotations

import os
from pathlib import Path

import numpy as np
import pytest

from data.build.institutions.__main__ import build
from data.build.institutions.day_care import CentreYears, runs
from data.build.institutions.localities import same_place
from data.build.institutions.offices import split_address
from data.build.institutions.schools import kind_of
from data.build.institutions.table import FOLDER

DATA = Path(os.environ.get("BILDUNGSLUPE_DATA", "missing"))


@pytest.mark.skipif(
    not (DATA / "institutions").is_dir(), reason="BILDUNGSLUPE_DATA nennt keinen Ordner mit institutions/"
)
def test_the_shipped_files_are_made_of_their_sources(tmp_path):
    for name in build(DATA, tmp_path):
        made, shipped = tmp_path / name, FOLDER / name
        if name.endswith(".npz"):
            with np.load(made) as one, np.load(shipped) as other:
                assert one.files == other.files
                assert all(np.array_equal(one[array], other[array]) for array in one.files)
        else:
            assert made.read_bytes() == shipped.read_bytes(), name


def test_as_many_centres_exist_in_each_year_as_are_counted():
    counts = {2019: 1, 2020: 3, 2021: 2, 2022: 3, 2023: 0, 2024: 2}
    made = list(runs(counts))
    for year, count in counts.items():
        assert sum(run.first <= year <= run.last for run in made) == count
    assert CentreYears(2, 2020, 2020) in made  # open, closed, and another in its place
    assert CentreYears(2, 2022, 2022) in made
    assert list(runs(dict.fromkeys(counts, 0))) == []


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Putlitzer Straße 25", ("Putlitzer Straße", "25")),
        ("Lange Straße 28-32", ("Lange Straße", "28-32")),
        ("Warener Chaussee 55a", ("Warener Chaussee", "55a")),
        ("Platz des Friedens", ("Platz des Friedens", "")),
        ("", ("", "")),
    ],
)
def test_an_address_is_street_and_number(text, parts):
    assert split_address(text) == parts


@pytest.mark.parametrize(
    ("name", "official", "same"),
    [
        ("Boizenburg", "Boizenburg/ Elbe, Stadt", True),
        ("Lewitzrland", "Lewitzrand", True),
        ("Marnitz", "Ruhner Berge", False),
        ("Neuburg", "Siggelkow", False),
    ],
)
def test_a_named_place_is_called_like_its_municipality(name, official, same):
    assert same_place(name, official) is same


@pytest.mark.parametrize(
    ("name", "official", "kind"),
    [
        ("Grundschule Putlitz", "", "grundschule"),
        ("Freie Schule Hitzacker", "Integrierte Gesamtschule", "freie_schule"),
        ("Grund und Oberschule Gartow", "Hauptschule", "regionale_schule"),
        ("Grundschule Adendorf", "Ganztagsschule", ""),
        ("Pestalozzischule Ratzeburg", "FöZ mit dem SP Lernen", "foerderschule"),
        ("Till Eulenspiegel Schule", "Grundschule", "grundschule"),
    ],
)
def test_types_of_other_states_are_kinds_of_ours(name, official, kind):
    assert kind_of(name, official) == kind
