"""What a query of the comparing page stands for: whatever is typed, something is shown and what changed is
said."""

from dataclasses import replace

import pytest

from callbacks.comparison.comparisons import Comparisons
from callbacks.comparison.data_route import data_address

TOWNS = "gebiete=13076108,13076060,13076090"


@pytest.fixture(scope="module")
def pages(answers):
    return Comparisons(answers)


def test_places_decide_the_level_where_none_is_said(pages):
    """Otherwise an indicator that opens at Amt level would lose the municipalities of a link."""
    side = pages.read(f"{TOWNS}&indikator=ohne_abschluss")
    assert side.answer.selection.level == "gemeinde"
    assert side.answer.selection.places == ("13076108", "13076060", "13076090")
    assert side.notices == ()


def test_where_the_indicator_has_no_such_level_the_areas_around_are_compared_and_that_is_said(pages):
    side = pages.read("gebiete=13076108,13071107&indikator=studierende_18_25&raum=land")
    assert side.answer.selection.places == ("13076", "13071")
    assert any("Gebiete, in denen sie liegen" in one for one in side.notices)


def test_a_canonical_query_reads_as_itself(pages):
    for query in (
        "",
        TOWNS,
        f"{TOWNS}&ansicht=karten&indikator2=bevoelkerungsdichte&jahr=2021&basisjahr=2021",
    ):
        side = pages.read(query)
        assert side.notices == ()
        assert pages.read(side.query) == pages.read(pages.read(side.query).query)
        assert pages.read(side.query).query == side.query


@pytest.mark.parametrize(
    ("query", "part"),
    [
        ("ansicht=rangfolge", "ansicht"),
        ("indikator2=quatsch", "zweiter Indikator"),
        ("indikator=kinderarmut&indikator2=kinderarmut", "zweiter Indikator"),
        ("indikator=kinderarmut&thema=quatsch", "Das Thema"),
        ("gebiete=13076999", "Ort im Link"),
        ("gebietsstand=berichtsjahr", "heutige"),
        ("jahr=1950", "1950"),
        ("basisjahr=1950", "1950"),
        ("gebiete=abc", "gebiete"),
        ("indikator=quatsch", "quatsch"),
    ],
)
def test_impossible_values_fall_back_and_the_page_says_so(pages, query, part):
    side = pages.read(query)
    assert any(part in one for one in side.notices), side.notices
    assert len(side.notices) == len(set(side.notices)) == 1
    assert pages.model(side).years


def test_a_second_indicator_shares_level_and_a_year(pages):
    for query in (
        "indikator=betreuungsquote_u3",
        "ebene=kreis&indikator=jugendarbeitslosenquote",
        "ebene=amt",
    ):
        side = pages.read(query)
        if side.second is not None:
            assert side.second.selection.level == side.answer.selection.level
            assert set(side.second.years) & set(side.answer.years)
            assert side.second.indicator.key != side.answer.indicator.key


def test_a_second_indicator_that_nobody_asked_for_can_be_tested(pages):
    """At the level of districts population density is known of one place alone: a scatter of one point says
    nothing."""
    for query in ("indikator=kinderarmut&ebene=kreis&raum=bund", "indikator=betreuungsquote_u3", "ebene=amt"):
        model = pages.model(pages.read(query))
        assert max(len(one.points) for one in model.relations if one) >= 10


def test_a_theme_of_its_own_is_for_the_dots_only(pages):
    model = pages.model(pages.read(f"{TOWNS}&indikator=kinderarmut&thema=fruehe_bildung"))
    assert model.indicator == "kinderarmut"
    assert model.theme == "fruehe_bildung"
    assert "betreuungsquote_u3" in {row.indicator for row in model.dots[0]}


def test_the_model_holds_every_year(pages):
    model = pages.model(pages.read(f"{TOWNS}&indikator=betreuungsquote_u3"))
    assert len(model.tables) == len(model.dots) == len(model.relations) == len(model.years) > 10
    assert model.row(model.year) == len(model.years) - 1
    assert model.enough()
    assert model.names() == ["Parchim", "Hagenow", "Ludwigslust"]
    assert not pages.model(pages.read("gebiete=13076108")).enough()
    assert "Beispieldaten" in model.sources


def test_the_change_is_measured_from_the_year_that_is_asked_for(pages):
    side = pages.read("indikator=betreuungsquote_u3&basisjahr=2015")
    assert side.change.selection.base_year == 2015
    assert "basisjahr=2015" in side.query
    assert "basisjahr" not in pages.read("indikator=betreuungsquote_u3").query


def test_dot_rows_take_years_together_with_the_rest_or_say_why_one_does_not(pages, client):
    side = pages.read(f"{TOWNS}&indikator=betreuungsquote_u3&jahre=3")
    assert side.answer.selection.pooled_years == 3
    model = pages.model(side)
    rows = {row.indicator: row for row in model.dots[-1]}
    possible = side.answer.possible
    assert len(rows) > 10
    for key, row in rows.items():
        entry, ends = possible.catalogue.indicators[key], possible.years(key, "gemeinde", "", 3)
        assert (row.span, row.when) == ((3, f"{row.year - 2}–{row.year}") if ends else (1, str(row.year)))
        counted = entry.numerator and entry.denominator and not entry.as_published
        reason = "nicht mehr Orte" if counted else "Fallzahlen lassen"
        assert ("Ein einzelnes Jahr" in row.note and reason in row.note) == (not ends), row.note
    single = client.get("/api/v1/werte?indikator=ganztagsquote_u3&gebiete=13076108").json["zeilen"]
    years = [row for row in single if 2022 <= row["jahr"] <= 2024]
    (dot,) = [dot.figure for dot in rows["ganztagsquote_u3"].dots if dot.figure.key == "13076108"]
    assert (dot.numerator, dot.denominator) == tuple(
        sum(row[one] for row in years) for one in ("zaehler", "nenner")
    )
    assert rows["ganztagsquote_u3"].district.denominator > dot.denominator


def test_without_years_together_no_row_says_anything_of_them(pages):
    model = pages.model(pages.read(f"{TOWNS}&indikator=betreuungsquote_u3"))
    assert not any("einzelnes Jahr" in row.note for year in model.dots for row in year)
    assert {row.span for year in model.dots for row in year} == {1}


def test_the_readers_own_words_are_shown_and_nothing_is_reckoned_from_them(pages):
    query = f"{TOWNS}&indikator=betreuungsquote_u3&jahr=2023"
    own = "ziel=betreuungsquote_u3:70.5,ganztagsquote_u3:40&notiz=13076108:Neubau%202024%0A13076060:Notiz"
    plain, told = pages.read(query), pages.read(f"{query}&{own}")
    assert told.query == f"{plain.query}&{own}" and told.plain_query() == plain.query and told.notices == ()
    model = pages.model(told)
    assert replace(model, query=plain.query, notes={}, targets={}) == pages.model(plain)
    assert model.own() == (
        "Eigenes Ziel: 70,5\u00a0%",
        "Ganztagsquote unter 3 Jahren: eigenes Ziel 40\u00a0%",
        "Eigene Notiz zu Parchim: Neubau 2024",
        "Eigene Notiz zu Hagenow: Notiz",
    )
    entry = model.tables[model.row(2023)].entries[0]
    away = round(abs(entry.own.value - 70.5), 1)
    assert model.from_target(entry.own) == f"{away}\u00a0Punkte unter dem eigenen Ziel".replace(".", ",")


def test_own_words_that_cannot_be_are_said_once(pages):
    side = pages.read(f"{TOWNS}&indikator=betreuungsquote_u3&ziel=betreuungsquote_u3:140&notiz=13076999:weg")
    assert len(side.notices) == len(set(side.notices)) == 2
    assert "ziel=" not in side.query and "notiz=" not in side.query


def test_own_words_are_in_no_address_of_figures_and_no_browser_keeps_them(client, pages):
    query = (
        f"{TOWNS}&indikator=betreuungsquote_u3&jahr=2023&ziel=betreuungsquote_u3:70.5&notiz=13076108:Neubau"
    )
    assert "notiz" not in data_address(pages, pages.read(query))
    data = client.get(f"/vergleich/daten?{query}").json
    assert not [
        one for one in (data["query"], *data["addresses"].values()) if "notiz" in one or "ziel" in one
    ]
    answer = client.get(f"/vergleich/eigenes?{query}")
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.json["notes"] == [["13076108", "Parchim", "Neubau"]]
    assert answer.json["target"] == ["eigenes Ziel", "70,5\u00a0%"]
    assert answer.json["written"] == "ziel=betreuungsquote_u3:70.5&notiz=13076108:Neubau"
    assert len(answer.json["distances"]) == len(data["years"])
