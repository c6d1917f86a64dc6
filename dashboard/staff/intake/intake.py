"""One intake: the files that came, what they were recognised as, and everything that people decided about them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import IntEnum, StrEnum
from types import MappingProxyType

from dashboard.domain.deliveries.amendments import NO_AMENDMENTS, Amendments


class Step(IntEnum):
    """The five steps, in their order."""

    FILES = 1
    RECOGNISED = 2
    MAPPING = 3
    FINDINGS = 4
    PREVIEW = 5


class TableKind(StrEnum):
    """What a table is taken for. TEMPLATE is one of our own workbooks, PLAIN the table that anybody can write, REFUSED
    a file that cannot be read; UNKNOWN needs a mapping."""

    OFFICIAL = "official"
    TEMPLATE = "template"
    PLAIN = "plain"
    INSTITUTIONS = "institutions"
    UNKNOWN = "unknown"
    REFUSED = "refused"


class IntakeState(StrEnum):
    """OPEN is worked on; HANDED_OVER has become a draft that waits for a second person; DISCARDED is thrown away."""

    OPEN = "open"
    HANDED_OVER = "handed_over"
    DISCARDED = "discarded"


class IntakeAct(StrEnum):
    """What somebody has done to an intake. `intake_act_<value>` of the texts says it; `subject` is a file or table."""

    CREATED = "created"
    FILES_ADDED = "files_added"
    FILE_REMOVED = "file_removed"
    RECOGNISED = "recognised"
    DECIDED = "decided"
    SETTLED = "settled"
    LEFT_OUT = "left_out"
    MENDED = "mended"
    ACCEPTED = "accepted"
    STEP_BACK = "step_back"
    RENAMED = "renamed"
    HANDED_OVER = "handed_over"
    DISCARDED = "discarded"
    REOPENED = "reopened"


_NO_WORK = frozenset({IntakeAct.RENAMED, IntakeAct.DISCARDED, IntakeAct.REOPENED})
"""Acts that change nothing of what would be published."""


@dataclass(frozen=True, slots=True)
class IntakeFile:
    """A file as it was chosen. `name` is what its owner calls it, without folders; `size` in bytes; `kind` a key of
    FILE_KINDS; `parts` counts its sheets, members or lines, `detail` the separator and encoding of a text.

    The bytes are kept under `sha256`.
    """

    sha256: str
    name: str
    size: int
    kind: str
    parts: int
    detail: str
    by: str
    at: datetime


FILE_KINDS = ("xlsx", "xls", "ods", "csv", "geojson", "gpkg", "shapefile", "zip")
"""What a file can be, by its content."""


@dataclass(frozen=True, slots=True)
class IntakeTable:
    """One table of the intake: a file, or a member of an archive.

    `key` names it within the intake and in addresses, and so does `name`, as its delivery is called; `sha256` is that
    of its bytes, `file` that of the chosen file, which is another one for a member of an archive. `measures` are keys,
    `years` first and last or empty, `places` and `figures` counts; `table` is the code of an official table, `office`
    the name of an Amt where all places lie in one. `missing` counts places without a number, `errors` what the file
    itself has wrong; `sentence` says why it is refused, in German and in English.
    """

    key: str
    name: str
    sha256: str
    file: str
    kind: TableKind
    format: str = ""
    table: str = ""
    measures: tuple[str, ...] = ()
    years: tuple[int, ...] = ()
    places: int = 0
    figures: int = 0
    missing: int = 0
    errors: int = 0
    office: str = ""
    sentence: tuple[str, str] = ("", "")
    left_out: bool = False


@dataclass(frozen=True, slots=True)
class TableMapped:
    """What is decided about an unknown table. `mapping` is JSON as `flask --app app mapping` writes it, with what is
    still open; `places`, `columns` and `placeholders` are what a person has chosen, by written name, column letter and
    written text, each behind the name of its sheet and a tab. `settled`: a person has said that it is right.
    `remembered` is the name under which it is kept for the next time, `basis` that of the mapping of before by which it
    was proposed when somebody first decided something; both empty for none.
    """

    mapping: str
    places: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    columns: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    placeholders: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    settled: bool = False
    remembered: str = ""
    basis: str = ""


@dataclass(frozen=True, slots=True)
class IntakeChange:
    """One thing that was done: which revision it made, who did it, when, and what."""

    revision: int
    by: str
    at: datetime
    act: IntakeAct
    subject: str = ""


@dataclass(frozen=True, slots=True)
class Intake:
    """One intake as it is stored. `number` is its address; `revision` grows by one with every change. `step` is the
    furthest step that is open. `draft` is the version of the raw release it became, empty before.

    `mappings` are those of unknown tables by key, `amendments` what was changed in cells and which findings may stand,
    by the names of tables; `changes` the latest first.
    """

    number: int
    name: str
    by: str
    at: datetime
    revision: int = 0
    state: IntakeState = IntakeState.OPEN
    step: Step = Step.FILES
    files: tuple[IntakeFile, ...] = ()
    tables: tuple[IntakeTable, ...] = ()
    mappings: Mapping[str, TableMapped] = field(default_factory=lambda: MappingProxyType({}))
    amendments: Amendments = NO_AMENDMENTS
    draft: str = ""
    changes: tuple[IntakeChange, ...] = ()

    @property
    def changed_at(self) -> datetime:
        """When somebody last changed it."""
        return self.changes[0].at if self.changes else self.at

    @property
    def worked(self) -> Mapping[str, datetime]:
        """Who has made or changed what is in it, and when last."""
        at = {one.by: one.at for one in reversed(self.changes) if one.act not in _NO_WORK}
        return {self.by: self.at, **at}

    def table(self, key: str) -> IntakeTable | None:
        """The table of a key, None where there is none."""
        return next((one for one in self.tables if one.key == key), None)

    @property
    def unknown(self) -> tuple[IntakeTable, ...]:
        """The tables that need a mapping and are not left out."""
        return tuple(one for one in self.tables if one.kind is TableKind.UNKNOWN and not one.left_out)

    @property
    def read(self) -> tuple[IntakeTable, ...]:
        """The tables that are to be read: all but refused ones and those left out."""
        return tuple(one for one in self.tables if one.kind is not TableKind.REFUSED and not one.left_out)
