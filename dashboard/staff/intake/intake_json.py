"""An intake as JSON: what the store keeps, all but number, revision, state and name, which are columns."""

from __future__ import annotations

import json
from dataclasses import asdict, replace
from datetime import datetime
from types import MappingProxyType
from typing import Any

from dashboard.domain.deliveries.amendments import Amendments, CellChange, FindingAnswer, RowLeftOut
from dashboard.staff.intake.intake import (
    Intake,
    IntakeAct,
    IntakeChange,
    IntakeFile,
    IntakeTable,
    Step,
    TableKind,
    TableMapped,
)

FORMAT = 1
_COLUMNS = ("number", "name", "by", "at", "revision", "state", "draft")


def to_json(intake: Intake) -> str:
    """The content of an intake; equal ones give the same text."""
    bare = replace(intake, mappings={})
    content = {key: value for key, value in asdict(bare).items() if key not in _COLUMNS}
    content["mappings"] = {key: _mapped(one) for key, one in intake.mappings.items()}
    return json.dumps({"format": FORMAT, **content}, ensure_ascii=False, sort_keys=True, default=_plain)


def from_json(text: str, bare: Intake) -> Intake:
    """The intake of a text and of the columns beside it. Raises ValueError for another format."""
    content: dict[str, Any] = json.loads(text)
    if content.get("format") != FORMAT:
        raise ValueError(f"an intake of format {content.get('format')}")
    return replace(
        bare,
        step=Step(content["step"]),
        files=tuple(IntakeFile(**_dated(one)) for one in content["files"]),
        tables=tuple(_table(one) for one in content["tables"]),
        mappings=MappingProxyType({key: TableMapped(**one) for key, one in content["mappings"].items()}),
        amendments=Amendments(
            tuple(CellChange(**one) for one in content["amendments"]["cells"]),
            tuple(RowLeftOut(**one) for one in content["amendments"]["rows"]),
            tuple(FindingAnswer(**one) for one in content["amendments"]["answers"]),
        ),
        changes=tuple(
            IntakeChange(**{**_dated(one), "act": IntakeAct(one["act"])}) for one in content["changes"]
        ),
    )


def _mapped(one: TableMapped) -> dict[str, Any]:
    return {
        "mapping": one.mapping,
        "places": dict(one.places),
        "columns": dict(one.columns),
        "placeholders": dict(one.placeholders),
        "settled": one.settled,
        "remembered": one.remembered,
        "basis": one.basis,
    }


def _table(one: dict[str, Any]) -> IntakeTable:
    lists = {name: tuple(one[name]) for name in ("measures", "years", "sentence")}
    return IntakeTable(**{**one, **lists, "kind": TableKind(one["kind"])})


def _dated(one: dict[str, Any]) -> dict[str, Any]:
    return {**one, "at": datetime.fromisoformat(one["at"])}


def _plain(value: object) -> str:
    if isinstance(value, datetime):
        return value.isoformat()
    raise TypeError(f"{type(value)} in an intake")
