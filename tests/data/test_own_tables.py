"""The district's own tables: real ones go in and come out again, mistyped ones are refused by name."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import select

from dashboard.errors import ContradictoryCounts
from data.build.families import DOCUMENT, written
from data.catalogue.loader import load
from data.importing.read import read_files
from data.importing.write import import_deliveries, try_deliveries
from data.publishing.rollback import rollback
from data.stores import schema
from tests.data.plausible import TABLES, rows, text
from tests.data.publishing.test_release import everything
from tests.databases.worlds import TODAY

pytestmark = pytest.mark.one_database

YEARS = (2021, 2022, 2023)
PEOPLE = dict(zip(TODAY, (600, 1500, 4000, 18000), strict=True))
KNOWN = {*TODAY, "13076", "130760001", "130760002"}


def deliveries(folder: Path, content: str, known=KNOWN):
    file = folder / "eigene.csv"
    file.write_text(content, encoding="utf-8")
    return read_files([file], load(), known)


@pytest.fixture
def ready(stores, world):
    """Examples of everything that the tables may bring, drawn with another seed."""
    for draw in (TABLES[name] for name in TABLES if name != "care"):
        for measure, area, year, cut, value in rows(draw, PEOPLE, YEARS, seed=1):
            world.counts(measure, year, {area: value or "-"}, breakdown=cut)
    for measure, share in (("kinder_u7", 0.06), ("jugendliche_15_25", 0.08)):
        for year in YEARS:
            world.counts(measure, year, {area: str(round(count * share)) for area, count in PEOPLE.items()})
    stores.prepare_alike(world)
    return stores


def mixed(stores):
    """Published rates of municipalities that have real figures on one side and examples on the other."""
    raw, cell, series, area = schema.raw_series, schema.published_cell, schema.series, schema.area
    sources = load().sources
    with stores.raw.connect() as connection:
        given = select(
            raw.c.measure, schema.observation.c.area, schema.observation.c.year, raw.c.source
        ).join(raw, raw.c.id == schema.observation.c.series_id)
        real = {
            (measure, key, year)
            for measure, key, year, source in connection.execute(given)
            if sources[source].provenance != "example"
        }
    statement = (
        select(series.c.indicator, area.c.key, cell.c.year, cell.c.provenance, cell.c.release_id)
        .join(series, series.c.id == cell.c.series_id)
        .join(area, area.c.id == cell.c.area_id)
        .where(series.c.level == "gemeinde", cell.c.value.is_not(None))
    )
    with stores.published.connect() as connection:
        newest = dict(
            connection.execute(
                select(schema.manifest.c.indicator, schema.manifest.c.cells_release_id).order_by(
                    schema.manifest.c.release_id
                )
            ).all()
        )
        published = [row[:4] for row in connection.execute(statement) if row[4] == newest[row[0]]]
    found = []
    for key, place, year, provenance in published:
        indicator = load().indicators[key]
        sides = [(one, year) for one in indicator.numerator]
        sides += [(one, year + indicator.denominator_lag) for one in indicator.denominator]
        whose = {(measure, place, own) in real for measure, own in sides}
        if len(whose) > 1 or (provenance == 2) == (True in whose):
            found.append((key, place, year))
    return published, found


@pytest.mark.parametrize("name", TABLES)
def test_a_realistic_table_goes_in_and_comes_out_again(ready, tmp_path, name):
    given = deliveries(tmp_path, text(rows(TABLES[name], PEOPLE, YEARS, seed=2)))
    assert [one.message for one in given[0].findings if one.level == "error"] == []
    before = ready.repository().digest()
    untouched = everything(ready)
    tried = try_deliveries(ready.raw, ready.published, given)
    assert everything(ready) == untouched
    done = import_deliveries(ready.raw, ready.published, given, "test")
    assert (done.changed, done.findings) == (True, tried.findings)
    published, found = mixed(ready)
    assert published
    assert found == []
    rollback(ready.raw, ready.published, done.version)
    assert ready.repository().digest() == before


STORED = """\
kinder_u3;13076001;2022;;40
kinder_u3;13076002;2022;;50
kinder_u3;13076003;2022;;60
kinder_u3;13076004;2022;;90
kinder_u3;130760001;2022;;90
kinder_betreut_u3;13076001;2023;;20
kinder_betreut_u3;13076002;2023;;25
kinder_betreut_u3;13076003;2023;;30
kinder_betreut_u3;13076004;2023;;45
abgaenge;13076001;2022;;30
abgaenge;13076001;2022;geschlecht:w;14
abgaenge;13076001;2022;geschlecht:m;16
kitas;13076001;2023;;4
schueler_erfasst;13076001;2022;;80
"""
HEAD = "merkmal;gebiet;jahr;gliederung;wert\n"


@pytest.mark.parametrize(
    "mistyped",
    [
        pytest.param("kinder_betreut_u3;13076001;2023;;200", id="factor ten"),
        pytest.param("kinder_betreut_u3;13076002;2023;;255", id="a digit typed twice"),
        pytest.param("kinder_u3;13076002;2022;;5", id="a digit lost"),
        pytest.param(
            "kinder_u3;13076001;2022;;20\nkinder_betreut_u3;13076001;2023;;40", id="swapped columns"
        ),
        pytest.param("kinder_u3;13076003;2022;;25", id="numerator for denominator"),
        pytest.param("kinder_betreut_u3;13076001;2023;;45", id="the row of the next place"),
        pytest.param("kinder_u3;13076001;2022;;90", id="the sum of the Amt under a municipality"),
        pytest.param("kinder_u3;13076;2022;;24", id="a district in tens"),
        pytest.param("kinder_u3;130760001;2022;;40", id="a municipality under the key of its Amt"),
        pytest.param("abgaenge;13076001;2022;geschlecht:w;30", id="the total as a part"),
        pytest.param("abgaenge;13076001;2022;;16", id="a part as the total"),
        pytest.param("abgaenge_berufsreife;13076001;2022;;31", id="more with a certificate than left"),
        pytest.param("integrative_kitas;13076001;2023;;5", id="more integrative centres than centres"),
        pytest.param("schueler_foerderbedarf;13076001;2022;;88", id="a digit for another"),
        pytest.param("kinder_betreut_u3;13076001;2023;;20,5", id="decimals of children"),
        pytest.param("kinder_betreut_u3;13076001;2023;;-20", id="a minus"),
        pytest.param("kinder_betreut_u3;13076001;2032;;20", id="a year to come"),
    ],
)
@pytest.mark.parametrize("addresses", ["sqlite"], indirect=True)
def test_a_typing_error_is_refused_and_named(ready, tmp_path, mistyped):
    import_deliveries(ready.raw, ready.published, deliveries(tmp_path, HEAD + STORED), "test")
    before = everything(ready)
    given = deliveries(tmp_path, HEAD + mistyped + "\n")
    errors = [one.message for one in given[0].findings if one.level == "error"]
    if not errors:
        with pytest.raises(ContradictoryCounts) as raised:
            import_deliveries(ready.raw, ready.published, given, "test")
        errors = [one.message for one in raised.value.facts["findings"] if one.level == "error"]
    wrong = mistyped.split("\n")[-1].split(";")[-1].lstrip("-")
    assert any(wrong.partition(",")[0] in one or "2032" in one for one in errors), errors
    assert everything(ready) == before


def test_the_documentation_says_which_measures_belong_together():
    stated = DOCUMENT.read_text(encoding="utf-8")
    assert stated == written(stated), "python -m data.build.families schreibt sie neu"
