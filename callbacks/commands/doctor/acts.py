"""What `doctor` does: one check after the other, and what each has found."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path

import click

from dashboard.errors import MonitorError, SettingsError
from dashboard.setting_table import parsed
from dashboard.settings import RawSettings
from data.doctor import settings as of_environment
from data.doctor import stores
from data.doctor.diagnosis import Diagnosis, Level, fault
from layouts.shell import FOOTER_PAGES

_WIDTH = 24


def look(environ: Mapping[str, str], backups: Path | None) -> bool:
    """Prints each finding; whether there is no fault among them."""
    worst = False
    for one in _found(environ, backups):
        click.echo(f"{one.subject:<{_WIDTH}}{one.level.value}{f': {one.sentence}' if one.sentence else ''}")
        if one.advice:
            click.echo(f"{'':<{_WIDTH}}→ {one.advice}")
        worst = worst or one.level is Level.FAULT
    return not worst


def _found(environ: Mapping[str, str], backups: Path | None) -> Iterator[Diagnosis]:
    yield from of_environment.of_settings(environ)
    try:
        settings = RawSettings.from_environment(environ)
        texts = str(parsed(environ, "TEXTS_DIR"))
    except SettingsError:
        return
    yield from of_environment.of_texts(texts, FOOTER_PAGES)
    now = datetime.now(UTC)
    found = list(stores.of_each_store(settings))
    yield from found
    if all(one.level is not Level.FAULT for one in found):
        yield from _told(stores.PAIR, stores.of_both(settings, now))
        yield from _told(stores.JOBS, stores.of_jobs(settings.raw_database_url, now))
    yield from stores.of_disk(settings)
    if backups is not None:
        yield from stores.of_backups(backups, now)


def _told(subject: str, checks: Iterator[Diagnosis]) -> Iterator[Diagnosis]:
    try:
        yield from checks
    except MonitorError as error:
        yield fault(subject, error.message)
