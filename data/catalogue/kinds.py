"""Reads the kinds of institutions, `kinds.yaml`, and refuses them when a map could not be drawn from them."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from datetime import date
from functools import lru_cache
from pathlib import Path

from dashboard.domain.institutions.institution import GROUPS, SHAPES, STAGES, InstitutionKind
from data.catalogue.documents import EntryReader, Problems, read_document
from data.catalogue.loader import FOLDER, load, refuse

FILE = "kinds.yaml"
_TAG = re.compile(r"[a-z_:]+=[^=&]+(&[a-z_:]+=[^=&]+)*")


@lru_cache(maxsize=1)
def kinds() -> Mapping[str, InstitutionKind]:
    """The kinds that ship, by key and in the order of filter and legend."""
    return read_kinds(FOLDER, frozenset(load().measures))


def read_kinds(folder: Path, measures: Collection[str]) -> Mapping[str, InstitutionKind]:
    """Kinds by key. Raises CatalogueError with one sentence per problem."""
    problems = Problems()
    found: dict[str, InstitutionKind] = {}
    names: dict[str, str] = {}
    group_of: dict[str, str] = {}
    for key, content in read_document(folder / FILE, problems).items():
        entry = EntryReader(FILE, key, content, problems)
        kind = found[key] = _kind(key, entry, measures)
        for word in {key, kind.name["de"].lower(), *kind.words}:
            if names.setdefault(word, key) != key:
                entry.problem(f"„{word}“ nennt schon die Art „{names[word]}“.")
        if group_of.setdefault(kind.shape, kind.group) != kind.group:
            entry.problem(f"Die Form „{kind.shape}“ gehört schon zur Gruppe „{group_of[kind.shape]}“.")
    if not found:
        problems.add(FILE, "", "Es ist keine Art von Einrichtungen beschrieben.")
    refuse(problems)
    return found


def _kind(key: str, entry: EntryReader, measures: Collection[str]) -> InstitutionKind:
    kind = InstitutionKind(
        key=key,
        group=entry.choice("group", GROUPS),
        shape=entry.choice("shape", SHAPES),
        name=entry.text("name"),
        plural=entry.text("plural"),
        located=entry.flag("located", True),
        stages=entry.names("stages", STAGES, "Schulstufe"),
        catchments=entry.flag("catchments", False),
        words=entry.words("words"),
        tags=entry.words("tags"),
        count=entry.string("count", ""),
        counted_on=_day(entry),
        places=entry.names("places", measures, "Merkmal"),
    )
    entry.close()
    if kind.located == (kind.shape == "none"):
        entry.problem("Eine Art mit Punkten braucht eine Form, eine ohne Punkte hat „none“.")
    for word in kind.words:
        if word != word.lower():
            entry.problem(f"„{word}“ bei „words“ muss klein geschrieben sein.")
    for tag in kind.tags:
        if not _TAG.fullmatch(tag):
            entry.problem(f"„{tag}“ bei „tags“ ist keine Angabe von OpenStreetMap wie amenity=library.")
    if kind.count and kind.count not in measures:
        entry.problem(f"„{kind.count}“ bei „count“ ist als Merkmal nicht bekannt.")
    if (kind.count or kind.places) and not entry.has("counted_on"):
        entry.problem("Was gezählt wird, braucht bei „counted_on“ den Tag der Zählung.")
    return kind


def _day(entry: EntryReader) -> tuple[int, int]:
    text = entry.string("counted_on", "01-01")
    month, _, day = text.partition("-")
    try:
        found = date(2023, int(month), int(day))
    except ValueError:
        entry.problem(f"„{text}“ bei „counted_on“ ist kein Tag wie 03-01.")
        return (1, 1)
    return (found.month, found.day)
