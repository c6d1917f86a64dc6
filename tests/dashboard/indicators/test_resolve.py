"""Whatever a link asks for, something can be drawn, and the page says what it changed."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.domain.area import EXTENTS, extents_of
from dashboard.domain.indicator import Catalogue
from dashboard.domain.selection import CLASS_METHODS, COMPARISONS, DISPLAYS, MOST_PLACES, VIEWS, Selection
from dashboard.domain.territory import Register
from dashboard.indicators.possible import Possible
from dashboard.indicators.resolve import landing, lift, resolve
from tests.sampling import examples
from tests.slab_document import slab_document

INDICATORS = (
    "",
    "kinderarmut",
    "ohne_abschluss",
    "jugendarbeitslosenquote",
    "vertragsloesungen",
    "gibt_es_nicht",
)
BREAKDOWNS = ("", "geschlecht:w", "geschlecht:m", "alter:x", "gibt_es:nicht")
PLACES = ("13076", "13071", "09162", "13", "DG", "13076108", "130765654", "13076999", "99999", "13071001")
selections = st.builds(
    Selection,
    theme=st.sampled_from(("", "fruehe_bildung", "integration", "nix")),
    indicator=st.sampled_from(INDICATORS),
    year=st.none() | st.integers(1900, 2100),
    level=st.sampled_from(("", "gemeinde", "amt", "kreis")),
    places=st.lists(st.sampled_from(PLACES), unique=True).map(tuple),
    breakdown=st.sampled_from(BREAKDOWNS),
    amt=st.sampled_from(("", "130765654", "130710000", "999999999")),
    comparison=st.lists(st.sampled_from(COMPARISONS), unique=True).map(tuple),
    population=st.none() | st.just((100, 999)) | st.just((None, 5)),
    pooled_years=st.sampled_from((1, 3, 5)),
    extent=st.sampled_from(("", *EXTENTS)),
    display=st.sampled_from(DISPLAYS),
    class_method=st.sampled_from(CLASS_METHODS),
    class_breaks=st.sampled_from(((), (5.0, 10.0))),
    territory=st.sampled_from(("heute", "berichtsjahr")),
    language=st.sampled_from(("de", "en")),
    base_year=st.none() | st.integers(1900, 2100),
    weights=st.sampled_from(
        ((), (("dichte", 0.5),), (("quatsch", 1.0),), (("stadt", 1.0), ("kinder", -2.0)))
    ),
    view=st.sampled_from(VIEWS),
)


@pytest.fixture(scope="module")
def possible(answers):
    return answers.possible(answers.repository.version())


@examples(60)
@given(asked=selections)
def test_there_is_always_something_to_draw(answers, possible, asked):
    shown, _ = resolve(asked, possible)
    assert shown.level in possible.levels(shown.indicator)
    chosen = (shown.indicator, shown.level, shown.breakdown, shown.pooled_years, shown.extent)
    assert shown.year in possible.years(*chosen)
    places = possible.places(shown.level, shown.extent)
    assert places
    assert set(shown.places) <= set(places)
    assert len(shown.places) <= MOST_PLACES
    slab = slab_document(answers, answers.resolve(asked))
    assert shown.year in slab["years"]
    if shown.territory == "heute":
        assert slab["places"] == list(places)
    else:  # past areas stand beside today's where territory moved
        assert len(set(slab["places"])) == len(slab["places"])
        assert len(slab["places"]) >= len(places)


@examples(40)
@given(asked=selections)
def test_what_is_shown_can_be_asked_for_without_a_notice(possible, asked):
    """Otherwise a copied link would complain about itself."""
    shown, _ = resolve(asked, possible)
    assert resolve(shown, possible) == (shown, ())
    assert resolve(Selection.from_query(shown.to_query()), possible) == (shown, ())


@examples(40)
@given(asked=selections)
def test_notices_are_sentences(possible, asked):
    _, notices = resolve(asked, possible)
    assert len(set(notices)) == len(notices)
    for sentence in notices:
        assert sentence[0].isupper()
        assert sentence.endswith(".")
        assert "{" not in sentence


@pytest.mark.parametrize(
    ("change", "word"),
    [
        ({"indicator": "gibt_es_nicht"}, "gibt_es_nicht"),
        ({"theme": "nix"}, "nix"),
        ({"level": "amt", "indicator": "jugendarbeitslosenquote"}, "Gezeigt wird: Kreis"),
        ({"breakdown": "gibt_es:nicht"}, "insgesamt"),
        ({"year": 1900}, "1900"),
        ({"places": ("99999",)}, "nicht zu finden"),
        ({"amt": "999999999"}, "999999999"),
        ({"level": "kreis", "population": (1, 9)}, "nur für Gemeinden"),
        ({"class_method": "eigene"}, "Grenzen"),
        ({"comparison": ("ziel",)}, "Zielwert"),
        ({"comparison": ("aehnliche",), "level": "amt", "indicator": "kitas"}, "Ähnliche"),
        ({"comparison": ("aehnliche",), "level": "kreis", "similar_in": "kreis"}, "Ähnliche Kreise"),
        ({"weights": (("quatsch", 1.0),)}, "quatsch"),
        ({"weights": (("dichte", -1.0),)}, "dichte"),
        ({"display": "abstand", "comparison": ()}, "Abstand"),
        ({"display": "abstand", "indicator": "kitas"}, "gezählt"),
        ({"display": "veraenderung", "base_year": 1950}, "1950"),
        ({"pooled_years": 3, "indicator": "kinderarmut"}, "Über 3 Jahre"),
        ({"extent": "land", "indicator": "kitas"}, "nur für Orte im eigenen Kreis"),
        (
            {"extent": "bund", "indicator": "ohne_abschluss", "level": "gemeinde"},
            "nur für Orte im eigenen Kreis",
        ),
        ({"extent": "land", "indicator": "kinderarmut", "amt": "130765654"}, "Filter nach Amt"),
        ({"extent": "land", "indicator": "kinderarmut", "territory": "berichtsjahr"}, "Gebietsstände"),
        ({"extent": "bund", "indicator": "kinderarmut", "pooled_years": 3}, "Mehrere Jahre"),
        ({"extent": "kreis", "level": "kreis"}, "Gezeigt wird: Land"),
        ({"indicator": "kinderarmut", "places": ("13071093",)}, "Ein Ort liegt außerhalb"),
        ({"indicator": "kinderarmut", "places": ("13071093", "09563000")}, "liegen 2 Orte"),
        ({"indicator": "kinderarmut", "extent": "land", "places": ("09563000",)}, "Ein Ort liegt außerhalb"),
    ],
)
def test_everything_that_could_not_be_done_is_said(possible, change, word):
    _, german = resolve(Selection(**change), possible)
    _, english = resolve(Selection(**change, language="en"), possible)
    assert any(word in sentence for sentence in german)
    assert len(english) == len(german)
    assert not set(english) & set(german)


def test_an_amt_of_another_district_would_leave_the_map_empty(possible):
    other = possible.places("amt")[0]
    shown, notices = resolve(Selection(amt=other), replace(possible, district="13071"))
    assert shown.amt == ""
    assert any(other in sentence for sentence in notices)


def test_the_ninth_place_is_left_out_and_the_page_says_so(possible):
    nine = possible.places("gemeinde")[:9]
    shown, notices = resolve(Selection(indicator="kinderarmut", places=nine), possible)
    assert shown.places == nine[:8]
    assert any("höchstens 8" in sentence for sentence in notices)


def test_without_a_wish_the_monitor_opens_with_its_opening_indicator_and_last_year(possible):
    shown, notices = resolve(Selection(), possible)
    assert shown.indicator == possible.catalogue.opening
    assert shown.level == "gemeinde"
    assert shown.year == max(possible.years(shown.indicator, "gemeinde"))
    assert notices == ()


def test_an_indicator_that_is_mostly_secret_says_so_wherever_it_opens(possible):
    """Where the larger areas show no more, it opens by municipality all the same."""
    secret = [
        one for one in possible.catalogue.indicators
        if "gemeinde" in possible.levels(one) and possible.hidden_share(one, "gemeinde") > 0.5
    ]  # fmt: skip
    opened = {one: resolve(Selection(indicator=one), possible) for one in secret}
    assert {shown.level for shown, _ in opened.values()} >= {"gemeinde"}
    for one, (shown, notices) in opened.items():
        said = [sentence for sentence in notices if "der Werte geheim" in sentence]
        assert len(said) == 1, one
        assert ("Darum öffnet" in said[0]) == (shown.level != "gemeinde"), one
        assert resolve(Selection(indicator=one, level=shown.level), possible)[1] == (), (
            "asked for: no surprise"
        )


def test_a_theme_opens_with_its_first_indicator(possible):
    shown, _ = resolve(Selection(theme="integration"), possible)
    assert possible.catalogue.indicators[shown.indicator].theme == "integration"


@pytest.mark.parametrize(("wanted", "shown"), [(1990, 2021), (2021, 2021), (2050, 2022)])
def test_the_nearest_year_is_shown(possible, wanted, shown):
    assert (
        resolve(Selection(indicator="kinderarmut", level="gemeinde", year=wanted), possible)[0].year == shown
    )


def test_of_two_years_equally_near_the_later_is_shown(possible):
    """2001 was never collected; 2000 and 2002 are as near."""
    offers = dict(possible.offers)
    offer = offers["ohne_abschluss"]
    years = {at: tuple(year for year in found if year != 2001) for at, found in offer.years.items()}
    offers["ohne_abschluss"] = replace(offer, years=years)
    asked = Selection(indicator="ohne_abschluss", level="kreis", year=2001)
    assert resolve(asked, replace(possible, offers=offers))[0].year == 2002


def test_places_of_the_map_are_those_of_the_district_or_of_the_chosen_extent(possible):
    found = {
        (level, extent): len(possible.places(level, extent))
        for level in ("gemeinde", "amt", "kreis")
        for extent in ("", *extents_of(level))
    }
    assert found == {
        ("gemeinde", ""): 142, ("gemeinde", "kreis"): 142, ("gemeinde", "land"): 726, ("gemeinde", "bund"): 10_775,
        ("amt", ""): 20, ("amt", "kreis"): 20, ("amt", "land"): 114, ("amt", "bund"): 3_209,
        ("kreis", ""): 8, ("kreis", "land"): 8, ("kreis", "bund"): 400,
    }  # fmt: skip
    state = possible.within("gemeinde", "land")
    everybody = {area.key for area in state.register.of_level("gemeinde")}
    assert set(possible.places("gemeinde", "land")) == everybody
    assert state.places("gemeinde") == possible.places("gemeinde")
    assert possible.within("gemeinde", "kreis") is possible
    assert possible.within("kreis", "bund") is possible


def test_levels_without_boundaries_are_not_offered(possible):
    bare = replace(possible, drawable=frozenset({"kreis"}), wider=None)
    assert bare.levels("kinderarmut") == ("kreis",)
    shown, notices = resolve(Selection(indicator="kinderarmut", level="gemeinde"), bare)
    assert shown.level == "kreis"
    assert len(notices) == 1


def test_a_city_without_municipalities_is_offered_those_of_its_state_and_of_germany(possible):
    register = possible.register
    around = {
        key: area for key, area in register.areas.items() if area.kreis != "13076" or area.level == "kreis"
    }
    city = replace(possible, drawable=frozenset({"kreis"}), register=replace(register, areas=around))
    assert city.levels("kinderarmut") == ("gemeinde", "kreis")
    assert city.own_levels("kinderarmut") == ("kreis",)
    assert city.opening_level("kinderarmut") == "kreis"
    assert city.extents("kinderarmut", "gemeinde") == ("land", "bund")
    shown, notices = resolve(Selection(indicator="kinderarmut", level="gemeinde"), city)
    assert (shown.level, shown.extent, notices) == ("gemeinde", "land", ())
    shown, notices = resolve(
        Selection(indicator="kinderarmut", level="gemeinde", extent="bund", territory="berichtsjahr"), city
    )
    assert (shown.extent, shown.territory, notices) == ("bund", "heute", ())


def test_a_selected_place_becomes_its_amt_or_district_and_never_its_parts(possible):
    register = possible.register
    parchim = next(area for area in register.of_level("gemeinde") if area.name == "Parchim")
    grabow = next(area for area in register.of_level("gemeinde") if area.name == "Grabow")
    assert lift((parchim.key, grabow.key), "amt", register) == (parchim.amt, grabow.amt)
    assert lift((parchim.key, grabow.key), "kreis", register) == ("13076",)
    assert lift((grabow.amt,), "kreis", register) == ("13076",)
    assert lift((parchim.key,), "gemeinde", register) == (parchim.key,)
    assert lift(("13076", grabow.amt, "99999"), "gemeinde", register) == ()


def test_a_frame_without_figures_offers_nothing():
    empty = Possible(Catalogue({}, {}, {}, {}), {}, Register(date(2024, 1, 1), {}), "13076", frozenset())
    assert empty.levels("x") == ()
    assert empty.years("x", "kreis") == ()
    assert empty.places("kreis", "bund") == ()


def thin(possible, share):
    """The frame in which a year is held by a given share of the places."""
    return replace(possible, reported=lambda *_: share)


def test_an_indicator_opens_in_the_newest_year_that_half_of_the_places_have(possible):
    years = possible.years("kinderarmut", "gemeinde")
    few = thin(possible, {years[-1]: 0.3, years[0]: 1.0})
    assert resolve(Selection(indicator="kinderarmut"), possible)[0].year == years[-1]
    assert resolve(Selection(indicator="kinderarmut"), few)[0].year == years[0]


def test_a_year_in_an_address_is_shown_as_asked(possible):
    years = possible.years("kinderarmut", "gemeinde")
    few = thin(possible, {years[-1]: 0.01})
    assert resolve(Selection(indicator="kinderarmut", year=years[-1]), few)[0].year == years[-1]


def test_a_change_of_level_never_lands_in_a_year_that_nearly_nobody_has(answers, possible):
    """Kreis 2024: of 400 districts one has a value, and its rank was 1 of 1."""
    before = answers.resolve(Selection(indicator="betreuungsquote_u3", level="gemeinde", year=2024))
    after = answers.resolve(replace(before.selection, level="kreis", extent="bund"))
    assert after.selection.year == 2024
    landed = answers.landed(before, after)
    assert landed.selection.year in possible.usual_years("betreuungsquote_u3", "kreis", "", 1, "bund")
    assert landed.selection.year < 2024
    assert any("kaum ein Ort" in notice for notice in landed.notices)
    assert answers.landed(landed, landed) is landed, "the reader's own steps stay"
    assert landing(before.selection, before.selection, possible) is None


def test_a_level_that_nearly_nobody_has_is_no_place_to_open(possible):
    assert "kreis" in possible.levels("kitas")
    assert possible.rare_levels("kitas") == ("kreis",)
    assert possible.rare_levels("betreuungsquote_u3") == ()
    assert possible.opening_level("vertragsloesungen") == "kreis", "it has no other"


def test_a_level_that_another_indicator_leaves_because_hardly_anybody_has_figures_is_said(answers):
    before = answers.resolve(Selection(indicator="kinderarmut", level="kreis"))
    after = answers.landed(before, answers.resolve(replace(before.selection, indicator="kitas", level="")))
    assert after.selection.level == "gemeinde"
    assert "Auf der Ebene Kreis hat hier kaum ein Ort Werte. Gezeigt wird: Gemeinde." in after.notices
    stays = answers.landed(
        before, answers.resolve(replace(before.selection, indicator="sgb2_quote", level=""))
    )
    assert not any("Auf der Ebene" in one for one in stays.notices)


def test_an_extent_that_the_level_has_anyway_is_not_in_the_link(possible):
    for level, extent, stays in (
        ("gemeinde", "kreis", ""), ("gemeinde", "land", "land"), ("gemeinde", "bund", "bund"), ("amt", "kreis", ""),
        ("amt", "bund", "bund"), ("kreis", "land", ""), ("kreis", "bund", "bund"),
    ):  # fmt: skip
        shown, notices = resolve(Selection(indicator="kinder_0_2", level=level, extent=extent), possible)
        assert (shown.level, shown.extent, notices) == (level, stays, ())


def test_beyond_the_district_there_are_the_years_that_others_have(possible):
    own, state = (possible.years("kinderarmut", "gemeinde", "", 1, extent) for extent in ("", "land"))
    assert set(state) <= set(own)
    assert possible.years("kitas", "gemeinde")
    assert possible.years("kitas", "gemeinde", "", 1, "land") == ()
    assert possible.extents("kitas", "gemeinde") == ("kreis",)
    assert possible.extents("kinderarmut", "gemeinde") == ("kreis", "land", "bund")
    assert possible.extents("kinderarmut", "kreis") == ("land", "bund")


def test_places_outside_stay_selected_where_the_map_shows_them(answers):
    query = "indikator=kinderarmut&ebene=gemeinde&raum={}&gebiete=13071093,13076108,09563000"
    country, state, district = (answers.read(query.format(one)) for one in ("bund", "land", "kreis"))
    assert country.selection.places == ("13071093", "13076108", "09563000")
    assert country.notices == ()
    assert state.selection.places == ("13071093", "13076108")
    assert district.selection.places == ("13076108",)
    names = country.possible.register.areas
    assert [names[key].name for key in country.selection.places] == ["Malchow", "Parchim", "Fürth (Bayern)"]


def test_a_former_place_outside_leads_to_its_successor(answers):
    found = answers.read("indikator=kinderarmut&ebene=gemeinde&raum=bund&gebiete=06635005")
    assert found.selection.places == ("06635001",)
    assert found.notices == ("Bromskirchen gehört heute zu Allendorf (Eder).",)


def test_notes_on_places_outside_are_not_lost_on_the_map_of_the_district(answers):
    found = answers.read("indikator=kinderarmut&ebene=gemeinde&notiz=13071093:Insel")
    assert found.selection.notes == (("13071093", "Insel"),)
    assert found.notices == ()
