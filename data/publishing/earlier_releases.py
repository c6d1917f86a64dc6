"""What earlier data versions were made of: readers of several versions know their sums, too."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

import numpy as np
from sqlalchemy import Connection

from dashboard.domain.grid import EarlierFigures, Figures
from dashboard.indicators.rates import EXAMPLE
from data.publishing.publish import Publisher
from data.publishing.stored_figures import StoredFigures
from data.stores import raw_store
from data.stores.raw_store import Release


@dataclass(slots=True)
class _Before:
    """The figures of an earlier version on one ground; only measures that have changed are computed."""

    now: Publisher
    then: Publisher
    changed: Collection[str]

    def figures(self, measure: str, breakdown: str) -> Mapping[str, Figures]:
        now = self.now.figures(measure, breakdown)
        if measure not in self.changed:
            return now
        before = self.then.figures(measure, breakdown)
        return {level: _real(one, now[level]) for level, one in before.items() if level in now}


def earlier_figures(
    raw: Connection, measures: Collection[str], today: Publisher, past: Sequence[Publisher]
) -> list[EarlierFigures]:
    """The figures of every version in which some of these measures had other deliveries than they have now.

    Examples tell nothing of the real figures that have taken their place.
    """
    now = raw_store.published_in_order(raw)
    of = cache(lambda release: raw_store.measures_of(raw, release))
    found: dict[frozenset[int], EarlierFigures] = {}
    for releases in stood(raw_store.releases(raw), raw_store.reported_versions(raw)):
        differing = {one.id for one in releases} ^ {one.id for one in now}
        concerned = frozenset(one for one in differing if of(one) & set(measures))
        if not concerned or concerned in found:
            continue
        changed = {measure for one in concerned for measure in of(one)}
        stored = StoredFigures(raw, releases)
        grounds = [
            _Before(one, replace(one, raw=stored, _measures={}, lost=[], unknown=set()), changed)
            for one in (today, *past)
        ]
        found[concerned] = EarlierFigures(
            grounds[0].figures, {one.now.ground.until: one.figures for one in grounds[1:]}
        )
    return list(found.values())


def stood(releases: Sequence[Release], shown: Collection[str]) -> list[tuple[Release, ...]]:
    """Which releases each version was made of that has ever been on show, those first that later ones overrule.

    `shown` are the versions that were published; a draft that was thrown away never was. The embedded data are
    today's: their figures are official or examples, and those of an older checkout are not kept.
    """
    embedded = [one for one in releases if one.kind == raw_store.EMBEDDED and one.state == "published"]
    others = sorted(
        (
            one
            for one in releases
            if one.kind != raw_store.EMBEDDED and (one.state == "published" or one.version in shown)
        ),
        key=lambda one: (one.position, one.id),
    )
    taken_back = {_without(one) for one in others if one.kind == raw_store.ROLLBACK}
    found: list[tuple[Release, ...]] = [tuple(embedded)]
    standing: list[Release] = list(embedded)
    for one in others:
        if one.kind == raw_store.ROLLBACK:
            standing = [other for other in standing if other.version != _without(one)]
        else:
            # One that was taken back while it was the newest was gone before the next one came.
            lasting = [
                other for other in standing if other.state == "published" or other.version in taken_back
            ]
            if lasting != standing:
                found.append((*standing, one))
            standing = [*lasting, one]
        found.append(tuple(standing))
    return list(dict.fromkeys(found))


def _without(rollback: Release) -> str:
    return rollback.note.removeprefix(raw_store.WITHOUT)


def _real(before: Figures, now: Figures) -> Figures:
    other = (before.provenance == EXAMPLE) != (now.provenance == EXAMPLE)
    return Figures.empty(*before.status.shape).where(np.asarray(other, dtype=np.bool_), before)
