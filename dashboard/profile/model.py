"""A place's profile: every indicator as one row against its surroundings, in words for page, PDF, slides and
sheet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dashboard.domain.figure import Figure, Spread, TestedDifference
from dashboard.domain.selection import parse
from dashboard.indicators.own_words import OwnTarget
from dashboard.indicators.wording.district_words import DistrictWords
from dashboard.profile.institutions import PlaceInstitutions
from dashboard.texts import say


@dataclass(frozen=True, slots=True)
class YearChange:
    """A change from one year to another in the indicator's unit: a number, never tested.

    `text` is signed ("−3,1 Punkte"), empty where `value` is None; `sentence` says it in words, or why it
    cannot be said. `unrounded` as in TestedDifference.
    """

    value: float | None
    text: str
    sentence: str
    unrounded: bool = False


@dataclass(frozen=True, slots=True)
class Trend:
    """Every calendar year of the series, or where it is not a yearly one the published years; None where a
    year has no value. `words` say beside each own value what its status is, "wenige Fälle" or why it is
    missing; `broken` are years in which a new basis begins. With a `span` each year is the last of a period
    of so many."""

    years: tuple[int, ...]
    own: tuple[float | None, ...]
    reference: tuple[float | None, ...]
    words: tuple[str, ...] = ()
    broken: tuple[int, ...] = ()
    span: int = 1


@dataclass(frozen=True, slots=True)
class Position:
    """Where a place lies among the places of its level: `number` 1 is the highest (`from_top`) or the lowest
    of them.

    `among` are those with a figure on enough cases. `without_value`: other places have none, `without_few`:
    others have one on few cases.
    """

    number: int
    from_top: bool
    among: int
    without_value: bool = False
    without_few: bool = False


@dataclass(frozen=True, slots=True)
class ProfileRow:
    """One indicator of the profile.

    `year` is that of all profiles of the level (see `profile_year`), None where nothing is published; `since`
    is the published year before, which `change` is measured from; `five_years` is the trend over the five
    years up to `year`: how far the line through them rises or falls. `provenance` says in a word whose figure
    it is ("INKAR", "Beispiel"), where there is no `year` with that of the surroundings ("2021 · INKAR").
    `surroundings` are Amt, district, state (those that are larger than the place and have the indicator),
    small to large. `similar` and `everyone` are the spreads of similar places and of all places of the level,
    of those that have enough cases to be ranked; None where they are fewer than four. `distance` is the
    absolute difference from the reference, `movement` that of the trend, both in standard deviations of
    `everyone`, so that rows can be sorted; None where there is none. `rank` is 1 for the highest of `ranked`
    places, None where nobody is ranked. `query` opens this row in the Monitor with the place selected.
    `origin` is the provenance of the place's own figure (`official`, `district`, `example`), empty without
    one. `standing` is where it lies among all, `position` the same where a sentence may say so; `may_be_few`:
    a ratio that may stem from few cases (see `official_facts`).

    Where the place's figure of the year is too thin, everything in the row is of a period of `span` years, of
    which `year` and `since` are the last; `when` and `before` name them as they are shown ("2024",
    "2022–2024"). `alone` and `because` say then, short and in a sentence, why; else they are empty. `target` is
    one of the reader's own, and `from_target` says how far the place lies from it.
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
    difference: TestedDifference
    change: YearChange
    since: int | None
    five_years: TestedDifference
    trend: Trend
    distance: float | None
    movement: float | None
    query: str
    origin: str = ""
    position: Position | None = None
    standing: Position | None = None
    may_be_few: bool = False
    span: int = 1
    when: str = ""
    before: str = ""
    alone: str = ""
    because: str = ""
    target: OwnTarget | None = None
    from_target: str = ""


@dataclass(frozen=True, slots=True)
class ProfileFinding:
    """One sentence on top of the profile, and where it can be seen. `indicator` is empty where it is about
    several.

    `kind`: `position`, `difference`, `trend` (claims), `also` (claims named together), `standing` (ranks of
    the district), `figures` (official figures without a claim), `none` and `untestable` (nothing survives,
    nothing was tested), `small` (hidden figures and few cases). `official`: it rests on figures that are no
    examples.
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
    """Everything that is said of one place. `reference` is whom differences are measured against, `query` its
    address, `note` the reader's own words on it, `own_query` the part of the address with all such words. `extent`
    is that of a map of the Monitor that shows the place, empty for the level's own.

    `rows` are in the order of the catalogue, `themes` are keys and names in order. `similar` are keys and
    names of similar places, nearest first, `similar_sentence` says why they are. `marks` stands under the
    findings: how many marks were to be expected without any real difference. `sources`, `territory` and
    `version` are as in captions; `words` are those for the district;
    `has_examples`: some figures of the district are examples. `institutions` is what is said of those, None where
    nothing is known.
    """

    key: str
    level: str
    name: str
    description: str
    reference: str
    facts: tuple[Fact, ...]
    findings: tuple[ProfileFinding, ...]
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
    words: DistrictWords
    has_examples: bool = True
    note: str = ""
    own_query: str = ""
    extent: str = ""
    institutions: PlaceInstitutions | None = None

    def monitor(self, query: str) -> str:
        """The query of a view in the Monitor that shows the place, with the reader's own words, which come last
        in addresses."""
        shown = replace(parse(query)[0], extent=self.extent).to_query() if self.extent else query
        return "&".join(part for part in (shown, self.own_query) if part)

    def own(self) -> tuple[str, ...]:
        """What the reader has added, in sentences: the note, and targets with the distance from them."""
        said = [say(self.lang, "own_note_said", name=self.name, text=self.note)] if self.note else []
        for row in self.rows:
            if row.target:
                text = ", ".join(part for part in (row.target.text, row.from_target) if part)
                said.append(f"{row.name}: {say(self.lang, 'own_target')} {text}")
        return tuple(said)

    def of_theme(self, theme: str) -> Sequence[ProfileRow]:
        """The theme's rows, in order."""
        return [row for row in self.rows if row.theme == theme]
