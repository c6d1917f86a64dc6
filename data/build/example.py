"""Writes the example data that ship, the same byte for byte for a seed: `python -m data.build.example --seed
13076`."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from data.build.example_parts import children, youth
from data.build.example_parts.census import counted
from data.build.example_parts.cohorts import YEARS, cohorts_of, places_of
from data.build.example_parts.draft import Draft, Key, stream
from data.build.tables import EMBEDDED, read, write

DISTRICT = "13076"
SEED = 13076
SOURCE = "beispieldaten"
NEW_TERRITORY = 2019
"""First year whose figures are given for the municipalities of 2019-05-26."""
OF_ESTIMATED_POPULATION = ("kinder_u3", "kinder_3_6", "kinder_u7", "kinder_u15", "jugendliche_15_25")


@dataclass(frozen=True, slots=True)
class Gap:
    """Places whose cells of a measure are missing in a year. `sign` is what stands there: nothing, `...` or
    `x`."""

    measure: str
    year: int
    places: int
    sign: str = ""


# Only where the district has an official rate in that year, or where its sum may be missing too (language
# findings).
GAPS = (
    Gap("kinder_betreut_u3", 2014, 2),
    Gap("kinder_betreut_u3", 2017, 3),
    Gap("kinder_ganztags_3_6", 2012, 2),
    Gap("kinder_in_kitas_auslaendische_herkunft", 2013, 3),
    Gap("schueler_auslaendisch", 2015, 2),
    Gap("kinder_sprachauffaellig", 2020, 5, "x"),
    Gap("kinder_sprachauffaellig", 2024, 4, "..."),
)


def official_rates(data: Path | None) -> dict[Key, dict[int, float]]:
    """INKAR's ratios of the district by (code in lower case, breakdown): from the shipped table, or from
    `data`."""
    rates: dict[Key, dict[int, float]] = {}
    if data is None:
        for row in read(EMBEDDED / "figures" / "inkar_kreise.csv", ";"):
            if row["gebiet"] == DISTRICT:
                key = row["merkmal"].removeprefix("inkar_").lower(), row["gliederung"]
                cells = {int(name): text for name, text in row.items() if name.isdigit()}
                rates[key] = {
                    year: float(text.replace(",", ".")) for year, text in cells.items() if text[:1].isdigit()
                }
        return rates
    for row in read(data / "figures" / "inkar_lup_state_federation.csv"):
        if row["level"] == "district":
            code, sex = row["code"].lower(), ""
            if code[-2:] in ("_w", "_m"):
                code, sex = code[:-2], f"geschlecht:{code[-1]}"
            rates.setdefault((code, sex), {})[int(row["year"])] = float(row["value"])
    return rates


def draw(seed: int, official: Mapping[Key, Mapping[int, float]]) -> Draft:
    """All counts without gaps, on the municipalities of 2016."""
    areas, changes = read(EMBEDDED / "areas.csv", ";"), read(EMBEDDED / "changes.csv", ";")
    places = places_of(areas, changes, read(EMBEDDED / "figures" / "einwohner.csv", ";"), DISTRICT)
    counts = counted(DISTRICT)
    cohorts = cohorts_of(places, counts, stream(seed, "cohorts"))
    draft = Draft(seed, places, cohorts, official, counts.district)
    for step in (
        children.draw_children,
        children.draw_day_care,
        children.draw_centres,
        children.draw_paediatricians,
        children.draw_school_start,
        youth.draw_young_people,
        youth.draw_leavers,
        youth.draw_destinations,
        youth.draw_paths,
        youth.draw_training_and_work,
        youth.draw_pupils,
        youth.draw_language_courses,
    ):
        step(draft)
    return draft


def by_municipality(draft: Draft, key: Key) -> dict[str, dict[int, int]]:
    """Counts by municipality and year: on the territory of 2016 up to 2018, afterwards summed to that of
    2019."""
    found: dict[str, dict[int, int]] = {}
    for year, counts in draft.counts[key].items():
        names = draft.places.successor if year >= NEW_TERRITORY else draft.places.keys
        for name, count in zip(names, counts, strict=True):
            series = found.setdefault(name, {})
            series[year] = series.get(year, 0) + int(count)
    return found


def gaps(draft: Draft) -> dict[tuple[str, int, str], str]:
    """The sign to be written for (measure, year, municipality): small places, each measure and year its
    own."""
    gap_signs = {}
    for gap in GAPS:
        unchanged = [
            key for key, later in zip(draft.places.keys, draft.places.successor, strict=True) if key == later
        ]
        small = sorted(unchanged, key=lambda key: draft.sizes[draft.places.keys.index(key)])[:90]
        chosen = draft.rng(f"{gap.measure} {gap.year}").choice(len(small), gap.places, replace=False)
        gap_signs.update({(gap.measure, gap.year, small[one]): gap.sign for one in chosen})
    return gap_signs


def rows(draft: Draft) -> Iterator[list[str]]:
    """Rows of the wide layout: measures in order of drawing, total before breakdown, then by key. `-` is
    none."""
    missing = gaps(draft)
    order = list(dict.fromkeys(measure for measure, _ in draft.counts))
    for measure, breakdown in sorted(draft.counts, key=lambda key: (order.index(key[0]), key[1])):
        for key, series in sorted(by_municipality(draft, (measure, breakdown)).items()):
            cells = []
            for year in YEARS:
                text = str(series[year] or "-") if year in series else ""
                estimated = key in draft.places.estimated and measure in OF_ESTIMATED_POPULATION
                marked = f"{text}s" if estimated and text.isdigit() else text
                cells.append(missing.get((measure, year, key), marked))
            yield [measure, key, breakdown, SOURCE, *cells]
    for measure, counts in draft.whole.items():
        yield [measure, DISTRICT, "", SOURCE, *(str(counts.get(year, "")) for year in YEARS)]


def build(seed: int, data: Path | None, target: Path) -> None:
    """Writes the table of a seed; `data` is the folder of the official rates, by default the shipped table."""
    header = ["merkmal", "gebiet", "gliederung", "quelle", *map(str, YEARS)]
    write(target, header, rows(draw(seed, official_rates(data))))


def main() -> None:
    """The command line of this module."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument(
        "--data", type=Path, help="folder with figures/ of INKAR (default: the shipped table)"
    )
    parser.add_argument("--target", type=Path, default=EMBEDDED / "figures" / "beispieldaten.csv")
    arguments = parser.parse_args()
    build(arguments.seed, arguments.data, arguments.target)


if __name__ == "__main__":
    main()
