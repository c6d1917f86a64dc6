"""What a place has of institutions, in words for page, PDF and workbook: by kind, what is nearest of the kinds that
it has not, and the ways to school."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from dashboard import formats
from dashboard.domain.institutions.institution import Institution, InstitutionKind
from dashboard.domain.institutions.travel import Destination
from dashboard.indicators.ways.distance import Point, kilometres
from dashboard.indicators.ways.summary import Summary
from dashboard.institutions.matching import point_of
from dashboard.institutions.words import is_example, where
from dashboard.texts import say

NEEDED = (
    *("kita", "hort", "grundschule", "regionale_schule", "gymnasium"),
    *("berufliche_schule", "bibliothek", "jugendtreff"),
)
"""Kinds of which the nearest is named where a municipality has none, in the order of the profile."""
TO_SCHOOL = ("grundschule", "regionale_schule", "gymnasium")
"""Destinations whose ways are said."""


@dataclass(frozen=True, slots=True)
class NamedInstitution:
    """An institution by name: `place` is where it lies where the profile's own name does not say it, `paused` the
    sentence of one that is closed for the time being."""

    key: str
    name: str
    place: str
    example: bool
    paused: str = ""


@dataclass(frozen=True, slots=True)
class KindOfPlace:
    """How many institutions of a kind there are, in words ("3 Grundschulen"); `members` are named for municipalities
    alone. `examples` counts those that are invented."""

    kind: InstitutionKind
    count: int
    words: str
    examples: int
    members: tuple[NamedInstitution, ...] = ()

    def examples_words(self, lang: str) -> str:
        """How many are examples, in words; empty where none is."""
        if self.examples == self.count:
            return say(lang, "profile_institutions_all_examples")
        if self.examples == 1:
            return say(lang, "profile_institutions_example_one")
        count = formats.number(self.examples, 0, lang)
        return say(lang, "profile_institutions_examples", count=count) if self.examples else ""


@dataclass(frozen=True, slots=True)
class NearestOfKind:
    """The nearest of a kind that the municipality has not: `asked` is the kind, `kind` that of the institution, which
    may do the same (a comprehensive school for a grammar school)."""

    asked: InstitutionKind
    kind: InstitutionKind
    institution: NamedInstitution
    km: float
    distance: str


@dataclass(frozen=True, slots=True)
class WayToSchool:
    """The way to a kind of school: `official` is an office's figure by car with its `source`, `model` is what is
    reckoned here by school bus, `longest` the longest of such ways, `norm` the state's. Empty where there is
    none."""

    title: str
    official: str
    source: str
    model: str
    longest: str
    norm: str


@dataclass(frozen=True, slots=True)
class PlaceInstitutions:
    """Everything that is said. `none` is the sentence where a municipality has no institution, `childminders` one on
    their number, empty without any.

    `query` shows the place on the Bildungslandkarte and `is_linked` says whether that and the entries' own pages
    have it. `credits` are sources and how distances are meant. `examples`: some of what is named or counted is
    invented, `all_examples`: all of it.
    """

    title: str
    none: str
    kinds: tuple[KindOfPlace, ...]
    childminders: str
    nearest: tuple[NearestOfKind, ...]
    ways: tuple[WayToSchool, ...]
    query: str
    is_linked: bool
    credits: str
    examples: bool
    all_examples: bool

    @property
    def count(self) -> int:
        """How many institutions there are, childminders left out."""
        return sum(one.count for one in self.kinds)


@dataclass(frozen=True, slots=True)
class InstitutionGround:
    """What profiles of a district are made of: institutions that are shown (also those around it), kinds in their
    order, names of municipalities, and what may stand for a kind (`destinations`)."""

    institutions: Sequence[Institution]
    kinds: Mapping[str, InstitutionKind]
    names: Mapping[str, str]
    destinations: Mapping[str, Destination]
    lang: str


def by_kind(
    ground: InstitutionGround, inside: Callable[[Institution], bool], *, named: bool
) -> tuple[KindOfPlace, ...]:
    """Those that lie inside, in the order of the kinds, each with its members where they are `named`."""
    return tuple(_by_kind(ground, [one for one in ground.institutions if inside(one)], named))


def _by_kind(ground: InstitutionGround, there: Sequence[Institution], named: bool) -> Iterator[KindOfPlace]:
    lang = ground.lang
    for key, kind in ground.kinds.items():
        members = [one for one in there if one.kind == key]
        if not members:
            continue
        words = formats.counted(len(members), kind.name[lang], kind.plural[lang], lang)
        examples = sum(is_example(one) for one in members)
        shown = tuple(named_institution(one, ground, own=one.municipality) for one in members)
        yield KindOfPlace(kind, len(members), words, examples, shown if named else ())


def nearest_of_kinds(
    ground: InstitutionGround, municipality: str, middle: Point
) -> tuple[NearestOfKind, ...]:
    """Of each needed kind that the municipality has not, the nearest to its middle that is open and whose place is
    known. A kind that the municipality's district has none of is left out: beyond its border institutions are known
    for some kilometres only, and the nearest may be another."""
    return tuple(_nearest(ground, municipality, middle))


def _nearest(ground: InstitutionGround, municipality: str, middle: Point) -> Iterator[NearestOfKind]:
    for key in NEEDED:
        kind = ground.kinds.get(key)
        if kind is None:
            continue
        fitting = ground.destinations[key].kinds if key in ground.destinations else (key,)
        candidates = [one for one in ground.institutions if one.kind in fitting]
        district = {one.municipality for one in candidates if one.municipality.startswith(municipality[:5])}
        if not district or municipality in district:
            continue
        found = [
            (kilometres(middle, at), one.key, one)
            for one in candidates
            if one.status == "open" and (at := point_of(one)) is not None
        ]
        if found:
            km, _, one = min(found, key=lambda entry: entry[:2])
            distance = f"{formats.number(km, 1, ground.lang)}{formats.SPACE}km"
            said = named_institution(one, ground)
            yield NearestOfKind(kind, ground.kinds[one.kind], said, km, distance)


def named_institution(one: Institution, ground: InstitutionGround, own: str = "") -> NamedInstitution:
    """An institution by name; its place is left out where it has the name of the municipality `own`."""
    place = where(one, ground.names)
    paused = ""
    if one.status == "paused":
        paused = say(ground.lang, "institutions_paused")
    return NamedInstitution(
        one.key,
        one.name,
        "" if own and place == ground.names.get(own) else place,
        is_example(one),
        paused,
    )


def way_to_school(
    title: str, official: str, source: str, found: Summary | None, norm: float | None, lang: str
) -> WayToSchool | None:
    """The way as offices and we see it; None where nobody says anything. `found` are ways of the children of the
    municipality in minutes."""
    median = found.median if found else None
    longest = found.longest if found else None
    if not official and median is None:
        return None
    return WayToSchool(
        title,
        official,
        source,
        "" if median is None else say(lang, "profile_way_median", minutes=_minutes(median, lang)),
        "" if longest is None else say(lang, "profile_way_longest", minutes=_minutes(longest, lang)),
        "" if median is None or norm is None else say(lang, "profile_way_norm", minutes=f"{norm:g}"),
    )


def _minutes(minutes: float, lang: str) -> str:
    return formats.number(minutes, 0, lang)


def childminder_words(count: int, lang: str) -> str:
    """How many childminders there are; empty where nobody knows of any. They are a number and never a name."""
    if not count:
        return ""
    if count == 1:
        return say(lang, "profile_childminder")
    return say(lang, "profile_childminders", count=formats.number(count, 0, lang))
