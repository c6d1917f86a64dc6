"""What several files of one delivery bring of institutions, courses and queues, as one, and in words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from dashboard.domain.institutions.entries import Entries
from dashboard.errors import ReleaseError

_COUNTED = (
    ("institutions", "Einrichtung", "Einrichtungen"),
    ("catchments", "Teil eines Einzugsbereichs", "Teile von Einzugsbereichen"),
    ("localities", "Ortslage", "Ortslagen"),
    ("figures", "Jahreswert einer Einrichtung", "Jahreswerte von Einrichtungen"),
    ("courses", "Kurs", "Kurse"),
    ("queues", "Warteliste", "Wartelisten"),
)


def together(delivered: Sequence[tuple[str, Entries]]) -> Entries:
    """The entries of all files by name. Raises ReleaseError where two files bring the same differently."""
    whole = Entries()
    for _, one in delivered:
        whole += one
    return Entries(
        institutions=_once(delivered, "institutions", ("key",), "Einrichtung"),
        catchments=tuple(dict.fromkeys(whole.catchments)),
        localities=_once(delivered, "localities", ("key",), "Ortslage"),
        figures=_once(delivered, "figures", ("institution", "measure", "year", "breakdown"), "Jahreswert"),
        courses=_once(delivered, "courses", ("key",), "Kurs"),
        queues=_once(delivered, "queues", ("kind", "municipality", "on"), "Warteliste"),
        complete=tuple(dict.fromkeys(whole.complete)),
    )


def _once(
    delivered: Sequence[tuple[str, Entries]], part: str, fields: Iterable[str], word: str
) -> tuple[Any, ...]:
    found: dict[tuple[object, ...], tuple[object, str]] = {}
    names = tuple(fields)
    for file, entries in delivered:
        for one in getattr(entries, part):
            key = tuple(getattr(one, name) for name in names)
            before, other = found.setdefault(key, (one, file))
            if before != one:
                words = ", ".join(str(part_of) for part_of in key if part_of)
                raise ReleaseError(f"{other} und {file} widersprechen sich: {word} {words}.", key=key)
    return tuple(one for one, _ in found.values())


def counted(values: int, entries: Entries, stated: int = 0) -> str:
    """Words such as "3 Werte, 2 Einrichtungen": what is there of; values alone where there is nothing else."""
    counts = [(len(getattr(entries, part)), one, more) for part, one, more in _COUNTED]
    words = [f"{count} {one if count == 1 else more}" for count, one, more in counts if count]
    if stated:
        words.append(definitions_counted(stated))
    return ", ".join([f"{values} Werte", *words] if values or not words else words)


def definitions_counted(stated: int) -> str:
    """Words such as "1 Definition"."""
    return f"{stated} {'Definition' if stated == 1 else 'Definitionen'}"
