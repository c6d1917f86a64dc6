"""The files of a batch as one ZIP per Amt, to be sent to whom they concern."""

from __future__ import annotations

import os
import zipfile
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path

from callbacks.commands.batch import Written
from callbacks.profile.exports import plain_name
from dashboard.errors import MonitorError


def zipped(folder: Path, written: Iterable[Written], names: Mapping[str, str], version: str) -> list[str]:
    """Moves the files of each Amt and its municipalities into a ZIP of its own and gives the ZIPs' names.

    `names` are the Ämter's. The district's files stay as they are. A ZIP is there whole or not at all, and
    single files go only when theirs is. Raises MonitorError where one cannot be written.
    """
    by_amt: dict[str, list[str]] = {}
    for one in written:
        if one.amt:
            by_amt.setdefault(one.amt, []).extend(one.files)
    return [
        _zip(folder, f"profile-{key}-{plain_name(names[key])}-{version}.zip", sorted(files))
        for key, files in sorted(by_amt.items())
        if files
    ]


def _zip(folder: Path, name: str, files: list[str]) -> str:
    part = folder / f".{name}.teil"
    try:
        with zipfile.ZipFile(part, "w", zipfile.ZIP_DEFLATED) as made:
            for file in files:
                made.write(folder / file, file)
        os.replace(part, folder / name)
    except OSError as error:
        raise MonitorError(
            f"{folder / name}: die Datei lässt sich nicht schreiben ({error.strerror})."
        ) from error
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)
    for file in files:
        (folder / file).unlink()
    return name
