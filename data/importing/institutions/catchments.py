"""Reads the table of catchments: which municipalities and parts of them belong to which school, and when."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from difflib import get_close_matches

from dashboard.domain.institutions.catchment import Catchment, Ring
from dashboard.domain.institutions.institution import Institution
from dashboard.domain.observation import Provenance
from data.importing.findings import listing, shortened
from data.importing.institutions.cells import RowCells
from data.importing.institutions.institutions import kind_of, plain_words
from data.importing.institutions.reference import Reference

_SCHOOL_YEAR = re.compile(r"(\d{4})(?:\s*[/–-]\s*(\d{2}|\d{4}))?")
_PARTS_WORD = re.compile(r"^(?:ortsteile?|ot)\b[.:]?\s*", re.IGNORECASE)
_FIRST_YEAR, _YEARS_TO_COME = 1990, 15


def find_institution(
    cells: RowCells, column: str, institutions: Mapping[str, Institution]
) -> Institution | None:
    """The institution that a cell names, by key or by a name that no other has; None with an error."""
    text = cells.text(column)
    if cells.failed:
        return None
    if text in institutions:
        return institutions[text]
    if (now := next((one for one in institutions.values() if text in one.former), None)) is not None:
        warn_former(cells, column, text, now)
        return now
    named = [one for one in institutions.values() if text and plain_words(one.name) == plain_words(text)]
    if len(named) == 1:
        return named[0]
    if named:
        keys = ", ".join(f"{one.key} ({one.municipality})" for one in named[:4])
        cells.fault(
            column,
            f"„{shortened(text)}“ heißen mehrere Einrichtungen; bitte den Schlüssel angeben: {keys}.",
            text,
        )
        return None
    known = [*institutions, *(one.name for one in institutions.values())]
    near = get_close_matches(text[:80], known, n=2, cutoff=0.75)
    hint = f"; gemeint ist vielleicht {' oder '.join(near)}" if near and text else ""
    said = f"Die Einrichtung „{shortened(text)}“ gibt es nicht" if text else "Die Einrichtung fehlt"
    cells.fault(column, f"{said}{hint}.", text, "ein Schlüssel aus der Tabelle der Einrichtungen")
    return None


def warn_former(cells: RowCells, column: str, text: str, now: Institution) -> None:
    """Says that a row names an institution by a former key."""
    said = f"„{text}“ ist seit einer Zusammenführung die Einrichtung {now.key} („{shortened(now.name)}“)."
    cells.warn(column, said, text, same=f"former {text}")


def read_catchment(
    cells: RowCells, reference: Reference, institutions: Mapping[str, Institution]
) -> tuple[Catchment, ...]:
    """The catchments of a row, one for each part of the municipality that it names; none with its errors."""
    if not cells.has("einrichtung"):
        find_institution(cells, "einrichtung", institutions)
        return ()
    read = catchment_of(cells, reference, institutions)
    municipality = _municipality(cells, reference)
    parts = _parts(cells, municipality, reference)
    if read is None or cells.failed:
        return ()
    return tuple(replace(read, municipality=municipality, part=part) for part in parts or ("",))


def catchment_of(
    cells: RowCells,
    reference: Reference,
    institutions: Mapping[str, Institution],
    polygon: tuple[Ring, ...] = (),
) -> Catchment | None:
    """What a row says of a catchment apart from its municipality; None with its errors.

    Without a polygon the place stands open: `municipality` is that of the school until it is replaced. A
    polygon need not name its school: then `institution` is empty, and the kind must be named.
    """
    school = find_institution(cells, "einrichtung", institutions) if cells.has("einrichtung") else None
    if cells.failed:
        return None
    kind = kind_of(cells, reference) if cells.has("art") or school is None else reference.kinds[school.kind]
    if kind is None:
        return None
    if not kind.catchments:
        possible = [one.key for one in reference.kinds.values() if one.catchments]
        cells.fault(
            "art" if cells.has("art") else "einrichtung",
            f"„{kind.name['de']}“ hat keine Einzugsbereiche; möglich sind {listing(possible)}.",
            kind.key,
        )
    elif school is not None and school.kind != kind.key:
        cells.warn(
            "art",
            f"Der Einzugsbereich gilt für {kind.plural['de']}, {shortened(school.name)} ist aber unter "
            f"{reference.kinds[school.kind].plural['de']} verzeichnet; bitte prüfen.",
            kind.key,
            same="other kind",
        )
    first, last = (
        _school_year(cells, "schuljahr_von", reference),
        _school_year(cells, "schuljahr_bis", reference),
    )
    if first is not None and last is not None and last < first:
        cells.fault(
            "schuljahr_bis",
            f"Das Schuljahr {cells.text('schuljahr_bis')} liegt vor {cells.text('schuljahr_von')}.",
            cells.text("schuljahr_bis"),
        )
    rule = cells.text("regel")
    source, _, provenance = reference.origin(cells.text("quelle"))
    if provenance is Provenance.EXAMPLE and not reference.ships:
        cells.fault("quelle", "Beispieldaten lassen sich nicht einspielen.", source)
    if not cells.is_sound():
        return None
    return Catchment(
        institution=school.key if school else "",
        kind=kind.key,
        year_from=first,
        year_to=last,
        municipality="" if polygon or school is None else school.municipality,
        polygon=polygon,
        rule=rule,
        source=source,
        provenance=provenance,
    )


def say_overlaps(read: Iterable[tuple[Catchment, RowCells]], reference: Reference) -> None:
    """Errors for parts of one school that hold twice, and a note on municipalities that several schools share."""
    seen_before: dict[tuple[str, str, str], list[tuple[Catchment, RowCells]]] = {}
    schools: dict[tuple[str, str], set[str]] = {}
    for one, cells in read:
        of_place = seen_before.setdefault((one.institution, one.kind, one.municipality), [])
        for other, at in of_place:
            if _together(one, other) and (not one.part or not other.part or one.part == other.part):
                cells.fault(
                    "ortsteil" if one.part else "gemeinde",
                    f"Dieser Einzugsbereich überlappt sich selbst: {_words(one, reference)} steht für "
                    f"{one.institution} schon in Zeile {at.row.number} ({_words(other, reference)}).",
                    one.part or one.municipality,
                    "jede Gemeinde und jeder Ortsteil einmal je Schule und Schuljahr",
                )
                break
        of_place.append((one, cells))
        if not one.part:
            schools.setdefault((one.kind, one.municipality), set()).add(one.institution)
    shared = [reference.name_of(key) for (_, key), of in schools.items() if len(of) > 1]
    for _, cells in list(read)[:1] if shared else ():
        cells.findings.add(
            "note",
            f"{len(shared)} {'Gemeinde gehört' if len(shared) == 1 else 'Gemeinden gehören'} zu mehreren Schulen: "
            f"{listing(shared)}. Die Seite sagt dort, dass mehrere zuständig sind.",
        )


def _together(one: Catchment, other: Catchment) -> bool:
    ends = [year if year is not None else 9999 for year in (one.year_to, other.year_to)]
    return max(one.year_from or 0, other.year_from or 0) <= min(ends)


def _words(one: Catchment, reference: Reference) -> str:
    name = reference.name_of(one.municipality)
    return f"{name}, {one.part}" if one.part else name


def _school_year(cells: RowCells, column: str, reference: Reference) -> int | None:
    text = cells.text(column)
    if not text:
        return None
    found = _SCHOOL_YEAR.fullmatch(text)
    year = int(found[1]) if found else 0
    follows = not found or not found[2] or int(found[2]) % 100 == (year + 1) % 100
    if not found or not follows or not _FIRST_YEAR <= year <= reference.today.year + _YEARS_TO_COME:
        cells.fault(
            column,
            f"„{shortened(text)}“ ist kein Schuljahr.",
            text,
            "ein Schuljahr wie 2026/27 oder das Jahr, in dem es beginnt",
        )
        return None
    return year


def _municipality(cells: RowCells, reference: Reference) -> str:
    text = cells.text("gemeinde")
    if not text and not cells.failed:
        cells.fault("gemeinde", "Die Gemeinde fehlt.", expected="der Schlüssel oder Name einer Gemeinde")
    key, wrong = reference.municipality(text) if text else ("", "")
    if wrong:
        cells.fault("gemeinde", wrong, text, "der Schlüssel (AGS) oder Name einer heutigen Gemeinde")
    return key


def _parts(cells: RowCells, municipality: str, reference: Reference) -> tuple[str, ...]:
    """The parts of the municipality that a cell names, such as "Ortsteile A, B"; a warning on unknown ones."""
    parts = tuple(filter(None, (_PARTS_WORD.sub("", word) for word in cells.words("ortsteil"))))
    known = [
        one.name for one in reference.stored.localities if one.municipality == municipality and municipality
    ]
    folded = {name.casefold() for name in known}
    for part in parts:
        if known and part.casefold() not in folded:
            near = get_close_matches(part[:80], known, n=1, cutoff=0.75)
            hint = f"; gemeint ist vielleicht {near[0]}" if near else ""
            cells.warn(
                "ortsteil",
                f"Den Ortsteil „{shortened(part)}“ kennt das Verzeichnis der Ortslagen in "
                f"{reference.name_of(municipality)} nicht{hint}. Er wird übernommen und lässt sich mit seinem "
                "Namen finden.",
                part,
            )
    return parts
