"""What would be public if a draft were released now, or a version taken back: made by a trial, shown by pages.

`data.staff.versions.trial` makes it, `data.staff.versions.stored_previews` keeps it until draft or public version
change, `layouts.staff.versions.preview` draws it: step 5 of an import and the screen of versions show the same.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from dashboard.staff.versions.differences import Differences
from dashboard.staff.versions.hiding import HiddenCell


@dataclass(frozen=True, slots=True)
class TouchedTarget:
    """A target whose value at the district moves: `reached` says on which side of it the district is, before and
    after, None where there is no number."""

    indicator: str
    year: int
    label: Mapping[str, str]
    value: float
    old: float | None
    new: float | None
    reached_before: bool | None
    reached_after: bool | None


@dataclass(frozen=True, slots=True)
class TouchedAction:
    """An action of the strategy whose indicator has another number at the district in its newest such year."""

    name: Mapping[str, str]
    indicator: str
    year: int
    old: float | None
    new: float | None


@dataclass(frozen=True, slots=True)
class ChangedDefinition:
    """Something that is defined otherwise than in the public version: `kind` is indicator, target, event or action,
    `change` new, changed or gone."""

    kind: str
    name: Mapping[str, str]
    change: str


@dataclass(frozen=True, slots=True)
class SaidToReaders:
    """What readers read at one place, by language, with the year it is about and the word of its verdict."""

    text: Mapping[str, str]
    when: str = ""
    word: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ChangedSentence:
    """A sentence that reads otherwise than before: among the highlights ("highlight"), or above the map of the Monitor
    as it opens ("picture"). `old` or `new` is None where there is none."""

    place: str
    indicator: str
    old: SaidToReaders | None
    new: SaidToReaders | None


@dataclass(frozen=True, slots=True)
class HiddenShare:
    """How many municipalities of the district an indicator hides in a year, in its total: of `places`, before and
    after."""

    indicator: str
    year: int
    places: int
    before: int
    after: int


@dataclass(frozen=True, slots=True)
class Preview:
    """A version that does not exist yet, beside the public one.

    `subject` is the draft, or the version to be taken back (`withdrawal`); `public` what is on show now, and what
    `differences` begins with. `hidden` are the cells that become hidden, and why. `warnings` are German sentences
    of the trial. `refused` says in German why it cannot be published; everything else is empty then. `sentences` is
    None where nobody has looked for them. What readers have in their own browsers (meeting folders) and which links
    they have passed on nobody can know: pages say so.
    """

    subject: str
    public: str
    made_at: datetime
    withdrawal: bool
    differences: Differences
    hidden: tuple[HiddenCell, ...] = ()
    shares: tuple[HiddenShare, ...] = ()
    targets: tuple[TouchedTarget, ...] = ()
    warnings: tuple[str, ...] = ()
    refused: str = ""
    institutions_change: bool = False
    courses_change: bool = False
    definitions: tuple[ChangedDefinition, ...] = ()
    actions: tuple[TouchedAction, ...] = ()
    sentences: tuple[ChangedSentence, ...] | None = None

    @property
    def empty(self) -> bool:
        """Whether nothing public would change."""
        entries = self.institutions_change or self.courses_change
        return not (self.refused or len(self.differences) or entries or self.definitions)
