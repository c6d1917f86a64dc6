"""The list of data versions: what each is, who made and released it, and what its files are."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class VersionState(StrEnum):
    """PUBLIC is the one that readers see now, EARLIER was on show before. A BASE is kept in a later version only:
    what was made again under newer rules of protection."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    PUBLIC = "public"
    EARLIER = "earlier"
    WITHDRAWN = "withdrawn"
    DISCARDED = "discarded"
    SUPERSEDED = "superseded"


@dataclass(frozen=True, slots=True)
class VersionFile:
    """A file that came with a version. `original` is the fingerprint under which it is stored, empty where it is not;
    `size` are its bytes, `figures` how many figures are known to stand in it."""

    name: str
    original: str
    format: str
    table: str
    size: int
    figures: int


@dataclass(frozen=True, slots=True)
class VersionEntry:
    """One line of the list. `kind` is `embedded`, `import` or `rollback`; `made_by` and `released_by` are names, empty
    where nobody wrote them down. `comparable`: its cells may be compared with those of another version."""

    version: str
    state: VersionState
    kind: str
    note: str
    made_at: datetime
    made_by: str
    files: tuple[VersionFile, ...]
    comparable: bool
    released_by: str = ""
    released_at: datetime | None = None
    withdrawn_by: str = ""
    withdrawn_at: datetime | None = None
    withdrawn_why: str = ""

    @property
    def is_draft(self) -> bool:
        """Whether nobody has ever seen it."""
        return self.state in (VersionState.DRAFT, VersionState.SUBMITTED)

    @property
    def may_be_withdrawn(self) -> bool:
        """Whether it is in force and was brought by somebody."""
        return self.kind == "import" and self.state in (VersionState.PUBLIC, VersionState.EARLIER)

    @property
    def may_be_restored(self) -> bool:
        """Whether it was taken back and can be published again."""
        return self.kind == "import" and self.state is VersionState.WITHDRAWN


def two_to_compare(
    entries: tuple[VersionEntry, ...], wanted: list[str]
) -> tuple[VersionEntry, VersionEntry] | None:
    """The older and the newer of two wanted versions, in the order of the list; without two that can be compared the
    public one and the one before it. None where there are no two."""
    possible = [one for one in entries if one.comparable]
    chosen = [one for one in possible if one.version in wanted]
    if len(chosen) == 1:
        at = possible.index(chosen[0])
        chosen += possible[at + 1 : at + 2] or possible[max(0, at - 1) : at]
        chosen.sort(key=possible.index)
    if len(chosen) < 2:
        begin = next((at for at, one in enumerate(possible) if one.state is VersionState.PUBLIC), 0)
        chosen = (
            [
                possible[begin],
                *[one for one in possible[begin + 1 :] if one.state is not VersionState.WITHDRAWN][:1],
            ]
            if possible
            else []
        )
    return (chosen[1], chosen[0]) if len(chosen) >= 2 else None
