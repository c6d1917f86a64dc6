"""Keeps the process that draws pictures: one at a time, with a lock, a timeout, and a new one where it has
died."""

from __future__ import annotations

import subprocess
import sys
import threading
import weakref
from contextlib import suppress

from dashboard.errors import PictureFailed
from dashboard.settings import ROOT
from dashboard.texts import both

TIMEOUT = 30.0  # seconds for one picture; a map of 3840 px takes about two


class Rendering:
    """Draws PNG out of SVG in a process of its own, which starts with the first picture."""

    def __init__(self, timeout: float = TIMEOUT) -> None:
        self._timeout = timeout
        self._turn = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None

    def png(self, svg: str, width: int) -> bytes:
        """Raises PictureFailed; the next picture then gets a new process."""
        with self._turn:
            process = self._running()
            alarm = threading.Timer(self._timeout, process.kill)
            alarm.start()
            try:
                return _ask(process, svg.encode(), width)
            except (OSError, ValueError) as error:
                self.close()
                german, english = both("failure_picture")
                raise PictureFailed(german, english=english) from error
            finally:
                alarm.cancel()

    def close(self) -> None:
        """Ends the process; it would also end by itself with the one that serves."""
        if self._process is not None:
            _end(self._process)
            self._process = None

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is None or self._process.poll() is not None:
            self.close()
            command = [sys.executable, "-m", "dashboard.exports.pictures.raster"]
            self._process = subprocess.Popen(  # noqa: S603 - our own module
                command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE
            )
            weakref.finalize(self, _end, self._process)
        return self._process


def _end(process: subprocess.Popen[bytes]) -> None:
    process.kill()
    process.wait()
    for stream in (process.stdin, process.stdout):
        with suppress(OSError):  # what was still to be written finds nobody
            stream.close() if stream else None


def _ask(process: subprocess.Popen[bytes], svg: bytes, width: int) -> bytes:
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(b"%d %d\n" % (width, len(svg)) + svg)
    process.stdin.flush()
    word, length = process.stdout.readline().split()
    body = process.stdout.read(int(length))
    if word != b"ok" or len(body) < int(length):
        raise ValueError(body[:200])
    return body
