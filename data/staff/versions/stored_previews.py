"""Keeps previews in the raw store and gives them back as long as nothing has changed that they were made of."""

from __future__ import annotations

import hashlib
import io
import json
from collections.abc import Mapping
from dataclasses import asdict, fields
from datetime import date, datetime
from typing import Any

import numpy as np
from sqlalchemy import Connection, delete, insert, select

from dashboard.domain.slab import SeriesAt
from dashboard.errors import ReleaseError
from dashboard.staff.intake.intake import Intake
from dashboard.staff.versions.cell_states import CellStates
from dashboard.staff.versions.differences import Differences
from dashboard.staff.versions.hiding import HiddenCell, HidingReason
from dashboard.staff.versions.preview import (
    ChangedDefinition,
    ChangedSentence,
    HiddenShare,
    Preview,
    SaidToReaders,
    TouchedAction,
    TouchedTarget,
)
from data.staff.tables.previews import stored_preview
from data.stores import published_store, raw_store, schema

_FORM = 2
"""Counts how what is kept has changed: previews of another form are made again."""
_CODES = ("series_code", "area_code", "year", "kind")


def basis(raw: Connection, published: Connection, version: str) -> str:
    """A fingerprint of what a preview is made of: the draft and its files, every release that counts, and what is
    public. Raises ReleaseError where there is no such release."""
    release = _release(raw, version)
    files = sorted(file.sha256 for file in release.files)
    return _digest((release.id, release.state, files, release.made_at.isoformat()), raw, published)


def basis_of_intake(raw: Connection, published: Connection, intake: Intake) -> str:
    """The same of an intake as it is at its revision."""
    return _digest((intake.number, intake.revision), raw, published)


def _digest(about: tuple[object, ...], raw: Connection, published: Connection) -> str:
    now = published_store.current(published)
    counting = [(one.id, one.position) for one in raw_store.published_in_order(raw)]
    told = (_FORM, *about, counting, now and now.version, schema.PROTECTION)
    return hashlib.sha256(repr(told).encode()).hexdigest()


def keep(raw: Connection, version: str, made_of: str, preview: Preview) -> None:
    """Keeps a preview of a release instead of an earlier one, in the caller's transaction."""
    identity = _release(raw, version).id
    raw.execute(delete(stored_preview).where(stored_preview.c.release_id == identity))
    raw.execute(insert(stored_preview).values(release_id=identity, basis=made_of, content=dump(preview)))


def stored(raw: Connection, version: str, made_of: str) -> Preview | None:
    """The preview of a release that was made of exactly this; None where there is none."""
    table = stored_preview
    content = raw.scalar(
        select(table.c.content).where(
            table.c.release_id == _release(raw, version).id, table.c.basis == made_of
        )
    )
    return None if content is None else load(content)


def _release(raw: Connection, version: str) -> raw_store.Release:
    for one in raw_store.releases(raw):
        if one.version == version:
            return one
    raise ReleaseError(f"Den Datenstand „{version}“ gibt es nicht.", version=version)


def dump(preview: Preview) -> bytes:
    """A preview as bytes: its arrays and one JSON text, in numpy's own packed form."""
    found = preview.differences
    told = {one.name: getattr(preview, one.name) for one in fields(preview) if one.name != "differences"}
    text = {
        **told,
        "made_at": preview.made_at.isoformat(),
        "hidden": [asdict(one) for one in preview.hidden],
        "shares": [asdict(one) for one in preview.shares],
        "targets": [{**asdict(one), "label": dict(one.label)} for one in preview.targets],
        "definitions": [{**asdict(one), "name": dict(one.name)} for one in preview.definitions],
        "actions": [{**asdict(one), "name": dict(one.name)} for one in preview.actions],
        "sentences": None if preview.sentences is None else [asdict(one) for one in preview.sentences],
        "old": found.old,
        "new": found.new,
        "series": [(*one[:3], one.status.isoformat() if one.status else None) for one in found.series],
        "areas": found.areas,
        "sources": found.sources,
    }
    arrays = {name: getattr(found, name) for name in _CODES}
    for half in ("old_state", "new_state"):
        states = getattr(found, half)
        arrays |= {f"{half}_{one.name}": getattr(states, one.name) for one in fields(states)}
    stream = io.BytesIO()
    np.savez_compressed(stream, allow_pickle=False, text=np.array(json.dumps(text)), **arrays)
    return stream.getvalue()


def load(content: bytes) -> Preview:
    """What `dump` has written."""
    with np.load(io.BytesIO(content), allow_pickle=False) as arrays:
        text: dict[str, Any] = json.loads(str(arrays["text"]))
        told = text["sentences"]
        differences = Differences(
            old=text["old"],
            new=text["new"],
            series=tuple(
                SeriesAt(one[0], one[1], one[2], date.fromisoformat(one[3]) if one[3] else None)
                for one in text["series"]
            ),
            areas=tuple(text["areas"]),
            sources=tuple(text["sources"]),
            **{name: arrays[name] for name in _CODES},
            old_state=_states(arrays, "old_state"),
            new_state=_states(arrays, "new_state"),
        )
    return Preview(
        subject=text["subject"],
        public=text["public"],
        made_at=datetime.fromisoformat(text["made_at"]),
        withdrawal=text["withdrawal"],
        differences=differences,
        hidden=tuple(_hidden(one) for one in text["hidden"]),
        shares=tuple(HiddenShare(**one) for one in text["shares"]),
        targets=tuple(TouchedTarget(**one) for one in text["targets"]),
        warnings=tuple(text["warnings"]),
        refused=text["refused"],
        institutions_change=text["institutions_change"],
        courses_change=text["courses_change"],
        definitions=tuple(ChangedDefinition(**one) for one in text["definitions"]),
        actions=tuple(TouchedAction(**one) for one in text["actions"]),
        sentences=None if told is None else tuple(_sentence(one) for one in told),
    )


def _states(arrays: Mapping[str, Any], half: str) -> CellStates:
    return CellStates(*(arrays[f"{half}_{one.name}"] for one in fields(CellStates)))


def _sentence(given: Mapping[str, Any]) -> ChangedSentence:
    old, new = (None if given[one] is None else SaidToReaders(**given[one]) for one in ("old", "new"))
    return ChangedSentence(given["place"], given["indicator"], old, new)


def _hidden(given: Mapping[str, Any]) -> HiddenCell:
    reason = given["reason"]
    told = HidingReason(reason["rule"], tuple(reason["protects"]), reason["whole"])
    return HiddenCell(**{**given, "reason": told})
