"""What a line of the log looks like: for people or, with LOG_FORMAT=json, for programs that collect logs.

No line carries a reader's address, name or search: what is logged are routes, files and errors.
"""

from __future__ import annotations

import logging
from contextvars import ContextVar
from datetime import datetime

import orjson

TEXT, JSON = "text", "json"
FORMATS = (TEXT, JSON)
REQUEST: ContextVar[str] = ContextVar("request", default="")
"""The id of the request that the present thread answers, empty outside of one. callbacks.server.watching sets it."""


def begin(level: str, form: str = TEXT) -> None:
    """Every logger of the process writes to the standard error in the form `form`, one of FORMATS. Other handlers of
    the root logger stay, so that a host that has set up logging keeps its own."""
    root = logging.getLogger()
    if not root.handlers:
        handler = logging.StreamHandler()
        handler.setFormatter(JsonLines() if form == JSON else TextLines())
        root.addHandler(handler)
    root.setLevel(level)


def moment(record: logging.LogRecord) -> str:
    """Local time with its distance to UTC, to the millisecond: 2026-12-01T12:04:10.123+01:00."""
    return datetime.fromtimestamp(record.created).astimezone().isoformat(timespec="milliseconds")


class TextLines(logging.Formatter):
    """`time LEVEL logger [request]: message`, and behind it the traceback where there is one."""

    def format(self, record: logging.LogRecord) -> str:
        """The message stays on one line, whatever signs it was given."""
        request = f" [{REQUEST.get()}]" if REQUEST.get() else ""
        line = (
            f"{moment(record)} {record.levelname} {record.name}{request}: {_printable(record.getMessage())}"
        )
        trace = self._traceback(record)
        return f"{line}\n{trace}" if trace else line

    def _traceback(self, record: logging.LogRecord) -> str:
        return self.formatException(record.exc_info) if record.exc_info and record.exc_info[0] else ""


class JsonLines(TextLines):
    """One JSON object a line: `time`, `level`, `logger`, `message`, and where there are any `request`, `traceback`."""

    def format(self, record: logging.LogRecord) -> str:
        """Signs that are no text (a lone surrogate in a file's name) become question marks."""
        said = {
            "time": moment(record),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
            "request": REQUEST.get(),
            "traceback": self._traceback(record),
        }
        fields = {key: value.encode("utf-8", "replace").decode() for key, value in said.items() if value}
        return orjson.dumps(fields).decode()


def _printable(text: str) -> str:
    return "".join(sign if sign.isprintable() else " " for sign in text)
