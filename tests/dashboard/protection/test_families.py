"""The catalogue says which counts hang together; whoever protects them apart would leave a difference to be
taken."""

from __future__ import annotations

import numpy as np
import pytest

from dashboard.protection.families import DisclosedCount, Linked, linked_families
from data.catalogue.loader import load

CATALOGUE = load()
SEXES = ("", "geschlecht:w", "geschlecht:m")


def available(**breakdowns: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    return {measure: breakdowns.get(measure, ("",)) for measure in CATALOGUE.measures}


def family_of(measure: str, breakdown: str = "", **breakdowns: tuple[str, ...]) -> Linked:
    found = [
        one
        for one in linked_families(CATALOGUE, available(**breakdowns))
        if DisclosedCount((measure,), breakdown) in one.series
    ]
    assert len(found) == 1, "each count is protected once"
    return found[0]


def relations(linked: Linked) -> set[tuple[str, tuple[str, ...]]]:
    """Sums among named series; `rest` stands for what is left of the whole."""

    def name(index: int) -> str:
        if index >= len(linked.series):
            return "rest"
        series = linked.series[index]
        return "+".join(series.measures) + (f"/{series.breakdown}" if series.breakdown else "")

    return {(name(one.whole), tuple(sorted(name(part) for part in one.parts))) for one in linked.family.sums}


def test_children_of_december_are_the_base_of_march():
    linked = family_of("kinder_betreut_u3")
    shift = {series.measures: at for series, at in zip(linked.series, linked.shift, strict=True)}
    assert shift["kinder_u3",] - shift["kinder_betreut_u3",] == -1
    row = next(row for row in linked.rows if row.indicator == "betreuungsquote_u3")
    assert [linked.series[one].measures for one in row.series] == [("kinder_betreut_u3",), ("kinder_u3",)]


def test_the_count_alone_and_as_a_base_is_one_series():
    linked = family_of("kinder_u3")
    base = linked.series.index(DisclosedCount(("kinder_u3",), ""))
    named = {row.indicator for row in linked.rows if base in row.series}
    assert named >= {"kinder_u3", "betreuungsquote_u3", "ganztagsquote_u3"}


def test_stated_sums_are_relations_exact_ones_and_others_with_a_rest():
    assert (
        "abgaenge",
        tuple(
            sorted(
                f"abgaenge_{one}"
                for one in ("ohne_berufsreife", "berufsreife", "mittlere_reife", "hochschulreife")
            )
        ),
    ) in relations(family_of("abgaenge"))
    assert ("kinder_betreut_u3", ("kinder_ganztags_u3", "rest")) in relations(family_of("kinder_betreut_u3"))


def test_a_share_has_a_rest_and_a_rate_has_none():
    linked = family_of("kinder_sprachauffaellig")
    assert ("kinder_einschulungsuntersuchung", ("kinder_sprachauffaellig", "rest")) in relations(linked)
    assert len(linked.family.rests) == 1
    assert family_of("arbeitslose_15_25").family.rests == ()


def test_categories_add_up_to_the_total_and_stay_below_it_where_one_is_missing():
    whole = (
        "kinder_sprachauffaellig",
        ("kinder_sprachauffaellig/geschlecht:m", "kinder_sprachauffaellig/geschlecht:w"),
    )
    both = dict.fromkeys(("kinder_sprachauffaellig", "kinder_einschulungsuntersuchung"), SEXES)
    assert whole in relations(family_of("kinder_sprachauffaellig", **both))
    women = dict.fromkeys(("kinder_sprachauffaellig", "kinder_einschulungsuntersuchung"), SEXES[:2])
    assert ("kinder_sprachauffaellig", ("kinder_sprachauffaellig/geschlecht:w", "rest")) in relations(
        family_of("kinder_sprachauffaellig", **women)
    )


def test_categories_that_do_not_add_up_follow_the_stated_sums_only():
    categories = ("", *(f"verbleib:{one}" for one in CATALOGUE.breakdowns["verbleib"].categories))
    found = relations(family_of("verbleib_in_anschluss", verbleib_in_anschluss=categories))
    wholes = [parts for whole, parts in found if whole == "verbleib_in_anschluss"]
    assert sorted(len(parts) for parts in wholes) == [3]
    assert [len(parts) for whole, parts in found if whole == "verbleib_erfasst"].count(5) == 1


def test_institutions_are_in_no_family():
    families = linked_families(CATALOGUE, available())
    measures = {measure for one in families for series in one.series for measure in series.measures}
    assert measures
    assert {CATALOGUE.measures[one].kind for one in measures} == {"persons"}
    assert not [row for one in families for row in one.rows if row.indicator in ("kitas", "kita_plaetze")]
    base = next(row for one in families for row in one.rows if row.indicator == "versorgungsquote_kita")
    assert base.is_base, "of places per child only the children are persons"


@pytest.mark.parametrize("linked", linked_families(CATALOGUE, available()))
def test_every_family_keeps_its_sums_when_it_is_completed(linked):
    random = np.random.default_rng(1)
    value = linked.family.completed(random.integers(0, 50, size=(len(linked.series), 4)).astype(float))
    for one in linked.family.sums:
        if one.parts[-1] >= linked.family.given:
            assert (value[one.whole] == value[list(one.parts)].sum(axis=0)).all()


def test_a_family_without_some_of_its_series_knows_that_the_others_stay_below():
    linked = family_of("abgaenge")
    kept = tuple(at for at, one in enumerate(linked.series) if one.measures != ("abgaenge_hochschulreife",))
    smaller = linked.restricted(kept)
    assert len(smaller.series) == len(linked.series) - 1
    parts = next(parts for whole, parts in relations(smaller) if whole == "abgaenge" and len(parts) == 4)
    assert "rest" in parts
    assert not [row for row in smaller.rows if row.indicator == "hochschulreife"]
