"""Every kind of place that ships has a word in both languages."""

from __future__ import annotations

from dashboard.domain.area import Area
from dashboard.indicators.wording.place_kinds import kind_key, kind_of
from dashboard.texts import LANGUAGES
from data.germany import areas


def test_every_kind_has_its_words_and_every_word_its_kind():
    kinds = {kind_key(one.kind) for one in areas.germany().areas.values() if one.kind}
    kinds |= {kind_key(one.kind) for one in areas.districts().values()}
    for language in LANGUAGES.values():
        assert {key.removeprefix("kind_") for key in language if key.startswith("kind_")} == kinds


def test_a_kind_is_said_in_the_readers_language():
    area = Area("07135001", "gemeinde", "Beispiel", kind="Große kreisangehörige Stadt")
    assert kind_of(area, "de") == "Große kreisangehörige Stadt"
    assert kind_of(area, "en") == "large town within the district"
    assert kind_of(Area("07135001", "gemeinde", "Beispiel"), "de") == ""
