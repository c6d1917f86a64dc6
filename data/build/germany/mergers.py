"""What became of municipalities between the census of May 2022 and the register of December 2023."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

NOT_CONVERTIBLE = "t"
"""The cell of an area of whose territory no figure was published: not a sign of any office, but our own."""


@dataclass(frozen=True, slots=True)
class WholeMerger:
    """A municipality that went wholly into another, and the day since which it does not exist."""

    old: str
    new: str
    on: str
    kind: str = "eingemeindung"


MERGERS = (
    WholeMerger("01059101", "01059126", "2023-03-01"),  # Tastrup -> Hürup
    WholeMerger("01059141", "01059126", "2023-03-01"),  # Maasbüll -> Hürup
    WholeMerger("06635005", "06635001", "2023-01-01"),  # Bromskirchen -> Allendorf (Eder)
    WholeMerger("14522450", "14522275", "2023-01-01", "zusammenschluss"),  # Ostrau -> Jahnatal
    WholeMerger("14522620", "14522275", "2023-01-01", "zusammenschluss"),  # Zschaitz-Ottewig -> Jahnatal
    WholeMerger("16064072", "16064071", "2023-01-01"),  # Menteroda -> Unstruttal
    WholeMerger("16068043", "16068064", "2023-01-01"),  # Riethgen -> Kindelbrück
    WholeMerger("16071077", "16071004", "2023-01-01"),  # Rannstedt -> Bad Sulza
    WholeMerger("16076026", "16076003", "2023-01-01"),  # Hartmannsdorf -> Bad Köstritz
    WholeMerger("16076038", "16076039", "2023-01-01"),  # Kühdorf -> Langenwetzendorf
)
DIVIDED = ("16064014", "16064073")
"""Dünwald and Anrode were divided among three on 2023-01-01; nobody published a figure of the parts."""
TOOK_PARTS = ("16061118", "16064046", "16064071")
"""Dingelstädt, Mühlhausen and Unstruttal took these parts: of their territory there is no figure of 2022."""
ENDED = frozenset({*(one.old for one in MERGERS), *DIVIDED})
"""None of them leaves an association that goes on existing smaller."""
FOUNDED = {"14522275": "145225123"}
"""Jahnatal is the whole of a former association, for which the census has a row of its own."""


def converted(cells: Mapping[str, str], level: str, *, counts: bool) -> dict[str, str]:
    """Published cells of the territory of 2022 on that of 2023.

    Counts of what was merged are added up, unless the office has the sum; ratios have no sum; neither is known
    of who took parts. A sum with a part that is no number is not known either.
    """
    if level != "gemeinde":
        return dict(cells)
    territory_of_2023 = {key: cell for key, cell in cells.items() if key not in ENDED}
    merged = dict.fromkeys(one.new for one in MERGERS)
    for new in (*merged, *TOOK_PARTS):
        if new in FOUNDED and new in cells:
            continue
        parts = [key for key in (new, *(one.old for one in MERGERS if one.new == new)) if key in cells]
        if not parts:
            continue
        whole = counts and new not in TOOK_PARTS and all(cells[key].isdigit() for key in parts)
        territory_of_2023[new] = str(sum(int(cells[key]) for key in parts)) if whole else NOT_CONVERTIBLE
    return territory_of_2023
