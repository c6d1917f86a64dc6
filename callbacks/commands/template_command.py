"""The command `template`: workbooks to be filled in, for one Amt, for all, or for an operator."""

from __future__ import annotations

import os
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

import click

from callbacks.staff.templates.issuing import PlannedTemplates, plan_templates, workbook_of, zipped
from dashboard.domain.releases.step import COMMAND_LINE
from dashboard.domain.templates.template import Template
from dashboard.errors import MonitorError
from dashboard.settings import RawSettings
from dashboard.staff.templates.planning import Addressee, ordered
from data.importing.tables.numbers import german_text
from data.prepare import prepare
from data.repository import Repository
from data.staff.store import StaffStore
from data.staff.templates.addressees import chosen_offices, chosen_operator
from data.staff.templates.issuing import issue


@dataclass(frozen=True, slots=True)
class TemplateWish:
    """What the command line asks for; see its options."""

    measures: tuple[str, ...]
    amts: tuple[str, ...]
    operator: str
    years: int
    until: int | None
    title: str
    breakdowns: bool
    deadline: date | None
    return_to: str
    out: Path


def make_templates(settings: RawSettings, wish: TemplateWish) -> bool:
    """Issues and writes the workbooks: one as .xlsx, several as .zip. Raises MonitorError where that cannot be; nothing
    is issued then."""
    if wish.operator and wish.amts:
        raise MonitorError("Bitte entweder --amt oder --operator nennen, nicht beides.")
    prepare(settings)
    store = StaffStore(settings)
    try:
        repository = Repository(store.published, settings.district)
        order = ordered(
            repository.catalogue(),
            wish.measures,
            wish.years,
            today=datetime.now(UTC).astimezone().date(),
            until=wish.until,
            title=wish.title,
            breakdowns=wish.breakdowns,
            deadline=wish.deadline,
            return_to=wish.return_to,
        )
        addressees = _addressees(repository, wish)
        _check_ending(wish.out, len(addressees))
        plan = plan_templates(repository, store, order, addressees)
        with store.writing() as connection:
            issued = issue(connection, plan.templates, COMMAND_LINE, datetime.now(UTC))
            catalogue = repository.catalogue()
            one = wish.out.suffix.lower() == ".xlsx"
            _write(wish.out, workbook_of(issued[0], catalogue) if one else zipped(issued, catalogue))
    finally:
        store.close()
    _say(plan, issued, wish.out)
    return True


def _addressees(repository: Repository, wish: TemplateWish) -> Sequence[Addressee]:
    if wish.operator:
        return (chosen_operator(repository, wish.operator),)
    return chosen_offices(repository, wish.amts)


def _check_ending(out: Path, count: int) -> None:
    suffix = out.suffix.lower()
    if suffix == ".zip" or (suffix == ".xlsx" and count == 1):
        return
    if suffix == ".xlsx":
        raise MonitorError(
            f"{out}: das sind {count} Arbeitsbücher; bitte eine Datei mit der Endung .zip nennen oder mit --amt ein "
            "Amt."
        )
    raise MonitorError(f"{out}: geschrieben wird .xlsx, oder .zip für mehrere Arbeitsbücher.")


def _write(out: Path, content: bytes) -> None:
    """The file is there whole or not at all."""
    part = out.with_name(f".{out.name}.teil")
    try:
        part.write_bytes(content)
        os.replace(part, out)
    except OSError as error:
        raise MonitorError(f"{out}: die Datei lässt sich nicht schreiben ({error.strerror}).") from error
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


def _say(plan: PlannedTemplates, issued: Sequence[Template], out: Path) -> None:
    for one in plan.skipped:
        click.echo(f"Hinweis: {one.message}")
    cells = sum(len(template.open_cells()) for template in issued)
    numbers = issued[0].number if len(issued) == 1 else f"{issued[0].number} bis {issued[-1].number}"
    count = "1 Vorlage" if len(issued) == 1 else f"{len(issued)} Vorlagen"
    click.echo(f"{out} geschrieben: {count} ({numbers}), {german_text(float(cells))} Zellen zum Ausfüllen.")
    click.echo(
        f"Was zurückkommt, liest „flask --app app import DATEI…“, auch mehrere in einem ZIP. {issued[0].title}"
    )
