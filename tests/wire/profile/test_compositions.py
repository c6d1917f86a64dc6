"""The wholes of a profile in its files: the numbers of the page, and what is hidden in one piece."""

import io
from html.parser import HTMLParser
from urllib.parse import parse_qs, urlencode, urlsplit

import openpyxl
import pptx
import pypdf
import pytest

from tests.pdf_texts import page_texts

TOWN, PARTLY_HIDDEN, DISTRICT = "13076108", "13076105", "13076"
HIDDEN = -1


class Links(HTMLParser):
    """Where the wholes of a page lead, in their order."""

    def __init__(self):
        super().__init__()
        self.found = []

    def handle_starttag(self, tag, attrs):
        address = dict(attrs).get("href") or ""
        if tag == "a" and "ansicht=zusammensetzung" in address and "zusammensetzung=" in address:
            self.found.append(address)


def wholes(client, key):
    """What the Monitor answers for each whole on the page: its name and its parts."""
    reader = Links()
    reader.feed(client.get(f"/gemeinde/{key}").text)
    addresses = list(dict.fromkeys(reader.found))
    assert addresses
    found = []
    for address in addresses:
        asked = parse_qs(urlsplit(address).query)
        sent = client.get(f"/zusammensetzung?{urlencode(asked, doseq=True)}").json
        found.append((dict(sent["offers"])[asked["zusammensetzung"][0]], sent["parts"]))
    return found


def names(parts, piece):
    return parts["hidden_name"] if piece["part"] == HIDDEN else parts["parts"][piece["part"]]["name"]


def file(client, key, kind):
    response = client.get(f"/gemeinde/{key}.{kind}")
    assert response.status_code == 200, response.text[:300]
    return io.BytesIO(response.data)


def has_hidden(parts):
    return any(piece["part"] == HIDDEN for row in parts["over_years"] for piece in row["pieces"])


@pytest.mark.parametrize("key", [TOWN, PARTLY_HIDDEN, DISTRICT])
def test_the_workbook_holds_each_piece_of_each_year_and_no_other(client, key):
    made = openpyxl.load_workbook(file(client, key, "xlsx"))
    head, *rows = made["Zusammensetzung"].iter_rows(values_only=True)
    assert head[:1] + head[2:] == ("Ganzes", "Jahr", "Ort", "Teil", "Anteil", "Zahl", "Dazu")
    shown = [(row[0], row[2], row[4], row[5]) for row in rows if row[5] is not None]
    expected = [
        (
            name,
            row["year"],
            names(parts, piece),
            pytest.approx(100 * (piece["end"] - piece["start"]), abs=0.01),
        )
        for name, parts in wholes(client, key)
        for row in parts["over_years"]
        for piece in row["pieces"]
    ]
    assert shown == expected and len(expected) > 5
    silent = [row for row in rows if row[5] is None]
    assert all(row[4] is None and row[6] is None and row[7] for row in silent)


def test_hidden_parts_are_one_row_that_names_none_of_them(client):
    made = openpyxl.load_workbook(file(client, PARTLY_HIDDEN, "xlsx"))
    rows = list(made["Zusammensetzung"].iter_rows(min_row=2, values_only=True))
    hidden = [(row[0], row[2]) for row in rows if row[4] == "geschützt"]
    assert hidden and len(hidden) == len(set(hidden))
    for name, parts in wholes(client, PARTLY_HIDDEN):
        for row in parts["over_years"]:
            if (name, row["year"]) in hidden:
                told = [one for one in rows if (one[0], one[2]) == (name, row["year"])]
                assert len(told) - 1 <= len(parts["parts"]) - 2, "at least two parts are in the one piece"
                assert sum(one[5] for one in told) == pytest.approx(100, abs=0.05)


@pytest.mark.parametrize("key", [TOWN, PARTLY_HIDDEN, DISTRICT])
def test_each_whole_has_a_slide_with_a_native_chart_of_the_same_shares(client, key):
    slides = pptx.Presentation(file(client, key, "pptx")).slides
    given = wholes(client, key)
    place = slides[0].shapes.title.text_frame.text
    for slide, (name, parts) in zip(list(slides)[-len(given) :], given, strict=True):
        assert (
            slide.shapes.title.text_frame.text.startswith(f"{place}: ")
            and name in slide.shapes.title.text_frame.text
        )
        chart = next(shape.chart for shape in slide.shapes if shape.has_chart)
        series = {one.name: list(one.values) for one in chart.plots[0].series}
        legend = [one["name"] for one in parts["parts"]]
        secret = any(row["secret"] for row in parts["over_years"])
        assert list(series) == legend + [parts["hidden_name"]] * (has_hidden(parts) or secret)
        for at, row in enumerate(parts["over_years"]):
            shown = {part: values[at] for part, values in series.items() if values[at] is not None}
            pieces = {names(parts, one): 100 * (one["end"] - one["start"]) for one in row["pieces"]}
            assert shown == pytest.approx(pieces or ({parts["hidden_name"]: 100.0} if row["secret"] else {}))


@pytest.mark.parametrize("key", [TOWN, PARTLY_HIDDEN])
def test_the_paper_shows_the_bars_and_says_all_of_them_in_words(client, key):
    body = file(client, key, "pdf")
    text = " ".join(page_texts(body.getvalue()))
    spoken = " ".join(alternatives(pypdf.PdfReader(body)))
    assert "Woraus sich das Ganze zusammensetzt" in text
    for name, parts in wholes(client, key):
        assert name in text
        for row in parts["over_years"]:
            told = (
                ", ".join(f"{names(parts, one)} {one['text']}\u00a0%" for one in row["pieces"]) or row["note"]
            )
            assert f"{row['name']}: {told}" in spoken
        newest = parts["over_years"][-1]
        wide = [one["text"] for one in newest["pieces"] if one["end"] - one["start"] > 0.1]
        assert all(one in text for one in wide)


def alternatives(reader):
    """The alternative texts of a tagged PDF."""
    found, waiting = [], [reader.trailer["/Root"]["/StructTreeRoot"]]
    while waiting:
        node = waiting.pop().get_object()
        if isinstance(node, list):
            waiting.extend(node)
        elif isinstance(node, dict):
            if "/Alt" in node:
                found.append(str(node["/Alt"]))
            if "/K" in node:
                waiting.append(node["/K"])
    return found
