"""A place's profile: every indicator as one row against its surroundings, in words for page, PDF, slides and sheet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.domain.observation import Status
from dashboard.domain.verdict import Verdict


@dataclass(frozen=True, slots=True)
class Figure:
    """One indicator in one place and year. Numbers are None where there are none.

    `value`, `lower` and `upper` are in the indicator's unit, `numerator` and `denominator` counts. `text` is the value
    as it is written ("53,0 %") or the word of its status ("geschützt"); `counts` ("44 von 83") and `interval`
    ("42 bis 63 %") are empty where there are none.
    """

    key: str
    name: str
    value: float | None
    lower: float | None
    upper: float | None
    numerator: float | None
    denominator: float | None
    status: Status
    few: bool
    example: bool
    text: str
    counts: str = ""
    interval: str = ""


@dataclass(frozen=True, slots=True)
class Spread:
    """How the values of several places lie, in the indicator's unit; `count` of them have a value."""

    low: float
    lower_quartile: float
    median: float
    upper_quartile: float
    high: float
    count: int


@dataclass(frozen=True, slots=True)
class Comparison:
    """A difference or trend in the indicator's unit (percentage points for shares), tested where counts allow it.

    `text` is signed ("−3,1 Punkte"), empty where `value` is None; `word` is the verdict's word and `sentence` says what
    it means here, or why nothing can be said.
    """

    value: float | None
    text: str
    verdict: Verdict
    word: str
    sentence: str


@dataclass(frozen=True, slots=True)
class YearChange:
    """A change from one year to another in the indicator's unit: a number, never tested.

    `text` is signed ("−3,1 Punkte"), empty where `value` is None; `sentence` says it in words, or why it cannot be
    said.
    """

    value: float | None
    text: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Trend:
    """Every calendar year of the series, or where it is not a yearly one the published years; None where a year has no
    value. `words` say beside each own value what its status is, "wenige Fälle" or why it is missing; `broken` are years
    in which a new basis begins."""

    years: tuple[int, ...]
    own: tuple[float | None, ...]
    reference: tuple[float | None, ...]
    words: tuple[str, ...] = ()
    broken: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Position:
    """Where a place lies among the places of its level: `number` 1 is the highest (`from_top`) or the lowest of them.

    `among` are those with a figure on enough cases. `without_value`: other places have none, `without_few`: others have
    one on few cases.
    """

    number: int
    from_top: bool
    among: int
    without_value: bool = False
    without_few: bool = False


@dataclass(frozen=True, slots=True)
class ProfileRow:
    """One indicator of the profile.

    `year` is that of all profiles of the level (see `profile_year`), None where nothing is published; `since` is the
    published year before, which `change` is measured from; `five_years` is the trend over the five years up to `year`:
    how far the line through them rises or falls. `provenance` says in a word whose figure it is ("INKAR",
    "Beispiel"), where there is no `year` with that of the surroundings ("2021 · INKAR"). `surroundings` are Amt,
    district, state (those that are larger than the place and have the indicator), small to large. `similar` and
    `everyone` are the spreads of similar places and of all places of the level, of those that have enough cases to be
    ranked; None where they are fewer than four. `distance` is the absolute difference
    from the reference, `movement` that of the trend, both in standard deviations of `everyone`, so that rows can be
    sorted; None where there is none. `rank` is 1 for the highest of `ranked` places, None where nobody is ranked.
    `query` opens this row in the Monitor with the place selected. `origin` is the provenance of the place's own figure
    (`official`, `district`, `example`), empty without one. `standing` is where it lies among all, `position` the same
    where a sentence may say so; `may_be_few`: a ratio that may stem from few cases (see `official_facts`).
    """

    indicator: str
    theme: str
    name: str
    unit: str
    decimals: int
    year: int | None
    provenance: str
    own: Figure
    surroundings: tuple[Figure, ...]
    similar: Spread | None
    everyone: Spread | None
    rank: int | None
    ranked: int
    difference: Comparison
    change: YearChange
    since: int | None
    five_years: Comparison
    trend: Trend
    distance: float | None
    movement: float | None
    query: str
    origin: str = ""
    position: Position | None = None
    standing: Position | None = None
    may_be_few: bool = False


@dataclass(frozen=True, slots=True)
class Finding:
    """One sentence on top of the profile, and where it can be seen. `indicator` is empty where it is about several.

    `kind`: `position`, `difference`, `trend` (claims), `also` (claims named together), `standing` (ranks of the
    district), `figures` (official figures without a claim), `none` and `untestable` (nothing survives, nothing was
    tested), `small` (hidden figures and few cases). `official`: it rests on figures that are no examples.
    """

    text: str
    indicator: str
    query: str
    kind: str = ""
    official: bool = False

    @property
    def claims(self) -> bool:
        """Whether it says that something is out of the ordinary."""
        return self.kind in ("position", "difference", "trend", "also")


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact of the head: label, text, and whether it is synthetic."""

    label: str
    text: str
    example: bool = False


@dataclass(frozen=True, slots=True)
class Profile:
    """Everything that is said of one place. `reference` is whom differences are measured against, `query` its address.

    `rows` are in the order of the catalogue, `themes` are keys and names in order. `similar` are keys and names of
    similar places, nearest first, `similar_sentence` says why they are. `marks` stands under the findings: how many
    marks were to be expected without any real difference. `sources`, `territory` and `version` are as in
    captions.
    """

    key: str
    level: str
    name: str
    description: str
    reference: str
    facts: tuple[Fact, ...]
    findings: tuple[Finding, ...]
    marks: str
    rows: tuple[ProfileRow, ...]
    themes: tuple[tuple[str, str], ...]
    similar: tuple[tuple[str, str], ...]
    similar_sentence: str
    sources: str
    territory: str
    version: str
    query: str
    lang: str

    def of_theme(self, theme: str) -> Sequence[ProfileRow]:
        return [row for row in self.rows if row.theme == theme]
