"""Who is like whom, from the figures that ship to the words, lines and slabs of the page."""

import numpy as np
import pytest
from scipy.spatial.distance import cdist
from scipy.stats import zscore

from callbacks.comparison_groups import comparison_group, neighbours_in_words, neighbours_of
from callbacks.monitor.page import MonitorPage
from callbacks.monitor.series import lines, series
from dashboard.domain.area import is_town
from dashboard.indicators.similarity import DEFAULT_WEIGHTS, FARTHEST, MOST
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
    words = neighbours_in_words(answers, answers.read(f"gebiete={GOLDBERG}"))
    assert words.question == "Wer ist wie Goldberg?"
    assert {"Sternberg", "Dömitz"} <= set(names(words))
    assert "Goldberg" not in names(words)
    assert len(names(words)) <= MOST
    assert "ebenfalls Stadt" in words.places[0].reasons
    assert "Die Kinderzahlen sind Beispieldaten und zählen deshalb nur halb." in words.notes


def test_reasons_are_words_with_the_numbers_of_the_other_place(answers):
    village = next(
        area.key for area in answers.repository.register().of_level("gemeinde") if area.name == "Alt Zachun"
    )
    german = neighbours_in_words(answers, answers.read(f"gebiete={village}"))
    assert any("ähnlich viele Einwohner (" in place.reasons for place in german.places)
    assert any(" km)" in place.reasons for place in german.places)
    english = neighbours_in_words(answers, answers.read(f"gebiete={village}&sprache=en"))
    assert names(english) == names(german)
    assert english.answer.startswith("Most alike are ")


def test_every_municipality_gets_an_answer_in_a_sentence(answers):
    """At least nine in ten have ten similar places; the others are told that there are fewer."""
    keys = answers.read("").possible.places("gemeinde")
    found = [neighbours_in_words(answers, answers.read(f"gebiete={key}")) for key in keys]
    assert all(words.answer.endswith(".") for words in found)
    assert np.mean([len(words.places) == MOST for words in found]) > 0.9


def published(client, indicator, years):
    """What the API gives of municipalities in the newest of some years: by place, whether it is an example, and the
    year."""
    rows = client.get(f"/api/v1/werte?indikator={indicator}&ebene=gemeinde").json["zeilen"]
    rows = [row for row in rows if row["wert"] is not None and row["jahr"] in years]
    last = max(row["jahr"] for row in rows)
    of_year = [row for row in rows if row["jahr"] == last]
    invented = any(row["herkunft"] == "example" for row in of_year)
    return {row["gebiet"]: row["wert"] for row in of_year}, invented, last


@pytest.fixture(scope="module")
def standardised(answers, client):
    """Of all municipalities the five features in standard deviations, and the weights: half of an example's."""
    places = answers.read("").possible.places("gemeinde")
    register, drawn = answers.repository.register(), answers.geometry("gemeinde")
    every = range(1990, 2100)
    people, density = (published(client, one, every)[0] for one in ("bevoelkerung", "bevoelkerungsdichte"))
    entry = answers.repository.catalogue().indicators["bevoelkerungsentwicklung"]
    before_break = range(1990, min(one.year for one in entry.breaks))
    growth = published(client, "bevoelkerungsentwicklung", before_break)[0]
    of_children = ("kinder_u3", "kinder_3_6", "bevoelkerung")
    common = [min(published(client, one, every)[2] for one in of_children)]
    (small, invented, _), (larger, _, _), (inhabitants, _, _) = (
        published(client, one, common) for one in of_children
    )
    children = {
        key: (small[key] + larger[key]) / inhabitants.get(key, np.nan) for key in small.keys() & larger.keys()
    }
    at = {shape.key: shape.point for shape in (*drawn.context, *drawn.areas)}
    towns = [point for key, point in at.items() if key in register.areas and is_town(register.areas[key])]
    columns = [
        [np.log(people.get(key, np.nan)) for key in places],
        [np.log(density.get(key, np.nan)) for key in places],
        [children.get(key, np.nan) for key in places],
        [growth.get(key, np.nan) for key in places],
        cdist([at[key] for key in places], towns).min(axis=1),
    ]
    weights = np.array([2, 1, 0.5 if invented else 1, 1, 1])
    return places, zscore(np.array(columns, float), axis=1, nan_policy="omit"), weights


def test_neighbours_of_every_municipality_are_the_nearest_in_what_is_published(answers, standardised):
    """What one of them has no figure for counts half and lies as far away as places do on average."""
    places, features, weights = standardised
    lacking = 0
    for place, key in enumerate(places):
        known = ~np.isnan(features[:, place])
        gaps = (features[known] - features[known, place][:, None]) ** 2
        missing = np.isnan(gaps)
        counted = np.where(missing, 0.5, 1.0) * weights[known][:, None]
        mean = np.nanmean(gaps, axis=1)[:, None]
        distances = np.sqrt((np.where(missing, mean, gaps) * counted).sum(axis=0) / counted.sum(axis=0))
        distances[place] = np.inf
        nearest = np.sort(distances)[:MOST]
        found = neighbours_of(answers, answers.read(f"{CARE}&ebene=gemeinde&gebiete={key}"))
        assert found.distances == pytest.approx(nearest[nearest <= FARTHEST], abs=1e-6), key
        assert distances[list(found.places)] == pytest.approx(found.distances, abs=1e-6), key
        lacking += bool(missing.any()) or not known.all()
    assert lacking > 5


def test_weights_of_a_link_change_who_is_similar(answers):
    plain = neighbours_in_words(answers, answers.read(f"gebiete={GOLDBERG}"))
    other = neighbours_in_words(
        answers, answers.read(f"gebiete={GOLDBERG}&gewichte=stadt:0,kinder:0,einwohner:0")
    )
    assert set(names(plain)) != set(names(other))
    assert not any("Kinder" in note for note in other.notes), "what counts nothing needs no remark"


def test_without_a_municipality_nobody_is_similar(answers):
    assert neighbours_of(answers, answers.read(CARE)) is None
    assert neighbours_of(answers, answers.read(f"{CARE}&ebene=amt&gebiete=130765654")) is None


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
