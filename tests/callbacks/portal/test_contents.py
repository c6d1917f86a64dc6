"""What the portal keeps ready, and when it is made anew."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from callbacks.feed.routes import made
from callbacks.institutions.institution_data import InstitutionData
from callbacks.institutions.stored_institutions import StoredInstitutions
from callbacks.integration.course_data import CourseData
from callbacks.open_data.catalogue import DataCatalogue
from callbacks.open_data.interface_page import examples
from callbacks.portal.contents import PortalContents
from callbacks.report.editions import GivenEditions, StoredEditions
from callbacks.search.finder import Search
from dashboard.domain.selection import Selection

pytestmark = pytest.mark.one_database
DAY = date(2026, 12, 1)


@pytest.fixture(scope="module")
def courses(app_of):
    answers = app_of().answers
    return CourseData(InstitutionData(answers, StoredInstitutions(answers.repository, answers.district)))


def reports(courses, editions):
    shown = PortalContents(courses, GivenEditions(tuple(editions)), lambda: DAY).parts("")
    return [one.title for one in shown.news if one.kind == "report"]


def test_a_withdrawn_edition_leaves_the_news_at_once(courses):
    editions = StoredEditions(courses.institutions.answers.repository).published()
    first = editions[0]
    recent = replace(first, edition=replace(first.edition, published=DAY))
    assert reports(courses, [recent]) == [first.edition.title]
    assert reports(courses, [replace(recent, withdrawn=DAY)]) == []
    assert reports(courses, [replace(recent, digest="other")]) == [first.edition.title]


def test_an_edition_whose_data_version_is_not_on_show_is_offered_nowhere(app_of, courses):
    """Its page answers that there is none; a feed goes on saying that one was withdrawn."""
    institutions, answers = courses.institutions, courses.institutions.answers
    stored = StoredEditions(answers.repository).published()
    shown = replace(stored[0], edition=replace(stored[0].edition, published=DAY))
    off = replace(shown, edition=replace(shown.edition, key="weg", title="Weg", version="1999.1"))
    back = replace(shown, edition=replace(shown.edition, key="zurueck"), withdrawn=DAY)
    source = GivenEditions((off, back, shown))
    assert reports(courses, source.editions) == [shown.edition.title]
    found = Search(answers, institutions, source).hits(shown.edition.title, "")
    assert "/bericht/weg" not in str(found) and f"/bericht/{shown.edition.key}" in str(found)
    told = [one.address for one in made(answers, source, "de", "").entries if one.subject == "bericht"]
    assert sorted(told) == sorted(["/bericht/zurueck", f"/bericht/{shown.edition.key}"])
    catalogue = DataCatalogue(answers, institutions)
    answer = answers.resolve(Selection())
    assert examples(catalogue, source, answer)["edition"] == shown.edition.key
    assert examples(catalogue, GivenEditions((off, back)), answer)["edition"] == ""


def test_a_version_that_nobody_knows_any_more_has_no_day(courses):
    assert PortalContents(courses, GivenEditions(), lambda: DAY)._made_on("1999.1") is None


def test_places_that_were_merged_since_need_no_name(courses, monkeypatch):
    monkeypatch.setattr(type(courses), "names", lambda self: {})
    shown = PortalContents(courses, GivenEditions(), lambda: date(2026, 12, 2)).parts("")
    assert shown.doors and not any(one.startswith("Kita ") for one in shown.examples)
