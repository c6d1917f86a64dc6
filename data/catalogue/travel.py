"""Reads what is assumed of ways to institutions, `reachability.yaml`, and refuses what nobody could reckon with."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import lru_cache
from pathlib import Path

from dashboard.domain.institutions.institution import InstitutionKind
from dashboard.domain.institutions.travel import (
    BusAssumptions,
    CarLine,
    Destination,
    RoadAssumptions,
    TravelRules,
    WayMeasures,
)
from dashboard.domain.measure import Text
from data.catalogue.documents import LANGUAGES, EntryReader, Problems, read_document
from data.catalogue.kinds import kinds
from data.catalogue.loader import FOLDER, load, refuse

FILE = "reachability.yaml"
_LONGEST = 600.0


@lru_cache(maxsize=1)
def travel_rules() -> TravelRules:
    """The rules that ship."""
    catalogue = load()
    return read_travel_rules(FOLDER, kinds(), frozenset(catalogue.measures), frozenset(catalogue.indicators))


def read_travel_rules(
    folder: Path,
    known: Mapping[str, InstitutionKind],
    measures: Collection[str],
    indicators: Collection[str],
) -> TravelRules:
    """The rules of a folder: each kind that has points is a destination. Raises CatalogueError with one sentence
    per problem."""
    problems = Problems()
    entry = EntryReader(FILE, "", read_document(folder / FILE, problems), problems)
    lines = {key: _line(key, content, problems) for key, content in entry.table("lines").items()}
    others = EntryReader(FILE, "others", entry.table("others"), problems)
    usual = {name: others.text(name) for name in ("title", "nearest", "children")}
    usual_line = others.choice("line", lines)
    others.close()
    found: dict[str, Destination] = {}
    own = entry.table("destinations")
    for key in own:
        if key not in known or not known[key].located:
            problems.add(FILE, key, "Diese Art gibt es nicht, oder sie hat keine Punkte.")
    for key, kind in known.items():
        if key in own:
            found[key] = _destination(key, own[key], lines, known, (measures, indicators), problems)
        elif kind.located and usual_line in lines:
            title, nearest = _named(usual["title"], kind.name), _named(usual["nearest"], kind.name)
            found[key] = Destination(key, (key,), title, nearest, usual["children"], lines[usual_line])
    rules = TravelRules(
        bus=_bus(entry.table("bus"), problems),
        roads=_roads(entry.table("roads"), problems),
        destinations=found,
        minute_breaks=_breaks("minute_breaks", entry),
        km_breaks=_breaks("km_breaks", entry),
        most_changes=entry.integer("most_changes", 1, 50),
        source=entry.text("source"),
        line_source=entry.text("line_source"),
    )
    entry.close()
    refuse(problems)
    return rules


def _line(key: str, content: object, problems: Problems) -> CarLine:
    entry = EntryReader(FILE, key, content, problems)
    line = CarLine(
        minutes=entry.decimal("minutes", 0, 60),
        per_km=entry.decimal("per_km", 0.01, 60),
        mean_error=entry.decimal("mean_error", 0, 60),
        correlation=entry.decimal("correlation", 0, 1),
    )
    entry.close()
    return line


def _bus(content: object, problems: Problems) -> BusAssumptions:
    entry = EntryReader(FILE, "bus", content, problems)
    bus = BusAssumptions(
        detour=entry.decimal("detour", 1, 5),
        bus_kmh=entry.decimal("speed", 1, 130),
        to_stop=entry.decimal("to_stop", 0, 120),
        walking_below=entry.decimal("walking_below", 0, 20),
        walking_kmh=entry.decimal("walking_speed", 1, 10),
    )
    entry.close()
    return bus


def _roads(content: object, problems: Problems) -> RoadAssumptions:
    entry = EntryReader(FILE, "roads", content, problems)
    speeds = {}
    for name, kmh in entry.table("speeds").items():
        if isinstance(kmh, bool) or not isinstance(kmh, int | float) or not 1 <= kmh <= 200:
            entry.problem(f"Die Geschwindigkeit von „{name}“ muss eine Zahl von 1 bis 200 sein.")
        else:
            speeds[name] = float(kmh)
    roads = RoadAssumptions(
        kmh=speeds,
        access_kmh=entry.decimal("access_speed", 1, 130),
        access_detour=entry.decimal("access_detour", 1, 5),
        access_limit=entry.decimal("access_limit", 0.1, 20),
    )
    entry.close()
    return roads


def _destination(
    key: str,
    content: object,
    lines: Mapping[str, CarLine],
    known: Mapping[str, InstitutionKind],
    allowed: tuple[Collection[str], Collection[str]],
    problems: Problems,
) -> Destination:
    entry = EntryReader(FILE, key, content, problems)
    measures, indicators = allowed
    official = entry.string("official", "")
    if official and official not in indicators:
        entry.problem(f"„{official}“ bei „official“ ist als Indikator nicht bekannt.")
    line = entry.choice("line", lines)
    norm = entry.decimal("norm", 1, _LONGEST) if entry.has("norm") else None
    destination = Destination(
        key=key,
        kinds=entry.names("kinds", known, "Art von Einrichtungen"),
        title=entry.text("title"),
        nearest=entry.text("nearest"),
        children=entry.text("children"),
        line=lines.get(line) or CarLine(0, 1, 0, 0),
        ages=entry.names("ages", measures, "Merkmal"),
        norm=norm,
        norm_source=entry.text("norm_source") if norm is not None else None,
        official=official,
        limit_km=entry.decimal("limit_km", 0.1, 100) if entry.has("limit_km") else None,
        published=_published(key, entry.table("published"), measures, problems)
        if entry.has("published")
        else None,
    )
    entry.close()
    if destination.published and norm is None and destination.limit_km is None:
        entry.problem("Kinder über dem Richtwert brauchen „norm“ oder „limit_km“.")
    if not destination.kinds:
        entry.problem("Bei „kinds“ steht keine Art von Einrichtungen.")
    return destination


def _published(key: str, content: object, measures: Collection[str], problems: Problems) -> WayMeasures:
    entry = EntryReader(FILE, f"{key}/published", content, problems)
    found = WayMeasures(entry.string("children"), entry.string("beyond"), entry.string("median", ""))
    entry.close()
    for one in (found.children, found.beyond, found.median):
        if one and one not in measures:
            entry.problem(f"„{one}“ ist als Merkmal nicht bekannt.")
    return found


def _breaks(name: str, entry: EntryReader) -> tuple[float, ...]:
    found = entry.numbers(name)
    if list(found) != sorted(set(found)) or not 1 <= len(found) <= 4:
        entry.problem(f"Bei „{name}“ stehen ein bis vier Grenzen in aufsteigender Folge.")
    return found


def _named(text: Text, name: Text) -> Text:
    return {lang: f"{text.get(lang, '')}: {name.get(lang, '')}" for lang in LANGUAGES}
