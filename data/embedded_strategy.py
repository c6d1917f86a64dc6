"""Reads the examples of a strategy and of a network that ship for one district, with the checks of every definition
file."""

from __future__ import annotations

from pathlib import Path

from dashboard.domain.definitions.stated import NOTHING_STATED, Definitions
from dashboard.errors import StoreError
from data.catalogue.documents import Problems
from data.catalogue.loader import load
from data.definitions.document import sections_of
from data.definitions.read import KnownDefinitions, read_definitions
from data.embedded_figures import FOLDER


def example_strategy(district: str, folder: Path = FOLDER) -> Definitions:
    """Principles, aims and actions of `strategy/<district>.yaml`; nothing for a district without such a file.

    Raises StoreError, naming file, key and fault, for a file that anybody would be told to mend.
    """
    return _read(folder / "strategy" / f"{district}.yaml")


def example_network(district: str, folder: Path = FOLDER) -> Definitions:
    """Organisations, bodies, meetings, agreements and conferences of `network/<district>.yaml`; nothing for a district
    without such a file. Raises StoreError as `example_strategy`."""
    return _read(folder / "network" / f"{district}.yaml")


def _read(path: Path) -> Definitions:
    if not path.exists():
        return NOTHING_STATED
    problems, shipped = Problems(), load()
    sections = sections_of(path.read_text(encoding="utf-8"), path.name, problems)
    found = read_definitions(sections, path.name, KnownDefinitions(shipped, shipped), problems)
    if problems.found:
        raise StoreError(" ".join(problems.found[:5]), errors=tuple(problems.found))
    return found
