"""Two hundred small districts with random counts: the tables from which they are published, and what is true
of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

AREAS = "schluessel;ebene;name;amtlicher_name;amt;kreis;land;flaeche_km2;gueltig_von;gueltig_bis"
CHANGES = "alt;alt_name;neu;neu_name;datum;art;anteil"
HEAD = "merkmal;gebiet;gliederung;quelle;2020;2021"
YEAR = 2021
SEXES = ("w", "m")
LEAVERS = ("ohne_berufsreife", "berufsreife", "mittlere_reife", "hochschulreife")
WAYS = ("ausbildung", "schule", "arbeit", "uebergangssystem", "unbekannt")
KINDS = ("care", "speech", "leavers", "paths")


@dataclass
class Generated:
    """`kinds` of each district's counts, `parts` of each Amt and district, and the true counts of
    municipalities."""

    kinds: dict[str, tuple[str, ...]] = field(default_factory=dict)
    parts: dict[str, list[str]] = field(default_factory=dict)
    counts: dict[tuple[str, str, int, str], float] = field(default_factory=dict)

    def truth(self, count: tuple[str, str, int, str]) -> float | None:
        measure, breakdown, year, place = count
        if place in self.parts:
            values = [self.truth((measure, breakdown, year, part)) for part in self.parts[place]]
            return (
                None if any(value is None for value in values) else float(sum(value or 0 for value in values))
            )
        return self.counts.get(count)


def generate(
    folder: Path,
    districts: int,
    seed: int,
    *,
    every_kind: bool = False,
    kinds: tuple[str, ...] = KINDS,
    levels: bool = True,
) -> Generated:
    """Writes `areas.csv`, `changes.csv` and `figures/` of a world and says what is in it.

    Each district has counts of one of `kinds` in turn, or of every kind. Without `levels` the cells of a cross table
    are known of districts alone.
    """
    random = np.random.default_rng(seed)
    made = Generated()
    areas = [AREAS, "DG;bund;Deutschland;Deutschland;;;;;;", "13;land;Land;Land;;;;;;"]
    for number in range(districts):
        district = f"{13000 + number}"
        made.kinds[district] = kinds if every_kind else (kinds[number % len(kinds)],)
        made.parts[district] = []
        areas.append(f"{district};kreis;K{number};Kreis {number};;;13;;;")
        places = 0
        for at in range(int(random.integers(2, 4))):
            amt = f"{district}{at:04d}"
            made.parts[district].append(amt)
            made.parts[amt] = []
            areas.append(f"{amt};amt;A{number}-{at};Amt {number}-{at};;{district};13;;;")
            # One in six is a town of its own: Amt and municipality are the same count.
            for _ in range(1 if random.random() < 1 / 6 else int(random.integers(2, 7))):
                places += 1
                place = f"{district}{places:03d}"
                made.parts[amt].append(place)
                areas.append(f"{place};gemeinde;G{place};Gemeinde {place};{amt};{district};13;;;")
                for kind in made.kinds[district]:
                    _draw(made, kind, place, random)
    (folder / "figures").mkdir(parents=True)
    (folder / "areas.csv").write_text("\n".join(areas) + "\n", encoding="utf-8")
    (folder / "changes.csv").write_text(CHANGES + "\n", encoding="utf-8")
    lines: dict[tuple[str, str, str], dict[int, float]] = {}
    for (measure, breakdown, year, place), value in _delivered(made, levels=levels):
        lines.setdefault((measure, place, breakdown), {})[year] = value
    table = [HEAD]
    for (measure, place, breakdown), values in lines.items():
        texts = [
            f"{values[year]:.0f}" if values.get(year) else "-" if year in values else ""
            for year in (2020, 2021)
        ]
        table.append(";".join([measure, place, breakdown, "beispieldaten", *texts]))
    (folder / "figures" / "t.csv").write_text("\n".join(table) + "\n", encoding="utf-8")
    return made


def _delivered(made: Generated, *, levels: bool) -> Iterator[tuple[tuple[str, str, int, str], float]]:
    """The counts of municipalities, or of cross tables the sums of districts."""
    for count, value in made.counts.items():
        if levels or not crosses(count):
            yield count, value
    crossed = {count[:3] for count in made.counts if crosses(count)}
    for count in sorted((*one, district) for one in crossed for district in made.kinds) if not levels else ():
        total = made.truth(count)
        if total is not None:
            yield count, total


def crosses(count: tuple[str, str, int, str]) -> bool:
    """Whether a count is a cell between two margins."""
    return count[0].startswith("abgaenge_") and count[1].startswith("verbleib:")


def _draw(made: Generated, kind: str, place: str, random: np.random.Generator) -> None:
    def put(measure: str, value: int, breakdown: str = "", year: int = YEAR) -> None:
        made.counts[measure, breakdown, year, place] = float(value)

    base = int(random.poisson(np.exp(random.normal(2.7, 1.0))))
    if kind == "care":
        cared = int(random.binomial(base, random.uniform(0.2, 0.9)))
        put("kinder_u3", base, year=YEAR - 1)
        put("kinder_betreut_u3", cared)
        put("kinder_ganztags_u3", int(random.binomial(cared, 0.6)))
    elif kind == "speech":
        women = int(random.binomial(base, 0.5))
        for breakdown, of in (("geschlecht:w", women), ("geschlecht:m", base - women)):
            put("kinder_einschulungsuntersuchung", of, breakdown)
            put("kinder_sprachauffaellig", int(random.binomial(of, 0.2)), breakdown)
        put("kinder_einschulungsuntersuchung", base)
        put(
            "kinder_sprachauffaellig",
            int(
                sum(made.counts["kinder_sprachauffaellig", f"geschlecht:{one}", YEAR, place] for one in SEXES)
            ),
        )
    else:
        split = random.multinomial(base, [0.08, 0.2, 0.42, 0.3])
        put("abgaenge", base)
        for category, value in zip(LEAVERS, split, strict=True):
            put(f"abgaenge_{category}", int(value))
        if kind == "paths":
            _draw_paths(put, [int(value) for value in split], random)


def _draw_paths(put: Callable[..., None], certificates: list[int], random: np.random.Generator) -> None:
    """A cross table of certificates and destinations, and its margin by destination."""
    cells = [random.multinomial(value, [0.5, 0.25, 0.1, 0.1, 0.05]) for value in certificates]
    for category, row in zip(LEAVERS, cells, strict=True):
        for way, value in zip(WAYS, row, strict=True):
            put(f"abgaenge_{category}", int(value), f"verbleib:{way}")
    for way, value in zip(WAYS, np.sum(cells, axis=0), strict=True):
        put("verbleib_in_anschluss", int(value), f"verbleib:{way}")
    put("verbleib_in_anschluss", int(np.sum(cells, axis=0)[:3].sum()))
    put("verbleib_erfasst", int(np.sum(cells)))
