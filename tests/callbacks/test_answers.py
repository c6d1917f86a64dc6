"""What a selection shows: the frame, the comparisons, what is kept and under which address."""

import numpy as np
import pytest

from callbacks.answers import Answers, indicator_or_error
from callbacks.comparison_groups import comparison_group
from dashboard.errors import SettingsError, UnknownKey


def test_unreadable_parts_of_a_link_are_named(answers):
    answer = answers.read("jahr=abc&groesse=x&indikator=kinderarmut")
    assert answer.selection.indicator == "kinderarmut"
    assert answer.notices == ("Im Link ließ sich nicht lesen: jahr, groesse.",)


def test_a_data_version_that_is_gone_is_said(answers):
    answer = answers.read("stand=1999.1")
    assert answer.version == answers.repository.version()
    assert answer.selection.version == ""
    assert "1999.1" in answer.notices[0]


@pytest.mark.parametrize("query", [None, 5, [], {"a": 1}])
def test_what_is_no_text_is_read_as_an_empty_query(answers, query):
    assert answers.read(query) == answers.read("")


def test_an_indicator_that_does_not_exist_is_named(answers):
    with pytest.raises(UnknownKey, match="gibt_es_nicht"):
        indicator_or_error(answers.read("").possible, "gibt_es_nicht")


def test_what_views_do_not_depend_on_shares_one_slab(answers):
    one = answers.slab(answers.read("indikator=kinderarmut&jahr=2021&farben=wald&ansicht=tabelle"))
    other = answers.slab(answers.read("indikator=kinderarmut&jahr=2022"))
    assert one is other


def test_the_route_makes_what_views_share_once(answers, client, monkeypatch):
    made, make = [], answers.slab_json
    monkeypatch.setattr(answers, "slab_json", lambda answer: made.append(answer) or make(answer))
    shared = "/slab?indikator=kinderarmut&klassen=natuerlich&anzahl=6"
    one, other = (client.get(f"{shared}&{view}") for view in ("jahr=2021&ansicht=tabelle", "jahr=2022"))
    assert one.data == other.data
    assert len(made) == 1


def test_what_views_depend_on_does_not(answers):
    base = answers.slab_json(answers.read("indikator=kinderarmut"))
    for change in ("klassen=gleich", "anzahl=7", "groesse=-499", "sprache=en", "ebene=amt", "vergleich=land"):
        assert answers.slab_json(answers.read(f"indikator=kinderarmut&{change}")) != base


def test_kept_addresses_differ_between_districts(app_of):
    """Both may be served under one address one after the other, and browsers keep a slab for a year."""
    prints = {one: app_of(one).answers for one in ("13076", "13071")}
    assert len({answers.fingerprint(answers.read("ebene=kreis")) for answers in prints.values()}) == 2


def test_every_municipality_is_compared_with_its_own_amt(answers):
    answer = answers.read("indikator=kinderarmut&vergleich=amt")
    parts = answers.parts(answer)
    assert parts.reference.kind == "amt"
    assert parts.reference.cells.value.shape == parts.cells.value.shape
    for column, area in enumerate(parts.areas[:20]):
        own = answers.cells(answer, "amt", (area.amt,))
        assert np.array_equal(parts.reference.cells.value[:, column], own.value[:, 0], equal_nan=True)


def test_an_amt_is_not_compared_with_itself(answers):
    parts = answers.parts(answers.read("indikator=kinderarmut&ebene=amt&vergleich=amt,land"))
    assert parts.reference.kind == "land"


def test_a_comparison_without_figures_is_none(answers):
    """The number of day-care centres exists for no state."""
    answer = answers.read("indikator=kitas")
    assert comparison_group(answers, answer, "land") is None
    assert comparison_group(answers, answer, "kreis") is not None


@pytest.mark.parametrize("district", ["99999", "13099", "13"])
def test_a_district_that_does_not_exist_is_refused_with_its_key(answers, district):
    with pytest.raises(SettingsError, match=district):
        Answers(answers.repository, district)
