"""Carries published figures of INKAR and Regionalstatistik over into the wide tables that ship.

    python -m data.build.figures --data DIR

`DIR` holds `figures/` (INKAR as long tables), `samples/` (tables as downloaded) and `facts/`. The same input
gives the same bytes. One row is one series: `merkmal;gebiet;gliederung;quelle`, then a column per year with a
German number, an official marker, or nothing where the source has no observation.
"""

from __future__ import annotations

import argparse
import csv
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from dashboard.domain.area import FEDERATION, level_of
from dashboard.errors import FileRejected, MonitorError
from data.build.tables import EMBEDDED, read, write

INKAR_CODES = (
    *("a_betr0003_bev0003", "a_betr0306_bev0306", "a_gbetr0003_bev0003", "a_gbetr0306_bev0306", "q_kb_Pers"),
    *("a_kb_aus", "a_kb_IgEinr", "q_kinderarzt_kinder"),
    *("a_schul_oA", "a_schul_haupt", "a_schul_real", "a_schul_abi"),
    *("q_auspl", "a_azubi", "q_azubi_1525", "q_bs", "a_ewfBG_u25_", "q_stud_1825"),
    *("q_newfBGu15_bev", "a_BGKind", "q_PBG_bev"),
    *("a_sch_a", "a_bs_a", "q_sch_a618", "q_asyl_bev"),
)
BY_SEX = ("a_schul_oA", "a_schul_haupt", "a_schul_real", "a_schul_abi")
MUNICIPAL_CODES = ("q_kinderarzt_kinder", "a_ewfBG_u25_", "q_newfBGu15_bev", "a_BGKind", "q_PBG_bev")
"""Students are left out below the district: they are counted where the university is, which is nowhere
else."""
PUPILS, UNEMPLOYED = "21111-01-03-4", "13211-02-05-4"
_PUPIL_COLUMNS = {5: ("schueler", ""), 7: ("schueler_auslaendisch", "")}
_UNEMPLOYED_COLUMNS = {
    3: ("arbeitslose", ""),
    4: ("arbeitslose", "nationalitaet:auslaendisch"),
    7: ("arbeitslose_15_25", ""),
    11: ("arbeitslosenquote_zivile", ""),
    12: ("arbeitslosenquote_zivile", "geschlecht:m"),
    13: ("arbeitslosenquote_zivile", "geschlecht:w"),
    14: ("arbeitslosenquote_zivile", "nationalitaet:auslaendisch"),
    15: ("arbeitslosenquote_zivile_15_25", ""),
}
# City states are state and district at once; these tables give them once, under the key of the state.
_CITY_STATES = {"02000": "02", "11000": "11"}
_ENGLISH = re.compile(r"-?[0-9]+(\.[0-9]+)?", re.ASCII)
_GERMAN_OR_MARKER = re.compile(r"-?[0-9]+(,[0-9]+)?|\.|\.\.\.|-|/|x", re.ASCII)


@dataclass(frozen=True, slots=True)
class WideRow:
    """What a row of the wide table is about."""

    measure: str
    area: str
    breakdown: str
    source: str


Figures = dict[WideRow, dict[int, str]]


def inkar_measure(code: str) -> tuple[str, str] | None:
    """Our measure and breakdown of an INKAR code, None for a code that no indicator uses."""
    if code in INKAR_CODES:
        return f"inkar_{code.lower()}", ""
    base, _, sex = code.rpartition("_")
    return (f"inkar_{base.lower()}", f"geschlecht:{sex}") if base in BY_SEX and sex in ("m", "w") else None


def area_key(key: str, level: str) -> str:
    """Our key of an area: INKAR fills keys of districts up to eight digits and calls the federation 111."""
    if level == "federation":
        return FEDERATION
    return key[:5] if level == "district" else key


def german_cell(published: str) -> str:
    """A published number as Germans write it. None at all is `-`, since official tables write 0 for a rounded
    one."""
    if not _ENGLISH.fullmatch(published):
        raise FileRejected(f"INKAR-Tabelle: „{published}“ ist keine Zahl.", value=published)
    whole, _, decimals = published.partition(".")
    decimals = decimals.rstrip("0")
    if not decimals and int(whole) == 0:
        return "-"
    return f"{whole},{decimals}" if decimals else whole


def inkar(path: Path, level: str = "", codes: Iterable[str] | None = None) -> Figures:
    """Series of one long table. `level` is that of all rows where the table has no such column."""
    wanted = None if codes is None else set(codes)
    figures: Figures = {}
    for row in read(path):
        measure = inkar_measure(row["code"])
        if measure is None or (wanted is not None and row["code"] not in wanted):
            continue
        key = area_key(row["key"], row.get("level", level))
        _add(
            figures,
            WideRow(measure[0], key, measure[1], "inkar"),
            int(row["year"]),
            german_cell(row["value"]),
        )
    return figures


def regionalstatistik(
    path: Path, source: str, columns: dict[int, tuple[str, str]], areas: frozenset[str]
) -> Figures:
    """Series of a table as downloaded: the office's own total row of each area, and only areas that exist
    today.

    Dissolved districts, statistical regions and parts of districts are listed there too and are left out.
    """
    figures: Figures = {}
    with path.open(encoding="cp1252", newline="") as stream:
        for cells in csv.reader(stream, delimiter=";"):
            if len(cells) <= max(columns) or not cells[0].isdigit():
                continue
            total = source != PUPILS or cells[3] == "Insgesamt"
            for area in _keys_of(cells[1], areas) if total else ():
                for column, (measure, breakdown) in columns.items():
                    _add(
                        figures,
                        WideRow(measure, area, breakdown, source),
                        int(cells[0]),
                        cells[column].strip(),
                    )
    return figures


def base_of_2013(path: Path, years: Iterable[int]) -> Figures:
    """The population of 2013 repeated for each year: the denominator of the population index."""
    known = {row["ags"]: row["bevoelkerung_2013"] for row in read(path) if row["bevoelkerung_2013"]}
    return {
        WideRow("bevoelkerung_2013", ags, "", "gv_isys"): dict.fromkeys(years, people)
        for ags, people in known.items()
    }


def build(data: Path, target: Path) -> dict[str, int]:
    """Write all tables into `target`; gives the number of series by file name. Raises MonitorError."""
    districts = inkar(data / "figures" / "inkar_districts.csv", "district")
    around = inkar(data / "figures" / "inkar_lup_state_federation.csv")
    upper = {series: years for series, years in around.items() if level_of(series.area) in ("land", "bund")}
    municipal = {f"inkar_{code.lower()}" for code in MUNICIPAL_CODES}
    own = {
        series: years
        for series, years in around.items()
        if level_of(series.area) in ("gemeinde", "amt") and series.measure in municipal
    }
    for series, years in around.items():
        if level_of(series.area) == "kreis" and districts.get(series) != years:
            raise FileRejected(
                f"INKAR: {series.area} hat in zwei Tabellen verschiedene Werte für {series.measure}."
            )
    areas = frozenset(series.area for series in districts)
    tables = {
        "inkar_kreise.csv": districts,
        "inkar_land_bund.csv": upper,
        "inkar_kreis_gemeinden.csv": own,
        "inkar_gemeinden_mv.csv": inkar(
            data / "figures" / "inkar_municipalities_other_mv.csv", "municipality", MUNICIPAL_CODES
        ),
        "regionalstatistik.csv": regionalstatistik(
            data / "samples" / f"{PUPILS}_2023_classic_cp1252.csv", PUPILS, _PUPIL_COLUMNS, areas
        )
        | regionalstatistik(
            data / "samples" / f"{UNEMPLOYED}_2025_classic_cp1252.csv", UNEMPLOYED, _UNEMPLOYED_COLUMNS, areas
        ),
        "bevoelkerung_2013.csv": base_of_2013(data / "facts" / "lup_municipalities.csv", range(2013, 2025)),
    }
    for name, figures in tables.items():
        _write(target / name, figures)
    return {name: len(figures) for name, figures in tables.items()}


def main(arguments: list[str] | None = None) -> int:
    """The command line of this module; 0, or 1 with the cause."""
    parser = argparse.ArgumentParser(
        description="Make data/embedded/figures/ again from the published tables."
    )
    parser.add_argument("--data", type=Path, required=True, metavar="DIR")
    parser.add_argument("--target", type=Path, default=EMBEDDED / "figures", metavar="DIR")
    options = parser.parse_args(arguments)
    try:
        for name, count in build(options.data, options.target).items():
            size = (options.target / name).stat().st_size
            print(f"{name}: {count} series, {size:,} bytes")
    except MonitorError as error:
        print(error.message, file=sys.stderr)
        return 1
    return 0


def _keys_of(key: str, areas: frozenset[str]) -> Iterator[str]:
    if key in areas or level_of(key) in ("land", "bund"):
        yield key
    yield from (city for city, state in _CITY_STATES.items() if state == key)


def _add(figures: Figures, series: WideRow, year: int, cell: str) -> None:
    if not _GERMAN_OR_MARKER.fullmatch(cell):
        raise FileRejected(
            f"{series.measure}, {series.area}, {year}: „{cell}“ ist weder Zahl noch amtliches Zeichen."
        )
    by_year = figures.setdefault(series, {})
    if year in by_year:
        raise FileRejected(f"{series.measure}, {series.area}, {year}: Der Wert steht zweimal in der Quelle.")
    by_year[year] = cell


def _write(path: Path, figures: Figures) -> None:
    years = sorted({year for by_year in figures.values() for year in by_year})
    ordered = sorted(figures.items(), key=lambda item: (item[0].measure, item[0].area, item[0].breakdown))
    rows = (
        [
            series.measure,
            series.area,
            series.breakdown,
            series.source,
            *(by_year.get(year, "") for year in years),
        ]
        for series, by_year in ordered
    )
    write(path, ("merkmal", "gebiet", "gliederung", "quelle", *map(str, years)), rows)


if __name__ == "__main__":
    sys.exit(main())
