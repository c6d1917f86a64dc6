"""The municipalities that examples are made for, and what every example has."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import numpy as np

from data.build.example_parts.draft import stream
from data.build.institutions import names
from data.build.institutions.example_points import Ground
from data.build.institutions.table import EXACT, EXAMPLES, Entry, degrees
from data.build.tables import EMBEDDED, read
from data.geography.postcodes import postcodes

LAST_CONFIRMED = date(2026, 10, 31)
"""The youngest confirmation; ages of confirmations count from here."""
_AGES = ((0.55, 0, 330), (0.2, 331, 700), (0.1, 701, 1400))
"""Share of entries that were confirmed, days ago from and to; the others never were."""
_PART_KM = 1.3


@dataclass(frozen=True)
class Country:
    """Municipalities of a district: rows of localities by key, population, town rights, and ground."""

    seed: int
    main: Mapping[str, Mapping[str, str]]
    parts: Mapping[str, list[Mapping[str, str]]]
    towns: frozenset[str]
    ground: Ground
    postcodes: Mapping[str, str]
    """The lowest postcode of each municipality, for those that have several."""

    @classmethod
    def of(cls, seed: int, data: Path, district: str, localities: list[dict[str, str]]) -> Country:
        """The municipalities of a district, from the rows of its localities."""
        own = [row for row in localities if row["gemeinde"].startswith(district)]
        main = {row["gemeinde"]: row for row in own if row["schluessel"] == row["gemeinde"]}
        parts: dict[str, list[Mapping[str, str]]] = {key: [] for key in main}
        for row in own:
            if row["schluessel"] not in main:
                parts[row["gemeinde"]].append(row)
        kinds = {
            row["schluessel"]: row["art"] for row in read(EMBEDDED / "germany" / "municipalities.csv", ";")
        }
        towns = frozenset(key for key in main if "tadt" in kinds[key])
        lowest: dict[str, str] = {}
        for code, keys in sorted(postcodes().items()):
            for key in keys:
                lowest.setdefault(key, code)
        return cls(seed, main, parts, towns, Ground.of(data, district), lowest)

    def rng(self, name: str) -> np.random.Generator:
        """Random numbers of their own for what they draw, so that a new kind leaves the others as they are."""
        return stream(self.seed, f"institutions {name}")

    def by_population(self) -> list[str]:
        """Keys of municipalities, the largest first."""
        return sorted(self.main, key=lambda key: (-int(self.main[key]["einwohner"]), key))

    def entry(self, key: str, kind: str, name: str, municipality: str, **fields: str) -> Entry:
        """An example at a new point, with address, confirmation and postcode; `fields` are its own."""
        rng = self.rng(key)
        longitude, latitude = self.ground.place(municipality, rng)
        street, number = names.address(rng)
        place = self.main[municipality]
        common = {
            "quelle": EXAMPLES,
            "strasse": street,
            "hausnummer": number,
            "plz": place["plz"] or self.postcodes[municipality],
            "ort": place["name"],
            "ortsteil": self._part(municipality, longitude, latitude),
            "lon": degrees(longitude),
            "lat": degrees(latitude),
            "lage": EXACT,
            "email": names.mailbox(name) if rng.random() < 0.6 else "",
            "barrierefrei": str(rng.choice(["ja", "teilweise", "nein", ""], p=[0.3, 0.3, 0.15, 0.25])),
            **confirmation(rng),
        }
        return Entry(schluessel=key, art=kind, name=name, gemeinde=municipality, **{**common, **fields})

    def carrier(self, key: str, municipality: str, shares: Mapping[str, float]) -> dict[str, str]:
        """Kind and name of a carrier, drawn by shares of kinds."""
        rng = self.rng(f"{key} carrier")
        kind = str(rng.choice(list(shares), p=list(shares.values())))
        name = names.carrier(kind, self.main[municipality]["name"], municipality in self.towns, rng)
        return {"traeger": name, "traegerart": kind}

    def _part(self, municipality: str, longitude: float, latitude: float) -> str:
        """The part of the municipality that a point lies in; empty near the main place and away from all."""
        distances = {
            row["schluessel"]: np.hypot(
                (float(row["lon"].replace(",", ".")) - longitude) * 66.5,
                (float(row["lat"].replace(",", ".")) - latitude) * 111.2,
            )
            for row in (self.main[municipality], *self.parts[municipality])
        }
        nearest = min(distances, key=lambda key: distances[key])
        if nearest == municipality or distances[nearest] > _PART_KM:
            return ""
        return next(row["name"] for row in self.parts[municipality] if row["schluessel"] == nearest)


def confirmation(rng: np.random.Generator) -> dict[str, str]:
    """When and by whom an entry was confirmed last; a part never was."""
    drawn = rng.random()
    for share, youngest, oldest in _AGES:
        if drawn < share:
            day = LAST_CONFIRMED - timedelta(days=int(rng.integers(youngest, oldest + 1)))
            return {"bestaetigt_am": day.isoformat(), "bestaetigt_von": str(rng.choice(names.CONFIRMED_BY))}
        drawn -= share
    return {}
