"""Commands about institutions. As in `callbacks.commands.command_line`, nothing of the raw store is loaded before one
of them runs."""

from __future__ import annotations

import importlib

import click

from callbacks.commands.running import ends_in_a_sentence, raw_settings


@click.command()
@click.argument("stays", metavar="BLEIBT")
@click.argument("goes", nargs=-1, required=True, metavar="GEHT…")
@click.option(
    "--take", multiple=True, metavar="ANGABE=SCHLÜSSEL", help="Wessen Angabe gilt; mehrmals möglich."
)
@click.option(
    "--figure",
    "figures",
    multiple=True,
    metavar="MERKMAL:JAHR=SCHLÜSSEL",
    help="Wessen Jahreswert gilt, wenn sich zwei widersprechen; mehrmals möglich.",
)
@click.option("--dry-run", is_flag=True, help="Nur prüfen und zeigen, was geschähe; nichts schreiben.")
@click.option("--draft", is_flag=True, help="Als Entwurf speichern, noch nicht veröffentlichen.")
@click.option("--note", default="", help="Bemerkung zum Datenstand.")
@ends_in_a_sentence
def merge(
    stays: str,
    goes: tuple[str, ...],
    take: tuple[str, ...],
    figures: tuple[str, ...],
    dry_run: bool,
    draft: bool,
    note: str,
) -> bool:
    """Einträge derselben Einrichtung zusammenführen: Der Schlüssel BLEIBT behält alles, die anderen werden frühere."""
    work = importlib.import_module("callbacks.commands.entries.merging")
    done: bool = work.merge_entries(
        raw_settings(), stays, goes, take, figures, dry_run=dry_run, draft=draft, note=note
    )
    return done
