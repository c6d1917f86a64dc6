"""The profile as slides: native text, table, map, spines and chart, each with its words."""

import io
from dataclasses import replace

import pptx
import pytest
from pptx.enum.shapes import MSO_SHAPE_TYPE
from pptx.util import Emu

from dashboard.exports.profile.slides import profile_slides
from dashboard.exports.slides.drawingml import EMU
from tests.dashboard.exports.profile.profiles import exported, of_three_years, profile, row


def opened(made=None):
    return pptx.Presentation(io.BytesIO(profile_slides(made or exported())))


@pytest.fixture(scope="module")
def shown():
    return opened()


def tables(made):
    return [shape.table for slide in made.slides for shape in slide.shapes if shape.has_table]


def words(slide):
    return "\n".join(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)


def test_three_slides_hold_the_findings_and_every_row(shown):
    assert len(shown.slides) == 3
    assert [layout.name for layout in shown.slide_layouts] == ["Bildungslupe"]
    assert shown.slides[0].shapes.title.text_frame.text == "Ödhof"
    for one in profile().findings:
        assert one.text in words(shown.slides[0])
    assert profile().marks in words(shown.slides[0])
    names = [line.cells[0].text for table in tables(shown) for line in table.rows]
    assert [name for name in names if name.startswith("Merkmal Nummer")] == [
        row.name for row in profile().rows
    ]
    assert names.count("Übergang Schule–Beruf") == 2, "a theme that goes on is named again"


def test_many_indicators_take_more_slides_and_stay_readable():
    made = opened(exported(profile(tuple(row(at) for at in range(100)))))
    assert len(made.slides) == 6
    assert all(table.rows[0].height >= Emu(24 * EMU) for table in tables(made))


def test_the_table_says_values_in_words_and_heads_its_columns(shown):
    table = tables(shown)[0]
    assert [cell.text for cell in table.rows[0].cells] == [
        "Indikator", "Jahr", "Ödhof", "Amt", "Landkreis", "Land", "niedriger | höher als Landkreis", "Verlauf",
        "Mehr als Zufall?",
    ]  # fmt: skip
    assert table.first_row
    first = [cell.text for cell in table.rows[2].cells]
    assert first[:6] == [
        "Merkmal Nummer 0 mit einem langen Namen", "2024 · Beispiel", "44 von 83  40,0\u00a0%", "50,0\u00a0%",
        "50,0\u00a0%", "50,0\u00a0%",
    ]  # fmt: skip
    hidden = next(line for line in table.rows if "Nummer 12" in line.cells[0].text)
    assert hidden.cells[2].text == "geschützt"


def test_spines_stand_in_their_rows(shown):
    """Shapes lie above an empty column; a row that grew would leave them behind, so texts are set to fit one
    line."""
    slide = shown.slides[1]
    frame = next(shape for shape in slide.shapes if shape.has_table)
    height, top = frame.table.rows[0].height, frame.top
    groups = [shape for shape in slide.shapes if shape.shape_type == MSO_SHAPE_TYPE.GROUP]
    rows = [
        (at, line.cells[0].text) for at, line in enumerate(frame.table.rows) if "Nummer" in line.cells[0].text
    ]
    for at, name in rows:
        drawn = [one for one in groups if one._element.nvGrpSpPr.cNvPr.get("descr").startswith(f"{name}: ")]
        assert len(drawn) == (1 if "Nummer 12" in name else 2), "spine and sparkline"
        for shape in drawn:
            assert top + at * height <= shape.top
            assert shape.top + shape.height <= top + (at + 1) * height


def test_every_object_has_an_alternative_text_and_a_number_of_its_own(shown):
    for slide in shown.slides:
        found = [one for one in slide._element.iter() if one.tag.endswith("}cNvPr") and one.get("id") != "1"]
        assert [one.get("name") for one in found if not one.get("descr")] == []
        numbers = [one.get("id") for one in found]
        assert len(set(numbers)) == len(numbers)


def test_the_chart_holds_the_clear_differences_and_none_that_is_only_possible(shown):
    chart = next(shape for shape in shown.slides[0].shapes if shape.has_chart).chart
    drawn = dict(zip(chart.plots[0].categories, chart.plots[0].series[0].values, strict=True))
    assert len(drawn) == 8
    assert all(name.endswith("(Beispiel)") for name in drawn)
    assert set(drawn.values()) == {-3.1}
    calm = opened(exported(profile((row(0), row(1)))))
    assert not any(shape.has_chart for shape in calm.slides[0].shapes), "nothing is more than chance"


def test_every_slide_carries_caption_link_and_notes(shown):
    said = exported().caption
    for slide in shown.slides:
        text = words(slide)
        for element in (*said.credits(), *said.dates(), said.link, said.example, "Gemeindeprofil"):
            assert element in text, element
        assert said.link in slide.notes_slide.notes_text_frame.text
        assert {rel.target_ref for rel in slide.part.rels.values() if rel.is_external} == {said.link}


def test_a_profile_without_rows_is_one_slide():
    assert len(opened(exported(replace(profile(), rows=(), findings=(), facts=()))).slides) == 1


def test_years_together_are_named_in_their_row_and_explained_above_the_table():
    slides = opened(exported(profile((row(0), of_three_years(1))))).slides
    (table,) = (shape.table for slide in slides for shape in slide.shapes if shape.has_table)
    assert [line.cells[1].text for line in table.rows][2:] == ["2024 · Beispiel", "2022–2024 · Beispiel"]
    assert "drei oder fünf Jahre zusammen" in words(slides[1])
    plain = opened(exported(profile((row(0),)))).slides
    assert "drei oder fünf Jahre zusammen" not in words(plain[1])
