"""What protecting the figures that ship comes to: searched for once, with the checkout, and shipped.

`data/embedded/protected_tables.npz` has for each table with something to hide an array of why each count
(series, places) is hidden (`reason_<fingerprint>`) and how many counts the audit cleared by a programme
(`cleared_<fingerprint>`). `python -m data.build.protected_tables` makes it anew.
"""

from __future__ import annotations

import zipfile
from functools import lru_cache
from pathlib import Path
from typing import cast

import numpy as np

from dashboard.errors import StoreError
from dashboard.protection.report import ReportDocument
from dashboard.protection.tables.known_answers import KnownAnswer, KnownAnswers

__all__ = ["FILE", "KnownAnswers", "is_safe", "known_answers", "write_answers"]

FILE = Path(__file__).parents[1] / "embedded" / "protected_tables.npz"
_REASON, _CLEARED = "reason_", "cleared_"


@lru_cache(maxsize=1)
def known_answers(file: Path = FILE) -> dict[str, KnownAnswer]:
    """By fingerprint of the table. Raises StoreError for a file that is missing or damaged."""
    try:
        with file.open("rb") as stream, np.load(stream, allow_pickle=False) as found:
            return {
                name.removeprefix(_REASON): KnownAnswer(
                    found[name].astype(np.int8), int(found[_CLEARED + name.removeprefix(_REASON)])
                )
                for name in found.files
                if name.startswith(_REASON)
            }
    except (OSError, EOFError, ValueError, KeyError, zipfile.BadZipFile) as error:
        raise StoreError(
            f"{file.name}: die mitgelieferten Ergebnisse der Geheimhaltung lassen sich nicht lesen. "
            "Bitte das Programm neu installieren.",
            file=str(file),
        ) from error


def write_answers(answers: dict[str, KnownAnswer], file: Path = FILE) -> None:
    """Replaces the file; the same answers give the same bytes."""
    arrays: dict[str, np.ndarray] = {}
    for mark, one in sorted(answers.items()):
        arrays[_REASON + mark] = one.reason.astype(np.int8)
        arrays[_CLEARED + mark] = np.array(one.cleared, dtype=np.int32)
    with file.open("wb") as stream:
        np.savez_compressed(stream, allow_pickle=False, **arrays)


def is_safe(report: object) -> bool:
    """Whether the report on a release says that nobody can narrow a hidden count down too far."""
    return report is not None and not cast(ReportDocument, report)["audit"]["narrow"]
