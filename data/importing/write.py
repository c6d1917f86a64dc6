"""Writes deliveries that were read without errors as one release, and publishes what they touch."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from sqlalchemy import Connection, Engine

from dashboard.domain.observation import Observation
from dashboard.domain.releases.step import COMMAND_LINE, StepKind
from dashboard.errors import ReleaseError
from data.catalogue.loader import load
from data.definitions.stored import add_definitions, definitions, touched_by
from data.definitions.together import known_definitions, refuse_faults, together_stated
from data.importing.findings import Delivery
from data.importing.institutions.together import counted, together
from data.own_tables import extended
from data.publishing.release import Outcome, publish
from data.stores import published_store, raw_store
from data.stores.institutions import raw as raw_entries
from data.stores.origins import originals
from data.stores.raw_store import DeliveredFile
from data.stores.releases.steps import add_step
from data.stores.two_stores import both, tried

_PREPARE_FIRST = "Die Datenbank der Rohdaten ist leer. Bitte zuerst „flask --app app prepare“ aufrufen."


def import_deliveries(
    raw_engine: Engine,
    published_engine: Engine,
    deliveries: Sequence[Delivery],
    by: str,
    note: str = "",
    draft: bool = False,
    *,
    accept_narrow: bool = True,
    account: str = COMMAND_LINE,
    also: Callable[[Connection, str], object] | None = None,
) -> Outcome:
    """One release of all files, whole or not at all.

    `also` writes more into the raw store in the same transaction, where a release of that version was made.

    `account` is whose step it is in the way to release, `by` what the list of releases says. Files that a
    published release holds already are left out; when none is left nothing changes, and the
    outcome says so. Raises ReleaseError when a delivery has errors, when files contradict each other, or when
    a measure is unknown; NarrowCounts as `publish` does.
    """
    _refuse_errors(deliveries)
    with both(raw_engine, published_engine) as (raw, published):
        outcome = _bring(raw, published, deliveries, by, note, draft, accept_narrow, account)
        if also is not None and outcome.changed:
            also(raw, outcome.version)
        return outcome


def add_draft(raw: Connection, published: Connection, deliveries: Sequence[Delivery]) -> str:
    """The version of a draft made of these files, in transactions of the caller; empty where all of them are published
    already. Raises as `import_deliveries` does."""
    _refuse_errors(deliveries)
    outcome = _bring(raw, published, deliveries, "", "", True, True, COMMAND_LINE)
    return outcome.version if outcome.changed else ""


def try_deliveries(
    raw_engine: Engine,
    published_engine: Engine,
    deliveries: Sequence[Delivery],
    draft: bool = False,
    *,
    accept_narrow: bool = True,
    look: Callable[[Connection, Connection, Outcome], None] | None = None,
) -> Outcome:
    """What `import_deliveries` would do, its errors included: everything is done, and taken back before it is
    seen. `look` may read both stores (raw, published) as they would be.

    The stores are held meanwhile: `data.stores.trial` gives copies where that would keep readers waiting.
    """
    _refuse_errors(deliveries)
    with tried(raw_engine, published_engine) as (raw, published):
        outcome = _bring(raw, published, deliveries, "", "", draft, accept_narrow, COMMAND_LINE)
        if look is not None:
            look(raw, published, outcome)
    return outcome


def _refuse_errors(deliveries: Sequence[Delivery]) -> None:
    for one in deliveries:
        if not one.ok:
            raise ReleaseError(
                f"{one.file}: die Datei hat Fehler; es wird nichts eingespielt.", file=one.file
            )


def _bring(
    raw: Connection,
    published: Connection,
    deliveries: Sequence[Delivery],
    by: str,
    note: str,
    draft: bool,
    accept_narrow: bool,
    account: str,
) -> Outcome:
    releases = raw_store.releases(raw)
    if not releases:
        raise ReleaseError(_PREPARE_FIRST)
    known = {
        file.sha256: release.version
        for release in releases
        if release.state == "published"
        for file in release.files
    }
    new = [one for one in deliveries if one.sha256 not in known]
    if not new:
        version = known[deliveries[0].sha256] if deliveries else ""
        names = ", ".join(one.file for one in deliveries)
        return Outcome(version, False, f"{names}: schon eingespielt (Datenstand {version}); nichts geändert.")
    observations = _together(new)
    entries = together([(one.file, one.entries) for one in new])
    measures = tuple(one for delivery in new for one in delivery.new_measures)
    sources = tuple(one for delivery in new for one in delivery.new_sources)
    defined = definitions(raw)
    stated = [one.stated for one in new if one.stated]
    refuse_faults(known_definitions(defined), stated)
    before = (*defined.measures, *measures), (*defined.sources, *sources)
    whole = extended(load(), *before, together_stated((defined.stated, *stated)))
    _refuse_unknown({one.measure for one in observations} - set(whole.measures), "Merkmal")
    _refuse_unknown({one.source for one in observations} - set(whole.sources), "Quelle")
    version = raw_store.next_version(raw, published_store.versions(published))
    release = raw_store.add_release(
        raw,
        version,
        kind=raw_store.IMPORT,
        by=by,
        note=note,
        state="draft" if draft else "published",
        files=[_stored_file(raw, one) for one in new],
        observations=observations,
        measures={one.key: one for one in measures}.values(),
        sources={one.key: one for one in sources}.values(),
    ).id
    raw_entries.add_entries(raw, release, entries)
    add_definitions(raw, release, together_stated(stated))
    add_step(raw, release, StepKind.DRAFTED if draft else StepKind.RELEASED, account, reason=note)
    brought = counted(len(observations), entries, sum(one.count for one in stated))
    if draft:
        return Outcome(version, True, f"{brought} als Entwurf {version} gespeichert.")
    touched = {one.key for one in measures} | touched_by(raw, release)
    outcome = publish(
        raw,
        published,
        version,
        note="",  # what people write of a delivery may name figures of it: it stays in the raw store
        touched=touched,
        entries_touched=entries.parts,
        accept_narrow=accept_narrow,
    )
    return replace(outcome, message=f"{brought} eingespielt. {outcome.message}")


def _stored_file(raw: Connection, one: Delivery) -> DeliveredFile:
    """The file of a delivery, which is stored as it came where it is at hand."""
    original = originals.keep(raw, one.original) if one.original else ""
    return DeliveredFile(one.file, one.sha256, one.format, one.table, original)


def _together(deliveries: Iterable[Delivery]) -> list[Observation]:
    """The observations of all files; the same figure twice is one, two different ones are refused."""
    found: dict[tuple[str, str, str, str, int], tuple[Observation, str]] = {}
    for delivery in deliveries:
        for one in delivery.observations:
            key = (one.measure, one.breakdown, one.source, one.area, one.year)
            before, file = found.setdefault(key, (one, delivery.file))
            if before != one:
                raise ReleaseError(
                    f"{file} und {delivery.file} widersprechen sich bei {one.measure}, Gebiet {one.area}, "
                    f"{one.year}"
                    f"{', ' + one.breakdown if one.breakdown else ''}: {before.value} und {one.value}.",
                    measure=one.measure,
                    area=one.area,
                    year=one.year,
                )
    return [one for one, _ in found.values()]


def _refuse_unknown(keys: set[str], what: str) -> None:
    if keys:
        raise ReleaseError(f"{what} unbekannt: {', '.join(sorted(keys))}.", unknown=sorted(keys))
