"""Turns raw releases into data versions: computes, protects and writes what they touch, and says what was
done."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import cast

import numpy as np
from sqlalchemy import Connection, Engine, func, select

from dashboard.domain.indicator import Catalogue, Indicator
from dashboard.domain.institutions.entries import Entries
from dashboard.domain.observation import Status
from dashboard.errors import ContradictoryCounts, ReleaseError
from dashboard.formats import counted as counted_words
from dashboard.indicators.measures.families import measure_families
from dashboard.protection.assembly import protect_cells
from dashboard.protection.content import Ended
from dashboard.protection.contradiction import sentence
from dashboard.protection.families import Linked, linked_families
from dashboard.protection.primary import THRESHOLD
from dashboard.protection.report import Report, ReportDocument
from dashboard.protection.report_text import report_lines
from dashboard.protection.tables.known_answers import KnownAnswers
from data.catalogue.loader import load
from data.definitions.stored import definitions
from data.geography.register import (
    past_statuses,
    register_of,
    stored_areas,
    stored_changes,
    territorial_status,
    write_population,
)
from data.importing.findings import Finding
from data.own_tables import extended, measures_of, with_former
from data.publishing.displacement import displacement, displaces
from data.publishing.earlier_releases import earlier_figures
from data.publishing.ground import ReleaseAreas
from data.publishing.institutions.current import current_entries
from data.publishing.institutions.derived import FiguresWithDerived
from data.publishing.known_answers import known_answers
from data.publishing.narrow_counts import ask, new_narrow
from data.publishing.progress import SILENT, Progress
from data.publishing.publish import POPULATION, PublishedSeries, Publisher
from data.publishing.scrutiny import Scrutiny, finding
from data.publishing.stored_figures import StoredFigures
from data.stores import published_store, raw_store, schema, snapshot
from data.stores.database import require_current, sentences
from data.stores.protection import reasons
from data.stores.two_stores import finish_interrupted
from data.stores.writers import address


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a request: `message` says it in German, `changed` is False when nothing was written.

    `findings` are warnings and notes on what was brought; there are no errors among them.
    """

    version: str
    changed: bool
    message: str
    indicators: tuple[str, ...] = ()
    cells: int = 0
    hidden: int = 0
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class ComputedRelease:
    """A data version that is computed and protected, but not written: needs no connection any more.

    `outcome` is what `write_release` gives back; `protection` is the report on it; `population` by area is None
    where it stays.
    """

    outcome: Outcome
    summary: str
    catalogue: Catalogue
    status: date
    series: Mapping[str, Sequence[PublishedSeries]]
    ground: ReleaseAreas
    sources: tuple[str, ...]
    entries: Entries | None
    protection: Report
    population: Mapping[str, int] | None


def publish(
    raw: Connection,
    published: Connection,
    version: str,
    *,
    note: str,
    touched: Collection[str] | None = None,
    entries_touched: Collection[str] = (),
    catalogue: Catalogue | None = None,
    threshold: int = THRESHOLD,
    answers: KnownAnswers | None = None,
    progress: Progress = SILENT,
    accept_narrow: bool = True,
) -> Outcome:
    """A new data version from all published raw releases, in the callers' transactions: computed and written.

    See `compute_release`, which raises the same.
    """
    made = compute_release(
        raw,
        published,
        version,
        touched=touched,
        entries_touched=entries_touched,
        catalogue=catalogue,
        threshold=threshold,
        answers=answers,
        progress=progress,
        accept_narrow=accept_narrow,
    )
    progress.cells(made.outcome.cells)
    return write_release(raw, published, made, note=note)


def compute_release(
    raw: Connection,
    published: Connection,
    version: str,
    *,
    touched: Collection[str] | None = None,
    entries_touched: Collection[str] = (),
    catalogue: Catalogue | None = None,
    threshold: int = THRESHOLD,
    answers: KnownAnswers | None = None,
    progress: Progress = SILENT,
    accept_narrow: bool = True,
) -> ComputedRelease:
    """A new data version from all published raw releases, of which nothing is written yet.

    `touched` are the measures that have changed: only indicators built on them, and those that must be
    protected together with them, are computed again, all when None; institutions are published anew then, or
    where `entries_touched` names the parts (`Entries.parts`) of which a release has brought or lost some. Counts of
    persons below `threshold` are
    hidden. `answers` are known results of protection, None for those that ship; `progress` hears of each
    step and may end the change. Raises ContradictoryCounts, naming them, where real figures cannot all
    be true, and without `accept_narrow` NarrowCounts where counts of real people could be narrowed down too far
    and no report has named them yet: with it a warning for each is among the findings. Commands ask.
    """
    defined = definitions(raw)
    whole = extended(catalogue or load(), *defined)
    remembered = with_former(whole, defined.stated.former)
    areas, changes = stored_areas(published), stored_changes(published)
    known = register_of(areas, changes).areas
    figures = FiguresWithDerived.of(StoredFigures(raw), raw, known, whole.measures)
    if touched is not None:
        touched = {*touched, *figures.touched_by(entries_touched)}
    families = linked_families(remembered, {one: figures.breakdowns(one) for one in whole.measures})
    concerned = _concerned(whole, families, touched)
    years = years_of(raw, concerned, figures)
    ground = ReleaseAreas.of(areas, changes, years)
    telling = [one for one in raw_store.all_series(raw) if displaces(whole, one.measure, one.source)]
    gone = displacement(whole, ground, [*raw_store.told(raw, telling), *figures.told()])
    publisher = Publisher(whole, ground, figures, gone)
    past = [
        Publisher(whole, ReleaseAreas.of(areas, changes, years, on=day), figures, gone)
        for day in past_statuses(publisher.ground.register, years)
    ]
    progress.figures(len(concerned))
    found = {
        one.key: [*publisher.series(one), *(part for at in past for part in at.parts(one))]
        for one in progress.through(concerned)
    }
    status = territorial_status(changes)
    scrutiny = None
    if touched is not None:
        measures = {key for one in concerned for key in measures_of(one)}
        scrutiny = Scrutiny.of(raw, version, publisher, measures)
    findings = scrutiny.refuse_contradictions(raw) if scrutiny else ()
    progress.protection()
    try:
        computed, report = _protected(
            whole, families, publisher, past, found, raw, published, status, threshold, answers, progress
        )
    except ContradictoryCounts as error:
        raise _named(error, whole, ground) from error
    names = {key: area.name for key, area in ground.register.areas.items()}
    narrow = new_narrow(raw, report.audit.narrow, (publisher, *past))
    findings += ask(narrow, names, whole, accept=accept_narrow)
    cells, hidden = _counted(computed)
    counted = counted_words(len(computed), "Indikator", "Indikatoren", "de")
    message = f"Datenstand {version} veröffentlicht: {counted} neu berechnet."
    if not computed:
        message = f"Datenstand {version} veröffentlicht."
    if scrutiny:
        findings += scrutiny.effects(computed)
    renewed = touched is None or bool(entries_touched)
    return ComputedRelease(
        outcome=Outcome(version, True, message, tuple(computed), cells, hidden, findings),
        summary=json.dumps(
            {
                "indicators": sorted(computed),
                "cells": cells,
                "hidden": hidden,
                "not_converted": sorted({one.sentence() for one in publisher.lost}),
                "unknown_areas": sorted(publisher.unknown),
            },
            ensure_ascii=False,
        ),
        catalogue=whole,
        status=status,
        series=computed,
        ground=publisher.ground,
        sources=publisher.sources,
        entries=current_entries(raw, whole, ground.register.areas) if renewed else None,
        protection=report,
        population=publisher.population() if touched is None or POPULATION in touched else None,
    )


def write_release(raw: Connection, published: Connection, made: ComputedRelease, *, note: str) -> Outcome:
    """Writes what was computed, in the callers' transactions."""
    version = made.outcome.version
    published_store.add_release(
        published,
        version,
        note=note,
        report=made.summary,
        catalogue=snapshot.dump(made.catalogue),
        status=made.status,
        computed=made.series,
        indicators=made.catalogue.indicators.keys(),
        ground=made.ground,
        sources=made.sources,
        entries=made.entries,
    )
    raw_store.keep_report(raw, version, made.protection.plain())
    reasons.keep(raw, version, made.protection.hidden)
    if made.population is not None:
        write_population(published, made.population)
    return made.outcome


def _named(error: ContradictoryCounts, catalogue: Catalogue, ground: ReleaseAreas) -> ContradictoryCounts:
    """The same error with a finding for each contradiction: some show only when missing counts are
    filled in."""
    found = error.facts.get("contradictions")
    names = {key: area.name for key, area in ground.register.areas.items()}
    messages = [sentence(one, catalogue, names) for one in found] if isinstance(found, tuple) else []
    findings = tuple(finding("error", one) for one in dict.fromkeys(messages or [error.message]))
    return ContradictoryCounts(error.message, findings=findings, contradictions=found)


def _concerned(
    catalogue: Catalogue, families: Sequence[Linked], touched: Collection[str] | None
) -> list[Indicator]:
    """Indicators to compute again: those built on measures that belong with touched ones or are protected
    with them."""
    if touched is None:
        return list(catalogue.indicators.values())
    together = {
        one
        for family in measure_families(catalogue)
        if set(family.measures) & set(touched)
        for one in family.measures
    }
    named = {key for key, one in catalogue.indicators.items() if measures_of(one) & together}
    for linked in families:
        protected = {row.indicator for row in linked.rows}
        if named & protected:
            named |= protected
    return [one for key, one in catalogue.indicators.items() if key in named]


def _protected(
    catalogue: Catalogue,
    families: Sequence[Linked],
    today: Publisher,
    past: Sequence[Publisher],
    found: dict[str, list[PublishedSeries]],
    raw: Connection,
    published: Connection,
    status: date,
    threshold: int,
    answers: KnownAnswers | None,
    progress: Progress,
) -> tuple[dict[str, list[PublishedSeries]], Report]:
    """All cells of the release protected together: levels, breakdowns, years, both territories, earlier
    releases."""
    ground = today.ground
    concerned = [linked for linked in families if any(row.indicator in found for row in linked.rows)]
    successor: dict[str, str] = {}
    for one in past:
        successor |= one.ground.parts()
    ended = Ended(
        successor,
        {one.ground.until: one.ground.places["gemeinde"] for one in past},
        {one.ground.until: one.figures for one in past},
        ground.register.status_in,
    )
    return protect_cells(
        catalogue,
        found,
        families=concerned,
        years=ground.years,
        register=ground.register,
        keys=ground.places,
        figures=today.figures,
        ended=ended,
        earlier=published_store.shown_before(
            published, {row.indicator for one in concerned for row in one.rows}
        ),
        today=status,
        threshold=threshold,
        before=earlier_figures(raw, _measures_of(concerned), today, past),
        answers=answers or KnownAnswers(known_answers()),
        advance=progress.advance,
    )


def _measures_of(families: Sequence[Linked]) -> frozenset[str]:
    return frozenset(one for linked in families for series in linked.series for one in series.measures)


def years_of(
    raw: Connection, indicators: Sequence[Indicator], derived: FiguresWithDerived | None = None
) -> tuple[int, ...]:
    """From the first to the last year that any measure of these indicators has, delivered or derived."""
    wanted = {measure for one in indicators for measure in measures_of(one)} | {POPULATION}
    series = [one.id for one in raw_store.all_series(raw) if one.measure in wanted]
    table = schema.observation
    statement = select(func.min(table.c.year), func.max(table.c.year)).where(table.c.series_id.in_(series))
    found = [*raw.execute(statement).one(), *(derived.years(wanted) if derived else ())]
    years = [one for one in found if one is not None]
    return tuple(range(min(years), max(years) + 1)) if years else ()


def _counted(computed: dict[str, list[PublishedSeries]]) -> tuple[int, int]:
    every = [one for series in computed.values() for one in series]
    cells = sum(int(one.included.sum()) for one in every)
    hidden = sum(int(np.sum(one.rates.status[one.included] == Status.SUPPRESSED)) for one in every)
    return cells, hidden


def protection_report(raw_engine: Engine, published_engine: Engine, version: str = "") -> tuple[str, ...]:
    """What protection has done in a release, the current one without `version`, as lines for staff.

    Raises ReleaseError for a release that was never published.
    """
    require_current(raw_engine, "raw")
    require_current(published_engine, "published")
    finish_interrupted(raw_engine, address(published_engine))
    with sentences(published_engine), published_engine.connect() as published:
        now = published_store.current(published)
    wanted = version or (now.version if now else "")
    with sentences(raw_engine), raw_engine.connect() as raw:
        found = raw_store.report_of(raw, wanted)
        catalogue = extended(load(), *definitions(raw))
    if found is None:
        raise ReleaseError(
            f"Zu „{wanted}“ gibt es keinen Bericht: diesen Datenstand hat niemand veröffentlicht."
        )
    written = cast(ReportDocument, found)  # by `Report.plain`
    return tuple(report_lines(wanted, written, catalogue))
