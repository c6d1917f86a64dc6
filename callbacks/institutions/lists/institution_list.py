"""The institutions that filters leave, with everything that names them: what API and files give away."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from callbacks.district_data import Answer
from callbacks.institutions.institution_data import InstitutionData, Published, present_day
from dashboard.domain.institutions.institution import Institution
from dashboard.domain.measure import Source
from dashboard.institutions.listing.columns import ListedRow, ListNames, childminder_rows, row_of
from dashboard.institutions.matching import InstitutionHit, matches
from dashboard.institutions.view import InstitutionView
from data.germany.areas import germany


@dataclass(frozen=True, slots=True)
class InstitutionList:
    """`hits` in the order that is asked for; `childminders` as `InstitutionData.childminders_of` gives them, empty
    where a filter asks for what a number does not say."""

    view: InstitutionView
    answer: Answer
    published: Published
    hits: tuple[InstitutionHit, ...]
    childminders: tuple[Institution, ...]
    names: ListNames

    def rows(self) -> list[ListedRow]:
        """Institutions, then the numbers of childminders."""
        lang = self.view.language
        found = [row_of(hit, self.names, lang) for hit in self.hits]
        return [*found, *childminder_rows(self.childminders, self.names, lang)]

    def entries(self) -> tuple[Institution, ...]:
        """What the rows are made of."""
        return (*(hit.institution for hit in self.hits), *self.childminders)

    def sources(self) -> list[Source]:
        """Those of the catalogue that the rows come from, each once."""
        used = dict.fromkeys(one.source for one in self.entries())
        return [self.names.sources[key] for key in used if key in self.names.sources]


def institution_list(
    data: InstitutionData,
    view: InstitutionView,
    answer: Answer,
    published: Published,
    within: Collection[str] | None = None,
) -> InstitutionList:
    """What the filters of a view leave; `within` keeps to municipalities (AGS)."""
    place = published.places.get(view.place)
    found = matches(published.institutions, view, place.point if place else None).hits
    counted = (
        ()
        if _asks_for_one(view)
        else data.childminders_of(answer.version, official=view.official, today=present_day())
    )
    register = data.answers.repository.register()
    return InstitutionList(
        view,
        answer,
        published,
        tuple(hit for hit in found if within is None or hit.institution.municipality in within),
        tuple(
            one for one in counted if view.shows(one.kind) and (within is None or one.municipality in within)
        ),
        ListNames(
            data.kinds, data.answers.repository.catalogue().sources, {**germany().areas, **register.areas}
        ),
    )


def _asks_for_one(view: InstitutionView) -> bool:
    """Whether a filter asks for what only single institutions have."""
    return bool(
        view.radius_km is not None
        or view.open_at is not None
        or view.accessible
        or view.carrier
        or view.languages
    )
