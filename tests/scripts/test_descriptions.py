"""The page describes a chart as files do: the same edges, marks, texts, colours and places of labels."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator
from dataclasses import asdict, replace
from inspect import signature
from itertools import product
from pathlib import Path
from typing import Any

import orjson
import pytest

from callbacks.comparison.comparisons import Comparisons
from callbacks.exports.charts import BUILDERS
from callbacks.monitor.composition import composition_parts
from dashboard.charts.chart_json import to_json
from dashboard.charts.composition.build import composition
from dashboard.charts.composition.parts import PLACES, YEARS, Arrangement
from dashboard.charts.description import Space
from dashboard.charts.ranking_curve import MOST_BARS
from dashboard.charts.scatter import scatter
from dashboard.charts.view_axes import axes_of
from dashboard.drawing.typeface import width_of
from dashboard.indicators.own_words import OwnTarget
from dashboard.indicators.slab.model import Slab, document
from dashboard.texts import LANGUAGES, say
from tests.dashboard.charts.described import made_parts
from tests.dashboard.charts.panel_slab import LEGEND, STATUSES, small_slab
from tests.scripts.test_scripts import node

SPACES = (Space(734, 510), Space(388, 300, 12.5))
TOLERANCE = 1e-6
COMPARED = (
    "gebiete=13076108,13076060&indikator=betreuungsquote_u3&indikator2=betreuungsquote_3_6",
    "gebiete=13076108,13076060,13076006,13076041,13076090,13076036,13076039,13076046"
    "&indikator=betreuungsquote_u3&indikator2=kinderarmut",
)
QUERIES = {
    "share": "indikator=kinderarmut",
    "share of few cases with intervals": "indikator=betreuungsquote_u3&ebene=amt",
    "many places": "indikator=kinderarmut&raum=land",
    "ratio": "indikator=studierende_18_25&raum=land",
    "counts": "indikator=kitas",
    "difference": "indikator=kinderarmut&darstellung=abstand",
    "change": "indikator=betreuungsquote_u3&darstellung=veraenderung",
    "English": "indikator=kinderarmut&sprache=en",
}


def made_up() -> Iterator[Slab]:
    """Slabs that no table of ours has: thousands of places, a continuous scale, places side by side at zero."""
    words: dict[str, Any] = {
        "whisker": "Striche: 95 %",
        "funnelNote": say("de", "funnel_note"),
        "district": "Kreis",
        "status": STATUSES,
    }
    words |= {"curve": [LANGUAGES["de"][f"curve_{one}"] for one in ("half", "quarter", "three_quarters")]}
    yield small_slab(words=words)
    yield small_slab(
        words=words, lower=[[5, 40, None], [10, None, 70]], upper=[[20, 90, None], [30, None, 95]]
    )
    ramp: dict[str, Any] = {"legend": replace(LEGEND, labels=[], continuous=True)}
    yield small_slab(words=words, share=[[0.25, 1.0, 0.5]] * 2, **ramp)
    yield many(300, words=words)
    yield many(MOST_BARS + 1, words=words)
    yield many(5000, words=words, share=[[1 - i / 5000 for i in range(5000)]] * 2, **ramp)


def many(count: int, **changes: Any) -> Slab:
    """So many places from the highest to the lowest value, the last hundred zero."""
    values = [max(count - 100 - i, 0) * 80.0 / count for i in range(count)]
    zero = [int(value == 0) for value in values]
    names = [f"Gemeinde mit langem Namen {i}" for i in range(count)]
    return small_slab(
        places=tuple(str(i) for i in range(count)), names=names, value=[values] * 2, inside=[1] * count,
        order=[list(range(count))] * 2, status=[zero] * 2, few=[[0] * count] * 2, rank=[[0] * count] * 2,
        example=[[0] * count] * 2, text=[[f"{value:.1f} %" for value in values]] * 2, counts=[[""] * count] * 2,
        funnel=None, classes=[[-1 if none else int(i < count / 3) for i, none in enumerate(zero)]] * 2, **changes,
    )  # fmt: skip


def chosen(slab: Slab, count: int) -> list[str]:
    """Places with the longest names, and one that the slab does not hold."""
    longest = sorted(range(len(slab.places)), key=lambda i: (-len(slab.names[i]), i))
    keys = [slab.places[i] for i in longest[:count]]
    return [*keys[:-1], "99999999", keys[-1]] if count > 2 else keys


def cases(slabs: list[Slab]) -> Iterator[dict[str, Any]]:
    """What to describe, in the first and the last year; `slab` is an index."""
    for (at, slab), (space, count) in product(enumerate(slabs), zip(SPACES * 2, (0, 8, 2, 2), strict=True)):
        for year, view in product({slab.years[0], slab.years[-1]}, BUILDERS):
            choice = {"selection": chosen(slab, count), "palette": "heide"} | aimed(slab, year, count)
            yield {"view": view, "slab": at, "year": year, "space": asdict(space), "choice": choice}


def aimed(slab: Slab, year: int, count: int) -> dict[str, Any]:
    """A target of the reader's own: near the district's line, or, where many places are chosen, beyond the
    axes."""
    own = slab.district.value[slab.years.index(year)] if slab.district else None
    if not count:
        return {}
    value = -1e7 if count == 8 and slab.years[0] == year else 1e7 if count == 8 else (own or 20.0) + 0.5
    return {"target": {"name": say(slab.lang, "own_target"), "value": value, "text": "40 %"}}


def builder(view: str, choice: dict[str, Any]) -> dict[str, Any]:
    """The same choice as files get it."""
    target = choice.get("target")
    rest = {key: one for key, one in choice.items() if key != "target"}
    if target is None or "target" not in signature(BUILDERS[view]).parameters:
        return rest
    return {**rest, "target": OwnTarget(target["value"], target["text"])}


def sent(slab: Slab) -> dict[str, Any]:
    """As the browser gets it."""
    plain = {**document(slab), "axes": axes_of(slab)}
    found: dict[str, Any] = orjson.loads(orjson.dumps(plain, option=orjson.OPT_SERIALIZE_NUMPY))
    return found


@pytest.fixture(scope="module")
def slabs(answers):
    return [*(answers.slab(answers.read(query)) for query in QUERIES.values()), *made_up()]


@pytest.fixture(scope="module")
def compared(app_of):
    """What the page of two indicators is told, with the model that files are drawn from."""
    app = app_of()
    pages, found = Comparisons(app.answers), []
    for query in COMPARED:
        side = pages.read(query)
        answer = json.loads(app.server.test_client().get(f"/vergleich/daten?{query}").data)
        slab = app.answers.slab(side.answer)
        told = {"answer": answer, "keys": slab.places, "names": slab.names, "years": answer["years"]}
        found.append((pages.model(side), told))
    return found


def difference(one: Any, other: Any, at: str = "") -> str:
    """Where two JSON values first differ by more than the tolerance, empty where they do not."""
    if isinstance(one, dict) and isinstance(other, dict):
        if set(one) != set(other):
            return f"{at}: {sorted(set(one) ^ set(other))}"
        return next((found for key in one if (found := difference(one[key], other[key], f"{at}.{key}"))), "")
    if isinstance(one, list) and isinstance(other, list):
        if len(one) != len(other):
            return f"{at}: {len(one)} and {len(other)} of them"
        pairs = enumerate(zip(one, other, strict=True))
        return next((found for i, both in pairs if (found := difference(*both, f"{at}[{i}]"))), "")
    if isinstance(one, (int, float)) and isinstance(other, (int, float)) and not isinstance(one, bool):
        return "" if math.isclose(one, other, abs_tol=TOLERANCE) else f"{at}: {one} and {other}"
    return "" if one == other else f"{at}: {one!r} and {other!r}"


def test_page_and_file_describe_the_same_scatter(compared, tmp_path):
    made = [
        (at, model, year, space)
        for at, (model, told) in enumerate(compared)
        for year, space in product(told["years"][::4], SPACES)
    ]
    given = [
        {
            "view": "zusammenhang", "slab": at, "year": year, "space": asdict(space),
            "choice": {"selection": [place.key for place in model.places]},
        }
        for at, model, year, space in made
    ]  # fmt: skip
    pages = described(tmp_path, [told for _, told in compared], given)
    charts = [scatter(model, year, space) for _, model, year, space in made]
    assert sum(chart is not None for chart in charts) > 6
    for chart, page in zip(charts, pages, strict=True):
        assert (chart is None) == (page is None)
        assert chart is None or not difference(to_json(chart), page)


def test_page_and_file_describe_the_same_composition(answers, tmp_path):
    queries = ("ohne_abschluss&gebiete=13076108,13076105", "verbleib_nach_schule&ebene=amt", "bevoelkerung")
    shipped = (composition_parts(answers, answers.read(f"indikator={query}")) for query in queries)
    wholes = [made_parts(), *(one for one in shipped if one is not None)]
    made = [
        (at, parts, year, space, Arrangement(over, counted, limits))
        for at, parts in enumerate(wholes)
        for year, space in product((parts.years[0], parts.years[-1]), SPACES)
        for over, counted, limits in product((YEARS, PLACES), (False, True), (False, True))
    ]
    given = [
        {"view": "zusammensetzung", "slab": at, "year": year, "space": asdict(space), "choice": asdict(asked)}
        for at, _, year, space, asked in made
    ]
    sent_parts = [{"years": parts.years, "parts": to_json(parts)} for parts in wholes]
    pages = described(tmp_path, sent_parts, given)
    charts = [composition(parts, year, space, asked) for _, parts, year, space, asked in made]
    assert sum(chart is not None for chart in charts) > 40
    for chart, page in zip(charts, pages, strict=True):
        assert (chart is None) == (page is None)
        assert chart is None or not difference(to_json(chart), page)


def described(folder: Path, slabs: list[dict[str, Any]], given: list[dict[str, Any]]) -> list[Any]:
    """What the browser's modules describe, with the widths that texts have in files."""
    texts = [*slabs, [case["choice"] for case in given]]
    signs = {sign for one in texts for sign in json.dumps(one, ensure_ascii=False)} | set("n.…←→↓↑")
    widths = {
        weight: {sign: width_of(sign, 1, weight) for sign in sorted(signs)} for weight in (400, 600, 700)
    }
    (folder / "in.json").write_text(json.dumps({"widths": widths, "slabs": slabs, "cases": given}), "utf-8")
    run = node("tests/scripts/describe.mjs", str(folder / "in.json"), str(folder / "out.json"))
    assert run.returncode == 0, run.stderr
    found: list[Any] = json.loads((folder / "out.json").read_text("utf-8"))
    return found


def test_page_and_file_describe_the_same_chart(slabs, tmp_path):
    given, differing, compared = list(cases(slabs)), [], 0
    for case, page in zip(given, described(tmp_path, [sent(one) for one in slabs], given), strict=True):
        slab, space = slabs[case["slab"]], Space(**case["space"])
        made = BUILDERS[case["view"]](slab, case["year"], space, **builder(case["view"], case["choice"]))
        if made is None:
            assert page is None or not page["marks"]
            continue
        compared += 1
        if found := difference(to_json(made), page):
            differing.append((case["view"], slab.title, case["year"], case["choice"]["selection"], found))
    assert not differing, f"{len(differing)} of {compared}: {differing[:9]}"
    assert compared > 200
