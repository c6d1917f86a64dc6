"""The command `merge`: entries that are one institution become one."""

from __future__ import annotations

import getpass
from collections.abc import Mapping, Sequence
from datetime import datetime

import click

from dashboard.domain.institutions.institution import Institution, InstitutionFigure
from dashboard.domain.measure import Measure
from dashboard.errors import MonitorError
from dashboard.settings import RawSettings
from dashboard.staff.entries.draft import FIGURE
from dashboard.staff.entries.rows import texts_of
from dashboard.staff.merging.figure_words import figure_words
from dashboard.staff.merging.merge import (
    GROUPS,
    FigureId,
    Merge,
    figure_read,
    figures_of,
    merge_changes,
    merge_problem,
    merged_row,
    proposed_fields,
    undecided,
)
from data.importing.findings import Delivery
from data.importing.knowledge import knowledge_of
from data.importing.write import import_deliveries
from data.prepare import prepare
from data.publishing.institutions.protect import SMALLEST
from data.staff.merging.tables import merged_tables
from data.stores.database import opened


def merge_entries(
    settings: RawSettings,
    stays: str,
    goes: Sequence[str],
    take: Sequence[str],
    figures: Sequence[str],
    *,
    dry_run: bool,
    draft: bool,
    note: str,
) -> bool:
    """Merges entries by one release, published unless `draft`; whether it was done.

    `take` are `group=key`, `figures` `measure:year[:breakdown]=key`. Raises MonitorError where the entries cannot
    become one.
    """
    prepare(settings)
    knowledge, today = knowledge_of(settings), datetime.now().astimezone().date()
    stored = knowledge.reference().stored
    own = {one.key: one for one in stored.institutions if one.municipality.startswith(settings.district)}
    keys = tuple(dict.fromkeys((stays, *goes)))
    for key in keys:
        if key not in own:
            raise MonitorError(f"Eine Einrichtung mit dem Schlüssel „{key}“ gibt es im eigenen Kreis nicht.")
    entries = [own[key] for key in keys]
    if problem := merge_problem(entries, own):
        raise MonitorError(problem[0], english=problem[1])
    rows = {one.key: texts_of(one) for one in entries}
    fields = {**proposed_fields(stays, rows), **_taken(take, keys)}
    merge = Merge(stays, keys[1:], fields, _decided(figures, keys))
    found = figures_of(keys, stored.figures)
    if left := undecided(merge, found):
        for name in left:
            click.echo(_question(name, found[name], own, knowledge.catalogue.measures.get(name[0])), err=True)
        click.echo("Nichts geändert: erst jeden Jahreswert entscheiden.", err=True)
        return False
    row = merged_row(rows[stays], [rows[key] for key in merge.goes], merge_changes(merge, rows).values())
    tables = merged_tables((merge,), {stays: row}, knowledge, today)
    if tables.errors:
        for sentence in tables.errors:
            click.echo(f"FEHLER: {sentence}", err=True)
        return False
    names = ", ".join(f"{own[key].name} ({key})" for key in merge.goes)
    if dry_run:
        click.echo(
            f"Probelauf: {names} ginge in {own[stays].name} ({stays}) auf; es wurde nichts geschrieben."
        )
        return True
    return _written(settings, tables.deliveries, draft=draft, note=note or f"Zusammengeführt: {names}")


def _written(settings: RawSettings, deliveries: Sequence[Delivery], *, draft: bool, note: str) -> bool:
    with opened(settings.raw_database_url, settings.database_url) as (raw, published):
        outcome = import_deliveries(raw, published, deliveries, getpass.getuser(), note, draft)
    click.echo(outcome.message)
    return True


def _taken(given: Sequence[str], keys: Sequence[str]) -> dict[str, str]:
    found = {}
    for text in given:
        group, _, key = text.partition("=")
        if group not in GROUPS or key not in keys:
            raise MonitorError(
                f"„--take {text}“ ist nicht zu verstehen. Erwartet wird eine Angabe und ein Schlüssel wie "
                f"telefon={keys[-1]}; möglich sind {', '.join(GROUPS)}."
            )
        found[group] = key
    return found


def _decided(given: Sequence[str], keys: Sequence[str]) -> dict[FigureId, str]:
    found = {}
    for text in given:
        name, _, key = text.partition("=")
        parts = name if name.count(":") > 1 else f"{name}:"
        figure = figure_read(f"{FIGURE}{parts}")
        if figure is None or key not in keys:
            raise MonitorError(
                f"„--figure {text}“ ist nicht zu verstehen. Erwartet wird Merkmal, Jahr und Schlüssel wie "
                f"kita_plaetze:2024={keys[-1]}."
            )
        found[figure] = key
    return found


def _question(
    name: FigureId,
    found: Mapping[str, InstitutionFigure],
    own: Mapping[str, Institution],
    measure: Measure | None,
) -> str:
    """Asks for a decision; a count of one or two people is shown to nobody."""
    called = ":".join(str(part) for part in name if part != "")
    which = "; ".join(
        f"{key} ({own[key].name}): {figure_words(one, measure, 'de', SMALLEST)}" for key, one in found.items()
    )
    return f"Jahreswert {called} steht bei mehreren: {which}. Bitte mit „--figure {called}=SCHLÜSSEL“ entscheiden."
