"""`flask export profile`: which places, how many processes, the progress bar, and what is said in the end."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

import click

from callbacks.batch import Order, Written, places, write_all
from dashboard.errors import MonitorError, SettingsError
from dashboard.settings import Settings

_FEW = 12  # files that one process has written before another has started


def export_profiles(settings: Settings, keys: Sequence[str], every: bool, folder: Path, lang: str, url: str) -> bool:
    """Writes the PDFs; whether all of them are there. Raises MonitorError where nothing can be written at all."""
    if bool(keys) == every:
        raise MonitorError("Entweder Schlüssel nennen, zum Beispiel 13076108, oder mit --all alle Profile schreiben.")
    order = Order(settings.database_url, settings.district, folder, lang, _root(settings, url))
    wanted = places(order) if every else tuple(dict.fromkeys(keys))
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise MonitorError(f"{folder}: der Ordner lässt sich nicht anlegen ({error.strerror}).") from error
    done: list[Written] = []
    processes = min(os.cpu_count() or 1, -(-len(wanted) // _FEW))
    with click.progressbar(length=len(wanted), label="Profile") as bar:
        for one in write_all(order, wanted, processes):
            done.append(one)
            bar.update(1)
    failed = sorted((one for one in done if one.problem), key=lambda one: one.key)
    for one in failed:
        click.echo(f"FEHLER: {one.key}: {one.problem}", err=True)
    click.echo(f"{len(done) - len(failed)} von {len(wanted)} Profilen geschrieben: {folder}")
    if not url:
        click.echo(f"Links und QR-Codes führen zu {order.root}. Eine andere Adresse nennt --url.")
    return not failed


def _root(settings: Settings, url: str) -> str:
    """The address of the monitor that links lead to, ending with a slash."""
    if not url:
        return f"http://{settings.host}:{settings.port}/"
    if not url.startswith(("http://", "https://")):
        raise SettingsError(f"--url {url}: erwartet wird eine Adresse wie https://monitor.example/.")
    return f"{url.rstrip('/')}/"
