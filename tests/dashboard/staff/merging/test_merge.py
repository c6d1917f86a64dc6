"""Which entries can become one, what has to be decided, and that every decision is in what is collected."""

from __future__ import annotations

import hypothesis.strategies as st
import pytest
from hypothesis import given

from dashboard.domain.institutions.institution import Institution, InstitutionFigure
from dashboard.domain.observation import Provenance, Status
from dashboard.staff.entries.draft import (
    MERGED_INTO,
    DraftPart,
    EntryChange,
    EntryConflict,
    part_of,
    refuse_merged,
)
from dashboard.staff.entries.rows import empty_row
from dashboard.staff.entries.words import field_name, place_of_change
from dashboard.staff.merging.merge import (
    GROUPS,
    Merge,
    conflicts,
    figure_read,
    figure_text,
    figures_of,
    merge_changes,
    merge_problem,
    merged_row,
    merges_of,
    proposed_fields,
    undecided,
)
from layouts.staff.merging.page import STAYS

KEYS = ("a", "b", "c")


def house(key: str, **more: object) -> Institution:
    return Institution(key, "kita", f"Kita {key}", "13076001", **more)


def row(key: str, **texts: str) -> dict[str, str]:
    return {**empty_row(key), "name": key, **texts}


def figure(of: str, value: float, year: int = 2024, *, example: bool = False) -> InstitutionFigure:
    provenance = Provenance.EXAMPLE if example else Provenance.DISTRICT
    return InstitutionFigure(
        of, "plaetze", year, "", value, Status.REPORTED, "landkreis", provenance=provenance
    )


def change(key: str, fields, name: str = "X") -> EntryChange:
    return EntryChange(key, name, fields, "K. Lange", 1)


def test_every_editable_column_but_the_kind_is_in_one_group():
    columns = [column for group in GROUPS.values() for column in group]
    assert len(columns) == len(set(columns))
    assert set(empty_row("")) - set(columns) == {"schluessel", "fruehere_schluessel", "art"}
    assert STAYS == MERGED_INTO


@pytest.mark.parametrize(
    ("entries", "sentence"),
    [
        ([house("a")], "mindestens zwei"),
        ([house(f"k{at}") for at in range(6)], "Mehr als 5"),
        ([house("a"), house("b", provenance=Provenance.EXAMPLE)], "ist ein Beispiel"),
        ([house("a"), house("far")], "liegt außerhalb"),
        ([house("a"), Institution("b", "hort", "Hort", "13076001")], "verschiedene Arten (hort, kita)"),
    ],
)
def test_what_cannot_become_one_is_said(entries, sentence):
    own = {one.key: one for one in entries if one.key != "far"}
    problem = merge_problem(entries, own)
    assert problem and sentence in problem[0] and problem[1]


def test_two_entries_of_a_kind_can_become_one():
    entries = [house("a"), house("b")]
    assert merge_problem(entries, {one.key: one for one in entries}) is None


def test_figures_that_differ_are_asked_and_examples_give_way_unasked():
    found = figures_of(KEYS, [figure("a", 80), figure("b", 84), figure("c", 80, 2023), figure("b", 80, 2023)])
    assert list(conflicts(found)) == [("plaetze", 2024, "")]
    merge = Merge("a", ("b", "c"))
    assert undecided(merge, found) == [("plaetze", 2024, "")]
    assert undecided(Merge("a", ("b", "c"), {}, {("plaetze", 2024, ""): "c"}), found), "c has none of it"
    assert not undecided(Merge("a", ("b", "c"), {}, {("plaetze", 2024, ""): "b"}), found)
    assert not conflicts(figures_of(KEYS, [figure("a", 80, example=True), figure("b", 84)]))
    assert not conflicts(figures_of(KEYS, [figure("a", 1, example=True), figure("b", 2, example=True)]))


def test_figures_have_a_name_that_can_be_read_again():
    name = ("plaetze", 2024, "alter:u3")
    assert figure_read(figure_text(name)) == name
    for text in ("", "wert:", "wert:x", "wert:x:y:z", "telefon", "wert:x:٣:"):
        assert figure_read(text) is None, text
    assert "plaetze" in field_name(DraftPart.MERGES, figure_text(name), "de")
    assert place_of_change("@zusammenfuehrung:a/b").endswith("?schluessel=a%2Fb")


def test_what_is_proposed_is_what_is_there_and_the_newest_confirmation():
    rows = {
        "a": row("a", bestaetigt_am="2020-01-01", telefon=""),
        "b": row("b", bestaetigt_am="2026-01-01", telefon="1", web="x"),
    }
    found = proposed_fields("a", rows)
    assert (found["telefon"], found["web"], found["bestaetigt"], found["name"]) == ("b", "b", "b", "a")


texts = st.sampled_from(["", "1", "2"])


@given(
    st.fixed_dictionaries(
        {key: st.fixed_dictionaries({"telefon": texts, "web": texts, "plz": texts}) for key in KEYS}
    ),
    st.dictionaries(st.sampled_from(["telefon", "web", "anschrift"]), st.sampled_from(KEYS)),
    st.sampled_from(KEYS),
)
def test_the_row_that_stays_has_of_each_group_the_texts_that_were_chosen(drawn, fields, stays):
    rows = {key: row(key, fruehere_schluessel=f"{key}0", **of) for key, of in drawn.items()}
    merge = Merge(stays, tuple(key for key in KEYS if key != stays), fields)
    made = merge_changes(merge, rows)
    merged = merged_row(rows[stays], [rows[key] for key in merge.goes], made.values())
    for group, columns in GROUPS.items():
        for column in columns:
            assert merged[column] == rows[fields.get(group, stays)][column]
    assert set(merged["fruehere_schluessel"].split(", ")) == {"a0", "b0", "c0", *merge.goes}
    assert merged["schluessel"] == stays
    collected = [change(key, of) for key, of in made.items()]
    [again] = merges_of(collected)
    assert (again.stays, set(again.goes)) == (stays, set(merge.goes))


def test_decisions_about_figures_are_collected_whoever_has_won():
    name = ("plaetze", 2024, "")
    for winner in ("a", "b"):
        made = merge_changes(Merge("a", ("b",), {}, {name: winner}), {key: row(key) for key in ("a", "b")})
        [again] = merges_of([change(key, of) for key, of in made.items()])
        assert again.figures == {name: winner}


def test_a_merging_is_in_the_way_of_other_changes_of_both_and_they_of_it():
    key = DraftPart.MERGES.key_of("a")
    merging = change(key, {MERGED_INTO: ("", "b")}, "A → B")
    assert part_of(key) is DraftPart.MERGES and merging.touches == {key, "a", "b"}
    edit = {"telefon": ("", "1")}
    for touched in ("a", "b"):
        with pytest.raises(EntryConflict, match="schon zusammengeführt"):
            refuse_merged({key: merging}, {touched: edit})
        with pytest.raises(EntryConflict, match="schon geändert"):
            refuse_merged({touched: change(touched, edit)}, {key: merging.fields})
    refuse_merged({key: merging}, {"c": edit})
    refuse_merged({key: merging}, {"a": {}})
    refuse_merged({key: merging}, {key: {}})
    other = DraftPart.MERGES.key_of("c")
    with pytest.raises(EntryConflict):
        refuse_merged({key: merging}, {other: {MERGED_INTO: ("", "a")}})
    refuse_merged({"d": change("d", edit)}, {"e": edit})
