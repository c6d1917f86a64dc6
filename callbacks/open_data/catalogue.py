"""The data sets of one district in a data version, as the page `/daten`, its files and the DCAT catalogue list them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

import numpy as np
import orjson

from callbacks.answers import Answers
from callbacks.district_data import Answer
from callbacks.institutions.institution_data import InstitutionData, present_day
from callbacks.integration.course_data import CourseData
from dashboard.domain.area import FEDERATION, LEVELS
from dashboard.domain.definitions.of_district import strategy_of
from dashboard.domain.slab import Cells
from dashboard.open_data.datasets import Dataset, api_datasets, indicator_dataset
from data.repository import PublishedRelease

EXAMPLES = "beispieldaten"
"""The source of what is synthetic."""
GRID = "zensusgitter_2021"
"""The source of the children that ways are reckoned for."""


class DataCatalogue:
    """Lists data sets; safe to share between threads."""

    def __init__(self, answers: Answers, institutions: InstitutionData) -> None:
        self.answers = answers
        self._institutions = institutions
        self._courses = CourseData(institutions)

    def datasets(self, answer: Answer) -> tuple[Dataset, ...]:
        """Indicators of which there are figures, in the catalogue's order, then what the data API gives besides; of
        official figures alone where the answer's selection asks for them."""

        def make() -> tuple[Dataset, ...]:
            catalogue, official = answer.possible.catalogue, answer.selection.official
            changed, sources = self._changed(answer.version), self._sources(answer)
            made = self._made(answer.version)
            found = tuple(
                indicator_dataset(
                    one,
                    catalogue,
                    answer.possible.offers[one.key],
                    sources[one.key],
                    version=answer.version,
                    modified=changed.get(one.key, made),
                )
                for one in catalogue.indicators.values()
                if sources[one.key]
            )
            there = self._beside(answer, official=official)
            return found + api_datasets(there, catalogue, version=answer.version, modified=made)

        key = (
            "open data sets",
            self.answers.edition(answer.version),
            answer.selection.official,
            present_day(),
        )
        return self.answers.keep(key, make, most=4)

    def releases(self) -> tuple[PublishedRelease, ...]:
        """All data versions that can be shown, the newest first."""
        return self.answers.repository.releases()

    def _sources(self, answer: Answer) -> Mapping[str, frozenset[str]]:
        """By indicator the keys of the sources behind its figures: those of the store, and where figures ship besides
        those of the cells that are given."""
        repository, version, official = self.answers.repository, answer.version, answer.selection.official
        places = [key for level in LEVELS for key in self._places(answer, level)]
        stored = repository.source_keys(places, version, official=official)

        def of(key: str) -> frozenset[str]:
            series = answer.possible.offers[key].years
            if not any(repository.shipped_years(key, *one, version=version) for one in series):
                return stored.get(key, frozenset())
            return frozenset(
                source for one in series for source in used_sources(self._cells(answer, key, *one))
            )

        return {key: of(key) for key in answer.possible.offers}

    def _places(self, answer: Answer, level: str) -> tuple[str, ...]:
        return places_above(self.answers.district, level) or answer.possible.places(level)

    def _cells(self, answer: Answer, indicator: str, level: str, breakdown: str) -> Cells:
        return self.answers.repository.cells(
            *(indicator, level, breakdown),
            places=self._places(answer, level),
            version=answer.version,
            official=answer.selection.official,
        )

    def _changed(self, version: str) -> Mapping[str, date]:
        """By indicator the day of the data version, up to this one, that computed it last."""
        found: dict[str, date] = {}
        every = self.releases()
        at = next(number for number, one in enumerate(every) if one.version == version)
        for one in reversed(every[at:]):
            found |= dict.fromkeys(recomputed(one), one.made_at.date())
        return found

    def _made(self, version: str) -> date:
        return next(one.made_at for one in self.releases() if one.version == version).date()

    def _beside(self, answer: Answer, *, official: bool) -> Mapping[str, Sequence[str]]:
        """What there is besides indicators, with the keys of its sources."""
        return dict(self._found_beside(answer, official=official))

    def _found_beside(self, answer: Answer, *, official: bool) -> Iterator[tuple[str, Sequence[str]]]:
        version, today = answer.version, present_day()
        published = self._institutions.published(version, official=official, today=today)
        if published.institutions:
            yield "einrichtungen", [one.source for one in published.institutions]
        if published.catchments:
            yield "einzugsbereiche", [one.source for one in published.catchments]
        if published.institutions:
            yield "erreichbarkeit", [GRID, *(one.source for one in published.institutions)]
        if courses := self._courses.courses(version, official=official):
            yield "kurse", [one.source for one in courses]
        if queues := self._courses.queues(version, today, official=official):
            yield "warteliste", [one.source for one in queues]
        stated = strategy_of(answer.possible.catalogue, self.answers.district).actions
        if actions := [one for one in stated if not (official and one.example)]:
            yield "massnahmen", [EXAMPLES for one in actions if one.example]


def places_above(district: str, level: str) -> tuple[str, ...]:
    """The areas of a level that a data set has figures of where the data API has no choice of its own: the state and
    Germany; none at other levels."""
    return {"land": (district[:2],), "bund": (FEDERATION,)}.get(level, ())


def used_sources(cells: Cells) -> tuple[str, ...]:
    """The sources of the cells' figures, hidden ones among them."""
    return tuple(cells.sources[index] for index in np.unique(cells.source).tolist() if index >= 0)


def recomputed(release: PublishedRelease) -> tuple[str, ...]:
    """Keys of the indicators that a data version computed anew."""
    found = orjson.loads(release.report or "{}")
    return tuple(found.get("indicators", ())) if isinstance(found, dict) else ()
