"""The steps of a raw release: who has drafted, submitted, released or withdrawn it, and when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

COMMAND_LINE = "Befehlszeile"
"""The account of what was done on the command line: whoever may call commands may do everything."""


class StepKind(StrEnum):
    """What was done with a release."""

    DRAFTED = "drafted"
    CHANGED = "changed"
    SUBMITTED = "submitted"
    TAKEN_BACK = "taken_back"
    REFUSED = "refused"
    RELEASED = "released"
    DISCARDED = "discarded"
    WITHDRAWN = "withdrawn"
    RESTORED = "restored"


AUTHORING = frozenset({StepKind.DRAFTED, StepKind.CHANGED, StepKind.RESTORED})
"""Steps that make their account one of the authors, who must not release it."""


@dataclass(frozen=True, slots=True)
class ReleaseStep:
    """One step. `account` is a name; `reason` is empty where nobody gave one; `at` knows its zone."""

    kind: StepKind
    at: datetime
    account: str
    reason: str = ""
