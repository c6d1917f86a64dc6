"""The register of all municipalities, their associations and the districts, of 31 December 2023."""

from __future__ import annotations

import gzip
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import astuple, dataclass, replace
from pathlib import Path

from dashboard.errors import FileRejected
from data.build.germany.mergers import ENDED, FOUNDED, MERGERS, NOT_CONVERTIBLE, converted
from data.build.tables import Rows, german, read

ADDRESSES = Path("institutions") / "administration_addresses_germany_2023.csv"
CENSUS = Path("figures") / "zensus2022_demography.csv"
DISTRICT, ASSOCIATION, MUNICIPALITY = "40", "50", "60"
WITHOUT = {
    **dict.fromkeys(("01", "12", "13"), "amtsfrei"),
    **dict.fromkeys(("03", "15"), "Einheitsgemeinde"),
    **dict.fromkeys(("07", "08", "09", "14", "16"), "verbandsfrei"),
}
"""What a municipality is called that belongs to no association while others of its district do, by state."""
_WRITTEN_BEFORE = {
    "Amt": "Amt",
    "Samtgemeinde": "Samtgemeinde",
    "Verbandsgemeinde": "Verbandsgemeinde",
    "Kirchspielslandgemeinde": "Amt",
}
_NAMED_KINDS = {"03241": "Region", "05334": "Städteregion"}
_CITY_STATES = {"02000": "Stadtstaat", "11000": "Stadtstaat"}


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table of areas; the names of the fields are those of the columns.

    `amt`: the association of a municipality where its district has any, else empty. `art`: the German kind.
    """

    schluessel: str
    name: str
    amtlicher_name: str
    art: str
    amt: str = ""
    flaeche_km2: str = ""
    einwohner: str = ""


Columns = tuple[str, ...]
COLUMNS: Columns = ("schluessel", "name", "amtlicher_name", "art", "amt", "flaeche_km2", "einwohner")


@dataclass(frozen=True, slots=True)
class Areas:
    """Rows by level, in order of their keys."""

    municipalities: tuple[Row, ...]
    associations: tuple[Row, ...]
    districts: tuple[Row, ...]
    former: Mapping[str, str]

    def rows(self) -> Mapping[str, Iterable[tuple[str, ...]]]:
        """What stands in each file."""
        return {
            "municipalities.csv": map(astuple, self.municipalities),
            "associations.csv": map(astuple, self.associations),
            "districts.csv": map(astuple, self.districts),
        }

    def changes(self) -> Iterator[tuple[str, ...]]:
        """What `changes.csv` says: former key and name, the key of today, day, kind, share."""
        yield from ((one.old, self.former[one.old], one.new, one.on, one.kind, "1") for one in MERGERS)

    def keys(self, level: str) -> tuple[str, ...]:
        """The keys of a level, in the order of its file; of states and the federation too."""
        if level == "land":
            return tuple(f"{number:02d}" for number in range(1, 17))
        if level == "bund":
            return ("DG",)
        rows = {"gemeinde": self.municipalities, "amt": self.associations, "kreis": self.districts}[level]
        return tuple(row.schluessel for row in rows)

    def alone(self) -> Mapping[str, str]:
        """Associations that are one municipality each: their key, and that of the municipality."""
        members: dict[str, list[str]] = {}
        for row in self.municipalities:
            if row.amt:
                members.setdefault(row.amt, []).append(row.schluessel)
        return {amt: keys[0] for amt, keys in members.items() if len(keys) == 1}


def areas(data: Path) -> Areas:
    """The register from the census (which areas there are), the address book (kinds, areas) and VG250 (areas).

    Raises FileRejected where a municipality is in no district that is listed.
    """
    census = read(data / CENSUS)
    book = _by_key(read(data / ADDRESSES))
    measured = measured_areas(data)
    of_level = {
        level: [row for row in census if row["level"] == level]
        for level in ("municipality", "association", "district")
    }
    towns = {row["ars"]: row for row in of_level["municipality"]}
    for key, whole in FOUNDED.items():
        counted = next(row for row in of_level["association"] if row["ars"] == whole)
        found = next(one for one in book[MUNICIPALITY].values() if one["ags"] == key)
        towns[found["ars"]] = {**counted, "ars": found["ars"], "ags": key, "name": found["name"]}
    of_level["association"] = [row for row in of_level["association"] if row["ars"] not in FOUNDED.values()]
    real = {row["ars"] for row in of_level["association"]}
    with_middle = {key[:5] for key in real}
    municipalities, single = [], []
    people = inhabitants(towns.values())
    for ars, row in sorted(towns.items(), key=lambda item: item[1]["ags"]):
        ags, listed = row["ags"], book[MUNICIPALITY].get(ars, {})
        if ags in ENDED:
            continue
        amt = ars[:9] if ags[:5] in with_middle else ""
        size = measured[ags][0] if ags in measured else _size(listed)
        kind = _KIND_OF_TEXT.get(listed.get("type", ""), listed.get("type", "")) or _kind_by_name(row["name"])
        made = Row(ags, plain(row["name"]), row["name"], kind, amt, size, people[ags])
        municipalities.append(made)
        if amt and amt not in real:
            label = f"{made.name} ({WITHOUT[ags[:2]]})"
            single.append(Row(amt, label, made.amtlicher_name, "", "", size, people[ags]))
    sizes = Counter[str]()
    for one in municipalities:
        sizes[one.amt] += round(float(one.flaeche_km2.replace(",", ".")) * 100)
    associations = [
        _association(row, book[ASSOCIATION].get(row["ars"], {}), german(sizes[row["ars"]] / 100))
        for row in of_level["association"]
    ]
    districts = [_district(row, book[DISTRICT][row["ars"]]) for row in of_level["district"]]
    known = {one.schluessel for one in districts}
    for one in municipalities:
        if one.schluessel[:5] not in known:
            raise FileRejected(f"{one.schluessel} {one.name}: der Kreis steht nicht im Zensus.")
    every = sorted([*associations, *single], key=lambda one: one.schluessel)
    return Areas(
        tuple(_told_apart(municipalities, {one.schluessel: one.name for one in every})),
        tuple(every),
        tuple(districts),
        {row["ags"]: plain(row["name"]) for row in towns.values() if row["ags"] in ENDED},
    )


def inhabitants(towns: Iterable[Mapping[str, str]]) -> dict[str, str]:
    """People on 15 May 2022 on the territory of 2023; of those who took parts of others the number is blank."""
    counted = converted({row["ags"]: row["pop"] for row in towns}, "gemeinde", counts=True)
    return {key: "" if cell == NOT_CONVERTIBLE else cell for key, cell in counted.items()}


_KIND_OF_TEXT = {"Kreisangehörige Gemeinde": "Gemeinde"}


def measured_areas(data: Path) -> dict[str, tuple[str, str]]:
    """Area in km² and population of 31 December 2023 of the municipalities of every state but Bavaria."""
    found = {}
    for file in sorted((data / "geo" / "vg250ew_2023_states").glob("*.geojson.gz")):
        with gzip.open(file, "rt", encoding="utf-8") as stream:
            for feature in json.load(stream)["features"]:
                one = feature["properties"]
                found[one["ags"]] = (german(float(one["area_km2"])), str(one["pop_2023"]))
    return found


def plain(name: str) -> str:
    """A name without what stands behind the comma, with uniform spaces: "Boizenburg/ Elbe, Stadt"."""
    return re.sub(r"/\s+", "/", " ".join(name.partition(",")[0].split()))


def listed(data: Path, record: str) -> dict[str, dict[str, str]]:
    """The address book's rows of one kind, by key."""
    return _by_key(read(data / ADDRESSES))[record]


def _by_key(rows: Rows) -> dict[str, dict[str, dict[str, str]]]:
    """Doubled rows are meant: one for each address; all say the same of area, kind and people."""
    found: dict[str, dict[str, dict[str, str]]] = {}
    for row in rows:
        found.setdefault(row["record_type"], {}).setdefault(row["ars"], row)
    return found


def _size(row: Mapping[str, str]) -> str:
    if not row.get("area_km2_2021"):
        raise FileRejected("Einer Gemeinde fehlt die Fläche in VG250 und im Anschriftenverzeichnis.")
    return german(float(row["area_km2_2021"]))


def _kind_by_name(name: str) -> str:
    return "Stadt" if "tadt" in name.partition(",")[2] else "Gemeinde"


def _association(row: Mapping[str, str], listed: Mapping[str, str], size: str) -> Row:
    kind, name = listed.get("type", "Verwaltungsgemeinschaft"), plain(row["name"])
    official = listed.get("name", f"{kind} {name}").replace("Verbandsgemeindeverwaltung", "Verbandsgemeinde")
    if kind in _WRITTEN_BEFORE:
        first = _WRITTEN_BEFORE[kind]
        name = name if name.startswith(first) else f"{first} {name}"
    elif kind == "Erfüllende Gemeinde":
        name = f"{name} (erfüllende Gemeinde)"
    elif row["ars"][:2] in ("14", "16"):
        name = f"{name} (VG)"
    return Row(row["ars"], name, official, kind, "", size, row["pop"])


def _district(row: Mapping[str, str], listed: Mapping[str, str]) -> Row:
    key = row["ars"]
    kind = _CITY_STATES.get(key) or _NAMED_KINDS.get(key) or listed["type"]
    size = german(float(listed["area_km2_2021"])) if listed["area_km2_2021"] else ""
    return Row(key, plain(row["name"]), row["name"], kind, "", size, row["pop"])


def _told_apart(rows: Iterable[Row], associations: Mapping[str, str]) -> Iterator[Row]:
    """Municipalities of one name in one district bear the association's name, or what their name adds."""
    every = list(rows)
    same = Counter((row.schluessel[:5], row.name) for row in every)
    for row in every:
        if same[row.schluessel[:5], row.name] == 1:
            yield row
            continue
        added = row.amtlicher_name.partition(",")[2].strip()
        twins = [one for one in every if (one.schluessel[:5], one.name) == (row.schluessel[:5], row.name)]
        by_amt = len({one.amt for one in twins}) == len(twins)
        yield replace(row, name=f"{row.name} ({associations[row.amt] if by_amt else added})")
