"""Writes the territory tables and the population facts that ship: `python -m data.build.territory --data
DIR`."""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import astuple, dataclass, fields, replace
from datetime import date, timedelta
from pathlib import Path

from data.build.population import HEADER, population_rows
from data.build.tables import EMBEDDED, Rows, german, read, write

DISTRICT = "13076"
REFORM = date(2011, 9, 4)
STATES = {
    "01": "Schleswig-Holstein",
    "02": "Hamburg",
    "03": "Niedersachsen",
    "04": "Bremen",
    "05": "Nordrhein-Westfalen",
    "06": "Hessen",
    "07": "Rheinland-Pfalz",
    "08": "Baden-Württemberg",
    "09": "Bayern",
    "10": "Saarland",
    "11": "Berlin",
    "12": "Brandenburg",
    "13": "Mecklenburg-Vorpommern",
    "14": "Sachsen",
    "15": "Sachsen-Anhalt",
    "16": "Thüringen",
}
# Two municipalities of one name in one district: the additions in common use.
TOLD_APART = {"13075101": "Neuenkirchen (bei Anklam)", "13075102": "Neuenkirchen (bei Greifswald)"}
# km² of the municipalities that ended in 2019, measured on VG250 of 2016-01-01 in EPSG:25832 (land parts).
# The register of 2023 has no area for them; their successors' registered areas agree within 0.3 %.
AREA_KM2_BEFORE_2019 = {
    "13076043": 16.81,
    "13076084": 19.93,
    "13076095": 31.44,
    "13076123": 20.38,
    "13076132": 27.06,
    "13076137": 35.85,
    "13076139": 11.30,
}
# Last days of two municipalities whose day of dissolution is not documented: the latest that the register
# allows (Göhren is missing in the stock of 2011-12-31, Godern in that of 2012-12-31).
LATEST_LAST_DAY = {"13076047": date(2011, 12, 30), "13076045": date(2012, 12, 30)}
KINDS = (
    ("Schluesselaenderung", "schluesselaenderung"),
    ("Eingemeindung", "eingemeindung"),
    ("Neubildung", "zusammenschluss"),
)


DISTRICT_REFORMS = (
    ("05313", "Aachen", "05334", "Städteregion Aachen", "2009-10-21", "zusammenschluss"),
    ("05354", "Kreis Aachen", "05334", "Städteregion Aachen", "2009-10-21", "zusammenschluss"),
    ("03152", "Göttingen", "03159", "Göttingen", "2016-11-01", "zusammenschluss"),
    ("03156", "Osterode am Harz", "03159", "Göttingen", "2016-11-01", "zusammenschluss"),
    ("16056", "Eisenach", "16063", "Wartburgkreis", "2021-07-01", "eingemeindung"),
)
"""Whole districts that went into others (Destatis, "Namens-, Grenz- und Schlüsselnummernänderungen" of these
years). Tables of earlier years list both; the Wartburgkreis kept its key. Older reforms made new keys, which
such tables do not have."""


@dataclass(frozen=True, slots=True)
class AreaRow:
    """One line of areas.csv; the German column names are the field names."""

    schluessel: str
    ebene: str
    name: str
    amtlicher_name: str
    amt: str = ""
    kreis: str = ""
    land: str = ""
    flaeche_km2: str = ""
    gueltig_von: str = ""
    gueltig_bis: str = ""


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """One line of changes.csv: what became of a key."""

    alt: str
    alt_name: str
    neu: str
    neu_name: str
    datum: str
    art: str
    anteil: str = "1"


def tidy(name: str) -> str:
    """An official name with single spaces and none around a slash or before a comma."""
    return re.sub(r"\s*/\s*", "/", re.sub(r"\s+(?=,)", "", " ".join(name.split())))


def short(name: str) -> str:
    """The name people use: without the addition after the comma."""
    return tidy(name).partition(",")[0]


def change_rows(register: Rows, districts: Iterable[tuple[str, ...]] = ()) -> list[ChangeRow]:
    """The register of changes in its order: by day (unknown days last), then by old key; with those of
    `districts`."""
    rows = [
        ChangeRow(
            alt=row["old_ags"],
            alt_name=short(row["old_name"]),
            neu=row["new_ags"],
            neu_name=short(row["new_name"]),
            datum=row["date"],
            art=next(art for word, art in KINDS if row["type"].startswith(word)),
        )
        for row in register
    ]
    rows += [ChangeRow(*one) for one in districts]
    return sorted(rows, key=lambda row: (row.datum or "9999", row.alt))


def last_day(change: ChangeRow) -> date:
    """The last day on which a dissolved area existed."""
    return (
        date.fromisoformat(change.datum) - timedelta(days=1) if change.datum else LATEST_LAST_DAY[change.alt]
    )


def municipalities(facts: Rows, changes: Iterable[ChangeRow]) -> list[AreaRow]:
    """The district's municipalities of today and those dissolved since its foundation, with their days.

    A dissolved municipality carries the Amt of its successor, so that today's Ämter can be put together for
    any year.
    """
    ends = [change for change in changes if change.alt.startswith(DISTRICT)]
    founded = {change.neu: change.datum for change in ends if change.art == "zusammenschluss"}
    common = {"ebene": "gemeinde", "kreis": DISTRICT, "land": DISTRICT[:2]}
    today = {
        row["ags"]: AreaRow(
            schluessel=row["ags"],
            name=short(row["name"]),
            amtlicher_name=tidy(row["name"]),
            amt=row["amt_key"],
            flaeche_km2=german(float(row["flaeche_km2_2023"])),
            gueltig_von=founded.get(row["ags"], REFORM.isoformat()),
            **common,
        )
        for row in facts
    }
    names = {row.name for row in today.values()}
    gone = {
        change.alt: AreaRow(
            schluessel=change.alt,
            name=f"{change.alt_name} (bis {last_day(change).year})"
            if change.alt_name in names
            else change.alt_name,
            amtlicher_name=change.alt_name,
            amt=today[change.neu].amt,
            flaeche_km2=german(AREA_KM2_BEFORE_2019[change.alt])
            if change.alt in AREA_KM2_BEFORE_2019
            else "",
            gueltig_von=REFORM.isoformat(),
            gueltig_bis=last_day(change).isoformat(),
            **common,
        )
        for change in ends
    }
    return [row for _, row in sorted((today | gone).items())]


def amt_rows(facts: Rows) -> list[AreaRow]:
    """Ämter under the first nine digits of the ARS; a municipality without one stands for itself
    ("amtsfrei")."""
    area = Counter[str]()
    for row in facts:
        area[row["amt_key"]] += round(float(row["flaeche_km2_2023"]) * 100)
    rows = {}
    for row in facts:
        own = row["amtsfrei"] == "True"
        rows[row["amt_key"]] = AreaRow(
            schluessel=row["amt_key"],
            ebene="amt",
            name=f"{short(row['amt_name'])} (amtsfrei)" if own else f"Amt {row['amt_name']}",
            amtlicher_name=tidy(row["amt_name"]) if own else f"Amt {row['amt_name']}",
            kreis=DISTRICT,
            land=DISTRICT[:2],
            flaeche_km2=german(area[row["amt_key"]] / 100),
        )
    return [row for _, row in sorted(rows.items())]


def district_rows(names: Rows, official: Mapping[str, str], area_of_district: float) -> list[AreaRow]:
    """All districts. A town and a district of one name become "Leipzig (Stadt)" and "Leipzig (Landkreis)"."""
    shared = Counter((row["key"][:2], short(row["name"])) for row in names)
    rows = []
    for row in names:
        name = short(row["name"])
        if shared[row["key"][:2], name] > 1:
            name = f"{name} ({'Stadt' if ',' in row['name'] else 'Landkreis'})"
        key = row["key"]
        rows.append(AreaRow(key, "kreis", name, tidy(official.get(key, row["name"])), land=key[:2]))
    return [
        replace(row, flaeche_km2=german(area_of_district), gueltig_von=REFORM.isoformat())
        if row.schluessel == DISTRICT
        else row
        for row in sorted(rows, key=lambda row: row.schluessel)
    ]


def other_municipalities(figures: Rows) -> list[AreaRow]:
    """The state's municipalities outside the district, as far as their names are known; their Ämter are
    not."""
    names = {row["key"]: row["name"] for row in figures}
    return [
        AreaRow(key, "gemeinde", TOLD_APART.get(key, short(name)), tidy(name), kreis=key[:5], land=key[:2])
        for key, name in sorted(names.items())
    ]


def area_rows(facts: Rows, changes: list[ChangeRow], statistics: Rows, figures: Path) -> list[AreaRow]:
    """Federation, states, districts, Ämter, municipalities; within a level by key."""
    official = {row["1_variable_attribute_code"]: row["1_variable_attribute_label"] for row in statistics}
    total = sum(float(row["flaeche_km2_2023"]) for row in facts)
    places = municipalities(facts, changes) + other_municipalities(
        read(figures / "inkar_municipalities_other_mv.csv")
    )
    return [
        AreaRow("DG", "bund", "Deutschland", "Bundesrepublik Deutschland"),
        *(AreaRow(key, "land", name, name) for key, name in STATES.items()),
        *district_rows(read(figures / "inkar_district_names.csv"), official, total),
        *amt_rows(facts),
        *sorted(places, key=lambda row: row.schluessel),
    ]


def last_changes(changes: Iterable[ChangeRow]) -> dict[str, str]:
    """Day (ISO) of the last change of territory of every municipality of the district that has taken in
    another."""
    days: dict[str, str] = {}
    for change in changes:
        if change.alt.startswith(DISTRICT):
            first_day = (last_day(change) + timedelta(days=1)).isoformat()
            days[change.neu] = max(days.get(change.neu, ""), first_day)
    return days


def build(data: Path, target: Path) -> None:
    """Write the three tables below `target` from the facts, figures and samples below `data`."""
    facts = read(data / "facts" / "lup_municipalities.csv")
    changes = change_rows(read(data / "facts" / "lup_changes.csv"), DISTRICT_REFORMS)
    statistics = read(data / "samples" / "12411-01-01-4_ffcsv_new.csv", ";", "utf-8-sig")
    areas = area_rows(facts, changes, statistics, data / "figures")
    districts = {row.schluessel for row in areas if row.ebene == "kreis"}
    write(target / "areas.csv", (one.name for one in fields(AreaRow)), map(astuple, areas))
    write(target / "changes.csv", (one.name for one in fields(ChangeRow)), map(astuple, changes))
    people = population_rows(facts, last_changes(changes), districts, statistics)
    write(target / "figures" / "einwohner.csv", HEADER, people)


def main() -> None:
    """The command line of this module."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder with facts/, figures/ and samples/")
    parser.add_argument(
        "--target", type=Path, default=EMBEDDED, help="folder to write to (default: data/embedded)"
    )
    arguments = parser.parse_args()
    build(arguments.data, arguments.target)


if __name__ == "__main__":
    main()
