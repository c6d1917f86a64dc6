"""What the page of open data is made of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from dashboard.indicators.wording.district_words import DistrictWords
from dashboard.open_data.datasets import Dataset
from dashboard.open_data.files import Distribution
from dashboard.open_data.query import CatalogueQuery


@dataclass(frozen=True, slots=True)
class ListedDataset:
    """A row of the catalogue. `searched` are its words, `found` whether it has those that were searched, `first`
    whether it is seen while nothing is searched. `sources` are short names, `more_sources` how many there are besides;
    `example` whether any of its figures is synthetic."""

    dataset: Dataset
    levels: str
    years: str
    sources: str
    more_sources: int
    example: bool
    next_delivery: str
    area_name: str
    searched: str
    found: bool
    first: bool


@dataclass(frozen=True, slots=True)
class ThemeChip:
    """A theme that entries can be kept to."""

    key: str
    name: str


@dataclass(frozen=True, slots=True)
class PreviewRows:
    """Rows of places: key, name and a text for each of `years`. `said` is what the rows are a part of."""

    level: str
    years: tuple[int, ...]
    rows: tuple[tuple[str, str, tuple[str, ...]], ...]
    said: str


@dataclass(frozen=True, slots=True)
class OwnFigure:
    """The district's newest figure: the year, the number, what stands behind it, and whether it is synthetic."""

    year: str
    value: str
    said: str
    example: bool


@dataclass(frozen=True, slots=True)
class ListedFile:
    """A file: `said` what is in it, `size` in words, empty where it has not been made yet."""

    file: Distribution
    address: str
    said: str
    size: str


@dataclass(frozen=True, slots=True)
class DatasetPanel:
    """All that is said of the chosen data set. `facts` are label and text; `citation` is
    how it is named where it is used. Snippets and embedding are there for indicators alone."""

    dataset: Dataset
    title: str
    status: str
    definition: str
    own: OwnFigure | None
    preview: PreviewRows | None
    files: tuple[ListedFile, ...]
    facts: tuple[tuple[str, str], ...]
    citation: str
    page: str
    snippets: Mapping[str, str]
    embedding: str


@dataclass(frozen=True, slots=True)
class ListedVersion:
    """A data version: `said` what it changed, `mark` a word for what stands out, `shown` whether the page shows it."""

    version: str
    day: date
    said: str
    mark: str
    address: str
    shown: bool


@dataclass(frozen=True, slots=True)
class OpenDataParts:
    """`links` are addresses for machines by name, of those that there are; `package_size` is empty while unknown."""

    query: CatalogueQuery
    rows: Sequence[ListedDataset]
    chips: Sequence[ThemeChip]
    total: int
    panel: DatasetPanel | None
    versions: Sequence[ListedVersion]
    links: Mapping[str, str]
    package: str
    package_size: str
    has_examples: bool
    words: DistrictWords
    version: str

    @property
    def lang(self) -> str:
        """The language of the page."""
        return self.query.lang
