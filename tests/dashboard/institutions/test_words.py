"""What is said of an entry: how fresh it is, its hours and facts, and what machines read of it."""

from datetime import date

import pytest

from dashboard.domain.observation import Provenance
from dashboard.institutions.document import COLUMNS, document
from dashboard.institutions.hours import hours_words
from dashboard.institutions.json_ld import described
from dashboard.institutions.matching import point_of
from dashboard.institutions.resolve import resolve
from dashboard.institutions.view import InstitutionView
from dashboard.institutions.words import address, ages, facts, freshness, row_facts, where
from data.catalogue.kinds import kinds
from tests.institutions.samples import INSTITUTIONS, PARCHIM, WORKDAYS, institution

TODAY = date(2026, 11, 29)
BY_KEY = {one.key: one for one in INSTITUTIONS}


@pytest.mark.parametrize(
    ("key", "as_of", "said"),
    [
        ("k1", "", ("new", "bestätigt 09/2026")),
        ("k2", "", ("old", "zuletzt bestätigt 03/2024")),
        ("k3", "", ("paused", "zurzeit zu")),
        ("g1", "", ("none", "noch nicht bestätigt")),
        ("g1", "2016/17", ("dated", "Stand 2016/17")),
    ],
)
def test_each_entry_says_how_reliable_it_is(key, as_of, said):
    assert freshness(BY_KEY[key], TODAY, "de", as_of) == said


def test_an_entry_is_old_a_year_after_it_was_confirmed():
    one = institution("x", "kita", None, confirmed_on=date(2025, 11, 29))
    assert freshness(one, TODAY, "de")[0] == "new"
    assert freshness(one, date(2026, 12, 1), "de")[0] == "old"


def test_hours_are_gathered_by_days():
    assert hours_words(WORKDAYS, "de") == "Mo–Fr 6:15–17:00"
    week = (((540, 720), (780, 1080)), (), ((540, 720),), (), (), (), ((1320, 1500),))
    assert hours_words(week, "en") == "Mon 9:00–12:00, 13:00–18:00; Wed 9:00–12:00; Sun 22:00–1:00"
    assert hours_words(((),) * 7, "de") == "geschlossen"


def test_all_facts_are_listed_and_empty_ones_stay_empty():
    found = {fact.label: fact for fact in facts(BY_KEY["k1"], "de")}
    assert found["Anschrift"].text == "Weg 1, 19370 Parchim"
    assert found["Träger"].text == "Stadt (öffentlich)"
    assert found["Sprachen"].text == "Deutsch, Ukrainisch"
    assert found["Alter"].text == "0 bis 6,5 Jahre"
    assert found["Telefon"].link == "tel:038711234" and found["Internet"].link == "https://kita.example"
    bare = {fact.label: fact.text for fact in facts(BY_KEY["b1"], "de")}
    assert bare["Öffnungszeiten"] == bare["Anschrift"] == ""
    assert [fact.label for fact in row_facts(BY_KEY["b1"], "de")] == []
    assert ages(BY_KEY["b1"], "de") == address(BY_KEY["b1"]) == ""


def test_a_web_address_of_another_scheme_leads_nowhere_else():
    one = institution("x", "kita", None, web="javascript:alert(1)")
    assert next(fact.link for fact in facts(one, "de") if fact.label == "Internet").startswith("https://")


def test_where_it_is_comes_from_its_own_words_first():
    names = {PARCHIM: "Parchim"}
    assert where(BY_KEY["k2"], names) == "Parchim"
    assert where(institution("x", "kita", None, part="Slate", town="Parchim"), names) == "Slate"


def test_machines_read_what_is_known_and_no_position_that_is_a_guess():
    shown = kinds()
    made = described(BY_KEY["k1"], shown["kita"], "de")
    assert made["@type"] == "Preschool" and made["geo"]["latitude"] == 53.42
    assert made["openingHoursSpecification"][0] == {
        "@type": "OpeningHoursSpecification", "dayOfWeek": "Monday", "opens": "06:15", "closes": "17:00",
    }  # fmt: skip
    assert made["disambiguatingDescription"] == "Beispiel"
    near = described(BY_KEY["g1"], shown["grundschule"], "de")
    assert "geo" not in near and "telephone" not in near and BY_KEY["g1"].provenance == Provenance.OFFICIAL


def test_the_document_has_one_entry_of_each_column_for_every_institution():
    shown = [one for one in INSTITUTIONS if one.kind != "kindertagespflege"]
    units = {point: (1.0, 2.0) for one in shown if (point := point_of(one))}
    made = document(
        shown, kinds=kinds(), places={}, units=units, names={PARCHIM: "Parchim"}, as_of={}, today=TODAY, lang="de"
    )  # fmt: skip
    assert set(made["columns"]) == set(COLUMNS)
    assert {len(column) for column in made["columns"].values()} == {len(shown)}
    at = made["columns"]["key"].index("b1")
    assert made["columns"]["x"][at] is None and made["columns"]["week"][at] == -1


def test_what_there_is_not_falls_back_with_a_sentence():
    asked = InstitutionView(
        kinds=("kita", "raumschiff"),
        place="99999999",
        radius_km=5,
        institution="nie",
        indicator="x",
        year=2020,
    )
    view, said = resolve(asked, kinds=kinds(), places={}, institutions={}, indicators=set())
    assert view.kinds == ("kita",) and view.place == view.institution == view.indicator == ""
    assert view.radius_km is None and view.year is None and len(said) == 4
    none, _ = resolve(
        InstitutionView(kinds=("keine",)), kinds=kinds(), places={}, institutions={}, indicators=set()
    )
    assert none.kinds == ("keine",)
    every = InstitutionView(kinds=tuple(kinds()))
    assert resolve(every, kinds=kinds(), places={}, institutions={}, indicators=set())[0].kinds == ()
