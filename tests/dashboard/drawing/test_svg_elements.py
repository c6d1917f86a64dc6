"""Colours of pictures are those of the page, and what is set into SVG stays text."""

import re
from dataclasses import asdict
from pathlib import Path

import pytest
from defusedxml.ElementTree import fromstring
from hypothesis import given
from hypothesis import strategies as st

from dashboard.drawing.svg_elements import SVG_COLOURS, document, plain, text
from dashboard.drawing.typeface import cut, width_of, wrapped
from dashboard.exports.qr import qr_code
from dashboard.map.outline import highest, rings

STYLES = Path(__file__).resolve().parents[3] / "assets" / "styles"
SHEETS = [(STYLES / name).read_text("utf-8") for name in ("tokens.css", "institutions/kinds.css")]


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_paints_are_the_tokens_of_the_page(theme):
    halves = [sheet.split('[data-bs-theme="dark"]')[:2] for sheet in SHEETS]
    written = "".join(dark if theme == "dark" else light for light, dark in halves)
    found = re.findall(r"--bl-([\w-]+): (#[0-9a-f]{6})\b", written)
    tokens = {name: colour.upper() for name, colour in found}
    assert {name: tokens[name.replace("_", "-")] for name in asdict(SVG_COLOURS[theme])} == asdict(
        SVG_COLOURS[theme]
    )


@pytest.mark.parametrize("words", ["<script>\"&'", "a\x00b\x0b", "Größe – 5 %", "]]>"])
def test_words_stay_words(words):
    made = document(640, text(1, 2, words, 20, "#000"), title=words, description=words)
    written = re.sub("[\x00\x0b]", "", words)
    assert [
        node.text for node in fromstring(made).iter() if node.tag.endswith(("text", "title", "desc"))
    ] == [written] * 3


def test_an_opacity_leaves_the_colour():
    assert plain("rgba(1,2,3,0.5)") == 'rgb(1,2,3)" fill-opacity="0.5'
    assert plain("#123456") == "#123456"


def test_lines_are_never_wider_than_asked_and_lose_no_word():
    words = "Anteil der Kinder unter 3 Jahren in Tageseinrichtungen am 1. März, in Prozent aller Kinder"
    lines = wrapped(words, 24, 260)
    assert " ".join(lines) == words
    assert max(width_of(line, 24) for line in lines) <= 260
    assert wrapped(words, 24, 260, most=2)[1].endswith(" …")


def test_bold_is_wider_than_regular():
    assert width_of("Ludwigslust", 20, 700) > width_of("Ludwigslust", 20, 600) > width_of("Ludwigslust", 20)


def test_an_address_is_broken_and_stays_whole():
    link = (
        "https://monitor.example/?thema=fruehe_bildung&indikator=betreuungsquote_u3&gebiete=13076108,13076159"
    )
    lines = cut(link, 16, 420)
    assert "".join(lines) == link
    assert max(width_of(line, 16) for line in lines) <= 420
    assert lines[0].endswith("&")


def test_a_path_is_read_absolute_and_relative():
    assert rings("M0 0L10 0L10 5ZM2,1l1-1 1 .5z") == [
        [(0, 0), (10, 0), (10, 5)], [(2, 1), (3, 0), (4, 0.5)],
    ]  # fmt: skip
    assert highest("M0 9L4 -2L8 9Z") == (4, -2)


def test_a_code_is_as_dark_as_the_standard_says():
    """Three finder patterns of 33 dark modules each stand in every code."""
    path = re.search(r' d="([^"]+)"', qr_code("https://monitor.example/?jahr=2024", 0, 0, 116)).group(1)
    dark = {
        (int(x) + step, int(y))
        for x, y, run in re.findall(r"M(\d+) (\d+)h(\d+)", path)
        for step in range(int(run))
    }
    side = max(x for x, _ in dark) + 1
    finder = {(x, y) for x in range(7) for y in range(7) if max(abs(x - 3), abs(y - 3)) in (0, 1, 3)}
    for dx, dy in ((0, 0), (side - 7, 0), (0, side - 7)):
        assert {(x + dx, y + dy) for x, y in finder} <= dark


def test_a_word_that_no_line_holds_is_broken_between_its_letters():
    word = "Kindertagesstättenbedarfsplanungsfortschreibungsverordnungsentwürfe"
    lines = wrapped(f"Die {word} 2023", 50, 550, 700)
    assert all(width_of(one, 50, 700) <= 550 * 1.05 for one in lines)
    assert "".join(one.removesuffix("-") for one in lines).replace(" ", "") == f"Die{word}2023"


@given(st.text(alphabet="abc ÄÖ", max_size=300), st.integers(1, 5))
def test_the_end_of_a_title_stays_whatever_is_left_out(words, most):
    """A long name of a measure of one's own took the year with it."""
    lines = wrapped(words, 50, 550, 700, most, ", 2023")
    assert len(lines) <= most
    assert lines[-1].endswith("2023")
    assert all(width_of(one, 50, 700) <= 550 * 1.05 for one in lines)
