"""Editions and their figures as JSON: what is kept of a published one."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from datetime import date
from typing import Any

from dashboard.domain.observation import Status
from dashboard.domain.report.edition import ChapterText, EditionState, ReportEdition, ReviewState
from dashboard.domain.report.fact import FactKind, FactReference, ReportFact
from dashboard.domain.report.written import EditionPicture
from dashboard.domain.verdict import Verdict


def frozen_text(edition: ReportEdition, numbers: Iterable[ReportFact], district: str) -> str:
    """An edition of a district and the figures that its texts name, each once."""
    found = {one.asked: one for one in numbers}
    numbered = [asdict(one) for one in found.values()]
    content = {"district": district, "edition": asdict(edition), "numbers": numbered}
    return json.dumps(content, ensure_ascii=False, default=_day)


def thawed(text: str) -> tuple[ReportEdition, Mapping[FactReference, ReportFact], str]:
    """What `frozen_text` has written; the district is empty where it was not kept yet."""
    content = json.loads(text)
    numbers = [_fact(one) for one in content["numbers"]]
    return _edition(content["edition"]), {one.asked: one for one in numbers}, content.get("district", "")


def digest_of(frozen: str, pictures: Iterable[EditionPicture]) -> str:
    """A fingerprint of everything that an edition shows."""
    seal = hashlib.sha256(frozen.encode())
    for one in sorted(pictures, key=lambda picture: picture.key):
        seal.update(f"\0{one.key}\0{one.alt}\0{one.media_type}\0".encode())
        seal.update(one.content)
    return seal.hexdigest()


def _day(given: object) -> str:
    if isinstance(given, date):
        return given.isoformat()
    raise TypeError(f"{type(given).__name__} has no JSON")


def _edition(given: dict[str, Any]) -> ReportEdition:
    days = {name: _date(given[name]) for name in ("closing", "published")}
    chapters = tuple(_chapter(one) for one in given["chapters"])
    return ReportEdition(**{**given, **days, "state": EditionState(given["state"]), "chapters": chapters})


def _chapter(given: dict[str, Any]) -> ChapterText:
    return ChapterText(
        **{**given, "written": _date(given["written"]), "review": ReviewState(given["review"])}
    )


def _fact(given: dict[str, Any]) -> ReportFact:
    asked = FactReference(**{**given["asked"], "kind": FactKind(given["asked"]["kind"])})
    verdict = None if given["verdict"] is None else Verdict(given["verdict"])
    return ReportFact(**{**given, "asked": asked, "status": Status(given["status"]), "verdict": verdict})


def _date(given: str | None) -> date | None:
    return date.fromisoformat(given) if given else None
