"""Nothing that hangs on an institution is lost when it is merged with another, and nothing is added up."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import hypothesis.strategies as st
from hypothesis import given

from dashboard.domain.courses.course import Course
from dashboard.domain.institutions.catchment import Catchment
from dashboard.domain.institutions.entries import CompleteKind, Entries
from dashboard.domain.institutions.institution import Institution, InstitutionFigure
from dashboard.domain.observation import Provenance, Status
from data.publishing.institutions.resolve import resolved

KEYS = ("a", "b", "c")


def wholes(key: str) -> tuple[str, ...]:
    return key, key[:5]


def school(key: str, *former: str, name: str = "") -> Institution:
    return Institution(key, "grundschule", name or f"Schule {key}", "13076001", former=former)


def figure(of: str, year: int, value: float, *, example: bool = False) -> InstitutionFigure:
    provenance = Provenance.EXAMPLE if example else Provenance.DISTRICT
    return InstitutionFigure(
        of, "schueler", year, "", value, Status.REPORTED, "landkreis", provenance=provenance
    )


def list_of(of: str, municipality: str, part: str = "") -> Catchment:
    return Catchment(of, "grundschule", 2026, municipality=municipality, part=part)


def course(key: str, provider: str, place: str) -> Course:
    return Course(
        key,
        "allgemein",
        date(2027, 1, 11),
        provider_key=provider,
        place_key=place,
        municipality="13076001",
    )


def test_everything_of_the_entry_that_goes_is_found_under_the_key_that_stays():
    before = Entries(
        (school("a"), school("b")),
        catchments=(list_of("a", "13076002"), list_of("b", "13076001")),
        figures=(figure("a", 2023, 90), figure("a", 2024, 95), figure("b", 2024, 99)),
        courses=(course("k", "a", "a"), course("l", "b", "b")),
    )
    found = resolved([before, Entries((school("b", "a"),))], wholes)
    assert [(one.key, one.former) for one in found.institutions] == [("b", ("a",))]
    assert {(one.institution, one.municipality) for one in found.catchments} == {
        ("b", "13076001"),
        ("b", "13076002"),
    }
    assert {(one.year, one.value) for one in found.figures} == {(2023, 90), (2024, 99)}
    assert {(one.key, one.provider_key, one.place_key) for one in found.courses} == {
        ("k", "b", "b"),
        ("l", "b", "b"),
    }
    asked = Entries((school("b", "a"),), figures=(figure("b", 2024, 95),))
    chosen = resolved([before, asked], wholes)
    assert {(one.year, one.value) for one in chosen.figures} == {(2023, 90), (2024, 95)}, "as was asked"


def test_what_is_delivered_of_the_old_key_later_is_the_new_ones():
    before = Entries((school("a"), school("b")))
    merged = Entries((school("b", "a"),))
    late = Entries(
        (school("a", name="Alter Name"),),
        catchments=(list_of("a", "13076003"),),
        figures=(figure("a", 2025, 80),),
        courses=(course("k", "", "a"),),
    )
    found = resolved([before, merged, late], wholes)
    assert [(one.key, one.name, one.former) for one in found.institutions] == [("b", "Alter Name", ("a",))]
    assert [one.institution for one in found.catchments] == ["b"]
    assert [(one.institution, one.year) for one in found.figures] == [("b", 2025)]
    assert found.courses[0].place_key == "b"
    both = Entries((school("a", name="Alter Name"), school("b", name="Neuer Name")))
    assert resolved([before, merged, both], wholes).institutions[0].name == "Neuer Name"


def test_an_ordinary_delivery_forgets_no_former_key_and_a_complete_one_only_with_its_institution():
    before, merged = Entries((school("a"), school("b"))), Entries((school("b", "a"),))
    again = Entries((school("b"),))
    assert resolved([before, merged, again], wholes).institutions[0].former == ("a",)
    whole = replace(again, complete=(CompleteKind("grundschule", "13076"),))
    assert resolved([before, merged, whole], wholes).institutions[0].former == ("a",)
    gone = replace(Entries((school("c"),)), complete=(CompleteKind("grundschule", "13076"),))
    late = Entries((school("a"),))
    assert [one.key for one in resolved([before, merged, gone, late], wholes).institutions] == ["a", "c"]


def test_a_chain_leads_to_the_living_one_at_once_and_never_in_a_circle():
    every = Entries(tuple(school(key) for key in KEYS), figures=(figure("a", 2024, 90),))
    chain = [every, Entries((school("b", "a"),)), Entries((school("c", "b"),))]
    found = resolved(chain, wholes)
    assert [(one.key, one.former) for one in found.institutions] == [("c", ("a", "b"))]
    assert found.figures[0].institution == "c"
    back = [every, Entries((school("b", "a"),)), Entries((school("a", "b"),))]
    assert [(one.key, one.former) for one in resolved(back, wholes).institutions] == [
        ("b", ("a",)),
        ("c", ()),
    ]


def test_a_real_figure_stands_before_an_example_of_the_key_that_stays():
    before = Entries(
        (school("a"), school("b")), figures=(figure("a", 2024, 90), figure("b", 2024, 12, example=True))
    )
    found = resolved([before, Entries((school("b", "a"),))], wholes)
    assert [(one.institution, one.value) for one in found.figures] == [("b", 90)]


figures = st.builds(figure, st.sampled_from(KEYS), st.integers(2020, 2023), st.integers(0, 500).map(float))
lists = st.builds(list_of, st.sampled_from(KEYS), st.sampled_from(["13076001", "13076002", "13076003"]))
courses = st.builds(
    course, st.sampled_from(["k", "l", "m"]), st.sampled_from(["", *KEYS]), st.sampled_from(["", *KEYS])
)


@given(
    st.lists(figures, max_size=12, unique_by=lambda one: (one.institution, one.year)),
    st.lists(lists, max_size=6, unique=True),
    st.lists(courses, max_size=3, unique_by=lambda one: one.key),
    st.permutations(KEYS),
)
def test_merging_loses_nothing_and_adds_nothing_up(found, areas, held, order):
    goes, stays, other = order
    before = Entries(
        tuple(school(key) for key in KEYS),
        catchments=tuple(areas),
        figures=tuple(found),
        courses=tuple(held),
    )
    plain, merged = resolved([before], wholes), resolved([before, Entries((school(stays, goes),))], wholes)

    def now(key: str) -> str:
        return stays if key == goes else key

    assert {one.key for one in merged.institutions} == {stays, other}
    assert {(now(one.institution), one.year) for one in plain.figures} == {
        (one.institution, one.year) for one in merged.figures
    }
    values: dict[tuple[str, int], set[float | None]] = {}
    for one in plain.figures:
        values.setdefault((now(one.institution), one.year), set()).add(one.value)
    assert all(one.value in values[one.institution, one.year] for one in merged.figures)
    assert {replace(one, institution=now(one.institution)) for one in plain.catchments} == set(
        merged.catchments
    )
    assert {
        replace(one, provider_key=now(one.provider_key), place_key=now(one.place_key))
        for one in plain.courses
    } == set(merged.courses)
