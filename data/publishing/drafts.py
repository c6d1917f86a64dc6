"""Publishes drafts, and versions that were taken back; the steps of both stand in the raw store."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from sqlalchemy import Connection, Engine

from dashboard.domain.releases.step import AUTHORING, COMMAND_LINE, ReleaseStep, StepKind
from dashboard.errors import ReleaseError
from data.definitions.stored import definitions, definitions_of, touched_by
from data.definitions.together import known_definitions, refuse_faults
from data.publishing.changes import Alter, Altered, AskedVersion, change, renamed
from data.publishing.release import Outcome
from data.stores import published_store, raw_store
from data.stores.database import sentences
from data.stores.institutions import raw as raw_entries
from data.stores.raw_store import Release
from data.stores.releases.copies import copied
from data.stores.releases.steps import add_step, add_workers, steps_of

Check = Callable[[Sequence[ReleaseStep]], None]
"""Looks at the steps of a release and raises ReleaseError where it must not be published."""


def _unchecked(_steps: Sequence[ReleaseStep]) -> None:
    """Whoever may call commands may publish everything."""


def publish_draft(
    raw_engine: Engine, published_engine: Engine, version: str, *, accept_narrow: bool = True
) -> Outcome:
    """Publishes what was imported as a draft, under a new number if another version has come in between; raises
    as `compute_release` does."""
    return change(raw_engine, published_engine, releasing(version, accept_narrow=accept_narrow))


def releasing(
    version: str,
    *,
    accept_narrow: bool = True,
    account: str = COMMAND_LINE,
    token: str = "",
    check: Check = _unchecked,
) -> Alter:
    """What publishing a draft does with the lists of releases: a step of `account`, made by the job `token`."""

    def alter(raw: Connection, published: Connection) -> Altered:
        found = {one.version: one for one in raw_store.releases(raw)}
        if version not in found or found[version].state != "draft":
            raise ReleaseError(f"Einen Entwurf „{version}“ gibt es nicht.", version=version)
        release = found[version]
        check(steps_of(raw, release.id))
        _refuse_definitions(raw, release)
        newest = next(iter(found)) == version
        new = version if newest else raw_store.next_version(raw, published_store.versions(published))
        raw_store.set_state(raw, release.id, "published", version=new)
        add_step(raw, release.id, StepKind.RELEASED, account, token=token)
        return Altered(_of(raw, release, new, accept_narrow), _written)

    return alter


def restore(
    raw_engine: Engine, published_engine: Engine, version: str, *, accept_narrow: bool = True
) -> Outcome:
    """Publishes a version that was taken back once more, as a new one with the same figures and files: the old
    number stays that of what was on show. Raises ReleaseError where there is nothing to publish again, and as
    `compute_release` does."""
    return change(raw_engine, published_engine, restoring(version, accept_narrow=accept_narrow))


def restoring(
    version: str,
    *,
    accept_narrow: bool = True,
    account: str = COMMAND_LINE,
    token: str = "",
    check: Check = _unchecked,
) -> Alter:
    """What publishing again does with the lists of releases: a step of `account`, made by the job `token`."""

    def alter(raw: Connection, published: Connection) -> Altered:
        releases = raw_store.releases(raw)
        before = _withdrawn(releases, raw_store.reported_versions(raw), version)
        steps = steps_of(raw, before.id)
        check(steps)
        _refuse_definitions(raw, before)
        new = raw_store.next_version(raw, published_store.versions(published))
        again = copied(raw, before, new, by=account)
        # whoever made it is as little allowed to publish it the next time
        add_workers(raw, again, {one.account: one.at for one in steps if one.kind in AUTHORING})
        add_step(raw, again, StepKind.RESTORED, account, reason=version, token=token)
        asked = _of(raw, before, new, accept_narrow)
        return Altered(
            asked, lambda outcome: renamed(outcome, f"{version} ist als {new} wieder veröffentlicht.", new)
        )

    return alter


def make_public(
    raw_engine: Engine, published_engine: Engine, version: str, *, accept_narrow: bool = True
) -> Outcome:
    """Publishes a draft, or once more what was taken back; see `publish_draft` and `restore`."""
    with sentences(raw_engine), raw_engine.connect() as raw:
        state = next((one.state for one in raw_store.releases(raw) if one.version == version), "")
    publishes = restore if state == "withdrawn" else publish_draft
    return publishes(raw_engine, published_engine, version, accept_narrow=accept_narrow)


def _withdrawn(releases: Sequence[Release], shown: Collection[str], version: str) -> Release:
    """Raises ReleaseError where a version cannot be published again; `shown` are those that once were."""
    found = next((one for one in releases if one.version == version), None)
    if found is None:
        raise ReleaseError(f"Den Datenstand „{version}“ gibt es nicht.", version=version)
    if found.kind != raw_store.IMPORT or found.state != "withdrawn" or version not in shown:
        raise ReleaseError(
            f"{version} ist nicht zurückgenommen; es gibt nichts wieder zu veröffentlichen.", version=version
        )
    files = {file.sha256 for file in found.files}
    again = [
        one
        for one in releases
        if one.state == "published" and files and {file.sha256 for file in one.files} & files
    ]
    if again:
        raise ReleaseError(
            f"{version}: dieselben Dateien sind mit {again[0].version} schon veröffentlicht.", version=version
        )
    return found


def _refuse_definitions(raw: Connection, release: Release) -> None:
    """Raises an error where what a release defines does not fit to what is defined now."""
    if stated := definitions_of(raw, release.id):
        refuse_faults(known_definitions(definitions(raw)), [stated], release.version)


def _of(raw: Connection, release: Release, version: str, accept_narrow: bool) -> AskedVersion:
    """Without the note of the release: what people write of a delivery may name figures of it, and what was changed in
    its cells does."""
    return AskedVersion(
        version,
        "",
        touched_by(raw, release.id),
        raw_entries.parts_of(raw, release.id),
        accept_narrow,
    )


def _written(outcome: Outcome | None) -> Outcome:
    assert outcome is not None, "a draft asks for a version"
    return outcome
