"""On slides and pages of a folder nothing lies on a link: the dates beside it were written over it before."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator

import pikepdf
import pptx
import pytest
from pptx.shapes.base import BaseShape

from dashboard.drawing.typeface import wrapped
from tests.pdf_texts import text_reader

QUERIES = (
    "indikator=betreuungsquote_u3&jahr=2024&gebiete=13076108,13076060,13076090",
    "indikator=ohne_abschluss&ebene=amt&ansicht=verteilung&vergleich=aehnlich,land,bund&niveau=99.8",
    "indikator=kinderarmut&ebene=gemeinde&raum=bund&klassen=7&farben=heide&groesse=1000-5000&herkunft=amtlich",
    "indikator=erzieherinnen&ebene=kreis&sprache=en&jahr=2022",
)
PX = 6350
"""Of a slide, in its own units."""
PT = 2
"""px of the size of a letter, for a point."""
Box = tuple[float, float, float, float]


def sent(client, kind: str) -> bytes:
    scenes = [
        {"ansicht": query, "name": "Szene", "titel": "Szene", "notiz": "", "neu": False} for query in QUERIES
    ]
    given = {"format": "bildungslupe-mappe", "fassung": 1, "name": "Mappe", "szenen": scenes}
    answer = client.post(f"/mappe.{kind}", data=json.dumps(given), content_type="application/json")
    assert answer.status_code == 200, answer.text[:300]
    return bytes(answer.data)


def box(shape: BaseShape) -> Box:
    left, top, width, height = (side / PX for side in (shape.left, shape.top, shape.width, shape.height))
    return left, top, left + width, top + height


def meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def texts(slide) -> Iterator[BaseShape]:
    return (shape for shape in slide.shapes if shape.has_text_frame and shape.text_frame.text.strip())


def linked(shape: BaseShape) -> bool:
    runs = [run for paragraph in shape.text_frame.paragraphs for run in paragraph.runs]
    return any(run.hyperlink.address for run in runs)


def height(shape: BaseShape, width: float) -> float:
    """px that the lines of a text take in a width."""
    total = 0.0
    for paragraph in shape.text_frame.paragraphs:
        sizes = [run.font.size.pt * PT for run in paragraph.runs if run.font.size]
        if sizes:
            total += max(sizes) * 1.2 * len(wrapped(paragraph.text, max(sizes), width))
    return total


@pytest.fixture(scope="module")
def slides(client):
    return list(pptx.Presentation(io.BytesIO(sent(client, "pptx"))).slides)


def test_no_text_of_a_slide_lies_on_a_link_and_each_link_fits_into_its_box(slides) -> None:
    links = [(slide, shape) for slide in slides for shape in texts(slide) if linked(shape)]
    assert len(links) >= 2 * len(QUERIES), "of each scene its series and its table"
    for slide, link in links:
        left, top, right, bottom = box(link)
        assert height(link, right - left) <= bottom - top, link.text_frame.text
        for other in texts(slide):
            if other.shape_id == link.shape_id or not meet(box(other), (left, top, right, bottom)):
                continue
            pytest.fail(f"{other.text_frame.text!r} lies on {link.text_frame.text!r}")


def test_what_stands_beside_a_link_fits_into_its_box(slides) -> None:
    """A box does not grow with its text, and what leaves it lies on its neighbour."""
    beside = 0
    for slide in slides:
        links = [box(shape) for shape in texts(slide) if linked(shape)]
        for shape in texts(slide):
            left, top, right, bottom = box(shape)
            if linked(shape) or not any(top < link[3] and link[1] < bottom for link in links):
                continue
            beside += 1
            assert height(shape, right - left) <= bottom - top + 1, shape.text_frame.text
    assert beside >= len(QUERIES)


def test_no_text_of_a_page_begins_on_a_link_that_it_is_no_part_of(client) -> None:
    body = sent(client, "pdf")
    with pikepdf.open(io.BytesIO(body)) as opened:
        links: list[list[Box]] = [
            [
                (float(one.Rect[0]), float(one.Rect[1]), float(one.Rect[2]), float(one.Rect[3]))
                for one in page.get("/Annots", [])
                if "/A" in one and "/URI" in one.A
            ]
            for page in opened.pages
        ]
    assert sum(1 for rects in links if rects) >= 2 * len(QUERIES), "scenes and their appendix"
    for page, rects in zip(text_reader(body).pages, links, strict=True):
        said: list[tuple[str, float, float]] = []

        def note(text, _, place, *__, said=said) -> None:
            if text.strip():
                said.append((text.strip(), float(place[4]), float(place[5])))

        page.extract_text(visitor_text=note)
        for left, low, right, high in rects:
            on = [text for text, x, y in said if left - 0.5 <= x < right and low <= y < high]
            assert all("/" in text or "http" in text for text in on), on
