"""Two people at one intake: the later change is refused with a sentence that says what the earlier one was."""

from __future__ import annotations

from datetime import datetime

from dashboard.errors import MonitorError
from dashboard.staff.intake.intake import Intake, IntakeChange
from dashboard.texts import say

_MOST = 3


class IntakeConflict(MonitorError):
    """Raised when an intake was changed meanwhile; nothing has changed then. `facts["intake"]` is it as it is now."""


def conflict(intake: Intake, revision: int) -> IntakeConflict:
    """The error for a change that was made on an older revision of `intake`."""
    since = [one for one in intake.changes if one.revision > revision]
    sentences = {
        lang: say(lang, "intake_conflict", changes=_listed(since, lang)) if since else _unknown(lang)
        for lang in ("de", "en")
    }
    return IntakeConflict(sentences["de"], english=sentences["en"], intake=intake, since=tuple(since))


def change_words(change: IntakeChange, lang: str) -> str:
    """Who has done what, and when by the clock on the wall."""
    done = say(lang, f"intake_act_{change.act}", subject=change.subject)
    return say(lang, "intake_change", by=change.by, at=clock(change.at, lang), done=done)


def clock(at: datetime, lang: str) -> str:
    """Hour and minute, with the day before it where it is not today: `8:40`, `29.11., 8:40`."""
    local = at.astimezone()
    time = f"{local:%H:%M}"
    if local.date() == datetime.now().astimezone().date():
        return time
    return f"{local:%d.%m.%Y}, {time}" if lang == "de" else f"{local.day} {local:%b %Y}, {time}"


def _listed(changes: list[IntakeChange], lang: str) -> str:
    shown = "; ".join(change_words(one, lang) for one in changes[:_MOST])
    more = len(changes) - _MOST
    return shown + (say(lang, "intake_more_changes", count=more) if more > 0 else "")


def _unknown(lang: str) -> str:
    return say(lang, "intake_conflict_unknown")
