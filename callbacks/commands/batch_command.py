"""`flask export profile` and `flask export report`: which places, how many processes, the progress bar, and what is
said in the end."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

import click

from callbacks.commands.batch import Order, Written, extent, write_all
from callbacks.commands.batch_zip import zipped
from callbacks.server.own_address import address_by_settings
from dashboard.errors import MonitorError, SettingsError
from dashboard.settings import Settings

_FEW = 12  # files that one process has written before another has started


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody asks of a batch: `kinds` of files, and whether each Amt gets its own ZIP. `edition` is that of the
    report, empty for profiles."""

    keys: tuple[str, ...]
    every: bool
    folder: Path
    lang: str = "de"
    url: str = ""
    kinds: tuple[str, ...] = ("pdf",)
    zips: bool = False
    edition: str = ""


def export_profiles(settings: Settings, asked: Asked) -> bool:
    """Writes the files; whether all of them are there. Raises MonitorError where nothing can be written at
    all."""
    keys, every, folder, url = asked.keys, asked.every, asked.folder, asked.url
    what = "Berichte" if asked.edition else "Profile"
    if bool(keys) == every:
        raise MonitorError(
            f"Entweder Schlüssel nennen, zum Beispiel 13076108, oder mit --all alle {what} schreiben."
        )
    kinds = tuple(dict.fromkeys(asked.kinds))
    root = _root(settings, url)
    order = Order(settings.database_url, settings.district, folder, asked.lang, root, kinds, asked.edition)
    there = extent(order)
    wanted = there.keys if every else tuple(dict.fromkeys(keys))
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise MonitorError(f"{folder}: der Ordner lässt sich nicht anlegen ({error.strerror}).") from error
    done: list[Written] = []
    processes = min(os.cpu_count() or 1, -(-len(wanted) // _FEW))
    with click.progressbar(length=len(wanted), label=what) as bar:
        for one in write_all(order, wanted, processes):
            done.append(one)
            bar.update(1)
    failed = sorted((one for one in done if one.problem), key=lambda one: one.key)
    for one in failed:
        click.echo(f"FEHLER: {one.key}: {one.problem}", err=True)
    click.echo(f"{len(done) - len(failed)} von {len(wanted)} {what}n geschrieben: {folder}")
    if asked.zips:
        made = zipped(folder, done, there.amts, there.version)
        click.echo(f"Je Amt und je amtsfreie Gemeinde eine ZIP-Datei: {len(made)}")
    if not url:
        click.echo(f"Links und QR-Codes führen zu {order.root}. Eine andere Adresse nennt --url.")
    return not failed


def _root(settings: Settings, url: str) -> str:
    """The address of the monitor that links lead to, ending with a slash."""
    if not url:
        return address_by_settings(settings)
    if not url.startswith(("http://", "https://")):
        raise SettingsError(f"--url {url}: erwartet wird eine Adresse wie https://monitor.example/.")
    return f"{url.rstrip('/')}/"
