"""How every command runs: with the settings of the environment, and with a sentence where it cannot."""

from __future__ import annotations

import gc
import io
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from pathlib import Path
from typing import ParamSpec

import click

from dashboard.errors import MonitorError
from dashboard.settings import RawSettings

P = ParamSpec("P")
_MANY = 200_000


@contextmanager
def _seldom_collected() -> Iterator[None]:
    """Looks for cycles after many more new objects than Python does by itself: half a million rows of figures are none,
    and looking through them again and again takes half a second of a first start."""
    before = gc.get_threshold()
    gc.set_threshold(_MANY, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)


def every_sign_can_be_printed() -> None:
    """What a terminal has no sign for (that of Windows may know 256) is printed as a question mark."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def raw_settings() -> RawSettings:
    """The settings of both stores, of the environment. Raises MonitorError."""
    return RawSettings.from_environment(os.environ)


def write_file(file: Path, content: bytes, *, new: bool = False) -> None:
    """Writes a file whole, a `new` one only where there is none. Raises MonitorError."""
    try:
        with file.open("xb" if new else "wb") as stream:
            stream.write(content)
    except OSError as error:
        raise MonitorError(f"{file}: die Datei lässt sich nicht schreiben ({error.strerror}).") from error


def write_out(text: str) -> None:
    """Writes data to standard output as they are in a file: in UTF-8, whatever signs a terminal has."""
    click.echo(text.encode(), nl=False)


def ends_in_a_sentence(work: Callable[P, bool]) -> Callable[P, None]:
    """Exit status 0 when the work returns True, 1 when it does not or ends in an error for people."""

    @wraps(work)
    def run(*args: P.args, **kwargs: P.kwargs) -> None:
        every_sign_can_be_printed()
        try:
            with _seldom_collected():
                done = work(*args, **kwargs)
        except MonitorError as error:
            click.echo(error.message, err=True)
            done = False
        sys.exit(0 if done else 1)

    return run
