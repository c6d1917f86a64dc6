"""Who is like whom, from the figures that ship to the words, lines and slabs of the page."""

import numpy as np
import pytest
from scipy.spatial.distance import cdist
from scipy.stats import norm

from callbacks.comparison_groups import comparison_group
from callbacks.monitor.page import MonitorPage
from callbacks.monitor.series import lines, series
from callbacks.similar_groups import neighbours_in_words, similar_to
from dashboard.domain.area import is_town
from dashboard.domain.selection import Selection
from dashboard.indicators.similarity import DEFAULT_WEIGHTS, FARTHEST, MOST
from data.geography.points import municipal_points
from data.germany.areas import districts, germany, keys
from layouts.monitor.reference_controls import WEIGHTS
from tests.slab_document import slab_document

GOLDBERG, PARCHIM = "13076048", "13076108"
CARE = "indikator=betreuungsquote_u3"


@pytest.fixture(scope="module")
def page(answers):
    return MonitorPage(answers)


def names(words):
    return [place.name for place in words.places]


def test_every_feature_has_its_weight_on_the_page():
    assert list(WEIGHTS) == list(DEFAULT_WEIGHTS)


def test_small_towns_are_like_small_towns(answers):
    words = neighbours_in_words(answers, answers.read(f"gebiete={GOLDBERG}&aehnlich_in=kreis"))
    assert words.question == "Wer ist wie Goldberg?"
    assert {"Sternberg", "Dömitz"} <= set(names(words))
    assert "Goldberg" not in names(words)
    assert len(names(words)) <= MOST
    assert "ebenfalls Stadt" in words.places[0].reasons
    assert "Zur Auswahl standen 141\xa0Gemeinden (Landkreis Ludwigslust-Parchim)." in words.notes


def test_places_are_looked_for_in_the_state_and_those_outside_have_their_district_in_the_name(answers):
    words = neighbours_in_words(answers, answers.read(f"gebiete={GOLDBERG}&indikator=kinderarmut"))
    assert words.extent == "land" and len(words.places) == MOST
    outside = [one for one in words.places if not one.key.startswith("13076")]
    assert outside and all(one.elsewhere and "(Landkreis " in one.name for one in outside)
    assert all(one.key.startswith("13") for one in words.places)
    assert all("(" not in one.name for one in words.places if one.key.startswith("13076"))
    assert "Zur Auswahl standen 725\xa0Gemeinden (Mecklenburg-Vorpommern)." in words.notes


def test_places_are_looked_for_in_all_germany_where_that_is_asked_and_those_have_their_state_too(answers):
    words = neighbours_in_words(
        answers, answers.read(f"gebiete={GOLDBERG}&indikator=kinderarmut&aehnlich_in=bund")
    )
    beyond = [one for one in words.places if not one.key.startswith("13")]
    assert words.extent == "bund" and beyond
    states = ("Brandenburg", "Sachsen", "Sachsen-Anhalt", "Thüringen", "Hessen", "Niedersachsen", "Bayern")
    assert all(one.name.endswith(tuple(f", {state})" for state in states)) for one in beyond)
    assert words.map_query and "raum=bund" in words.map_query


def test_what_only_the_own_district_has_is_compared_within_it_and_that_is_said(answers):
    """Examples and own counts of other districts do not exist."""
    words = neighbours_in_words(answers, answers.read(f"{CARE}&gebiete={GOLDBERG}&aehnlich_in=bund"))
    assert words.extent == "kreis" and all(one.key.startswith("13076") for one in words.places)
    assert words.notes[0].startswith("„Betreuung unter 3“ gibt es nur für Orte im Kreis")
    group = comparison_group(
        answers, answers.read(f"{CARE}&gebiete={GOLDBERG}&vergleich=aehnliche"), "aehnliche"
    )
    assert all(key.startswith("13076") for key in group.members)


def test_whoever_asks_without_an_indicator_is_told_of_the_whole_state(answers):
    words = neighbours_in_words(answers, answers.read(f"{CARE}&gebiete={GOLDBERG}"), of_indicator=False)
    assert words.extent == "land"
    assert words.map_query == "" and not any("gibt es nur" in note for note in words.notes)


def test_figures_of_similar_places_outside_make_the_group(answers):
    answer = answers.read(f"indikator=kinderarmut&gebiete={GOLDBERG}&vergleich=aehnliche")
    group = comparison_group(answers, answer, "aehnliche")
    assert sum(not key.startswith("13076") for key in group.members) > 2
    members = answers.cells(answer, "gemeinde", group.members)
    row = members.years.index(2022)
    assert group.cells.lower[row, 0] == pytest.approx(np.quantile(members.value[row], 0.25))


def test_census_counts_of_similar_places_are_not_added_up(answers):
    answer = answers.read(f"indikator=kinder_0_2_anteil&gebiete={GOLDBERG}&vergleich=aehnliche")
    group = comparison_group(answers, answer, "aehnliche")
    assert np.isnan(group.cells.value).all() and np.isnan(group.cells.numerator).all()
    assert "Ähnliche: nicht umrechenbar" in series(answers, answer)[1]


def test_districts_are_compared_with_those_of_all_germany_where_the_state_has_few(answers):
    words = neighbours_in_words(answers, answers.read("gebiete=13076&ebene=kreis&indikator=kinderarmut"))
    assert "Mecklenburg-Vorpommern hat 8\xa0Kreise. Gesucht wird deshalb in ganz Deutschland." in words.notes
    assert len(words.places) == MOST and all(len(one.key) == 5 for one in words.places)
    assert any(one.key.startswith("13") and one.name.startswith("Landkreis ") for one in words.places)


def test_a_city_finds_cities(answers):
    words = neighbours_in_words(answers, answers.read("gebiete=13003&ebene=kreis&indikator=kinderarmut"))
    kinds = [districts()[one.key].kind for one in words.places]
    assert kinds[:5] == ["Kreisfreie Stadt"] * 5
    assert "ebenfalls kreisfreie Stadt" in words.places[0].reasons


def test_nobody_is_looked_for_within_a_district_that_stands_for_itself(answers):
    answer = answers.read(
        "gebiete=13076&ebene=kreis&vergleich=aehnliche&aehnlich_in=kreis&indikator=kinderarmut"
    )
    assert answer.selection.similar_in == "land"
    assert any("nicht innerhalb eines Kreises" in notice for notice in answer.notices)


@pytest.mark.parametrize(
    ("place", "extent", "note"),
    [
        ("13076108", "land", ""),
        ("13072056", "land", ""),
        ("07232001", "land", ""),
        ("03159016", "land", ""),
        ("10041100", "bund", "In Saarland ist niemand ähnlich genug."),
        ("09162", "bund", "In Bayern ist niemand ähnlich genug."),
        ("11000", "bund", "Berlin ist selbst ein Kreis."),
        ("02000", "bund", "Hamburg ist selbst ein Kreis."),
        ("04012", "bund", "Bremen hat 2\xa0Kreise."),
        ("16063", "land", ""),
        ("05334", "land", ""),
        ("03241", "bund", "In Niedersachsen ist niemand ähnlich genug."),
    ],
)
def test_districts_of_all_kinds_have_similar_places(app_of, place, extent, note):
    """A city, one without a middle level, one with 234 municipalities, city states, a region."""
    served = app_of(place[:5]).answers
    level = "kreis" if len(place) == 5 else "gemeinde"
    answer = served.resolve(Selection(level=level, places=(place,), indicator="kinderarmut"))
    words = neighbours_in_words(served, answer)
    assert words.extent == extent and words.places
    assert words.places[0].reasons
    assert not note or any(one.startswith(note) for one in words.notes)


def test_impossible_extents_fall_back_with_a_sentence(answers):
    answer = answers.read(f"gebiete={GOLDBERG}&aehnlich_in=mond")
    assert answer.selection.similar_in == "land" and "aehnlich_in" in answer.notices[0]


def test_reasons_are_words_with_the_numbers_of_the_other_place(answers):
    village = next(
        area.key for area in answers.repository.register().of_level("gemeinde") if area.name == "Alt Zachun"
    )
    german = neighbours_in_words(answers, answers.read(f"gebiete={village}"))
    assert any("ähnlich viele Einwohner (" in place.reasons for place in german.places)
    assert any(" km)" in place.reasons for place in german.places)
    assert any("; etwas " in place.reasons for place in german.places), "and in what they differ"
    english = neighbours_in_words(answers, answers.read(f"gebiete={village}&sprache=en"))
    assert names(english) == names(german)
    assert english.answer.startswith("Most alike are ")


def test_every_municipality_gets_an_answer_in_a_sentence(answers):
    """At least nine in ten have ten similar places; the others are told that there are fewer."""
    keys = answers.read("").possible.places("gemeinde")
    found = [neighbours_in_words(answers, answers.read(f"gebiete={key}")) for key in keys]
    assert all(words.answer.endswith(".") for words in found)
    assert np.mean([len(words.places) == MOST for words in found]) > 0.9


def published(client, indicator, year):
    """What the API gives of all municipalities of the state in a year."""
    address = f"/api/v1/werte?indikator={indicator}&ebene=gemeinde&raum=land&jahr={year}"
    return {row["gebiet"]: row["wert"] for row in client.get(address).json["zeilen"]}


@pytest.fixture(scope="module")
def standardised(client):
    """Of all municipalities of the state the six features in standard deviations of their quartiles, and the
    weights, recomputed from what the API publishes and from the points of the boundaries."""
    places = [key for key in keys("gemeinde") if key.startswith("13")]
    people, before = (published(client, "bevoelkerung", year) for year in (2023, 2021))
    census = {
        key: published(client, key, 2022)
        for key in ("kinder_0_2_anteil", "kinder_3_5_anteil", "kinder_6_9_anteil", "jugendliche_10_15_anteil")
    }
    foreign = client.get("/api/v1/werte?indikator=auslaenderanteil&ebene=gemeinde&raum=land").json["zeilen"]
    small = {row["gebiet"] for row in foreign if row["nenner"] is None or row["nenner"] < 100}
    share = {row["gebiet"]: row["wert"] for row in foreign}
    points, areas = municipal_points(), germany().areas
    towns = [points[key] for key in points if is_town(areas[key])]
    nan = float("nan")
    table = np.array(
        [
            [np.log(people[key]) for key in places],
            [np.log(people[key] / areas[key].area_km2) for key in places],
            [nan if key in small else sum(of[key] for of in census.values()) for key in places],
            [people[key] / before[key] if before.get(key) else nan for key in places],
            cdist([points[key] for key in places], towns).min(axis=1),
            [nan if key in small else share[key] for key in places],
        ]
    )
    low, middle, high = np.nanpercentile(table, (25, 50, 75), axis=1, keepdims=True)
    scaled = (table - middle) / (high - low) * (2 * norm.ppf(0.75))
    scaled[2:] = scaled[2:].clip(-3, 3)
    return places, scaled, np.array([2, 1, 1, 1, 1, 0.5])


def test_neighbours_of_every_municipality_are_the_nearest_in_what_is_published(answers, standardised):
    """What one of them has no figure for counts half and lies as far away as places do on average."""
    places, features, weights = standardised
    assert len(places) == 726
    for key in (one for one in places if one.startswith("13076")):
        place = places.index(key)
        known = ~np.isnan(features[:, place])
        gaps = (features[known] - features[known, place][:, None]) ** 2
        missing = np.isnan(gaps)
        counted = np.where(missing, 0.5, 1.0) * weights[known][:, None]
        mean = np.nanmean(gaps, axis=1)[:, None]
        distances = np.sqrt((np.where(missing, mean, gaps) * counted).sum(axis=0) / counted.sum(axis=0))
        distances[place] = np.inf
        nearest = np.sort(distances)[:MOST]
        chosen = Selection(level="gemeinde", places=(key,), indicator="kinderarmut")
        found = similar_to(answers, answers.resolve(chosen), of_indicator=False)
        assert found.extent == "land" and found.frame.places == tuple(places)
        assert found.found.distances == pytest.approx(nearest[nearest <= FARTHEST], abs=1e-6), key
        assert distances[list(found.found.places)] == pytest.approx(found.found.distances, abs=1e-6), key


def test_weights_of_a_link_change_who_is_similar(answers):
    plain = neighbours_in_words(answers, answers.read(f"gebiete={GOLDBERG}"))
    other = neighbours_in_words(
        answers, answers.read(f"gebiete={GOLDBERG}&gewichte=stadt:0,kinder:0,einwohner:0")
    )
    assert set(names(plain)) != set(names(other))


def test_without_a_municipality_nobody_is_similar(answers):
    assert similar_to(answers, answers.read(CARE)) is None
    assert similar_to(answers, answers.read(f"{CARE}&ebene=amt&gebiete=130765654")) is None


def test_the_line_is_the_rate_of_sums_of_published_cells(answers, page):
    answer = answers.read(f"{CARE}&gebiete={GOLDBERG}&vergleich=aehnliche")
    group = comparison_group(answers, answer, "aehnliche")
    members = answers.cells(answer, "gemeinde", group.members)
    for row in range(len(members.years)):
        counted = int((~np.isnan(members.numerator[row])).sum())
        if 2 * counted < len(group.members):
            assert np.isnan(group.cells.value[row, 0])
        else:
            share = np.nansum(members.numerator[row]) / np.nansum(members.denominator[row]) * 100
            assert group.cells.value[row, 0] == pytest.approx(share)
            assert group.counted[row] == counted
    _, caption = series(answers, answer)
    assert f"von {len(group.members)} ähnlichen Gemeinden in ihrer Linie, die übrigen sind geheim" in caption
    line = next(one for one in lines(answers, answer) if one.role == "aehnliche")
    assert line.banded()


def test_a_published_ratio_is_called_not_convertible_and_its_span_is_drawn(answers, page):
    answer = answers.read(f"indikator=kinderarmut&gebiete={GOLDBERG}&vergleich=aehnliche")
    parts, caption = series(answers, answer)
    assert "Ähnliche: nicht umrechenbar, graues Band: mittlere Hälfte" in caption
    drawn = [mark.role for mark in parts.marks if mark.key == "aehnliche"]
    assert drawn == ["band"]


def test_a_slab_depends_on_the_first_place_only_where_similar_places_are_the_reference(answers):
    def query(text):
        return answers.slab_query(answers.read(f"{CARE}&{text}"))

    assert query(f"gebiete={GOLDBERG}") == query(f"gebiete={PARCHIM}&gewichte=dichte:3")
    assert query(f"gebiete={GOLDBERG}&vergleich=kreis,aehnliche") == query("vergleich=kreis,aehnliche")
    like = query(f"gebiete={GOLDBERG},{PARCHIM}&vergleich=aehnliche")
    assert like == query(f"gebiete={GOLDBERG}&vergleich=aehnliche")
    assert like != query(f"gebiete={PARCHIM}&vergleich=aehnliche")
    assert like != query(f"gebiete={GOLDBERG}&vergleich=aehnliche&gewichte=dichte:3")
    assert like != query(f"gebiete={GOLDBERG}&vergleich=aehnliche&aehnlich_in=bund")
    assert query("") == query("aehnlich_in=bund")


def test_the_slab_of_an_address_is_the_slab_of_the_page(answers, client):
    asked = answers.read(
        f"{CARE}&gebiete={GOLDBERG}&vergleich=aehnliche&darstellung=abstand&gewichte=dichte:3"
    )
    again = answers.read(answers.slab_query(asked))
    assert slab_document(answers, again)["shown"]["value"] == slab_document(answers, asked)["shown"]["value"]
    assert client.get(f"/slab?{answers.slab_query(asked)}").status_code == 200


def test_the_similar_places_show_their_difference_from_themselves_without_the_place(answers):
    """A member of the group is tested against the rest of it, never against itself."""
    answer = answers.read(f"{CARE}&gebiete={GOLDBERG}&vergleich=aehnliche")
    assert GOLDBERG not in comparison_group(answers, answer, "aehnliche").members
