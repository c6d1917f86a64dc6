"""What every file is read against: the catalogue, the areas of the district, and what was delivered before."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import cache, partial

from dashboard.domain.area import Area
from dashboard.domain.indicator import Catalogue
from dashboard.domain.institutions.entries import Entries
from dashboard.domain.templates.returned import IssuedTemplate
from dashboard.domain.territory import Change
from dashboard.errors import StoreError
from dashboard.settings import RawSettings
from data import embedded_figures, embedded_institutions
from data.catalogue.loader import load
from data.definitions.read import KnownDefinitions
from data.definitions.stored import definitions
from data.definitions.together import known_definitions
from data.geography.register import read_areas, read_changes
from data.germany.areas import changes_of, with_district
from data.importing.checks.plausibility.earlier_figures import NO_FIGURES, StoredBefore
from data.importing.institutions.boundaries import Boundaries
from data.importing.institutions.reference import NO_OPTIONS, ImportOptions, Reference
from data.importing.mapping.place_names import PlaceNames
from data.importing.mapping.read import names_of_district
from data.importing.tables.known_areas import KnownAreas
from data.publishing.institutions.current import delivered_entries
from data.publishing.stored_figures import StoredFigures
from data.stores.database import open_database, opened, require_current, sentences
from data.stores.templates.issues import issued_templates


@dataclass(frozen=True, slots=True)
class ImportKnowledge:
    """`known` are the areas that may be delivered, `changes` the register of changed ones. `reference` gives what
    institutions are read against, `names` what places may be called: both are made when they are first asked for.
    `defined` is what definition files are checked against, None for the catalogue alone. `issued` is the register of
    templates, None without a raw store."""

    district: str
    catalogue: Catalogue
    areas: Sequence[Area]
    known: KnownAreas
    changes: Sequence[Change]
    reference: Callable[[], Reference]
    names: Callable[[], PlaceNames]
    defined: KnownDefinitions | None = None
    issued: Collection[IssuedTemplate] | None = None


def knowledge_of(settings: RawSettings, options: ImportOptions = NO_OPTIONS) -> ImportKnowledge:
    """What there is to know now. Raises StoreError only where a store that is there cannot be read later on."""
    areas = read_areas(embedded_figures.FOLDER / "areas.csv")
    changes = read_changes(embedded_figures.FOLDER / "changes.csv")
    areas = with_district(areas, changes, settings.district)
    known = KnownAreas.of(areas, changes, changes_of(settings.district), settings.district)
    defined = definitions_in_force(settings)
    catalogue = defined.catalogue

    @cache
    def reference() -> Reference:
        """Only tables of institutions need boundaries and what is stored."""
        stored = _stored_entries(settings, {one.key: one for one in areas if one.valid_until is None})
        return Reference(
            settings.district,
            known,
            catalogue.sources,
            stored,
            Boundaries(settings.district),
            options=options,
        )

    return ImportKnowledge(
        settings.district,
        catalogue,
        areas,
        known,
        changes,
        reference,
        partial(_names, settings.district),
        defined,
        _issued(settings),
    )


def _issued(settings: RawSettings) -> Collection[IssuedTemplate] | None:
    """The templates that were issued from this store."""
    try:
        with opened(settings.raw_database_url) as (raw,):
            require_current(raw, "raw")
            with sentences(raw), raw.connect() as connection:
                return issued_templates(connection)
    except StoreError:
        return None


@cache
def _names(district: str) -> PlaceNames:
    return names_of_district(district)


def catalogue_of(settings: RawSettings) -> Catalogue:
    """The catalogue with what earlier imports have added; without a raw store just the catalogue."""
    return definitions_in_force(settings).catalogue


def definitions_in_force(settings: RawSettings) -> KnownDefinitions:
    """The catalogue with what published releases define, and what they state; without a raw store what ships."""
    try:
        with opened(settings.raw_database_url) as (raw,):
            require_current(raw, "raw")
            with sentences(raw), raw.connect() as connection:
                return known_definitions(definitions(connection))
    except StoreError:
        return KnownDefinitions(load(), load())


@contextmanager
def earlier_figures(settings: RawSettings, knowledge: ImportKnowledge) -> Iterator[StoredBefore]:
    """What own figures are compared with while files are read; without a raw store nothing."""
    with ExitStack() as held:
        try:
            engine = open_database(settings.raw_database_url, read_only=True)
            held.callback(engine.dispose)
            require_current(engine, "raw")
            held.enter_context(sentences(engine))
            stored = StoredFigures(held.enter_context(engine.connect()))
        except StoreError:
            yield NO_FIGURES
            return
        yield StoredBefore.of(stored.deliveries, knowledge.catalogue.sources, knowledge.areas)


def _stored_entries(settings: RawSettings, areas: Mapping[str, Area]) -> Entries:
    """What counts of earlier deliveries; without a raw store what ships."""
    try:
        with opened(settings.raw_database_url) as (raw,):
            require_current(raw, "raw")
            with sentences(raw), raw.connect() as connection:
                return delivered_entries(connection, areas)
    except StoreError:
        return embedded_institutions.entries()
