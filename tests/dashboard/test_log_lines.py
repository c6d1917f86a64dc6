"""The log says when with its distance to UTC, keeps a message on one line, and can be read by programs."""

from __future__ import annotations

import json
import logging
import sys
from datetime import datetime

import pytest

from dashboard.errors import SettingsError
from dashboard.log_lines import REQUEST, JsonLines, TextLines
from dashboard.settings import Settings


def record(message: str, *args: object, failed: bool = False) -> logging.LogRecord:
    try:
        raise ValueError("Ursache")
    except ValueError:
        error = sys.exc_info() if failed else None
    return logging.LogRecord("bildungslupe", logging.WARNING, __file__, 1, message, args, error)


def test_a_line_has_its_moment_with_the_zone_its_level_and_its_request():
    REQUEST.set("abc12345")
    try:
        line = TextLines().format(record("Datei %s fehlt", "größe\nzwei.csv"))
    finally:
        REQUEST.set("")
    moment, rest = line.split(" ", 1)
    assert datetime.fromisoformat(moment).utcoffset() is not None
    assert rest == "WARNING bildungslupe [abc12345]: Datei größe zwei.csv fehlt"
    assert TextLines().format(record("ohne Anfrage")).endswith("WARNING bildungslupe: ohne Anfrage")


def test_a_line_for_programs_is_one_object_and_names_the_cause():
    line = JsonLines().format(record("zwei\nZeilen \udcff", failed=True))
    assert "\n" not in line
    read = json.loads(line)
    assert (read["level"], read["logger"], read["message"]) == ("WARNING", "bildungslupe", "zwei\nZeilen ?")
    assert datetime.fromisoformat(read["time"]).utcoffset() is not None
    assert "ValueError: Ursache" in read["traceback"]
    assert "request" not in read


@pytest.mark.parametrize(
    ("name", "text"),
    [("LOG_FORMAT", "xml"), ("METRICS_TOKEN", "kurz"), ("METRICS_TOKEN", "mit Leerzeichen " * 2)],
)
def test_nonsense_is_refused_and_a_token_is_not_repeated(name, text):
    with pytest.raises(SettingsError, match=name) as caught:
        Settings.from_environment({name: text})
    assert name == "LOG_FORMAT" or text not in caught.value.message
