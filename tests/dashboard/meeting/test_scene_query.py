"""What a query says of a scene beside its view."""

import pytest

from dashboard.meeting.scene_query import SceneQuery, scene_of
from dashboard.meeting.scenes import MOST_HEADLINE


def test_a_query_names_picture_sentence_first_year_and_indicator():
    found = scene_of("indikator=kitas&bild=zweikarten&satz=Ein%20Satz%0Aauf%20zwei%20Zeilen&basisjahr=2012")
    assert found == SceneQuery("zweikarten", "Ein Satz auf zwei Zeilen", 2012, "kitas")


@pytest.mark.parametrize("query", ["", "jahr=2020", "&".join("a=b" for _ in range(200))])
def test_a_query_that_says_nothing_of_a_scene_names_nothing(query):
    assert scene_of(query) == SceneQuery()


def test_a_sentence_is_no_longer_than_a_scene_may_hold():
    assert len(scene_of(f"satz={'x' * 500}").headline) == MOST_HEADLINE
