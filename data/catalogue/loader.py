"""Loads the catalogue and refuses it, with every problem listed, when a view could not be drawn from it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path

from dashboard.domain.indicator import Breakdown, Catalogue, Composition, Indicator, MeasureSum, Theme
from dashboard.domain.measure import Measure
from dashboard.domain.territory import StateWording
from dashboard.errors import CatalogueError
from data.catalogue import compositions, entries
from data.catalogue.documents import EntryReader, Problems, read_document
from data.catalogue.formula import completed, formula_problems
from data.catalogue.wording import localise

__all__ = ["load", "load_states", "localise", "refuse"]

FOLDER = Path(__file__).parent
SOURCES, MEASURES, BREAKDOWNS, THEMES, STATES, SUMS = (
    f"{name}.yaml" for name in ("sources", "measures", "breakdowns", "themes", "states", "sums")
)
COMPOSITIONS = "compositions.yaml"


def load(folder: Path | None = None) -> Catalogue:
    """The catalogue of a folder: `sources`, `measures`, `breakdowns`, `themes`, `sums`, `compositions` and one
    file per theme, `<theme>.yaml`. What ships, without `folder`, is read once: it stays as it is while a program runs.

    Texts still hold the placeholders of `localise`. Raises CatalogueError with one sentence per problem.
    """
    return _read(folder) if folder else _shipped()


@cache
def _shipped() -> Catalogue:
    return _read(FOLDER)


def _read(folder: Path) -> Catalogue:
    problems = Problems()
    sources = entries.sources(read_document(folder / SOURCES, problems), SOURCES, problems)
    measures = entries.measures(read_document(folder / MEASURES, problems), MEASURES, problems)
    breakdowns = entries.breakdowns(read_document(folder / BREAKDOWNS, problems), BREAKDOWNS, problems)
    themes, opening = entries.themes(read_document(folder / THEMES, problems), THEMES, problems)
    indicators = _indicators(folder, themes, measures, breakdowns, problems)
    sums = _sums(folder, measures, breakdowns, problems)
    if opening and opening not in indicators:
        problems.add(THEMES, "opening", f"„{opening}“ ist als Indikator nicht bekannt.")
    refuse(problems)
    indicators = {key: completed(one, measures) for key, one in indicators.items()}
    whole = Catalogue(themes, indicators, measures, sources, breakdowns, opening, sums)
    return replace(whole, compositions=_compositions(folder, whole, problems))


def load_states(folder: Path | None = None) -> Mapping[str, StateWording]:
    """The wording of each state by its 2-digit key, of what ships read once. Raises CatalogueError."""
    return _states(folder) if folder else _shipped_states()


@cache
def _shipped_states() -> Mapping[str, StateWording]:
    return _states(FOLDER)


def _states(folder: Path) -> Mapping[str, StateWording]:
    problems = Problems()
    states = entries.states(read_document(folder / STATES, problems), STATES, problems)
    refuse(problems)
    return states


def _sums(
    folder: Path, measures: Mapping[str, Measure], breakdowns: Mapping[str, Breakdown], problems: Problems
) -> tuple[MeasureSum, ...]:
    """The file may be missing: a catalogue need not have sums."""
    if not (folder / SUMS).exists():
        return ()
    return entries.sums(
        read_document(folder / SUMS, problems), SUMS, frozenset(measures), breakdowns, problems
    )


def _compositions(folder: Path, catalogue: Catalogue, problems: Problems) -> tuple[Composition, ...]:
    """The file may be missing: breakdowns that add up are compositions without it."""
    if not (folder / COMPOSITIONS).exists():
        return ()
    document = read_document(folder / COMPOSITIONS, problems)
    found = compositions.read(document, COMPOSITIONS, catalogue, problems)
    refuse(problems)
    return found


def _indicators(
    folder: Path,
    themes: Mapping[str, Theme],
    measures: Mapping[str, Measure],
    breakdowns: Mapping[str, Breakdown],
    problems: Problems,
) -> dict[str, Indicator]:
    found: dict[str, Indicator] = {}
    home: dict[str, str] = {}
    measure_keys, dimensions = frozenset(measures), frozenset(breakdowns)
    for theme in themes:
        file = f"{theme}.yaml"
        head = EntryReader(file, "", read_document(folder / file, problems), problems)
        stated = head.choice("theme", themes)
        if stated in themes and stated != theme:
            problems.add(file, "theme", f"Die Datei heißt wie das Thema „{theme}“, nennt aber „{stated}“.")
        for key, content in head.table("indicators").items():
            entry = EntryReader(file, key, content, problems, fillable=True)
            if key in found:
                entry.problem(f"Diesen Indikator gibt es schon in {home[key]}.")
            indicator = entries.indicator(key, theme, entry, measure_keys, dimensions)
            for field, sentence in formula_problems(indicator, measures):
                entry.problem(sentence, field)
            for sentence in entries.small_area_problems(indicator, breakdowns):
                entry.problem(sentence, "small_areas")
            found[key], home[key] = indicator, file
        head.close()
    for key, indicator in found.items():
        for sentence in entries.within_problems(indicator, found):
            problems.add(home[key], key, sentence, "within")
    return found


def refuse(problems: Problems) -> None:
    """Raises CatalogueError, with every problem in a line, where there is any."""
    if problems.found:
        count = "einen Fehler" if len(problems.found) == 1 else f"{len(problems.found)} Fehler"
        listed = "\n".join(f"- {sentence}" for sentence in problems.found)
        raise CatalogueError(f"Der Katalog hat {count}:\n{listed}", problems=tuple(problems.found))
