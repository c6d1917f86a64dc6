"""Components as HTML text: the same elements, every sign of a text escaped, nothing but plain elements."""

import json

import pytest
from dash import html

from layouts.document import embedded
from layouts.markup import InlineMarkup, markup
from layouts.monitor.components import Store


def test_elements_attributes_and_texts_are_written_as_the_browser_would_make_them():
    made = html.Td(
        [html.B("53,0 %"), html.Br(), " von ", 83], className="n", colSpan=2, hidden=True, title=None
    )
    assert markup(made) == '<td class="n" colspan="2" hidden><b>53,0 %</b><br> von 83</td>'


def test_what_is_written_in_a_name_stays_text():
    made = html.A("<script>&", href='/?a="b"&c', **{"aria-label": "'<x>'", "data-key": "ä"})
    written = markup(made)
    assert "<script>" not in written
    assert ">&lt;script&gt;&amp;<" in written
    assert 'href="/?a=&quot;b&quot;&amp;c"' in written and 'data-key="ä"' in written


def test_a_drawing_of_ours_stands_as_it_is_and_other_texts_do_not():
    assert markup(html.Span(InlineMarkup("<svg/>"))) == "<span><svg/></span>"
    assert markup(html.Span("<svg/>")) == "<span>&lt;svg/&gt;</span>"


def test_false_and_missing_attributes_are_left_out():
    assert markup(html.Tr(hidden=False, title=None)) == "<tr></tr>"


def test_what_is_no_plain_element_is_refused():
    with pytest.raises(ValueError, match="no plain element"):
        markup(html.Div(Store(id="x")))
    with pytest.raises(ValueError, match="no attribute"):
        markup(html.Div(contentEditable="true"))


def test_a_tree_whose_ids_another_one_has_is_written_without_them():
    made = html.Div(
        [html.Label("Jahr", htmlFor="year"), html.Span("2022", id="year")], id="box", className="a"
    )
    assert markup(made, ids=False) == '<div class="a"><label>Jahr</label><span>2022</span></div>'
    assert 'id="year"' in markup(made) and 'for="year"' in markup(made)


def test_data_in_a_page_cannot_end_its_element():
    written = embedded("held", '{"name": "</script><script>alert(1)</script>"}')
    assert written.count("</script>") == 1 and written.count("<script") == 1
    assert json.loads(written[written.index("{") : written.rindex("}") + 1])["name"].startswith("</script>")
