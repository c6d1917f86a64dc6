"""Writes what protecting the figures that ship comes to: `python -m data.build.protected_tables`.

To be run when example data, sums or the rules of protection have changed; takes about a minute. The test
`tests/data/publishing/test_known_answers.py` says when it is due.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

from dashboard.settings import RawSettings
from data.prepare import prepare
from data.publishing.known_answers import FILE, KnownAnswers, is_safe, write_answers
from data.stores import raw_store
from data.stores.database import open_database


def main() -> None:
    """Prepares stores in a folder of its own without any known answer. Nothing is written if a cell is too
    narrow."""
    answers = KnownAnswers()
    with tempfile.TemporaryDirectory() as folder:
        published, raw = (f"sqlite:///{Path(folder) / name}" for name in ("published.sqlite", "raw.sqlite"))
        outcome = prepare(RawSettings(published, raw), answers=answers)
        with open_database(raw).connect() as connection:
            report = raw_store.report_of(connection, outcome.version)
    if not is_safe(report):
        raise SystemExit(
            "Die Prüfung hat Zellen gefunden, die sich zu genau eingrenzen lassen: nichts geschrieben."
        )
    write_answers(answers.made())
    print(f"{FILE.name}: {len(answers.worked)} Tabellen, {outcome.hidden} Zellen verborgen.")


if __name__ == "__main__":
    main()
