"""Finds institutions that stand twice: under one key, or twice at one place with similar names."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from dashboard.domain.institutions.institution import Institution, InstitutionKind
from dashboard.domain.observation import Provenance
from data.importing.institutions.boundaries import METRES_OF_A_DEGREE
from data.importing.institutions.institutions import ReadInstitution, same_names
from data.importing.institutions.reference import Reference

NEAR_M = 50.0


def follow_former(read: Sequence[ReadInstitution], reference: Reference) -> list[ReadInstitution]:
    """The rows with a warning for each that calls its institution by a former key. Where the institution has a row of
    its own, too, this one counts and the other is left out. An error where a former key stands in a row of its own,
    or in two."""
    own = {one.institution.key: one.cells.row.number for one in read if not one.written}
    claimed: dict[str, str] = {}
    followed = []
    for one in read:
        key, row = one.institution.key, own.get(one.institution.key)
        if one.written:
            now = reference.former[one.written]
            said = f"„{one.written}“ ist seit einer Zusammenführung die Einrichtung {key} („{now.name}“); "
            said += (
                "die Zeile gilt für sie."
                if row is None
                else f"es gilt {_row_word(one)} {row}, diese bleibt weg."
            )
            column = "schluessel" if one.cells.has("schluessel") else "name"
            one.cells.warn(column, said, one.written)
        for old in one.institution.former:
            if old in own or claimed.setdefault(old, key) != key:
                said = f"Den früheren Schlüssel „{old}“ nennt auch {claimed.get(old)}."
                if old in own:
                    said = f"Der frühere Schlüssel „{old}“ steht in {_row_word(one)} {own[old]} als eigene Einrichtung."
                one.cells.fault("fruehere_schluessel", said, old)
        if not one.written or row is None:
            followed.append(one)
    return followed


def say_doubled(read: Sequence[ReadInstitution], reference: Reference) -> None:
    """Errors where a key stands twice in a table; warnings where two entries probably are one institution."""
    rows: dict[str, ReadInstitution] = {}
    row_word = read[0].cells.findings.words[1] if read else ""
    for one in read:
        key = one.institution.key
        if key in rows:
            column = "schluessel" if one.cells.has("schluessel") else "name"
            one.cells.fault(
                column,
                f"„{key}“ steht schon in {row_word} {rows[key].cells.row.number}: jede Einrichtung steht einmal da. "
                "Sind es zwei, bitte jeder einen eigenen schluessel geben.",
                key,
                "ein Schlüssel je Zeile",
            )
        rows.setdefault(key, one)
    cells_of = {key: one.cells for key, one in rows.items()}
    stored = {
        one.key: one
        for one in reference.stored.institutions
        if one.provenance is not Provenance.EXAMPLE
        and one.key not in rows
        and not any((one.key, key) in reference.merges for key in rows)
    }
    delivered = {key: one.institution for key, one in rows.items()}
    for key, other in _near(delivered, {**stored, **delivered}, reference.kinds):
        here = delivered[key]
        if other.key in delivered:
            if key > other.key:
                place = f"{row_word} {cells_of[other.key].row.number}"
                cells_of[key].warn(
                    "name",
                    f"Steht vermutlich zweimal da: {place}, „{other.name}“, liegt keine 50 m entfernt.",
                )
        else:
            cells_of[key].warn(
                "name",
                f"„{here.name}“ ist vermutlich die Einrichtung {other.key} („{other.name}“), die schon da ist. Ist sie "
                f"es, bitte den schluessel {other.key} angeben, sonst stehen beide auf der Karte.",
                key,
            )


def _row_word(one: ReadInstitution) -> str:
    return one.cells.findings.words[1]


def probably_doubled(
    every: Mapping[str, Institution], kinds: Mapping[str, InstitutionKind]
) -> dict[str, list[Institution]]:
    """By key the other institutions that probably are the same one; examples are nobody's."""
    real = {key: one for key, one in every.items() if one.provenance is not Provenance.EXAMPLE}
    found: dict[str, list[Institution]] = {}
    for key, other in _near(real, real, kinds):
        found.setdefault(key, []).append(other)
    return found


def _near(
    wanted: Mapping[str, Institution],
    every: Mapping[str, Institution],
    kinds: Mapping[str, InstitutionKind],
) -> Iterator[tuple[str, Institution]]:
    """Keys with other institutions of the kind within 50 m and of a similar name."""
    squares: dict[tuple[str, int, int], list[Institution]] = defaultdict(list)
    for one in every.values():
        if one.position == "exact":
            squares[(one.kind, *_square(one))].append(one)
    for key, one in wanted.items():
        if one.position != "exact":
            continue
        east, north = _square(one)
        kind = kinds[one.kind]
        words = (kind.key, kind.name["de"], *kind.words)
        for step_east in (-1, 0, 1):
            for step_north in (-1, 0, 1):
                for other in squares[(one.kind, east + step_east, north + step_north)]:
                    if (
                        other.key != key
                        and _metres(one, other) <= NEAR_M
                        and same_names(one.name, other.name, words)
                    ):
                        yield key, other


def _plane(one: Institution) -> tuple[float, float]:
    """Metres east and north; the same for neighbours, whose latitude is the same to a tenth of a degree or two."""
    assert one.longitude is not None and one.latitude is not None
    shrink = math.cos(math.radians(round(one.latitude)))
    return one.longitude * METRES_OF_A_DEGREE * shrink, one.latitude * METRES_OF_A_DEGREE


def _square(one: Institution) -> tuple[int, int]:
    east, north = _plane(one)
    return int(east // NEAR_M), int(north // NEAR_M)


def _metres(one: Institution, other: Institution) -> float:
    return math.dist(_plane(one), _plane(other))
