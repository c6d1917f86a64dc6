"""What the screen of versions shows, as its address says it: two versions, a filter, a page, a cell."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from dashboard.staff.versions.cell_states import ChangeKind

_LONGEST = 80


@dataclass(frozen=True, slots=True)
class AskedCell:
    """A cell whose origin is asked for."""

    indicator: str
    area: str
    year: int
    breakdown: str = ""

    def text(self) -> str:
        """As it stands in the address: `kinderarmut|13076|2022|`."""
        return "|".join((self.indicator, self.area, str(self.year), self.breakdown))


@dataclass(frozen=True, slots=True)
class VersionsAddress:
    """`versions` are those that are ticked, `kind` None shows every difference; `page` counts from 1. `of` is the
    version whose files and withdrawal are shown, empty for the newer one of the two."""

    versions: tuple[str, ...] = ()
    kind: ChangeKind | None = None
    indicator: str = ""
    area: str = ""
    page: int = 1
    cell: AskedCell | None = None

    @classmethod
    def of(cls, query: Mapping[str, Sequence[str]]) -> VersionsAddress:
        """What a query asks for; whatever it cannot mean is left out."""

        def one(name: str) -> str:
            return next(iter(query.get(name, ())), "")[:_LONGEST]

        kinds = {kind.key: kind for kind in ChangeKind}
        page = one("seite")
        return cls(
            versions=tuple(dict.fromkeys(text[:_LONGEST] for text in query.get("v", ())))[:2],
            kind=kinds.get(one("art")),
            indicator=one("indikator"),
            area=one("gebiet"),
            page=max(1, int(page)) if page.isascii() and page.isdigit() and len(page) < 6 else 1,
            cell=_cell(next(iter(query.get("woher", ())), "")[: 3 * _LONGEST]),
        )

    def query(self) -> str:
        """The query of the address; what is as usual is left out."""
        fields: list[tuple[str, str]] = [("v", one) for one in self.versions]
        fields += [("art", self.kind.key)] if self.kind is not None else []
        fields += [("indikator", self.indicator)] if self.indicator else []
        fields += [("gebiet", self.area)] if self.area else []
        fields += [("seite", str(self.page))] if self.page > 1 else []
        fields += [("woher", self.cell.text())] if self.cell else []
        return urlencode(fields, safe="|:")

    def with_kind(self, kind: ChangeKind | None) -> VersionsAddress:
        """The same from its first page with another filter."""
        return replace(self, kind=kind, page=1, cell=None)

    def with_page(self, page: int) -> VersionsAddress:
        """Another page of the same."""
        return replace(self, page=page, cell=None)

    def with_cell(self, cell: AskedCell) -> VersionsAddress:
        """The same with the origin of a cell."""
        return replace(self, cell=cell)


def _cell(text: str) -> AskedCell | None:
    parts = text.split("|")
    if len(parts) not in (3, 4) or not all(parts[:3]):
        return None
    year = parts[2]
    if not (year.isascii() and year.isdigit() and len(year) == 4):
        return None
    return AskedCell(parts[0], parts[1], int(year), parts[3] if len(parts) == 4 else "")
