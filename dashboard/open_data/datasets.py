"""Data sets of the catalogue: each indicator, and what the data API gives besides."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from dashboard.domain.indicator import Catalogue, Indicator
from dashboard.domain.measure import Source, Text
from dashboard.domain.observation import Provenance
from dashboard.domain.slab import Offer
from dashboard.open_data.files import PATH, Distribution, files_of, page_of
from dashboard.open_data.guide import area_of
from dashboard.texts import LANGUAGES, say

INSTITUTIONS, STRATEGY, INTEGRATION = "bildungslandkarte", "strategie", "integration"
"""Themes of data sets that are no indicators; the last one is a theme of the catalogue, too."""
POINTS, AREAS, CELLS = "punkt", "flaeche", "zelle"
"""Levels of data sets that are no indicators, beside those of `dashboard.domain.area`."""
UNDETERMINED = "und"
"""The tag of BCP 47 for words whose language is not noted."""


@dataclass(frozen=True, slots=True)
class Dataset:
    """One entry of the catalogue.

    `theme` is a key, `theme_name` its wording. `levels` are those of `dashboard.domain.area`, or POINTS, AREAS and
    CELLS. `years` are those of which there is anything, ascending, none where the entry is of today. `sources` are all
    behind its figures, `modified` the day of the data version in which they changed last. `next_delivery` is the day
    by which new figures are expected, None where nobody has said; `running` are entries that change at any time.
    `keywords` are other words for it and names of the measures behind it, by language; `und` are those whose
    language nobody has noted. `area` is the area of the guide to
    municipal education monitoring, a letter, empty where it has none. `page` is the address of its page.
    """

    key: str
    title: Text
    description: Text
    theme: str
    theme_name: Text
    levels: tuple[str, ...]
    years: tuple[int, ...]
    sources: tuple[Source, ...]
    modified: date
    version: str
    distributions: tuple[Distribution, ...]
    page: str
    next_delivery: date | None = None
    running: bool = False
    keywords: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    area: str = ""
    indicator: bool = True

    @property
    def licences(self) -> tuple[str, ...]:
        """The licences of its sources, each once."""
        return tuple(dict.fromkeys(one.licence for one in self.sources if one.licence))

    @property
    def is_example(self) -> bool:
        """Whether any of its figures is synthetic."""
        return any(one.provenance is Provenance.EXAMPLE for one in self.sources)


def indicator_dataset(
    indicator: Indicator,
    catalogue: Catalogue,
    offer: Offer,
    sources: Iterable[str],
    *,
    version: str,
    modified: date,
) -> Dataset:
    """The data set of an indicator; `sources` are the keys of those behind its figures."""
    measures = (catalogue.measures.get(key) for key in (*indicator.numerator, *indicator.denominator))
    counted = [one.name for one in measures if one is not None]
    return Dataset(
        key=indicator.key,
        title=indicator.name,
        description=indicator.definition,
        theme=indicator.theme,
        theme_name=catalogue.themes[indicator.theme].name,
        levels=offer.levels(),
        years=tuple(sorted({year for years in offer.years.values() for year in years})),
        sources=_known(sources, catalogue.sources),
        modified=modified,
        version=version,
        distributions=files_of(indicator.key),
        page=page_of(indicator.key),
        next_delivery=indicator.next_delivery,
        keywords={
            **{lang: tuple(dict.fromkeys(name[lang] for name in counted)) for lang in LANGUAGES},
            UNDETERMINED: indicator.synonyms,
        },
        area=area_of(indicator.key),
    )


@dataclass(frozen=True, slots=True)
class _ApiDataset:
    """What the data API gives besides indicators; `texts` begins the keys of its wording."""

    key: str
    theme: str
    levels: tuple[str, ...]
    area: str
    files: tuple[Distribution, ...]


API_DATASETS = (
    _ApiDataset(
        "einrichtungen",
        INSTITUTIONS,
        (POINTS,),
        "B",
        (
            *(Distribution(one, f"/api/v1/einrichtungen?format={one}") for one in ("csv", "json", "geojson")),
            *(Distribution(one, f"/bildungslandkarte.{one}") for one in ("xlsx", "gpkg")),
        ),
    ),
    _ApiDataset(
        "einzugsbereiche",
        INSTITUTIONS,
        (AREAS,),
        "D",
        (Distribution("geojson", "/api/v1/einzugsbereiche.geojson"),),
    ),
    _ApiDataset(
        "erreichbarkeit",
        INSTITUTIONS,
        (CELLS, "gemeinde", "amt", "kreis"),
        "B",
        tuple(
            Distribution(kind, f"/api/v1/erreichbarkeit?ebene=zelle&format={kind}")
            for kind in ("csv", "json")
        ),
    ),
    _ApiDataset(
        "kurse",
        INTEGRATION,
        (POINTS,),
        "G",
        (
            *(Distribution(kind, f"/api/v1/kurse?format={kind}") for kind in ("csv", "json")),
            Distribution("ics", "/kurse.ics"),
        ),
    ),
    _ApiDataset(
        "warteliste",
        INTEGRATION,
        ("gemeinde",),
        "G",
        tuple(Distribution(kind, f"/api/v1/warteliste?format={kind}") for kind in ("csv", "json")),
    ),
    _ApiDataset("massnahmen", STRATEGY, ("kreis",), "", (Distribution("json", "/api/v1/massnahmen"),)),
)
"""In the order of the catalogue, behind the indicators."""
API_KEYS = frozenset(one.key for one in API_DATASETS)
PAGES = {
    "einrichtungen": "/bildungslandkarte",
    "einzugsbereiche": "/bildungslandkarte",
    "erreichbarkeit": "/bildungslandkarte",
    "kurse": "/integration",
    "warteliste": "/integration",
    "massnahmen": "/strategie",
}
"""Pages on which the data API's other data sets are seen."""


def api_datasets(
    there: Mapping[str, Sequence[str]], catalogue: Catalogue, *, version: str, modified: date
) -> tuple[Dataset, ...]:
    """The data sets that are no indicators; `there` gives for each that has anything the keys of its sources."""
    return tuple(
        Dataset(
            key=one.key,
            title=_both(f"open_data_set_{one.key}"),
            description=_both(f"open_data_about_{one.key}"),
            theme=one.theme,
            theme_name=catalogue.themes[one.theme].name
            if one.theme in catalogue.themes
            else _both(f"open_data_theme_{one.theme}"),
            levels=one.levels,
            years=(),
            sources=_known(there[one.key], catalogue.sources),
            modified=modified,
            version=version,
            distributions=one.files,
            page=f"{PATH}/{one.key}",
            running=True,
            area=one.area,
            indicator=False,
        )
        for one in API_DATASETS
        if one.key in there
    )


def _known(keys: Iterable[str], sources: Mapping[str, Source]) -> tuple[Source, ...]:
    wanted = frozenset(keys)
    return tuple(source for key, source in sources.items() if key in wanted)


def _both(key: str) -> Text:
    return {lang: say(lang, key) for lang in LANGUAGES}
