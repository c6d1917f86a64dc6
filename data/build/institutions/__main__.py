"""Makes what ships of institutions: `python -m data.build.institutions --data DIR`.

`DIR` holds `institutions/` and `geo/` with the sources that `data/embedded/SOURCES.md` names. Besides, the
shipped boundaries, postcodes and example figures are read. The same input gives the same files.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from data.build.example import DISTRICT, SEED
from data.build.institutions import offices
from data.build.institutions.cells import write_cells
from data.build.institutions.day_care import day_care
from data.build.institutions.example_catchments import catchments
from data.build.institutions.example_places import Country
from data.build.institutions.further_examples import further
from data.build.institutions.localities import localities
from data.build.institutions.places import MainPlaces
from data.build.institutions.schools import schools
from data.build.institutions.table import FOLDER, write_entries, write_lines

STATE = "13"


def build(data: Path, folder: Path, seed: int = SEED) -> dict[str, int]:
    """Writes every file into a folder; how many lines each has."""
    places = localities(data, STATE, DISTRICT)
    main = MainPlaces.of(places)
    every_school = schools(data, main)
    country = Country.of(seed, data, DISTRICT, places)
    centres, figures = day_care(country, DISTRICT)
    return {
        "schools.csv": write_entries(folder / "schools.csv", every_school),
        "offices.csv": write_entries(
            folder / "offices.csv",
            [
                *offices.offices(data, STATE, main),
                *offices.libraries(data, main),
                *offices.known_from_notices(data, main),
            ],
        ),
        "examples.csv": write_entries(folder / "examples.csv", [*centres, *further(country)]),
        "example_figures.csv": write_lines(folder / "example_figures.csv", figures),
        "example_catchments.csv": write_lines(
            folder / "example_catchments.csv", catchments(country, every_school, DISTRICT)
        ),
        "localities.csv": write_lines(folder / "localities.csv", places),
        "population_cells.npz": write_cells(data, folder / "population_cells.npz"),
    }


def main() -> None:
    """The command line of this module."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--data", type=Path, required=True, help="Ordner mit institutions/ und geo/")
    options.add_argument("--seed", type=int, default=SEED)
    options.add_argument("--target", type=Path, default=FOLDER)
    given = options.parse_args()
    for name, lines in build(given.data, given.target, given.seed).items():
        print(f"{name}: {lines} Zeilen, {(given.target / name).stat().st_size / 1000:.1f} kB")


if __name__ == "__main__":
    main()
