"""What other files call the columns of the tables of institutions (attributes.yaml)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from data.catalogue.documents import Problems, read_document
from data.catalogue.loader import FOLDER, refuse

FILE = "attributes.yaml"


@cache
def attribute_names() -> Mapping[str, tuple[str, ...]]:
    """For each column of ours the names for it, lower case, the preferred first.

    Raises CatalogueError where one name stands for two columns.
    """
    problems = Problems()
    found: dict[str, tuple[str, ...]] = {}
    owners: dict[str, str] = {}
    for column, names in read_document(FOLDER / FILE, problems).items():
        if not isinstance(names, list):
            problems.add(FILE, column, "Hier steht keine Liste von Namen.")
            continue
        others = tuple(str(name).lower() for name in names)
        found[column] = others if column in others else (column, *others)
        for name in found[column]:
            if owners.setdefault(name, column) != column:
                problems.add(FILE, column, f"„{name}“ steht schon für „{owners[name]}“.")
    refuse(problems)
    return found


def columns_meant(names: Sequence[str]) -> Mapping[str, str]:
    """For each column of ours the attribute that is read for it: the column's own name, else another name."""
    by_lower = {name.strip().lower(): name for name in reversed(names)}
    return {
        column: by_lower[candidate]
        for column, known in attribute_names().items()
        if (candidate := next((one for one in known if one in by_lower), None)) is not None
    }
