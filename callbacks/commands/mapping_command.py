"""The command `mapping`: what an unknown table is taken for, and what has to be decided before it is read."""

from __future__ import annotations

from pathlib import Path

import click

from callbacks.commands.running import write_file
from dashboard.errors import FileRejected
from dashboard.settings import RawSettings
from data.importing.findings import listing
from data.importing.knowledge import catalogue_of
from data.importing.mapping.propose import Proposal
from data.importing.mapping.read import mappings_in, names_of_district, proposals_for
from data.importing.mapping.sheet_mapping import written


def propose_mapping(settings: RawSettings, file: Path, out: Path | None, earlier: Path | None) -> bool:
    """Prints what each sheet is taken for, and writes the mapping to `out`. Raises MonitorError."""
    before = mappings_in(earlier) if earlier else ()
    names = names_of_district(settings.district)
    found = proposals_for(file, names, catalogue_of(settings), before)
    if not found:
        raise FileRejected(
            f"{file.name}: In keinem Blatt stehen zwei Orte des Kreises unter- oder nebeneinander.",
            file=file.name,
        )
    for one in found:
        _say(one)
    if out is not None:
        write_file(out, written(tuple(one.mapping for one in found)).encode())
        click.echo(
            f"{out} geschrieben. Offene Fragen stehen dort unter „open“: bitte in „values“, „places“ und "
            f"„placeholders“ entscheiden und die Frage löschen. Danach „flask --app app check {file.name} "
            f"--mapping {out.name}“."
        )
    return True


def _say(one: Proposal) -> None:
    mapping = one.mapping
    sheet = f"Blatt „{mapping.sheet}“" if mapping.sheet else "Tabelle"
    across = "nebeneinander" if mapping.turned else "untereinander"
    click.echo(f"{sheet}: Orte {across}, Spalte {mapping.place}, Zeilen {mapping.first} bis {mapping.last}.")
    for where, lines in (("darüber", one.above), ("darunter", one.below)):
        if lines:
            click.echo(f"  Nicht gelesen, {where}: {listing(lines)}")
    for column in mapping.values:
        year = column.year or f"Jahr aus Spalte {mapping.year}"
        click.echo(f"  Spalte {column.column}: {column.measure} {column.breakdown} · {year}")
    if one.left_out:
        click.echo(f"  Nicht gelesen: {listing(one.left_out)}")
    if one.spelled:
        click.echo(
            f"  Andere Schreibweisen: {listing(f'{text} = {key}' for text, key in one.spelled.items())}"
        )
    for sign in one.placeholders:
        click.echo(f"  Zeichen „{sign.text}“ ({sign.count}-mal): {sign.status or 'nicht bekannt'}")
    for question in mapping.open:
        click.echo(f"  Frage: {question}")
