"""The slab as browsers get it: every key is documented, and every slab that ships keeps its laws."""

import json
import re
from pathlib import Path

import numpy as np
import pytest

from dashboard.domain.observation import Status
from tests.dashboard.indicators.slab.made_slab import cells, slab
from tests.slab_document import slab_document

DOCUMENT = Path(__file__).resolve().parents[4] / "docs" / "slab.md"


def documented():
    rows = re.findall(r"^\| (`.+?) \| .+? \| ", DOCUMENT.read_text("utf-8"), re.MULTILINE)
    return {key for row in rows for key in re.findall(r"`([a-z_]+)`", row)}


def test_the_document_describes_every_key_and_no_other():
    of_the_page = {"axes"}  # they depend on the views
    assert set(slab(cells([[1, 2, 3, 4, 5.0]]))) | of_the_page == documented()


@pytest.mark.parametrize(
    "query",
    [
        "",
        "ebene=amt",
        "ebene=kreis&raum=bund&indikator=ohne_abschluss",
        "klassen=stufenlos",
        "indikator=betreuungsquote_u3",
    ],
)
def test_arrays_have_the_documented_shapes(answers, query):
    made = slab_document(answers, answers.read(query))
    years, places = len(made["years"]), len(made["places"])
    classes = len(made["legend"]["breaks"]) + 1
    wide = ["value", "status", "few", "example", "class", "rank", "text", "counts", "change", "difference"]
    counted = query.endswith("betreuungsquote_u3")
    certain = ["lower", "upper", "interval", "trend", "verdict_trend", "verdict_difference"]
    assert {made[key] is None for key in [*certain, "marks", "funnel", "funnel_area"]} == {not counted}
    wide += certain if counted else []
    assert {np.shape(made[key]) for key in wide} == {(years, places)}
    assert {len(made[key]) for key in ("names", "lines", "parents", "inside")} == {places}
    assert {len(made[key]) for key in ("order", "ranked", "summary", "badge")} == {years}
    assert np.shape(made["legend"]["counts"]) == (years, classes)
    assert np.shape(made["legend"]["statuses"]) == (years, len(Status))
    assert len(made["legend"]["labels"]) == classes
    assert (
        len(made["legend"]["few"]) == len(made["heading"]["change"]) == len(made["heading"]["trend"]) == years
    )
    assert np.shape(made["histogram"]["counts"]) == (years, classes, len(made["histogram"]["edges"]) - 1)
    fields = ("value", "text", "counts", "change", "trend", "verdict_trend", "example")
    for headline in (made["district"], made["reference"], *([made["funnel_area"]] if counted else [])):
        assert {len(headline[key]) for key in fields} == {years}
    if counted:
        assert np.shape(made["funnel"]["base"]) == (years, places)
        sizes = [len(one) for one in made["funnel"]["at"]]
        assert len(sizes) == years and max(sizes) > 20
        for line in (*made["funnel"]["inner"], *made["funnel"]["outer"]):
            assert [len(one) for one in line] == sizes
    assert made["legend"]["continuous"] == (made["share"] is not None) == (query == "klassen=stufenlos")


def every_slab(answers):
    catalogue = answers.possible(answers.repository.version()).catalogue
    for key in catalogue.indicators:
        for level in ("gemeinde", "amt", "kreis"):
            for method in ("quantile", "natuerlich"):
                answer = answers.read(f"indikator={key}&ebene={level}&klassen={method}&anzahl=7")
                if answer.selection.level == level:
                    yield slab_document(answers, answer)


def test_laws_of_every_slab_that_ships(answers):
    """What must hold of any figures, checked on all that there are."""
    count = 0
    for made in every_slab(answers):
        count += 1
        what = f"{made['indicator']} {made['level']}"
        labels, breaks = made["legend"]["labels"], made["legend"]["breaks"]
        assert len(set(labels)) == len(labels), what
        used = set()
        for row in range(len(made["years"])):
            known = [value is not None for value in made["value"][row]]
            statuses = [Status(code) for code in made["status"][row]]
            assert all(status.has_value for status, one in zip(statuses, known, strict=True) if one), what
            assert sorted(made["order"][row]) == [index for index, one in enumerate(known) if one], what
            assert np.sum(made["histogram"]["counts"][row]) == sum(known), what
            signs = sum(made["legend"]["counts"][row]) + sum(made["legend"]["statuses"][row])
            assert signs == len(made["places"]), what
            for value, shown, index, status in zip(
                made["value"][row], made["text"][row], made["class"][row], statuses, strict=True
            ):
                if value is None or status in (Status.ZERO, Status.ROUNDED_ZERO):
                    assert index == -1, what
                    continue
                used.add(index)
                number = float(
                    shown.removeprefix("mind. ")
                    .split("\u00a0")[0]
                    .replace(".", "")
                    .replace(",", ".")
                    .replace("\u2212", "-")
                )
                assert index == np.searchsorted(breaks, number, side="right"), (
                    f"{what}: {shown} {labels[index]}"
                )
        assert used in (set(range(len(breaks) + 1)), set()), what
    assert count > 150


def test_the_document_is_strict_json(answers):
    """NaN is no JSON; every browser would refuse the whole slab."""

    def refuse(constant):
        raise AssertionError(constant)

    for query in ("", "ebene=kreis&indikator=ohne_abschluss&raum=bund&klassen=stufenlos"):
        json.loads(answers.slab_json(answers.read(query)), parse_constant=refuse)


def strings(value):
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for one in value.values():
            yield from strings(one)
    elif isinstance(value, list):
        for one in value:
            yield from strings(one)


def test_an_english_slab_speaks_english(answers):
    german = slab_document(answers, answers.read("indikator=kinderarmut"))
    english = slab_document(answers, answers.read("indikator=kinderarmut&sprache=en"))
    assert english["lang"] == "en"
    assert english["value"] == german["value"]
    assert english["title"] != german["title"]
    said = " ".join(
        strings({key: english[key] for key in ("text", "words", "heading", "legend", "summary", "lines")})
    )
    assert not re.search(r"\b(und|von|ohne|mit|Einwohner|Gemeinden|gemeldet|Rang)\b", said)
    assert re.search(r"\d\.\d\u00a0%", said)
    assert not re.search(r"\d,\d\u00a0%", said)
