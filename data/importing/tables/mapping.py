"""Loads what the catalogue says about official tables: which column or attribute becomes which measure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Literal, cast

import yaml

from dashboard.domain.indicator import Catalogue
from dashboard.domain.measure import Measure, Source
from dashboard.errors import CatalogueError
from data.catalogue import entries
from data.catalogue.documents import Problems
from data.importing.tables.nodes import Node

FOLDER = Path(__file__).parents[2] / "catalogue" / "tables"
YEAR_MEANINGS = ("school_year_end", "school_year_begin", "day", "year")
DashMeaning = Literal["zero", "not_applicable"]
DashRowMeaning = Literal["zero", "not_applicable", "dissolved"]
TOTALS = ("", "INSGESAMT", "Insgesamt", "insgesamt", "Total")


@dataclass(frozen=True, slots=True, eq=False)
class Rule:
    """Which cells give one measure and breakdown.

    `path` is compared with the headers from the top, `*` fits any. `where` lists the accepted codes or labels
    by dimension; a dimension that is neither there nor in `sum_over` must be at its total. `difference` names
    two breakdowns of the same measure: the first minus the second, instead of cells.
    """

    measure: str
    breakdown: str = ""
    path: tuple[str, ...] = ()
    where: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    sum_over: tuple[str, ...] = ()
    difference: tuple[str, str] | None = None
    optional: bool = False


@dataclass(frozen=True, slots=True)
class TableMapping:
    """One official table. See docs/import.md for what each entry means in the YAML file."""

    file: str
    table: str
    title: str
    source: str
    rules: tuple[Rule, ...]
    statistic: str = ""
    sheet: str = ""
    dimensions: tuple[str, ...] = ()
    area: tuple[str, ...] = ("gebiet",)
    labels: tuple[str, ...] = ()
    time: str = ""
    value: tuple[str, ...] = ()
    quality: str = ""
    year: str = "year"
    year_shift: int = 0
    dash: DashMeaning = "zero"
    dash_row: DashRowMeaning = "zero"
    areas: Mapping[str, str] = field(default_factory=dict)
    also: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    aliases: Mapping[str, str] = field(default_factory=dict)
    totals: tuple[str, ...] = TOTALS
    ignore: tuple[tuple[str, ...], ...] = ()
    measures: Mapping[str, Measure] = field(default_factory=dict)
    sources: Mapping[str, Source] = field(default_factory=dict)

    def canonical(self, label: str) -> str:
        """A header under the name that the rules use, whatever this year's table calls it."""
        return self.aliases.get(label, label)

    def missing_in(self, catalogue: Catalogue) -> tuple[str, ...]:
        """What the rules name and neither the catalogue nor this file defines, in German words."""
        missing = [
            f"Merkmal {key}"
            for key in dict.fromkeys(rule.measure for rule in self.rules)
            if key not in catalogue.measures and key not in self.measures
        ]
        if self.source not in catalogue.sources and self.source not in self.sources:
            missing.append(f"Quelle {self.source}")
        for breakdown in dict.fromkeys(rule.breakdown for rule in self.rules if rule.breakdown):
            dimension, _, category = breakdown.partition(":")
            if (
                dimension not in catalogue.breakdowns
                or category not in catalogue.breakdowns[dimension].categories
            ):
                missing.append(f"Gliederung {breakdown}")
        return tuple(missing)


@cache
def table_mappings(folder: Path = FOLDER) -> tuple[TableMapping, ...]:
    """All mappings in order of their files. Raises CatalogueError that names file and key."""
    return tuple(mapping for file in sorted(folder.glob("*.yaml")) for mapping in _of_file(file))


def _of_file(file: Path) -> tuple[TableMapping, ...]:
    try:
        documents = list(yaml.safe_load_all(file.read_text(encoding="utf-8")))
    except (yaml.YAMLError, UnicodeDecodeError) as reason:
        raise CatalogueError(f"{file.name}: kein gültiges YAML ({reason}).", file=file.name) from reason
    return tuple(_table(Node(document, file.name, "")) for document in documents if document is not None)


def _table(entry: Node) -> TableMapping:
    shift = entry.node.pop("year_shift", 0)
    if not isinstance(shift, int):
        raise entry.error("hier wird eine ganze Zahl erwartet", "year_shift")
    ignore = entry.node.pop("ignore", None) or []
    if not isinstance(ignore, list):
        raise entry.error("hier wird eine Liste von Spalten erwartet", "ignore")
    problems = Problems()
    aliases = {other: name for name, others in entry.lists("aliases").items() for other in others}
    areas = {text: codes[0] for text, codes in entry.lists("areas").items()}
    table = TableMapping(
        file=entry.file,
        table=entry.text("table"),
        title=entry.text("title"),
        source=entry.text("source"),
        statistic=entry.text("statistic", ""),
        sheet=entry.text("sheet", ""),
        dimensions=entry.texts("dimensions"),
        area=entry.texts("area", ("gebiet",)),
        labels=entry.texts("labels"),
        time=entry.text("time", ""),
        value=entry.texts("value"),
        quality=entry.text("quality", ""),
        year=entry.choice("year", YEAR_MEANINGS, "year"),
        year_shift=shift,
        dash=cast(DashMeaning, entry.choice("dash", ("zero", "not_applicable"), "zero")),
        dash_row=cast(
            DashRowMeaning, entry.choice("dash_row", ("zero", "not_applicable", "dissolved"), "zero")
        ),
        areas=areas,
        also=entry.lists("also"),
        aliases=aliases,
        totals=entry.texts("totals", TOTALS),
        ignore=tuple(entry.strings(one, "ignore") for one in ignore),
        measures=entries.measures(entry.inside("measures").node, entry.file, problems),
        sources=entries.sources(entry.inside("sources").node, entry.file, problems),
        rules=tuple(_rule(one) for one in entry.each("columns")),
    )
    entry.done()
    if problems.found:
        raise CatalogueError(" ".join(problems.found), file=entry.file)
    return table


def _rule(entry: Node) -> Rule:
    difference = entry.texts("difference")
    if difference and len(difference) != 2:
        raise entry.error("hier werden genau zwei Gliederungen erwartet: Ganzes und Teil", "difference")
    optional = entry.node.pop("optional", False)
    if not isinstance(optional, bool):
        raise entry.error("hier wird true oder false erwartet", "optional")
    rule = Rule(
        measure=entry.text("measure"),
        breakdown=entry.text("breakdown", ""),
        path=entry.texts("path"),
        where=entry.lists("where"),
        sum_over=entry.texts("sum_over"),
        difference=(difference[0], difference[1]) if difference else None,
        optional=optional,
    )
    if not rule.path and not rule.difference:
        raise entry.error("fehlt; es sagt, welche Spalte gemeint ist", "path")
    if rule.breakdown and not re.fullmatch(r"[a-z0-9_]+:[a-z0-9_]+", rule.breakdown):
        raise entry.error("erwartet wird die Form geschlecht:w", "breakdown")
    entry.done()
    return rule
