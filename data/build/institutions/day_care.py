"""Example day-care centres: in every municipality and year as many, with as many places, as the example
figures say."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from data.build.example_parts.draw import largest_remainder
from data.build.institutions import names
from data.build.institutions.example_places import Country
from data.build.institutions.table import EXAMPLES, Entry
from data.build.tables import EMBEDDED, read

YEARS = tuple(range(2019, 2025))
"""1 March of these years: since the municipalities are those of today."""
CENTRES, PLACES, ALL_PLACES, INTEGRATIVE = (
    *("kitas", "kita_plaetze_ohne_hort", "kita_plaetze"),
    "integrative_kitas",
)
_CARRIERS = {"oeffentlich": 0.42, "frei": 0.33, "kirchlich": 0.15, "privat": 0.1}
_OPENS = {"05:30": 0.06, "06:00": 0.47, "06:30": 0.3, "07:00": 0.17}
_CLOSES = {"16:00": 0.2, "16:30": 0.25, "17:00": 0.4, "18:00": 0.15}
_FOCUS = ("natur", "bewegung", "musik", "sprache", "kunst", "gesundheit", "plattdeutsch")
_LANGUAGES = (("de", 0.72), ("de, en", 0.12), ("de, pl", 0.05), ("de, uk", 0.06), ("de, ru", 0.05))
_PLACES_OF_A_HORT = 110


@dataclass(frozen=True, slots=True)
class CentreYears:
    """One centre: its place in the municipality's order, and the first and last year in which it is counted."""

    slot: int
    first: int
    last: int


def figures(measure: str, district: str) -> dict[str, dict[int, int]]:
    """Example counts by municipality and year; only municipalities of today."""
    found = {}
    for row in read(EMBEDDED / "figures" / "beispieldaten.csv", ";"):
        if row["merkmal"] == measure and row["gebiet"].startswith(district) and not row["gliederung"]:
            cells = {year: row[str(year)].rstrip("s") for year in YEARS}
            if all(cells.values()):
                found[row["gebiet"]] = {year: int(text.replace("-", "0")) for year, text in cells.items()}
    return found


def runs(counts: Mapping[int, int]) -> Iterator[CentreYears]:
    """Centres such that in each year as many exist as are counted; one that opens again is another centre."""
    for slot in range(max(counts.values())):
        first = None
        for year in (*YEARS, YEARS[-1] + 1):
            exists = year in counts and slot < counts[year]
            if exists and first is None:
                first = year
            elif not exists and first is not None:
                yield CentreYears(slot, first, year - 1)
                first = None


def day_care(country: Country, district: str) -> tuple[list[Entry], list[dict[str, str]]]:
    """Centres and their after-school care as entries, and licensed places of each centre by year as figures."""
    tables = {name: figures(name, district) for name in (CENTRES, PLACES, ALL_PLACES, INTEGRATIVE)}
    words = names.names(country.rng("day care names"))
    entries: list[Entry] = []
    lines: list[dict[str, str]] = []
    for municipality, counts in sorted(tables[CENTRES].items()):
        centres = list(runs(counts))
        if centres:
            made, its_lines = _municipality(
                country,
                municipality,
                centres,
                {name: table[municipality] for name, table in tables.items()},
                words,
            )
            entries += made
            lines += its_lines
    return entries, lines


def _municipality(
    country: Country,
    municipality: str,
    centres: Sequence[CentreYears],
    counts: Mapping[str, Mapping[int, int]],
    words: Iterator[str],
) -> tuple[list[Entry], list[dict[str, str]]]:
    rng = country.rng(f"day care {municipality}")
    weights = np.exp(rng.normal(0, 0.35, len(centres)))
    with_hort = _with_after_school(centres, counts, rng)
    before = _shared(centres, counts[PLACES], weights, frozenset(range(len(centres))))
    after_counts = {year: counts[ALL_PLACES][year] - counts[PLACES][year] for year in YEARS}
    after = _shared(centres, after_counts, weights, with_hort)
    last = [number for number, run in enumerate(centres) if run.last == YEARS[-1]]
    integrative = frozenset(last[: counts[INTEGRATIVE][YEARS[-1]]])
    entries, lines = [], []
    for number, run in enumerate(centres):
        key = f"beispiel-kita-{municipality}-{run.slot + 1:02d}-{run.first}"
        centre = _centre(country, key, municipality, next(words), number in integrative)
        centre = _dated(centre, run)
        places = before[number]
        entries.append(replace(centre, plaetze=_newest(places)))
        if number in with_hort:
            entries.append(_after_school(country, centre, _newest(after[number])))
        whole = {year: places[year] + after[number].get(year, 0) for year in places}
        lines += [*_lines(key, PLACES, places), *_lines(key, ALL_PLACES, whole)]
    return entries, lines


def _with_after_school(
    centres: Sequence[CentreYears], counts: Mapping[str, Mapping[int, int]], rng: np.random.Generator
) -> frozenset[int]:
    """Which centres have after-school care: of those that exist in all years, about one for 110 places."""
    places = counts[ALL_PLACES][YEARS[-1]] - counts[PLACES][YEARS[-1]]
    always = [number for number, run in enumerate(centres) if (run.first, run.last) == (YEARS[0], YEARS[-1])]
    if not any(counts[ALL_PLACES][year] > counts[PLACES][year] for year in YEARS):
        return frozenset()
    if not always:  # the only centres there are
        always = list(range(len(centres)))
        return frozenset(always)
    wanted = min(len(always), max(1, round(places / _PLACES_OF_A_HORT)))
    return frozenset(int(one) for one in rng.choice(always, wanted, replace=False))


def _shared(
    centres: Sequence[CentreYears], totals: Mapping[int, int], weights: np.ndarray, members: frozenset[int]
) -> list[dict[int, int]]:
    """The municipality's places of each year shared out among the members that exist in it."""
    found: list[dict[int, int]] = [{} for _ in centres]
    for year in YEARS:
        there = [n for n, run in enumerate(centres) if run.first <= year <= run.last and n in members]
        if there:
            for number, share in zip(there, largest_remainder(totals[year], weights[there]), strict=True):
                found[number][year] = int(share)
        elif totals[year]:
            raise ValueError(f"{totals[year]} places of {year} without a centre")
    return found


def _centre(country: Country, key: str, municipality: str, word: str, is_integrative: bool) -> Entry:
    rng = country.rng(f"{key} facts")
    focus = [str(one) for one in rng.choice(_FOCUS, int(rng.integers(0, 3)), replace=False)]
    youngest = float(rng.choice([0.25, 1, 1.5, 2, 3], p=[0.25, 0.35, 0.1, 0.15, 0.15]))
    rare = "Waldkindergarten" if youngest == 3 and rng.random() < 0.3 else "Kita"
    return country.entry(
        key,
        "kita",
        f"{rare} {word}",
        municipality,
        **country.carrier(key, municipality, _CARRIERS),
        oeffnungszeiten=_hours(rng),
        alter_von=f"{youngest:g}".replace(".", ","),
        alter_bis="6,5",
        sprachen=str(rng.choice([text for text, _ in _LANGUAGES], p=[share for _, share in _LANGUAGES])),
        schwerpunkt=", ".join([*(["integrativ"] if is_integrative else []), *focus]),
        aufnahme="Anmeldung in der Einrichtung; die Gemeinde bestätigt den Bedarf."
        if rng.random() < 0.5
        else "",
        status="vorübergehend geschlossen" if rng.random() < 0.02 else "geöffnet",
    )


def _dated(centre: Entry, run: CentreYears) -> Entry:
    """From when to when it exists: day-care years begin on 1 August, counts are of 1 March."""
    since = f"{run.first - 1}-08-01" if run.first > YEARS[0] else ""
    if run.last == YEARS[-1]:
        return replace(centre, gueltig_von=since)
    return replace(centre, gueltig_von=since, gueltig_bis=f"{run.last}-07-31", status="geschlossen")


def _after_school(country: Country, centre: Entry, places: str) -> Entry:
    """The after-school care of a centre: an entry of its own at the same address."""
    rng = country.rng(f"{centre.schluessel} after school")
    end = str(rng.choice(["16:30", "17:00", "17:30"]))
    name = f"Hort {centre.name.partition(' ')[2]}"
    return replace(
        centre,
        schluessel=centre.schluessel.replace("-kita-", "-hort-"),
        art="hort",
        name=name,
        email=names.mailbox(name) if centre.email else "",
        oeffnungszeiten=f"Mo-Fr 06:00-08:00,11:00-{end}; PH off",
        alter_von="6",
        alter_bis="11",
        plaetze=places,
        schwerpunkt="hausaufgaben" if rng.random() < 0.5 else "",
        aufnahme="",
    )


def _hours(rng: np.random.Generator) -> str:
    """In OpenStreetMap's syntax; one in eight closes earlier on Fridays, one in ten has told none."""
    opens, closes = (str(rng.choice(list(one), p=list(one.values()))) for one in (_OPENS, _CLOSES))
    drawn = rng.random()
    if drawn < 0.1:
        return ""
    if drawn < 0.22:
        return f"Mo-Th {opens}-{closes}; Fr {opens}-15:30; PH off"
    return f"Mo-Fr {opens}-{closes}; PH off"


def _newest(places: Mapping[int, int]) -> str:
    return str(places[max(places)]) if places else ""


def _lines(key: str, measure: str, places: Mapping[int, int]) -> Iterator[dict[str, str]]:
    for year, count in places.items():
        yield {
            "einrichtung": key,
            "merkmal": measure,
            "jahr": str(year),
            "wert": str(count),
            "quelle": EXAMPLES,
        }
