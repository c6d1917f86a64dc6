"""Reads the published store, and what ships of all Germany, for everything that is shown: cached by data version,
safe under threads."""

from __future__ import annotations

import hashlib
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import Any, TypeVar

from sqlalchemy import Engine, RowMapping, Select, select

from dashboard.domain.area import LEVELS, SMALL_LEVELS
from dashboard.domain.indicator import Catalogue
from dashboard.domain.institutions.entries import Entries
from dashboard.domain.institutions.population_cell import PopulationCells
from dashboard.domain.report.edition import ReportEdition
from dashboard.domain.report.written import EditionPicture, PublishedEdition
from dashboard.domain.slab import Cells, Offer
from dashboard.domain.territory import Register
from dashboard.errors import StoreError, UnknownKey
from dashboard.indicators.territory.reform import parts as parts_of
from data.cells import NOTHING_PUBLISHED, CellRow, arrange
from data.geography.register import area_ids, stored_areas, stored_changes
from data.germany import areas as all_areas
from data.germany import figures as pack
from data.germany import indicators as pack_indicators
from data.institutions.road_ways import RoadTable, StoredRoads
from data.official import RealYear, has_examples, real_years
from data.publishing.ground import history_of
from data.report.published import EditionListing, PublishedEditions
from data.series_index import (
    TODAY,
    RealYears,
    Series,
    StoredSeries,
    offers_of,
    read_index,
    stored_rows,
    stored_sources,
)
from data.stores import marks, schema, snapshot
from data.stores.database import require_current, sentences
from data.stores.institutions.published import read_entries
from data.stores.store_watch import StoreWatch

T = TypeVar("T")
At = tuple[str, str]
_LOOK_AGAIN_SECONDS = 1.0


@dataclass(frozen=True, slots=True)
class PublishedRelease:
    """One data version that can be shown. `version` is year of making and counter, such as `2026.1`."""

    version: str
    made_at: datetime
    note: str
    digest: str
    report: str


class Repository:
    """The published store as `district` sees it, and beside it the figures of all Germany that ship.

    The store's figures come first; where it has no official one the pack's is given (see `data.germany`).

    Raises StoreError with a sentence when the database is missing, locked, foreign or at another migration
    level, and UnknownKey for indicators, places and data versions it does not hold. Nothing here writes.
    """

    def __init__(self, engine: Engine, district: str) -> None:
        self.district = district
        self._engine = engine
        self._lock = threading.Lock()
        self._releases_at: tuple[float, tuple[PublishedRelease, ...]] | None = None
        self._outdated: frozenset[str] = frozenset()
        self._failed: tuple[float, StoreError] | None = None
        self._watch = StoreWatch(engine)
        self._roads = StoredRoads(engine, district)
        self._editions = PublishedEditions(engine, district)
        self._pack = pack.shipped()
        self.generation = 0
        self._forget()

    def of(self, district: str) -> Repository:
        """The same store as another district sees it."""
        return Repository(self._engine, district)

    def _forget(self) -> None:
        """New caches: whoever is still reading the store before this one keeps filling the old ones."""
        self.generation += 1
        self._editions.forget()
        self._catalogue = lru_cache(maxsize=4)(self._read_catalogue)
        self._register = lru_cache(maxsize=2)(self._read_register)
        self._index = lru_cache(maxsize=4)(self._read_index)
        self._offers = lru_cache(maxsize=12)(self._read_offers)
        self._offered = lru_cache(maxsize=512)(self._read_offered)
        self._has_examples = lru_cache(maxsize=4)(self._read_has_examples)
        self._real_years = lru_cache(maxsize=4)(self._read_real_years)
        self._entries = lru_cache(maxsize=2)(self._read_entries)
        self._cells = lru_cache(maxsize=256)(self._read_cells)
        self._area_ids = lru_cache(maxsize=8)(self._read_area_ids)

    def releases(self) -> tuple[PublishedRelease, ...]:
        """All data versions that can be shown, newest first. Asks the database at most once a second.

        Notices that the store was replaced: `generation` is another then and nothing is remembered of the old
        one.
        """
        asked = time.monotonic()
        with self._lock:
            now = time.monotonic()
            if (
                self._failed is not None and self._failed[0] >= asked
            ):  # somebody asked in vain while this one waited
                raise StoreError(self._failed[1].message)
            if self._releases_at is None or now - self._releases_at[0] > _LOOK_AGAIN_SECONDS:
                try:
                    self._releases_at = (now, self._look(first=self._releases_at is None))
                except StoreError as error:
                    self._failed = (time.monotonic(), error)
                    raise
            return self._releases_at[1]

    def version(self) -> str:
        """The current data version."""
        releases = self.releases()
        if not releases:
            raise StoreError(NOTHING_PUBLISHED)
        return releases[0].version

    def digest(self, version: str | None = None) -> str:
        """A fingerprint of everything a data version shows: for cache addresses, never to be read by
        people."""
        return hashlib.sha256((self._release(version).digest + self._pack.digest).encode()).hexdigest()

    def resolve_version(self, wanted: str | None) -> tuple[str, bool]:
        """The data version to show for a wish from a link, and whether it is known; without a wish the
        current one."""
        current = self.version()
        if not wanted:
            return current, True
        known = any(one.version == wanted for one in self.releases())
        return (wanted, True) if known else (current, False)

    def under_older_rules(self, version: str) -> bool:
        """Whether a data version went off show because it was protected under older rules."""
        self.releases()
        return version in self._outdated

    def catalogue(self, version: str | None = None) -> Catalogue:
        """The catalogue of a data version, by default the current one. Raises UnknownKey for one that is
        gone."""
        return self._catalogue(self._release(version).version)

    def entries(self, version: str | None = None) -> Entries:
        """Institutions, catchments, localities and yearly figures of institutions of a data version; none for
        those that were made before there were any."""
        return self._entries(self._release(version).version)

    def roads(self, cells: PopulationCells) -> RoadTable | None:
        """Ways on the imported road network that begin in these cells; None without one."""
        return self._roads.of(cells)

    def published_editions(self) -> tuple[EditionListing, ...]:
        """The district's editions of the education report, the newest first; withdrawn ones, too, which say so."""
        self.releases()  # notices that the store was replaced
        return self._editions.listed()

    def published_edition(self, key: str) -> PublishedEdition:
        """An edition as it was published, with its figures of that day. Raises UnknownKey."""
        self.releases()
        return self._editions.edition(key)

    def edition(self, key: str) -> ReportEdition:
        """The texts of a published edition. Raises UnknownKey where there is none of this key."""
        return self.published_edition(key).edition

    def edition_picture(self, key: str, picture: str) -> EditionPicture:
        """A picture of a published edition. Raises UnknownKey where there is none."""
        self.releases()
        return self._editions.picture(key, picture)

    def register(self, on: date | None = None) -> Register:
        """Areas of today or of another day, levels from small to large and by name within them, and all
        changes."""
        register = self._register(self.version())
        return register if on is None else register.on(on)

    def has_examples(self, version: str | None = None) -> bool:
        """Whether a data version has example data of the district. Where it has none, those of other districts
        are no figures either: nothing here gives them."""
        return self._has_examples(self._release(version).version)

    def offers(
        self, version: str | None = None, territory: str = TODAY, *, official: bool = False
    ) -> Mapping[str, Offer]:
        """What exists of every indicator of the catalogue, in its order; without any years where nothing
        exists.

        `official`: what exists without example data.
        """
        version = self._release(version).version
        return self._offers(version, territory, official or not self._has_examples(version))

    def shipped_years(
        self, indicator: str, level: str, breakdown: str, *, version: str | None = None
    ) -> tuple[int, ...]:
        """Years in which figures of places of the level ship, wherever in Germany."""
        entry = self.catalogue(version).indicators[indicator]
        return tuple(pack_indicators.years(self._pack, entry, level, breakdown))

    def source_keys(
        self, places: Sequence[str], version: str | None = None, *, official: bool = False
    ) -> Mapping[str, frozenset[str]]:
        """By indicator the keys of the sources of what the store itself has of these places on today's territory."""
        version = self._release(version).version
        ids = self._area_ids(version, None)
        found = [one for (_, _, _, status), one in self._index(version).items() if status is None]
        areas = [ids[key] for key in places if key in ids]
        with sentences(self._engine), self._engine.connect() as connection:
            return stored_sources(connection, found, areas, official or not self._has_examples(version))

    def cells(
        self,
        indicator: str,
        level: str,
        breakdown: str = "",
        *,
        places: Sequence[str],
        version: str | None = None,
        territory: str = TODAY,
        official: bool = False,
    ) -> Cells:
        """All years of one series for these places, in this order; no years where the series does not exist.

        `territory` is `heute`, `berichtsjahr` (each year on its own territory) or a day (the years of that
        territory); places that a year did not have are NOT_COLLECTED without provenance. The arrays are
        shared between callers and read-only. `official` leaves example data out: their cells are
        NOT_COLLECTED, years of nothing else absent.
        """
        version = self._release(version).version
        official = official or not self._has_examples(version)
        return self._cells(version, indicator, level, breakdown, tuple(places), territory, official)

    def _release(self, version: str | None) -> PublishedRelease:
        wanted = version or self.version()
        for one in self.releases():
            if one.version == wanted:
                return one
        raise UnknownKey(f"Den Datenstand „{wanted}“ gibt es nicht (mehr).", version=wanted)

    def _rows(self, statement: Select[Any], keep: Callable[[RowMapping], T]) -> list[T]:
        with sentences(self._engine), self._engine.connect() as connection:
            return [keep(row) for row in connection.execute(statement).mappings()]

    def _look(self, first: bool) -> tuple[PublishedRelease, ...]:
        another = self._watch.another_file()
        if first or another:
            require_current(self._engine, "published")
        table = schema.published_release
        columns = (table.c.version, table.c.made_at, table.c.note, table.c.digest, table.c.report)
        with sentences(self._engine), self._engine.connect() as connection:
            marks.require_protected(connection)
            pair = marks.pairing(connection, schema.published_pairing).pair
            rows = connection.execute(
                select(*columns, table.c.id, table.c.state, table.c.protection).order_by(table.c.id.desc())
            ).all()
        off_show = (one for one in rows if one.state == "superseded" and one.protection < schema.PROTECTION)
        self._outdated = frozenset(one.version for one in off_show)
        content = {row.id: (row.version, row.made_at, row.digest) for row in rows}
        if self._watch.another_content(pair, content) or another:
            self._forget()
        return tuple(PublishedRelease(*row[: len(columns)]) for row in rows if row.state == "published")

    def _read_catalogue(self, version: str) -> Catalogue:
        table = schema.published_release
        return snapshot.load(
            self._rows(select(table.c.catalogue).where(table.c.version == version), _text)[0]
        )

    def _read_entries(self, version: str) -> Entries:
        with sentences(self._engine), self._engine.connect() as connection:
            return read_entries(connection, version)

    def _read_register(self, version: str) -> Register:
        with sentences(self._engine), self._engine.connect() as connection:
            return all_areas.completed(stored_areas(connection), stored_changes(connection), self.district)

    def _read_area_ids(self, version: str, on: date | None) -> Mapping[str, int]:
        with sentences(self._engine), self._engine.connect() as connection:
            return area_ids(connection, on)

    def _read_index(self, version: str) -> Mapping[Series, StoredSeries]:
        with sentences(self._engine), self._engine.connect() as connection:
            return read_index(connection, version, self.district)

    def _read_has_examples(self, version: str) -> bool:
        releases = {one.release for one in self._index(version).values()}
        with sentences(self._engine), self._engine.connect() as connection:
            return has_examples(connection, releases, self.district)

    def _read_real_years(self, version: str) -> RealYears:
        releases = {one.release for one in self._index(version).values()}
        found: dict[tuple[int, int], dict[int, RealYear]] = {}
        with sentences(self._engine), self._engine.connect() as connection:
            for one in real_years(connection, releases, self.district):
                found.setdefault((one.release, one.series), {})[one.year] = one
        return found

    def _read_offers(self, version: str, territory: str, official: bool) -> Mapping[str, Offer]:
        real = self._real_years(version) if official else None
        packed = {key: self._offered(version, key) for key in self.catalogue(version).indicators}
        return offers_of(
            self._index(version), self.catalogue(version), self.register(), territory, real, packed
        )

    def _read_offered(self, version: str, indicator: str) -> Mapping[At, tuple[tuple[int, ...], float]]:
        entry = self.catalogue(version).indicators[indicator]
        return pack_indicators.offered(self._pack, entry, self.district)

    def _read_cells(
        self,
        version: str,
        indicator: str,
        level: str,
        breakdown: str,
        places: tuple[str, ...],
        territory: str,
        official: bool,
    ) -> Cells:
        if indicator not in self.offers(version):
            raise UnknownKey(f"Den Indikator „{indicator}“ gibt es nicht.", indicator=indicator)
        if level not in LEVELS:
            raise UnknownKey(f"Die Ebene „{level}“ gibt es nicht.", level=level)
        years = self.offers(version, territory, official=official)[indicator].years.get(
            (level, breakdown), ()
        )
        entry = self.catalogue(version).indicators[indicator]
        beyond = self._beyond(places)
        if level in SMALL_LEVELS and beyond:
            years = tuple(sorted({*years, *pack_indicators.years(self._pack, entry, level, breakdown)}))
        register = self.register()
        moving = level == "gemeinde" and territory != TODAY
        statuses = {year: register.status_in(year) for year in years} if moving else {}
        past = {status for status in statuses.values() if status != register.status}
        known = {status: self._area_ids(version, status) for status in (None, *past)}
        ever = {area.key for area in (*register.areas.values(), *register.others)} if moving else set()
        packed = all_areas.positions(level)
        for key in places:
            shipped = key in packed and (key in register.areas or key in beyond)
            if key not in ever and not shipped and not any(key in ids for ids in known.values()):
                raise UnknownKey(f"Das Gebiet „{key}“ gibt es nicht.", area=key)
        elsewhere: dict[date, set[str]] = {}
        if past:
            history = history_of((*register.areas.values(), *register.others), register.changes)
            elsewhere = {
                status: {
                    key for key in places if key in parts_of(history, status) or key not in known[status]
                }
                for status in past
            }
        first = {key: column for column, key in reversed(list(enumerate(places)))}
        rows: list[CellRow] = []
        for status in (None, *sorted(past)):
            found, ids = self._index(version).get((indicator, level, breakdown, status)), known[status]
            key_of = {ids[key]: key for key in first if key in ids}
            for area, year, *rest in self._stored(found, tuple(key_of), official):
                of_year = statuses.get(year, register.status)
                if area not in key_of or (status is not None and status != of_year):
                    continue
                if status is not None or key_of[area] not in elsewhere.get(of_year, ()):
                    rows.append((first[key_of[area]], year, *rest))
        cells = arrange(
            rows, (indicator, level, breakdown, version), years, places, [first[key] for key in places]
        )
        official_years = self._offered(version, indicator).get((level, breakdown), ((), 0.0))[0]
        if pack_indicators.years(self._pack, entry, level, breakdown):
            cells = pack_indicators.beside(self._pack, cells, self.catalogue(version), official_years)
        for array in (cells.value, cells.lower, cells.upper, cells.numerator, cells.denominator):
            array.flags.writeable = False
        for codes in (cells.status, cells.provenance, cells.mark, cells.source):
            codes.flags.writeable = False
        return cells

    def _beyond(self, keys: Sequence[str]) -> set[str]:
        """Municipalities that the register of the district does not know; a town that is a district is not among
        its municipalities."""
        parted = bool(self.register().children(self.district))
        return {key for key in keys if key[:5] != self.district or not parted}

    def _stored(
        self, found: StoredSeries | None, areas: tuple[int, ...], official: bool
    ) -> list[tuple[Any, ...]]:
        if found is None or not areas:
            return []
        with sentences(self._engine), self._engine.connect() as connection:
            return stored_rows(connection, found, areas, official)


def _text(row: RowMapping) -> str:
    return str(row["catalogue"])
