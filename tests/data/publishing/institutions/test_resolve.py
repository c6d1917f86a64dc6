"""Of several deliveries the last word counts, examples never stand beside real entries, and nobody else's go."""

from __future__ import annotations

from dataclasses import replace

import hypothesis.strategies as st
from hypothesis import given

from dashboard.domain.institutions.catchment import Catchment
from dashboard.domain.institutions.entries import CompleteKind, Entries
from dashboard.domain.institutions.institution import Institution, InstitutionFigure
from dashboard.domain.institutions.locality import Locality
from dashboard.domain.observation import Provenance, Status
from data.publishing.institutions.resolve import resolved

AMT = {"13076001": "130760001", "13076002": "130760001", "13076003": "130760002"}


def wholes(key: str) -> tuple[str, ...]:
    return key, AMT.get(key, ""), key[:5]


def kita(key: str, municipality: str = "13076001", **more: object) -> Institution:
    return Institution(key, "kita", f"Kita {key}", municipality, **more)


def example(key: str, kind: str = "kita", municipality: str = "13076001") -> Institution:
    return Institution(key, kind, key, municipality, provenance=Provenance.EXAMPLE)


def keys(*deliveries: Entries) -> list[str]:
    return [one.key for one in resolved(deliveries, wholes).institutions]


def test_a_later_delivery_replaces_by_key_and_leaves_the_others():
    found = resolved(
        [Entries((kita("a"), kita("b"))), Entries((kita("b", places=7), kita("c")))], wholes
    ).institutions
    assert [(one.key, one.places) for one in found] == [("a", None), ("b", 7), ("c", None)]


def test_real_institutions_displace_all_examples_of_their_kind_in_their_district():
    ships = Entries((example("x"), example("h", "hort"), example("n", municipality="13071001")))
    assert keys(ships) == ["h", "n", "x"]
    assert keys(ships, Entries((kita("a"),))) == ["a", "h", "n"]


def test_a_complete_delivery_ends_what_it_leaves_out_in_its_area_alone():
    before = Entries((kita("a"), kita("b", "13076002"), kita("c", "13076003"), example("h", "hort")))
    new = Entries((kita("d"),), complete=(CompleteKind("kita", "130760001"),))
    assert keys(before, new) == ["c", "d", "h"]
    assert keys(before, replace(new, complete=(CompleteKind("kita", "13076"),))) == ["d", "h"]
    assert keys(before, replace(new, complete=(CompleteKind("kita", "13076002"),))) == ["a", "c", "d", "h"]


def test_what_belongs_to_an_institution_that_is_gone_is_gone():
    part = Catchment("x", "grundschule", municipality="13076001")
    figure = InstitutionFigure("x", "kita_plaetze", 2024, "", 40.0, Status.REPORTED, "landkreis")
    ships = Entries((example("x"),), catchments=(part,), figures=(figure,))
    assert resolved([ships], wholes) == ships
    found = resolved([ships, Entries((kita("a"),))], wholes)
    assert (found.catchments, found.figures) == ((), ())


def test_a_school_s_new_catchment_ends_the_old_one_the_year_before():
    school = Institution("s", "grundschule", "Schule", "13076001")
    old = Catchment("s", "grundschule", 2020, None, municipality="13076001")
    later = Catchment("s", "grundschule", 2027, None, municipality="13076003")
    other = Catchment("s", "regionale_schule", municipality="13076001")
    new = Catchment("s", "grundschule", 2026, None, municipality="13076002")
    found = resolved([Entries((school,), (old, later, other)), Entries(catchments=(new,))], wholes)
    assert found.catchments == (replace(old, year_to=2025), other, new)
    always = replace(new, year_from=None)
    found = resolved([Entries((school,), (old, later, other)), Entries(catchments=(always,))], wholes)
    assert found.catchments == (other, always)


def test_real_catchments_and_figures_displace_examples_of_their_subject():
    schools = tuple(Institution(key, "grundschule", key, "13076001") for key in "st")
    ours = Catchment("s", "grundschule", municipality="13076001")
    theirs = Catchment("t", "grundschule", municipality="13076002", provenance=Provenance.EXAMPLE)
    figures = tuple(
        InstitutionFigure(key, "kita_plaetze", 2024, "", 9.0, Status.REPORTED, "", provenance=whose)
        for key, whose in (("s", Provenance.DISTRICT), ("t", Provenance.EXAMPLE))
    )
    found = resolved(
        [Entries(schools, (theirs,), (), figures[1:]), Entries((), (ours,), (), figures[:1])], wholes
    )
    assert (found.catchments, found.figures) == ((ours,), figures[:1])


def test_localities_are_replaced_by_key():
    one = Locality("l", "Slate", "13076001", 11.8, 53.4)
    assert resolved(
        [Entries(localities=(one,)), Entries(localities=(replace(one, name="Neu"),))], wholes
    ) == (Entries(localities=(replace(one, name="Neu"),)))


_institutions = st.lists(
    st.builds(
        Institution,
        key=st.sampled_from("abcdef"),
        kind=st.sampled_from(["kita", "hort"]),
        name=st.just("x"),
        municipality=st.sampled_from(sorted(AMT)),
        provenance=st.sampled_from([Provenance.DISTRICT, Provenance.EXAMPLE]),
    ),
    max_size=5,
)
_deliveries = st.lists(st.builds(Entries, institutions=_institutions.map(tuple)), max_size=5)


@given(_deliveries)
def test_what_counts_is_a_function_of_the_deliveries_alone(deliveries: list[Entries]):
    """What a rollback relies on: without one delivery all is as if it had never come."""
    found = resolved(deliveries, wholes)
    last_word = {
        one.key: (one, number) for number, delivery in enumerate(deliveries) for one in delivery.institutions
    }
    real = {(one.kind, number) for one, number in last_word.values() if one.provenance is Provenance.DISTRICT}
    expected = {
        key: one
        for key, (one, number) in last_word.items()
        if one.provenance is Provenance.DISTRICT
        or not any(kind == one.kind and other != number for kind, other in real)
    }
    assert {one.key: one for one in found.institutions} == expected
    assert resolved([found], wholes) == found


def test_catchments_that_name_no_school_stay_until_others_come_and_displace_examples():
    ring = ((11.0, 53.0), (11.2, 53.0), (11.2, 53.2), (11.0, 53.0))

    def drawn(rule: str, kind: str = "grundschule") -> Catchment:
        return Catchment("", kind, polygon=(ring,), rule=rule)

    made_up = Catchment("x", "grundschule", municipality="13076001", provenance=Provenance.EXAMPLE)
    ships = Entries((example("x", "grundschule"),), catchments=(made_up,))
    assert resolved([ships], wholes).catchments == (made_up,)
    brought = Entries(catchments=(drawn("1"), drawn("2")))
    assert [one.rule for one in resolved([ships, brought], wholes).catchments] == ["1", "2"]
    again = Entries(catchments=(drawn("3"), drawn("4", "gymnasium")))
    assert [one.rule for one in resolved([ships, brought, again], wholes).catchments] == ["3", "4"]
    only = Entries(catchments=(drawn("4", "gymnasium"),))
    assert [one.rule for one in resolved([ships, only], wholes).catchments] == ["", "4"]
