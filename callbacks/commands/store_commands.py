"""What the commands do: read files, show findings, change both stores, and say in German what has
happened."""

from __future__ import annotations

import getpass
from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path

import click

from dashboard.domain.deliveries.amendments import NO_AMENDMENTS, Amendments
from dashboard.domain.institutions.entries import Entries
from dashboard.errors import ContradictoryCounts, FileRejected, NarrowCounts
from dashboard.settings import RawSettings, sqlite_file
from data.importing.amendments.amendments_file import amendments_in, noted
from data.importing.findings import Delivery, Finding
from data.importing.institutions.reference import NO_OPTIONS, ImportOptions
from data.importing.institutions.together import counted
from data.importing.knowledge import earlier_figures, knowledge_of
from data.importing.mapping.read import Mapped, mappings_in, names_of_district
from data.importing.read import names_of, read_files
from data.importing.write import import_deliveries, try_deliveries
from data.prepare import prepare, prepare_reports
from data.publishing.drafts import make_public
from data.publishing.narrow_counts import NARROW_AFTER_ALL
from data.publishing.progress import ToldProgress
from data.publishing.release import Outcome, protection_report
from data.publishing.rollback import rollback
from data.stores import raw_store
from data.stores.database import opened, require_current, sentences
from data.stores.trial import trial_stores
from data.stores.two_stores import finish_interrupted

_STATES = {"draft": "Entwurf", "published": "veröffentlicht", "withdrawn": "zurückgenommen"}
_LEVELS = {"error": "FEHLER", "warning": "Warnung", "note": "Hinweis"}


def import_files(
    settings: RawSettings,
    files: Sequence[Path],
    *,
    dry_run: bool,
    draft: bool,
    note: str,
    options: ImportOptions = NO_OPTIONS,
    accept_narrow: bool = False,
    mapping: Path | None = None,
    mends: Path | None = None,
) -> bool:
    """Reads, checks and writes files as one raw release, published unless `draft`; whether all went well.

    `options` are what the person says about the files. Counts of real people that readers could narrow down too
    far are published with `accept_narrow` only. `mends` is a file of changed cells, rows left out and answers; the
    note says what they were.
    """
    if not dry_run:
        prepare(settings)
    amendments = _amendments(files, mends)
    deliveries = _read(settings, files, options, mapping, amendments)
    if not _shown(deliveries):
        click.echo("Nichts eingespielt: erst die Fehler beheben.", err=True)
        return False
    if dry_run:
        if not _tried(settings, deliveries, draft=draft, accept_narrow=accept_narrow):
            return False
        count = sum(len(one.observations) for one in deliveries)
        entries = sum((one.entries for one in deliveries), Entries())
        brought = counted(count, entries, _stated(deliveries))
        click.echo(f"Probelauf: {brought} würden eingespielt; es wurde nichts geschrieben.")
        return True
    try:
        with opened(settings.raw_database_url, settings.database_url) as (raw, published):
            outcome = import_deliveries(
                raw,
                published,
                deliveries,
                _user(),
                noted(note, amendments),
                draft,
                accept_narrow=accept_narrow,
            )
    except (ContradictoryCounts, NarrowCounts) as error:
        return _refused(error)
    _found(outcome.findings)
    _say(outcome)
    return True


def check(
    settings: RawSettings,
    files: Sequence[Path],
    options: ImportOptions = NO_OPTIONS,
    mapping: Path | None = None,
    mends: Path | None = None,
) -> bool:
    """Reads the files, and tries to publish them where there is something to publish them beside."""
    deliveries = _read(settings, files, options, mapping, _amendments(files, mends))
    return _shown(deliveries) and _tried(settings, deliveries)


def _tried(
    settings: RawSettings, deliveries: Sequence[Delivery], *, draft: bool = False, accept_narrow: bool = False
) -> bool:
    """Whether the files could be published; says what would become visible, and what contradicts what."""
    if not any(one.observations or one.entries or one.stated for one in deliveries):
        return True
    files = (sqlite_file(url) for url in (settings.raw_database_url, settings.database_url))
    if missing := [str(file) for file in files if file is not None and not file.exists()]:
        said = "Geprüft sind nur die Dateien selbst, nicht die Veröffentlichung: es gibt noch keine Datenbank"
        click.echo(f"{_LEVELS['note']}: {said} ({', '.join(missing)}).")
        return True
    try:
        with trial_stores(settings) as (raw, published):
            outcome = try_deliveries(raw, published, deliveries, draft, accept_narrow=accept_narrow)
    except (ContradictoryCounts, NarrowCounts) as error:
        return _refused(error)
    _found(outcome.findings)
    click.echo("Die Veröffentlichung ist erprobt: sie gelingt." if outcome.changed else outcome.message)
    return True


def _refused(error: ContradictoryCounts | NarrowCounts, done: str = "eingespielt") -> bool:
    findings = error.facts.get("findings")
    _found(
        findings
        if isinstance(findings, tuple)
        else (Finding("error", "", None, None, "", "", error.message),)
    )
    how = NARROW_AFTER_ALL if isinstance(error, NarrowCounts) else "erst die Fehler beheben."
    click.echo(f"Nichts {done}: {how}", err=True)
    return False


def _found(findings: Sequence[Finding]) -> None:
    for one in findings:
        click.echo(f"{_LEVELS[one.level]}: {one.message}", err=one.level == "error")


def list_releases(settings: RawSettings) -> bool:
    """Prints one line for each raw release."""
    with opened(settings.raw_database_url) as (raw,):
        require_current(raw, "raw")
        finish_interrupted(raw, settings.database_url)
        with sentences(raw), raw.connect() as connection:
            listed = raw_store.releases(connection)
    for one in listed:
        files = ", ".join(file.name for file in one.files)
        said = [one.version, _when(one.made_at), _STATES[one.state], one.made_by, files, one.note]
        click.echo(" · ".join(words for words in said if words))
    if not listed:
        click.echo("Noch kein Datenstand. „flask --app app prepare“ lädt, was mitgeliefert wird.")
    return True


def _when(moment: datetime) -> str:
    """By the clock on the wall, with the zone: "28.11.2026 12:11 (UTC+1)"."""
    local = moment.astimezone()
    minutes = int((local.utcoffset() or timedelta()).total_seconds()) // 60
    hours, rest = divmod(abs(minutes), 60)
    return f"{local:%d.%m.%Y %H:%M} (UTC{'-' if minutes < 0 else '+'}{hours}{f':{rest:02}' if rest else ''})"


def roll_back(settings: RawSettings, version: str, reason: str = "") -> bool:
    """Withdraws a release and publishes what is left. Raises MonitorError where it cannot be withdrawn."""
    with opened(settings.raw_database_url, settings.database_url) as (raw, published):
        outcome = rollback(raw, published, version, reason=reason)
    _found(outcome.findings)
    _say(outcome)
    return True


def publish(settings: RawSettings, version: str, accept_narrow: bool = False) -> bool:
    """Publishes a draft, or once more what was taken back; as for `import_files`, some counts only with
    `accept_narrow`."""
    try:
        with opened(settings.raw_database_url, settings.database_url) as (raw, published):
            outcome = make_public(raw, published, version, accept_narrow=accept_narrow)
    except NarrowCounts as error:
        return _refused(error, "veröffentlicht")
    _found(outcome.findings)
    _say(outcome)
    return True


def make_ready(settings: RawSettings, republish: bool = False) -> bool:
    """Prepares both stores with the shipped data where that is needed, and that of readers' reports; `republish`
    computes everything anew."""
    file = sqlite_file(settings.database_url)
    if file and not file.exists():
        click.echo("Die Datenbanken werden angelegt. Das geschieht einmal und dauert etwa zehn Sekunden.")
    outcome = prepare(settings, republish=republish, progress=ToldProgress(click.echo))
    _found(outcome.findings)
    _say(outcome)
    prepare_reports(settings.reports_database_url)
    return True


def protection(settings: RawSettings, version: str) -> bool:
    """Prints which cells of a data version are protected, and why."""
    with opened(settings.raw_database_url, settings.database_url) as (raw, published):
        for line in protection_report(raw, published, version):
            click.echo(line)
    return True


def _read(
    settings: RawSettings,
    files: Sequence[Path],
    options: ImportOptions,
    mapping: Path | None,
    amendments: Amendments,
) -> tuple[Delivery, ...]:
    knowledge = knowledge_of(settings, options)
    mapped = None
    if mapping is not None:
        if len(files) != 1:
            raise FileRejected(
                "Eine Zuordnung gilt für eine Datei; bitte nur eine nennen.", file=mapping.name
            )
        mapped = Mapped(mappings_in(mapping), names_of_district(settings.district))
    with earlier_figures(settings, knowledge) as earlier:
        return read_files(
            files,
            knowledge.catalogue,
            knowledge.known,
            changes=knowledge.changes,
            reference=knowledge.reference,
            mapped=mapped,
            amendments=amendments,
            earlier=earlier,
            defined=knowledge.defined,
            issued=knowledge.issued,
        )


def _amendments(files: Sequence[Path], mends: Path | None) -> Amendments:
    """Raises FileRejected where they cannot be read, or speak of a file that is not there."""
    if mends is None:
        return NO_AMENDMENTS
    found, names = amendments_in(mends), names_of(files)
    for one in found.edits:
        if one.file not in names:
            raise FileRejected(
                f"Die Änderungen nennen die Datei „{one.file}“, die nicht dabei ist.", file=one.file
            )
    for written, name in names.items():
        found = found if written == name else found.for_file(written, name)
    return found


def _shown(deliveries: Sequence[Delivery]) -> bool:
    """Prints every finding and a line per file; whether all files may be written."""
    for one in deliveries:
        _found(one.findings)
        if one.ok:
            named = f", Tabelle {one.table}" if one.table else ""
            click.echo(
                f"{one.file}: {counted(len(one.observations), one.entries, one.stated.count)} gelesen{named}."
            )
    return all(one.ok for one in deliveries)


def _stated(deliveries: Sequence[Delivery]) -> int:
    return sum(one.stated.count for one in deliveries)


def _say(outcome: Outcome) -> None:
    click.echo(outcome.message)
    if outcome.cells:
        click.echo(f"{outcome.cells} Zellen, davon {outcome.hidden} geheim gehalten.")


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # a container without a name for its user
        return ""
