"""What is said of drafts to whoever looks at them."""

from __future__ import annotations

from collections.abc import Sequence

from callbacks.staff.screens import Visit
from dashboard.domain.indicator import Catalogue
from dashboard.staff.jobs.job import JobKind, StaffJob
from dashboard.staff.release.flow import DraftState, release_problem
from dashboard.staff.rights import Right
from dashboard.texts import say
from data.catalogue.loader import load
from data.definitions.stored import definitions, touched_by
from data.own_tables import extended
from data.staff.release.drafts import DraftRelease, discarded, draft, drafts
from layouts.staff.release.page import DraftParts

PREVIEWS = "/fassungen/vorschau/<version>"


def draft_parts(visit: Visit) -> list[DraftParts]:
    """All drafts, newest first, without their measures."""
    with visit.staff.store.reading() as connection:
        found = drafts(connection)
    jobs = visit.staff.jobs.open_jobs() if found else ()
    return [_parts(visit, one, jobs) for one in found]


def discarded_parts(visit: Visit) -> list[DraftParts]:
    """Drafts that were thrown away, newest first."""
    with visit.staff.store.reading() as connection:
        found = discarded(connection)
    return [_parts(visit, one, ()) for one in found]


def draft_to_look_at(visit: Visit, version: str) -> DraftParts:
    """One draft with the names of its measures. Raises ReleaseError where there is none of this version."""
    with visit.staff.store.reading() as connection:
        found = draft(connection, version)
        catalogue = extended(load(), *definitions(connection))
        measures = _names(catalogue, touched_by(connection, found.id), visit.lang)
    return _parts(visit, found, visit.staff.jobs.open_jobs(), measures)


def _names(catalogue: Catalogue, measures: frozenset[str], lang: str) -> list[str]:
    known = (catalogue.measures.get(one) for one in measures)
    return sorted(one.name[lang] for one in known if one is not None)


def _parts(
    visit: Visit, one: DraftRelease, jobs: Sequence[StaffJob], measures: Sequence[str] = ()
) -> DraftParts:
    four_eyes = visit.staff.settings.four_eyes
    problem = release_problem(one.steps, visit.account.name, four_eyes=four_eyes)
    has_right = visit.may(Right.RELEASE)
    waits = one.state is DraftState.SUBMITTED
    hindrance = ""
    if waits and not has_right:
        hindrance = say(visit.lang, "staff_release_no_right")
    elif problem and (waits or not visit.may(Right.EDIT)):
        hindrance = say(visit.lang, problem, version=one.version)
    shown = any(route.path == PREVIEWS for route in visit.staff.routes)
    return DraftParts(
        version=one.version,
        note=one.note,
        state=one.state,
        steps=one.steps,
        files=[file.name for file in one.files],
        measures=measures,
        may_edit=visit.may(Right.EDIT),
        may_release=has_right and not problem,
        hindrance=hindrance,
        job=next((job for job in jobs if (job.kind, job.subject) == (JobKind.RELEASE, one.version)), None),
        preview=PREVIEWS.replace("<version>", one.version) if shown else "",
    )
