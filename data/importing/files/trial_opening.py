"""Opens workbooks of older kinds on trial, in a process of its own with bounded memory: their reader makes a full grid
up to the outermost cell, and ends the whole process where there is no room for it."""

from __future__ import annotations

import hashlib
import subprocess
import sys
from collections import OrderedDict
from threading import Lock

from dashboard.errors import FileRejected

_BYTES, _SECONDS = 1024 * 1024 * 1024, 60
_DAMAGED = 3
_PROGRAM = f"""
import io, sys
try:
    import resource
    resource.setrlimit(resource.RLIMIT_AS, ({_BYTES}, {_BYTES}))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
except ImportError:
    pass
from python_calamine import CalamineError, CalamineWorkbook
try:
    book = CalamineWorkbook.from_filelike(io.BytesIO(sys.stdin.buffer.read()))
    for name in book.sheet_names:
        book.get_sheet_by_name(name)
except CalamineError:
    sys.exit({_DAMAGED})
"""
_HELD = 200
_harmless: OrderedDict[str, None] = OrderedDict()
_lock = Lock()


def refuse_endless(content: bytes, file: str) -> None:
    """Raises FileRejected for a workbook that takes more memory or time than any table does. One that its reader
    finds damaged passes: the reader says so. What has passed is not tried again."""
    digest = hashlib.sha256(content).hexdigest()
    with _lock:
        if digest in _harmless:
            return
    command = [sys.executable, "-I", "-c", _PROGRAM]
    try:
        done = subprocess.run(command, input=content, capture_output=True, timeout=_SECONDS, check=False)  # noqa: S603 - our own program
        passed = done.returncode in (0, _DAMAGED)
    except subprocess.TimeoutExpired:
        passed = False
    if not passed:
        raise FileRejected(
            f"{file}: Die Tabelle lässt sich nicht öffnen: sie reicht bis in eine Zelle weit draußen oder ist "
            "beschädigt. Bitte leere Zeilen und Spalten löschen und als „.xlsx“ speichern.",
            file=file,
        )
    with _lock:
        _harmless[digest] = None
        while len(_harmless) > _HELD:
            _harmless.popitem(last=False)
