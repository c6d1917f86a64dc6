"""Turns the entries of catalogue files into values of the domain."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from dashboard.domain.area import LEVELS
from dashboard.domain.indicator import Break, Breakdown, Event, Indicator, MeasureSum, Theme
from dashboard.domain.measure import Measure, Source
from dashboard.domain.observation import Provenance
from dashboard.domain.territory import StateWording
from data.catalogue import targets
from data.catalogue.documents import EntryReader, Problems

KINDS = ("persons", "institutions", "ratio", "published")
DIRECTIONS = ("higher_is_better", "lower_is_better", "neutral")
FACTORS = {
    "percent": 100,
    "per_100": 100,
    "per_1000": 1000,
    "per_10000": 10000,
    "index": 100,
    "persons": 1,
    "institutions": 1,
    "places": 1,
    "per_km2": 1,
    "weeks": 1,
    "days": 1,
    "minutes": 1,
    "euro": 1,
    "ratio": 1,
}
"""Units and the factor that a formula of counts needs to arrive there."""
SMALL_AREAS = ("rounded", "amt_only", "kreis_only")
MANY = 3
"""Categories from which on a breakdown needs a rule for municipalities."""
CERTIFICATES = ("erster", "ohne_erster", "mit_erster", "mittlerer", "mit_mittlerer")
_STATES = frozenset(f"{number:02d}" for number in range(1, 17))


def sources(document: Mapping[str, object], file: str, problems: Problems) -> dict[str, Source]:
    """Sources by key."""
    found = {}
    for key, content in document.items():
        entry = EntryReader(file, key, content, problems)
        provenance = entry.choice("provenance", [one.value for one in Provenance])
        found[key] = Source(
            key=key,
            name=entry.text("name"),
            publisher=entry.string("publisher"),
            licence=entry.string("licence"),
            provenance=Provenance(provenance) if provenance in list(Provenance) else Provenance.EXAMPLE,
            table=entry.string("table", ""),
            url=entry.string("url", ""),
            note=entry.text("note") if entry.has("note") else None,
            credit=entry.string("credit", ""),
            own_territory=entry.flag("own_territory", False),
            credit_en=entry.string("credit_en", ""),
        )
        entry.close()
    return found


def measures(document: Mapping[str, object], file: str, problems: Problems) -> dict[str, Measure]:
    """Measures by key."""
    found = {}
    for key, content in document.items():
        entry = EntryReader(file, key, content, problems, fillable=True)
        found[key] = Measure(
            key=key,
            name=entry.text("name"),
            kind=entry.choice("kind", KINDS),
            unit=entry.text("unit"),
            reporting_date=entry.text("reporting_date"),
            territory_year=entry.integer("territory_year", 1990, 2100)
            if entry.has("territory_year")
            else None,
            highest=entry.decimal("highest", 0, 1e6) if entry.has("highest") else None,
        )
        entry.close()
    return found


def breakdowns(document: Mapping[str, object], file: str, problems: Problems) -> dict[str, Breakdown]:
    """Breakdowns by key, with their categories."""
    found = {}
    for key, content in document.items():
        entry = EntryReader(file, key, content, problems)
        categories = {
            name: entry.wording(name, wording) for name, wording in entry.table("categories").items()
        }
        found[key] = Breakdown(key, entry.text("name"), categories, entry.flag("adds_up", True))
        entry.close()
    return found


def sums(
    document: Mapping[str, object],
    file: str,
    measure_keys: frozenset[str],
    known: Mapping[str, Breakdown],
    problems: Problems,
) -> tuple[MeasureSum, ...]:
    """Sums of measures, one or a list of several for a whole; whole and parts may name a category of a breakdown."""
    categories = {f"{key}:{category}" for key, one in known.items() for category in one.categories}
    found = []
    stated = [
        (whole, one) for whole, of in document.items() for one in (of if isinstance(of, list) else [of])
    ]
    for whole, content in stated:
        entry = EntryReader(file, whole, content, problems)
        if whole not in measure_keys:
            entry.problem(f"„{whole}“ ist als Merkmal nicht bekannt.")
        own = entry.string("category", "")
        if own and own not in categories:
            entry.problem(f"„{own}“ bei „category“ ist als Ausprägung nicht bekannt.", "category")
        parts = entry.words("parts")
        if not parts:
            entry.problem("Eine Summe braucht Teile (parts).", "parts")
        for part in parts:
            measure, _, category = part.partition("/")
            if measure not in measure_keys or (category and category not in categories):
                said = "ist als Merkmal oder Ausprägung nicht bekannt"
                entry.problem(f"„{part}“ bei „parts“ {said}.", "parts")
        found.append(MeasureSum(f"{whole}/{own}" if own else whole, parts, entry.flag("exact", True)))
        entry.close()
    return tuple(found)


def within_problems(indicator: Indicator, known: Collection[str]) -> Iterator[str]:
    """German sentences on „within“: only a published ratio states whose cases contain its own; formulas say it by
    themselves."""
    if indicator.within and indicator.within not in known:
        yield f"„{indicator.within}“ bei „within“ ist als Indikator nicht bekannt."
    if indicator.within and indicator.numerator:
        yield "„within“ gehört zu veröffentlichten Anteilen; hier sagt es die Formel (numerator)."


def small_area_problems(indicator: Indicator, known: Mapping[str, Breakdown]) -> Iterator[str]:
    """German sentences: breakdowns of many categories need a rule for small areas, and only breakdowns have
    one."""
    many = [one for one in indicator.breakdowns if one in known and len(known[one].categories) >= MANY]
    if many and indicator.confidentiality == "persons" and not indicator.small_areas:
        yield f"Zur Gliederung „{many[0]}“ fehlt „small_areas“: {' oder '.join(SMALL_AREAS)}."
    if indicator.small_areas and not indicator.breakdowns:
        yield "„small_areas“ gehört zu Gliederungen (breakdowns); hier gibt es keine."


def themes(document: Mapping[str, object], file: str, problems: Problems) -> tuple[dict[str, Theme], str]:
    """The themes in order of display, and the key of the opening indicator."""
    head = EntryReader(file, "", document, problems)
    opening = head.string("opening")
    found = {}
    for key, content in head.table("themes").items():
        entry = EntryReader(file, key, content, problems)
        found[key] = Theme(key, entry.text("name"))
        entry.close()
    head.close()
    return found, opening


def indicator(
    key: str, theme: str, entry: EntryReader, measure_keys: frozenset[str], dimensions: frozenset[str]
) -> Indicator:
    """`measure_keys` and `dimensions` are what the other files define; naming anything else is a problem."""
    breakdown_keys = entry.names("breakdowns", dimensions, "Gliederung")
    found = Indicator(
        key=key,
        theme=theme,
        name=entry.text("name"),
        short=entry.text("short"),
        subtitle=entry.text("subtitle"),
        unit=entry.choice("unit", FACTORS),
        decimals=entry.integer("decimals", 0, 3),
        direction=entry.choice("direction", DIRECTIONS),
        reporting_date=entry.text("reporting_date"),
        definition=entry.text("definition"),
        reading_help=entry.text("reading_help"),
        confidentiality=entry.choice("confidentiality", KINDS[:2]),
        numerator=entry.names("numerator", measure_keys, "Merkmal"),
        denominator=entry.names("denominator", measure_keys, "Merkmal"),
        denominator_lag=entry.integer("denominator_lag", -5, 5, 0),
        factor=entry.number("factor", 1.0),
        ratio=_ratio(entry, measure_keys),
        breakdowns=breakdown_keys,
        share_of_total=entry.names("share_of_total", breakdown_keys, "Gliederung dieses Indikators"),
        no_ranking_at=entry.names("no_ranking_at", LEVELS, "Ebene"),
        notes=entry.texts("notes"),
        breaks=tuple(_break(one) for one in entry.entries("breaks")),
        events=tuple(_event(one) for one in entry.entries("events")),
        synonyms=entry.words("synonyms"),
        targets=targets.of(entry),
        denominator_unit=entry.text("denominator_unit") if entry.has("denominator_unit") else None,
        small_areas=entry.choice("small_areas", SMALL_AREAS) if entry.has("small_areas") else "",
        cross_table=entry.names("cross_table", breakdown_keys, "Gliederung dieses Indikators"),
        cases_in_base=entry.flag("cases_in_base", False),
        within=entry.string("within", ""),
        nothing=entry.text("nothing") if entry.has("nothing") else None,
        next_delivery=entry.day("next_delivery") if entry.has("next_delivery") else None,
    )
    entry.close()
    return found


def states(document: Mapping[str, object], file: str, problems: Problems) -> dict[str, StateWording]:
    """Each state's own words, such as those of its certificates, by two-digit key."""
    found = {}
    for key, content in document.items():
        entry = EntryReader(file, key, content, problems)
        if key not in _STATES:
            entry.problem("Das ist kein Landesschlüssel von 01 bis 16.")
        wordings = entry.table("certificates")
        for name in CERTIFICATES:
            if name not in wordings:
                entry.problem(f"Bei „certificates“ fehlt „{name}“.")
        for name in wordings:
            if name not in CERTIFICATES:
                entry.problem(f"Das Feld „{name}“ ist bei „certificates“ nicht bekannt.")
        found[key] = StateWording(
            key=key,
            name=entry.text("name"),
            middle_level=entry.text("middle_level"),
            middle_level_plural=entry.text("middle_level_plural"),
            certificates={name: entry.wording(name, wording) for name, wording in wordings.items()},
        )
        entry.close()
    return found


def _ratio(entry: EntryReader, measure_keys: frozenset[str]) -> str | None:
    if not entry.has("ratio"):
        return None
    ratio = entry.string("ratio")
    if ratio and ratio not in measure_keys:
        entry.problem(f"„{ratio}“ bei „ratio“ ist als Merkmal nicht bekannt.")
        return None
    return ratio


def _event(entry: EntryReader) -> Event:
    event = event_of(entry)
    entry.close()
    return event


def event_of(entry: EntryReader) -> Event:
    """One event with its fields."""
    return Event(
        year=entry.integer("year", 1949, 2100),
        label=entry.text("label"),
        source=entry.string("source"),
        levels=entry.names("levels", LEVELS, "Ebene"),
        states=entry.names("states", _STATES, "Landesschlüssel"),
    )


def _break(entry: EntryReader) -> Break:
    found = Break(
        year=entry.integer("year", 1949, 2100),
        label=entry.text("label"),
        levels=entry.names("levels", LEVELS, "Ebene"),
        basis=entry.text("basis") if entry.has("basis") else None,
    )
    entry.close()
    return found
