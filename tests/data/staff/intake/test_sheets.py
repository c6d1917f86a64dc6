"""An unknown table as a person sees it, and the mapping that comes of what they decide."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest

from dashboard.settings import RawSettings
from dashboard.staff.intake.intake import IntakeTable, TableKind, TableMapped
from dashboard.staff.intake.mapping_form import column_field, with_form
from dashboard.staff.intake.sheet_view import NameState, RowKind
from data.importing.findings import Findings
from data.importing.knowledge import knowledge_of
from data.importing.mapping.mapped import read_mapped
from data.importing.mapping.read import confirmed
from data.importing.mapping.sheet_mapping import LEFT_OUT, read_mappings, written
from data.staff.intake.mapped_sheets import mapped_sheets, mapping_text
from data.staff.intake.sheets import sheet_views
from data.staff.known_mappings import KnownMapping
from tests.dashboard.staff.intake.intake_examples import AT
from tests.data.importing.mapping.books import U3, Book
from tests.data.staff.intake.wide_table import DOUBTFUL, wide_table

NOTHING = TableMapped("")


@cache
def knowledge():
    return knowledge_of(RawSettings("sqlite:////nowhere/p.sqlite", "sqlite:////nowhere/r.sqlite"))


def table(name="kita.xlsx"):
    return IntakeTable("a", name, "a", "a", TableKind.UNKNOWN)


def looked_at(content, mapped=NOTHING, known=()):
    sheets = mapped_sheets(content, table(), mapped, knowledge(), known)
    return sheets, sheet_views(sheets, mapped, knowledge())


def as_shown(views):
    """What a browser sends when a person changes nothing."""
    form = {}
    for view in views:
        for column in view.columns:
            form[column_field("rolle", view, column)] = column.role
            form[column_field("merkmal", view, column)] = column.measure
            form[column_field("jahr", view, column)] = str(column.year or "")
            form[column_field("gliederung", view, column)] = column.breakdown
        form |= {card.field: card.chosen for card in view.cards}
        form |= {sign.field: sign.status for sign in view.placeholders}
    return form


def decide(content, changes=(), mapped=NOTHING):
    """The decisions after a form was sent with `changes`, and the sheets with them."""
    _, views = looked_at(content, mapped)
    after = with_form(mapped, views, {**as_shown(views), **dict(changes)}, knowledge().catalogue.measures)
    return after, *looked_at(content, after)


def figures(sheet):
    findings = Findings("kita.xlsx")
    readings = read_mapped(
        sheet.sheet, sheet.mapping, knowledge().names(), knowledge().catalogue, {}, findings
    )
    return readings, findings


def test_the_table_is_shown_as_it_came_with_what_is_doubtful():
    _, (view,) = looked_at(wide_table())
    assert [card.text for card in view.cards] == list(DOUBTFUL)
    assert (view.certain, view.spelled, view.name) == (138, 2, "Gemeinden")
    kinds = [row.kind for row in view.rows]
    assert kinds[:4] == [RowKind.TITLE, RowKind.TITLE, RowKind.HEAD, RowKind.HEAD]
    assert kinds[-2:] == [RowKind.TOTAL, RowKind.NOTE] and kinds.count(RowKind.PLACE) == 143
    assert [row.label for row in view.rows if row.state is NameState.ASKED] == ["23", "87", "127"]
    assert [column.role for column in view.columns] == [
        *("out", "place", "amt", "figures", "figures", "figures", "figures", "out")
    ]
    assert [one.candidates[0] for one in view.columns if one.asked] == [
        *(["kinder_betreut_u3"] * 2),
        *(["kinder_betreut_3_6"] * 2),
    ], "the title says which children are meant"
    bresegard, marnitz, _ = view.cards
    assert "Amt Ludwigslust-Land wie in der Zeile" in bresegard.options[0].reason("de")
    assert bresegard.options[1].row == "24" and marnitz.former and marnitz.options[0].row == "114"
    assert [(one.text, one.count, one.status) for one in view.placeholders] == [("k. A.", 1, "not_collected")]


def test_what_is_confirmed_as_shown_is_the_mapping_of_the_command_line():
    after, (sheet,), (view,) = decide(wide_table())
    (before,), _ = looked_at(wide_table())
    assert sheet.mapping == confirmed(before.proposal) and sheet.mapping.open == ()
    assert read_mappings(mapping_text([sheet]), "") == (sheet.mapping,)
    assert view.open == () and {row.state for row in view.rows} == {
        *(NameState.NONE, NameState.CERTAIN, NameState.SPELLED, NameState.DECIDED)
    }
    readings, findings = figures(sheet)
    assert findings.errors == 2, "the slip, and the column of totals that misses it"
    assert len({one.observation.area for one in readings}) == 142
    assert len(after.places) == 3


def test_a_row_of_totals_says_whether_it_agrees():
    rows = [
        ("Gemeinde", "Kinder unter 3 Jahren in Tageseinrichtungen 2024"),
        ("Parchim", 130),
        ("Ludwigslust", 87),
    ]
    for total, agrees in ((217, True), (218, False)):
        _, (view,) = looked_at(Book([*rows, ("Summe", total)]).content())
        assert [row.agrees for row in view.rows if row.kind is RowKind.TOTAL] == [agrees]


def test_a_mapping_of_before_is_proposed_with_its_decisions():
    _, (sheet,), _ = decide(wide_table())
    known = KnownMapping("Kita-Belegung Jugendamt", (sheet.mapping,), "K. Lange", AT)
    (again,), (view,) = looked_at(wide_table(), known=[known])
    assert view.remembered == "Kita-Belegung Jugendamt" and view.cards == () and again.mapping.open == ()
    assert written((again.mapping,)) == written((sheet.mapping,))


def field(view, letters, kind):
    column = next(one for one in view.columns if one.letters == letters)
    return column_field(kind, view, column)


def test_columns_names_and_signs_can_be_decided_otherwise():
    _, (view,) = looked_at(wide_table())
    changes = {
        field(view, "E", "rolle"): "out",
        field(view, "F", "merkmal"): "kinder_3_6",
        field(view, "G", "jahr"): "2023",
        view.cards[1].field: LEFT_OUT,
        view.cards[2].field: "anderer",
        f"anderer-{view.cards[2].field}": "13076138",
        view.placeholders[0].field: "suppressed",
        "anders-0": "Alt Krenzlin | Ludwigslust-Land",
        "anders-ort-0": LEFT_OUT,
        "merken": "  Kita   2025 ",
    }
    after, (sheet,), (shown,) = decide(wide_table(), changes)
    assert [(one.column, one.measure, one.year) for one in sheet.mapping.values] == [
        ("D", "kinder_betreut_u3", 2024),
        ("F", "kinder_3_6", 2024),
        ("G", "kinder_betreut_3_6", 2023),
    ]
    assert sheet.mapping.places["Marnitz | Parchimer Umland"] == LEFT_OUT
    assert sheet.mapping.places["Alt Krenzlin | Ludwigslust-Land"] == LEFT_OUT
    assert sheet.mapping.placeholders == {"k. A.": "suppressed"}
    assert after.remembered == "Kita 2025" and not after.settled
    assert [card.text for card in shown.cards][-1] == "Alt Krenzlin", "what was decided can be decided again"


def test_what_stays_open_is_said_and_keeps_the_sheet_from_being_read():
    rows = [("Gemeinde", "Lesepaten"), ("Parchim", 13), ("Ludwigslust", "hm")]
    _, (sheet,), (view,) = decide(Book(rows).content())
    assert len(view.open) == 2 and "Welches Merkmal" in view.open[0][0] and "„hm“" in view.open[1][0]
    assert "Which measure" in view.open[0][1] and "“hm”" in view.open[1][1]
    changes = {
        field(view, "B", "merkmal"): U3,
        field(view, "B", "jahr"): "2024",
        view.placeholders[0].field: "not_collected",
    }
    _, (sheet,), (view,) = decide(Book(rows).content(), changes)
    assert view.open == () and [len(figures(sheet)[0])] == [2]


def test_another_column_can_hold_the_places():
    rows = [("Träger", "Gemeinde", "Kinder unter 3 Jahren in Tageseinrichtungen 2024")]
    rows += [("Parchim", "Crivitz", 13), ("Ludwigslust", "Lübz", 9), ("Boizenburg/Elbe", "Lübz", 1)]
    content = Book(rows).content()
    _, (view,) = looked_at(content)
    place = next(one.letters for one in view.columns if one.role == "place")
    other = {"A": "B", "B": "A"}[place]
    _, (sheet,), (view,) = decide(content, {field(view, other, "rolle"): "place"})
    assert sheet.mapping.place == other


@pytest.mark.parametrize(
    "sent", [{"rolle-0-D": "'; drop table"}, {"jahr-0-D": "20x4"}, {"merkmal-0-D": "x" * 999}]
)
def test_nonsense_in_the_form_decides_nothing(sent):
    after, (sheet,), _ = decide(wide_table(), sent)
    assert replace(after, places={}).placeholders == {}
    assert all(one.year in (2024, 2025) for one in sheet.mapping.values)
