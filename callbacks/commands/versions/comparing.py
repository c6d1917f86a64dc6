"""The commands `compare` and `preview`: what two data versions differ in, and what an act on one would change."""

from __future__ import annotations

from pathlib import Path

import click

from callbacks.commands.running import write_file
from callbacks.staff.jobs.worker import look
from callbacks.staff.versions.export import MOST_ROWS, differences_csv, differences_workbook
from dashboard.errors import ReleaseError
from dashboard.formats import number
from dashboard.settings import RawSettings
from dashboard.staff.versions.cell_states import ChangeKind
from dashboard.staff.versions.difference_text import DifferenceWords
from dashboard.staff.versions.differences import Differences
from dashboard.staff.versions.touched_text import sentence_lines, touched_lines
from dashboard.texts import say
from data.geography.register import stored_areas
from data.publishing.progress import ToldProgress
from data.staff.versions.compared_versions import catalogue_with
from data.staff.versions.comparison import compare
from data.staff.versions.trial import preview_version
from data.stores.database import opened, require_current, sentences


def compare_versions(settings: RawSettings, old: str, new: str, file: Path | None) -> bool:
    """Prints how many cells differ, and writes each to `file` (.csv or .xlsx). Raises ReleaseError."""
    with opened(settings.database_url) as (published,):
        require_current(published, "published")
        with sentences(published), published.connect() as connection:
            found = compare(connection, old, new)
            catalogue = catalogue_with(connection, old, new)
            words = DifferenceWords(catalogue, {one.key: one.name for one in stored_areas(connection)})
    note = say("de", "staff_compared", old=old, new=new)
    click.echo(note)
    _say(found, words)
    if file is not None:
        _write(found, words, note, settings.district, file)
    return True


def preview(settings: RawSettings, version: str) -> bool:
    """Prints what would change if a draft were released, a public version taken back, or a withdrawn one published
    again; whether that can be done. Raises ReleaseError where nothing of the kind can be done to it."""
    found = preview_version(settings, version, ToldProgress(click.echo), look)
    for one in found.warnings:
        click.echo(one)
    if found.refused:
        click.echo(found.refused, err=True)
        return False
    with (
        opened(settings.database_url) as (published,),
        sentences(published),
        published.connect() as connection,
    ):
        catalogue = catalogue_with(connection, found.public)
        words = DifferenceWords(catalogue, {one.key: one.name for one in stored_areas(connection)})
    _say(found.differences, words)
    for name, told in touched_lines(found, catalogue.indicators, words.indicator, "de"):
        click.echo(f"{name}: {told}")
    for where, what, old, new in sentence_lines(found, words.indicator, "de"):
        none = say("de", "preview_no_sentence")
        click.echo(f"{where}, {what}: {old or none} → {new or none}")
    click.echo("Nur gerechnet; geändert wurde nichts.")
    return True


def _say(found: Differences, words: DifferenceWords) -> None:
    if not len(found.year):
        click.echo(say("de", "preview_empty"))
    for key, counts in found.by_indicator().items():
        told = [
            say("de", f"preview_count_{kind.key}", count=number(counts[kind], 0, "de"))
            for kind in ChangeKind
            if counts[kind] and kind is not ChangeKind.STATUS
        ]
        click.echo(f"{words.indicator(key)}: {', '.join(told) or say('de', 'preview_count_status')}")


def _write(found: Differences, words: DifferenceWords, note: str, district: str, file: Path) -> None:
    at = found.ordered(found.where(), district)
    if file.suffix == ".xlsx" and len(at) > MOST_ROWS:
        most = number(MOST_ROWS, 0, "de")
        raise ReleaseError(say("de", "staff_differences_many", most=most), file=file.name)
    made = differences_workbook if file.suffix == ".xlsx" else differences_csv
    write_file(file, made(found.rows(at), words, note))
    click.echo(f"{file} geschrieben: {number(len(at), 0, 'de')} Unterschiede.")
