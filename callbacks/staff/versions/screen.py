"""Fassungen: the list, two versions compared, where a number comes from, originals."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from urllib.parse import quote

from dash.development.base_component import Component
from flask import Response

from callbacks.staff.jobs.screen import start_job
from callbacks.staff.screens import Redirect, Staff, StaffPage, Visit
from callbacks.staff.versions.export import MOST_ROWS, differences_csv, differences_workbook
from dashboard.errors import MonitorError, UnknownKey
from dashboard.formats import number
from dashboard.staff.jobs.job import JobKind
from dashboard.staff.release.flow import LONGEST_REASON, reason_problem
from dashboard.staff.rights import Right
from dashboard.staff.versions.address import VersionsAddress
from dashboard.staff.versions.difference_text import DifferenceWords
from dashboard.staff.versions.differences import Differences, Positions
from dashboard.staff.versions.entry import VersionEntry, VersionState, two_to_compare
from dashboard.staff.versions.provenance_text import ProvenanceWords
from dashboard.texts import say
from data.geography.register import stored_areas
from data.staff.versions.compared_versions import ComparedVersions, catalogue_with
from data.staff.versions.history import version_entries
from data.staff.versions.provenance import catalogue_of_version, provenance_of
from data.stores.origins import originals
from layouts.staff.screens import VERSIONS
from layouts.staff.versions.differences import AT_ONCE, DifferencesParts
from layouts.staff.versions.origin import origin_card, unknown_origin
from layouts.staff.versions.page import VersionsParts, versions_page

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def register(staff: Staff) -> None:
    """Adds the screen, its files and its acts."""
    compared = ComparedVersions()

    @staff.page(VERSIONS, right=Right.SEE)
    def versions(visit: Visit) -> StaffPage:
        address = _address(visit)
        with staff.store.reading() as raw, staff.store.reading_published() as published:
            entries = version_entries(raw, published)
            pair = two_to_compare(entries, list(address.versions))
            parts = None
            names = {one.key: one.name for one in stored_areas(published)}
            if pair is not None:
                old, new = (one.version for one in pair)
                address = replace(address, versions=(old, new))
                found = compared.of(published, old, new)
                words = DifferenceWords(catalogue_with(published, old, new), names, visit.lang)
                parts = _differences(found, address, words, staff.district)
            about = _about(entries, address, pair)
            shown = versions_page(
                VersionsParts(
                    owner=visit,
                    now=visit.now,
                    entries=entries,
                    compared=parts,
                    origin=_origin(visit, address, names),
                    about=about,
                    may_withdraw=visit.may(Right.RELEASE),
                    before=_before(entries, about),
                    previews=True,
                    counts=compared.counts(published, entries),
                )
            )
        return StaffPage(shown, say(visit.lang, "staff_versions"))

    @staff.file(f"{VERSIONS}/unterschiede.<suffix>", right=Right.SEE)
    def differences(visit: Visit, suffix: str) -> Response | Redirect:
        if suffix not in ("csv", "xlsx"):
            raise UnknownKey(say(visit.lang, "failure_nothing", path=visit.path[:120]))
        address = _address(visit)
        with staff.store.reading() as raw, staff.store.reading_published() as published:
            pair = two_to_compare(version_entries(raw, published), list(address.versions))
            if pair is None:
                raise UnknownKey(say(visit.lang, "staff_compared_none"))
            old, new = (one.version for one in pair)
            found = compared.of(published, old, new)
            names = {one.key: one.name for one in stored_areas(published)}
            words = DifferenceWords(catalogue_with(published, old, new), names, visit.lang)
        chosen = _chosen(found, address, staff.district)
        if suffix == "xlsx" and len(chosen) > MOST_ROWS:
            said = say(visit.lang, "staff_differences_many", most=number(MOST_ROWS, 0, visit.lang))
            return Redirect(f"{VERSIONS}?{address.query()}", said, problem=True)
        rows = found.rows(chosen)
        note = say(visit.lang, "staff_compared", old=old, new=new)
        content = (differences_csv if suffix == "csv" else differences_workbook)(rows, words, note)
        return _download(
            content,
            "text/csv; charset=utf-8" if suffix == "csv" else _XLSX,
            f"unterschiede_{old}_{new}.{suffix}",
        )

    @staff.file(f"{VERSIONS}/original/<sha256>", right=Right.SEE)
    def original(visit: Visit, sha256: str) -> Response:
        with staff.store.reading() as raw:
            found = originals.read(raw, sha256[:64])
            name = originals.name_of(raw, sha256[:64])
        if found is None:
            raise UnknownKey(say(visit.lang, "staff_original_unknown"))
        return _download(found.content, "application/octet-stream", name or sha256[:16])

    @staff.action(f"{VERSIONS}/zuruecknehmen", right=Right.RELEASE)
    def withdraw(visit: Visit) -> Redirect:
        problem = reason_problem(visit.text("grund", LONGEST_REASON + 1))
        if problem:
            return Redirect(VERSIONS, say(visit.lang, problem.key, **problem.facts), problem=True)
        return _start(visit, JobKind.WITHDRAW, reason=visit.text("grund"))

    @staff.action(f"{VERSIONS}/wieder", right=Right.RELEASE)
    def restore(visit: Visit) -> Redirect:
        return _start(visit, JobKind.RESTORE)


def _start(visit: Visit, kind: JobKind, *, reason: str = "") -> Redirect:
    """A job for the version that the form names, where it may be done to it."""
    version = visit.text("fassung", 40)
    with visit.staff.store.reading() as raw, visit.staff.store.reading_published() as published:
        found = next((one for one in version_entries(raw, published) if one.version == version), None)
    possible = found is not None and (
        found.may_be_withdrawn if kind is JobKind.WITHDRAW else found.may_be_restored
    )
    if not possible:
        key = "staff_withdraw_unknown" if kind is JobKind.WITHDRAW else "staff_restore_unknown"
        return Redirect(VERSIONS, say(visit.lang, key, version=version), problem=True)
    return start_job(visit, kind, version, reason=reason)


def _address(visit: Visit) -> VersionsAddress:
    return VersionsAddress.of({name: visit.query.getlist(name) for name in visit.query})


def _chosen(found: Differences, address: VersionsAddress, district: str) -> Positions:
    kinds = () if address.kind is None else (address.kind,)
    at = found.where(kinds, indicator=address.indicator, area=address.area)
    return found.ordered(at, district)


def _differences(
    found: Differences, address: VersionsAddress, words: DifferenceWords, district: str
) -> DifferencesParts:
    chosen = _chosen(found, address, district)
    last = max(1, -(-len(chosen) // AT_ONCE))
    page = min(address.page, last)
    by_indicator = {key: sum(of.values()) for key, of in found.by_indicator().items()}
    return DifferencesParts(
        address=replace(address, page=page),
        old=found.old,
        new=found.new,
        rows=list(found.rows(chosen[(page - 1) * AT_ONCE : page * AT_ONCE])),
        total=len(chosen),
        counts=found.counts(),
        by_indicator=by_indicator,
        areas=found.areas,
        visible=found.visible(words.catalogue.indicators),
        words=words,
    )


def _about(
    entries: Sequence[VersionEntry],
    address: VersionsAddress,
    pair: tuple[VersionEntry, VersionEntry] | None,
) -> VersionEntry | None:
    """The version whose files and acts are shown: the newer one of the two."""
    if pair is not None:
        return pair[1]
    return next((one for one in entries if one.state is VersionState.PUBLIC), None)


def _before(entries: Sequence[VersionEntry], about: VersionEntry | None) -> str:
    """What would be public again if the public version were taken back."""
    if about is None or about.state is not VersionState.PUBLIC:
        return ""
    older = list(entries)[list(entries).index(about) + 1 :]
    return next((one.version for one in older if one.state is VersionState.EARLIER), "")


def _origin(visit: Visit, address: VersionsAddress, names: dict[str, str]) -> Component | None:
    """The card of the cell that was asked for, in the newer version."""
    cell, lang = address.cell, visit.lang
    if cell is None:
        return None
    version = address.versions[1] if len(address.versions) == 2 else ""
    asked = (cell.indicator, cell.area, cell.year, cell.breakdown, version)
    with visit.staff.store.reading() as raw, visit.staff.store.reading_published() as published:
        try:
            found = provenance_of(raw, published, *asked)
        except MonitorError as error:
            return unknown_origin(error.sentence(lang), lang)
        words = ProvenanceWords(catalogue_of_version(published, found.version), names, lang)
    return origin_card(found, words)


def _download(content: bytes, mimetype: str, name: str) -> Response:
    """A file that no browser opens by itself."""
    plain = "".join(one if one.isascii() and (one.isalnum() or one in "._-") else "_" for one in name)
    disposition = f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"
    headers = {
        "Content-Disposition": disposition,
        "X-Content-Type-Options": "nosniff",
        "Content-Security-Policy": "default-src 'none'; sandbox",
    }
    return Response(content, mimetype=mimetype, headers=headers)
