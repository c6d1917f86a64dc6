"""`flask --app app languages`: what the page for new arrivals says in which language, and what is missing."""

from __future__ import annotations

from pathlib import Path

import click

from callbacks.commands.running import ends_in_a_sentence
from dashboard.texts.languages.language import BY_CODE, LANGUAGES

_OTHERS = [one.code for one in LANGUAGES if one.code != "de"]


@click.command("languages")
@click.option(
    "--complete",
    "completed",
    type=click.Choice(_OTHERS),
    help="Datei einer Sprache um fehlende Sätze ergänzen.",
)
@click.option(
    "--folder",
    type=click.Path(path_type=Path),
    help="Ordner der PO-Dateien, sonst data/languages.",
)
@ends_in_a_sentence
def languages(completed: str | None, folder: Path | None) -> bool:
    """Übersetzungen der Seite für Neuzugewanderte: wie weit jede ist, was fehlt, was noch niemand geprüft hat."""
    # not at start: Babel would cost whoever serves
    from data.languages.catalogues import FOLDER, read  # noqa: PLC0415
    from data.languages.files import complete  # noqa: PLC0415

    folder = folder or FOLDER
    if completed:
        click.echo(f"Geschrieben: {complete(BY_CODE[completed], folder)}")
        return True
    for language in LANGUAGES[1:]:
        found = read(language, folder)
        click.echo(
            f"{language.code}  {language.name}: {len(found.translated)} von {found.all} Sätzen übersetzt, "
            f"{len(found.unchecked)} davon ungeprüft."
        )
        for fault in found.faults:
            click.echo(f"    {fault}")
        for sentence in found.missing:
            click.echo(f"    fehlt: {sentence}")
    return True
