"""What a check has found, in sentences for whoever runs the program."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    """How a check has ended: the value is the word for people."""

    WELL = "in Ordnung"
    HINT = "Hinweis"
    FAULT = "Fehler"


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """One finding. `subject` is what was looked at, `sentence` what is the matter, `advice` what helps; both are
    empty where there is nothing to add."""

    subject: str
    level: Level
    sentence: str = ""
    advice: str = ""


def well(subject: str, sentence: str = "") -> Diagnosis:
    """Nothing is wrong."""
    return Diagnosis(subject, Level.WELL, sentence)


def hint(subject: str, sentence: str, advice: str = "") -> Diagnosis:
    """It works, and could be better."""
    return Diagnosis(subject, Level.HINT, sentence, advice)


def fault(subject: str, sentence: str, advice: str = "") -> Diagnosis:
    """It does not work, or soon will not."""
    return Diagnosis(subject, Level.FAULT, sentence, advice)
