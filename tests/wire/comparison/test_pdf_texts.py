"""A PDF that is read without its drawings says the same."""

from __future__ import annotations

import io
from typing import Any

from pypdf import PdfReader

from tests.pdf_texts import page_texts


def test_the_texts_of_a_page_with_maps_and_charts_are_those_of_the_whole(client: Any) -> None:
    body = client.get("/vergleich.pdf?indikator=betreuungsquote_u3&gebiete=13076108,13076060").data
    whole = [" ".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(body)).pages]
    assert sum(map(len, whole)) > 3000
    assert page_texts(body) == whole
