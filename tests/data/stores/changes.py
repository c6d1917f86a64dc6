"""Stores with a history, and every kind of change that can be made to them: what kills and full disks are
tried on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from dashboard.domain.indicator import Catalogue
from dashboard.domain.institutions.catchment import Catchment
from dashboard.domain.institutions.entries import CompleteKind, Entries
from dashboard.domain.institutions.institution import Institution, InstitutionFigure
from dashboard.domain.institutions.locality import Locality
from dashboard.domain.measure import Measure
from dashboard.domain.observation import Status
from dashboard.settings import RawSettings
from data.catalogue.loader import load
from data.importing.write import import_deliveries
from data.prepare import prepare
from data.publishing.drafts import publish_draft
from data.publishing.release import Outcome
from data.publishing.rollback import rollback
from data.stores.database import opened
from data.stores.institutions.schema import PUBLISHED_TABLES, RAW_TABLES, complete_kind
from tests.data.stores.deliveries import delivery
from tests.databases.worlds import World

EXAMPLE = "beispieldaten"
MUSIC = Measure(
    "musikschulen",
    {"de": "Musikschulen", "en": "Music schools"},
    "institutions",
    {"de": "Einrichtungen", "en": "institutions"},
    {"de": "1. Oktober", "en": "1 October"},
)
KEPT = delivery(
    ("tagespflegepersonen", "13076001", 2021, 60.0, EXAMPLE),
    name="bleibt.csv",
    entries=Entries((Institution("hort-nord", "hort", "Hort Nord", "13076002"),)),
)


def kita(key: str, places: int | None = None) -> Institution:
    return Institution(key, "kita", f"Kita {key}", "13076001", places=places)


SCHOOL = Institution(
    "75130901", "grundschule", "Goethe-Schule", "13076002", longitude=11.66, latitude=53.43, position="exact"
)
OLDER = Entries(
    institutions=(kita("k1"), kita("k2"), SCHOOL),
    catchments=(Catchment(SCHOOL.key, "grundschule", 2026, None, municipality="13076002", part="Nord"),),
    localities=(Locality("nord", "Nord", "13076002", 11.66, 53.43),),
)
NEWEST = Entries(
    institutions=(kita("k2", 40), kita("k3")),
    figures=(InstitutionFigure("k2", "kita_plaetze", 2024, "", 40.0, Status.REPORTED, "landkreis"),),
)
NEW = Entries(institutions=(kita("k4", 12),), complete=(CompleteKind("kita", "13076"),))
"""What three imports bring beside their figures: the second overrules the first, the third both."""


@lru_cache(maxsize=1)
def few() -> Catalogue:
    """The catalogue with four indicators: reading and storing all would take longer than all the rest of a
    change."""
    whole = load()
    indicators = {
        key: whole.indicators[key] for key in ("kitas", "kita_plaetze", "tagespflegepersonen", "bevoelkerung")
    }
    measures = {one: whole.measures[one] for entry in indicators.values() for one in entry.numerator}
    return replace(whole, indicators=indicators, measures=measures, sums=(), opening="kitas")


def bring(settings: RawSettings, *rows: Any, **more: Any) -> Outcome:
    given = rows[0] if len(rows) == 1 and not isinstance(rows[0], tuple) else delivery(*rows, **more)
    with opened(settings.raw_database_url, settings.database_url) as (raw, published):
        return import_deliveries(raw, published, [given], "test")


def take_back(settings: RawSettings, version: str) -> Outcome:
    with opened(settings.raw_database_url, settings.database_url) as (raw, published):
        return rollback(raw, published, version)


def publish(settings: RawSettings, version: str) -> Outcome:
    with opened(settings.raw_database_url, settings.database_url) as (raw, published):
        return publish_draft(raw, published, version)


@dataclass
class History:
    """Both stores after what ships, three imports and a draft."""

    settings: RawSettings
    folder: Path
    versions: dict[str, str] = field(default_factory=dict)

    def make(self) -> None:
        world = World(self.folder / "world")
        world.counts("kitas", 2021, {"13076001": "4", "13076002": "5"})
        self.versions["shipped"] = prepare(self.settings, folder=world.folder).version
        later = World(self.folder / "later")
        later.counts("kitas", 2021, {"13076001": "4", "13076002": "6"})
        self.versions["kept"] = bring(self.settings, KEPT).version
        older = delivery(("kitas", "13076001", 2021, 7.0, EXAMPLE), entries=OLDER)
        newest = delivery(("kita_plaetze", "13076001", 2021, 50.0, EXAMPLE), entries=NEWEST)
        self.versions["older"] = bring(self.settings, older).version
        self.versions["newest"] = bring(self.settings, newest).version
        with opened(self.settings.raw_database_url, self.settings.database_url) as (raw, published):
            entries = Entries(institutions=(kita("k9"),))
            row = ("kitas", "13076001", 2022, 11.0, EXAMPLE)
            given = [delivery(row, name="entwurf.csv", entries=entries)]
            self.versions["draft"] = import_deliveries(raw, published, given, "test", draft=True).version

    def changes(self) -> dict[str, Callable[[], Outcome]]:
        new = delivery(
            ("kitas", "13076001", 2023, 9.0, EXAMPLE),
            (MUSIC.key, "13076001", 2021, 3.0, "landkreis"),
            ("bevoelkerung", "13076001", 2021, 800.0, "gv_isys"),
            name="neu.csv",
            measures=(MUSIC,),
            entries=NEW,
        )
        return {
            "import": lambda: bring(self.settings, new),
            "publish": lambda: publish(self.settings, self.versions["draft"]),
            "rollback of the newest": lambda: take_back(self.settings, self.versions["newest"]),
            "rollback of an older one": lambda: take_back(self.settings, self.versions["older"]),
            "prepare": lambda: prepare(self.settings, folder=self.folder / "later"),
        }

    def next_command(self) -> Outcome:
        """A command that changes nothing by itself: the file is there already."""
        return bring(self.settings, KEPT)


_SHOWN = """
select r.version, s.indicator, s.level, s.breakdown, a.key, c.year, c.value, c.status
from published_release r
join manifest m on m.release_id = r.id
join series s on s.indicator = m.indicator
join published_cell c on c.release_id = m.cells_release_id and c.series_id = s.id
join area a on a.id = c.area_id
where r.id = (select max(id) from published_release where state = 'published')
"""
_ENTRIES = """
select r.version, '{table}', {columns}
from published_release r
join entry_manifest m on m.release_id = r.id and m.part = '{part}'
join {table} t on t.release_id = m.rows_release_id
where r.id = (select max(id) from published_release where state = 'published')
"""
_ROADS = """
select r.version, 'road_way', n.file, w.number, w.longitude, w.latitude
from road_network n join road_way w on w.network_id = n.id cross join published_release r
where r.id = (select max(id) from published_release where state = 'published')
"""
_COUNTED = ("observation", *(one.name for one in RAW_TABLES.values()), complete_kind.name)
_COUNTS = ", ".join(f"(select count(*) from {one} o where o.release_id = r.id)" for one in _COUNTED)
_KNOWN = f"select r.version, r.state, r.position, {_COUNTS} from release r"
_MARKS = "select (select max(operation) from pairing), (select max(operation) from journal)"


def shown(settings: RawSettings) -> frozenset[tuple[object, ...]]:
    """Everything that readers see now, each value, institution and way with the version it is shown under."""
    url = settings.database_url
    found = _asked(url, _SHOWN) + _asked(url, _ROADS)
    for part, table in PUBLISHED_TABLES.items():
        columns = ", ".join(f't."{one.name}"' for one in table.columns if one.name != "release_id")
        found += _asked(url, _ENTRIES.format(table=table.name, part=part, columns=columns))
    return frozenset(found)


def values(seen: frozenset[tuple[object, ...]]) -> frozenset[tuple[object, ...]]:
    """The same without the version."""
    return frozenset(one[1:] for one in seen)


def kept(settings: RawSettings) -> list[tuple[object, ...]]:
    """What the raw store knows: each release, its state, and how many figures and entries of each part it has."""
    return sorted(_asked(settings.raw_database_url, _KNOWN))


def is_open(settings: RawSettings) -> bool:
    """Whether a change was begun and neither finished nor undone."""
    return _asked(settings.raw_database_url, _MARKS)[0][1] is not None


def _asked(url: str, question: str) -> list[tuple[object, ...]]:
    with opened(url) as (engine,), engine.connect() as connection:
        return [tuple(row) for row in connection.exec_driver_sql(question)]
