"""The commands `draft list | submit | take-back | refuse | discard`: the way of a draft before its release."""

from __future__ import annotations

from collections.abc import Callable

import click

from dashboard.domain.releases.step import COMMAND_LINE
from dashboard.settings import RawSettings
from dashboard.staff.moments import full_moment
from dashboard.texts import say
from data.staff.release import drafts
from data.staff.store import StaffStore

_ACTS: dict[str, Callable[..., None]] = {
    "submit": drafts.submit,
    "take_back": drafts.take_back,
    "refuse": drafts.refuse,
    "discard": drafts.discard,
}


def list_drafts(settings: RawSettings) -> bool:
    """Prints a line for each draft: where it is, who did the last step, what it brings."""
    store = StaffStore(settings)
    try:
        with store.reading() as connection:
            found = drafts.drafts(connection)
    finally:
        store.close()
    for one in found:
        last = one.steps[-1] if one.steps else None
        said = [
            one.version,
            say("de", f"staff_draft_state_{one.state.value}"),
            f"{last.account}, {full_moment(last.at, 'de')}" if last else "",
            ", ".join(file.name for file in one.files),
            one.note,
            last.reason if last else "",
        ]
        click.echo(" · ".join(words for words in said if words))
    if not found:
        click.echo(say("de", "staff_release_none"))
    return True


def act_on_draft(settings: RawSettings, act: str, version: str, *more: str) -> bool:
    """Does one step of a draft's way in a transaction of its own. Raises ReleaseError where it is not its turn."""
    store = StaffStore(settings)
    try:
        with store.writing() as connection:
            _ACTS[act](connection, version, COMMAND_LINE, *more)
    finally:
        store.close()
    click.echo(say("de", f"staff_release_said_{act}", version=version))
    return True
