"""What `backup` and `restore` do and say."""

from __future__ import annotations

from datetime import UTC
from pathlib import Path

import click

from dashboard import formats
from dashboard.settings import RawSettings
from data.backups import backing_up, manifest, restoring
from data.backups.manifest import Backup

_MEGABYTE = 1_000_000


def back_up(settings: RawSettings, folder: Path, texts: Path | None, keep: int | None) -> bool:
    """Takes a backup, says where it lies, and removes older ones than the newest `keep`."""
    made = backing_up.take(settings, folder, texts)
    click.echo(f"Gesichert: {made}")
    click.echo(_said(manifest.read(made)))
    for gone in backing_up.drop_oldest(folder, keep) if keep else ():
        click.echo(f"Ältere Sicherung gelöscht: {gone.name}")
    return True


def check_backup(settings: RawSettings, folder: Path) -> bool:
    """Says whether a backup could be restored."""
    click.echo(f"Diese Sicherung lässt sich wiederherstellen. {_said(restoring.checked(settings, folder))}")
    return True


def put_back(settings: RawSettings, folder: Path, texts: Path | None, *, way_back: bool) -> bool:
    """Restores a backup and says how to come back."""
    found = restoring.restore(settings, folder, texts, way_back=way_back)
    click.echo(f"Wiederhergestellt. {_said(found.backup)}")
    if found.way_back is not None:
        click.echo(f"Was vorher da war, liegt in {found.way_back}")
    else:
        empty = "Vorher waren die Datenbanken leer."
        click.echo(empty if found.was_empty else "Was vorher da war, wurde nicht gesichert.")
    if found.accounts_back:
        click.echo(
            "Diese Konten waren gesperrt oder entfernt und können sich jetzt wieder anmelden: "
            f"{', '.join(found.accounts_back)}. „staff lock NAME“ sperrt sie wieder."
        )
    if found.invitations_withdrawn:
        click.echo(
            f"Offene Einladungen an Träger sind zurückgezogen, ihre Links gelten nicht mehr: "
            f"{found.invitations_withdrawn}"
        )
    if found.texts_left:
        click.echo(
            f"Diese eigenen Texte sind jetzt andere als in der Sicherung und blieben, wie sie sind: "
            f"{', '.join(found.texts_left)}. Die gesicherten liegen in {folder / manifest.TEXTS}"
        )
    return True


def _said(backup: Backup) -> str:
    taken = f"{backup.taken_at.astimezone(UTC):%d.%m.%Y, %H:%M} Uhr (UTC)"
    version = f"Datenstand {backup.version}" if backup.version else "noch kein Datenstand"
    size = formats.number(backup.size / _MEGABYTE, 1, "de")
    stores, texts = len(backup.revisions), len(backup.texts)
    what = (
        f"{stores} Datenbanken, {texts} eigene Texte"
        if texts
        else f"{stores} Datenbanken, keine eigenen Texte"
    )
    return f"{taken}, Kreis {backup.district}, {version}; {what}, {size} MB."
