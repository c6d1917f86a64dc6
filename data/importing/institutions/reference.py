"""What a table of institutions is read against: kinds, sources, places, boundaries, and what is stored."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date

from dashboard.domain.institutions.entries import Entries
from dashboard.domain.institutions.institution import Institution, InstitutionKind
from dashboard.domain.institutions.locality import Locality
from dashboard.domain.measure import Source
from dashboard.domain.observation import Provenance
from data.catalogue.kinds import kinds
from data.geography.postcodes import postcodes
from data.germany.areas import areas_of, germany, is_shipped
from data.importing.institutions.boundaries import Boundaries
from data.importing.tables.areas import key_of, meant_key
from data.importing.tables.known_areas import KnownAreas

OWN = "landkreis"
"""The catalogue's source of what comes without one."""


@dataclass(frozen=True, slots=True)
class ImportOptions:
    """What a person says about files, each empty where nothing is said.

    `complete` is the key of the area of which they name all institutions of their kinds; `crs` and `kind` are
    the CRS and the kind (`art`) of geodata that names none.
    """

    complete: str = ""
    crs: str = ""
    kind: str = ""


NO_OPTIONS = ImportOptions()


@dataclass(slots=True)
class Reference:
    """`stored` is what counts of earlier deliveries, figures as delivered. `boundaries` None leaves out where
    points lie, `ships` lets examples in: both for the tables that ship. `merges` are pairs of keys, the one that goes
    and the one that stays, which a table may merge; `former` finds by a former key the institution that has it now.
    """

    district: str
    known: Collection[str]
    sources: Mapping[str, Source]
    stored: Entries = field(default_factory=Entries)
    boundaries: Boundaries | None = None
    ships: bool = False
    options: ImportOptions = NO_OPTIONS
    today: date = field(default_factory=date.today)
    kinds: Mapping[str, InstitutionKind] = field(default_factory=kinds)
    merges: Collection[tuple[str, str]] = ()
    kind_words: Mapping[str, str] = field(init=False)
    former: Mapping[str, Institution] = field(init=False)

    def __post_init__(self) -> None:
        """All names of kinds, lower case, with their keys; and all former keys."""
        self.former = {old: one for one in self.stored.institutions for old in one.former}
        self.kind_words = {
            word: one.key
            for one in self.kinds.values()
            for word in (one.key, one.name["de"].lower(), one.plural["de"].lower(), *one.words)
        }

    def municipality(self, text: str) -> tuple[str, str]:
        """The key of today's municipality that a text means, else empty; and for people what is wrong."""
        key = key_of(text, self.known) or text
        if len(key) == 8 and is_shipped(key):
            return key, ""
        if _is_city(text):
            return text, ""
        if isinstance(self.known, KnownAreas) and key in self.known.successors:
            return (
                "",
                f"Die Gemeinde {key} gibt es nicht mehr; sie gehört heute zu {self.known.successors[key]}.",
            )
        if key in self.known:
            return "", f"„{text}“ ist keine heutige Gemeinde."
        meant = meant_key(text, self.known)
        hint = f"; gemeint ist vielleicht {meant}" if meant else ""
        return "", f"Das Gebietsverzeichnis kennt die Gemeinde „{text[:60]}“ nicht{hint}."

    def by_postcode(self, postcode: str, town: str) -> str:
        """The municipality of a postcode: its only one, or the one that is called like the town; else empty."""
        keys = [key for key in postcodes().get(postcode, ()) if is_shipped(key)]
        named = [key for key in keys if self.name_of(key).casefold() == town.casefold()]
        found = named or keys
        return found[0] if len(found) == 1 else ""

    def lies_in(self, municipality: str, area: str) -> bool:
        """Whether a municipality is an area, or lies in this Amt or district."""
        found = germany().areas.get(municipality)
        return area in (municipality, municipality[:5], found.amt if found else "")

    def name_of(self, municipality: str) -> str:
        """The name of a municipality of Germany, its key where it has none."""
        areas = germany().areas
        area = areas.get(municipality) or areas.get(municipality[:5] if _is_city(municipality) else "")
        return area.name if area else municipality

    def locality(self, municipality: str, *names: str) -> Locality | None:
        """The first named place of a municipality that is called like this, else the municipality's own."""
        places = [one for one in self.stored.localities if one.municipality == municipality]
        for name in (*names, self.name_of(municipality)):
            for one in places:
                if name and one.name.casefold() == name.casefold():
                    return one
        return next((one for one in places if one.key == municipality), None)

    def origin(self, source: str) -> tuple[str, str, Provenance]:
        """Source, licence and provenance of an entry: what the catalogue says of a key, else the district's own."""
        found = self.sources.get(source or OWN)
        if found is None:
            return source or OWN, "", Provenance.DISTRICT
        return source or OWN, found.licence, found.provenance


def _is_city(key: str) -> bool:
    """Whether a key is that of a municipality that is a district by itself."""
    return len(key) == 8 and key.endswith("000") and is_shipped(key[:5]) and not areas_of(key[:5])
