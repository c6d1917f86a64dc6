"""A short link holds the state itself: every view comes back from its code, today's codes for ever."""

import re
from urllib.parse import parse_qsl

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.domain.selection import CLASS_METHODS, DISPLAYS, PALETTES, PARAMETERS, VIEWS, Selection
from dashboard.domain.short_links.codes import PATH, code_of, short_address, view_of
from dashboard.domain.short_links.digits import ALPHABET, MOST, DigitWriter, NoCode
from dashboard.domain.short_links.values import write_value
from dashboard.domain.short_links.vocabulary import (
    CHOICES,
    INDICATORS,
    INSTITUTION_PARAMETERS,
    INSTITUTIONS,
    INTEGRATION,
    INTEGRATION_PARAMETERS,
    PAGES,
    PICTURES,
    RARE,
)
from dashboard.institutions.view import PARAMETERS as INSTITUTION_PAGE
from dashboard.institutions.view import parse as parse_institutions
from dashboard.integration.plain.view import PlainView
from dashboard.integration.view import PARAMETERS as COURSES_PAGE
from dashboard.integration.view import parse as parse_courses
from dashboard.meeting.scenes import STAGE_PICTURES
from dashboard.texts.languages.language import BY_CODE
from data.catalogue.loader import load
from tests.dashboard.domain.test_selection import selections

CARE = "indikator=betreuungsquote_u3&jahr=2024"
EIGHT = ",".join(f"13076{place}" for place in (108, 159, 160, 105, 101, 102, 113, 114))


PLACES = st.sampled_from(["gemeinde/13076108", "gemeinde/13076", "gemeinde/130765656", "gemeinde/nowhere"])


@given(selections, st.sampled_from([one for one in PAGES if one not in (INSTITUTIONS, INTEGRATION)]) | PLACES)
def test_every_view_comes_back_from_its_code(selection, page):
    query = selection.to_query()
    code = code_of(page, query)
    if code is None:
        assert len(query) > MOST / 2, "only what is long has no code"
        return
    made = view_of(code)
    assert (made.page, made.query) == (page, query)


@pytest.mark.parametrize(
    "query",
    [
        "",
        "art=kita,hort&ort=13076108&umkreis=15&offen=06:30&barrierefrei=ja&alter=2.5",
        "ansicht=schule&ort=ort-medow&schulart=grundschule&stand=2026.1",
        "ansicht=erreichbarkeit&art=grundschule&szenario=zu:75136054&verkehr=auto&richtwert=30&annahmen=1.3,25",
        "einzug=k1&folge=name&indikator=kinder_u3&jahr=2024&herkunft=amtlich&sprache=en&ausschnitt=0.5,0.25,4",
    ],
)
def test_every_state_of_the_bildungslandkarte_comes_back_from_its_code(query):
    code = code_of(INSTITUTIONS, query)
    assert code is not None
    assert (view_of(code).page, view_of(code).query) == (INSTITUTIONS, query)
    assert parse_institutions(view_of(code).query) == parse_institutions(query)
    assert query == "" or len(short_address(INSTITUTIONS, query)) < len(query) + len(INSTITUTIONS)


def test_short_links_know_every_parameter_of_the_bildungslandkarte():
    assert tuple(one.name for one in INSTITUTION_PAGE) == INSTITUTION_PARAMETERS


@pytest.mark.parametrize(
    "query",
    [
        "",
        "ansicht=kennzahlen",
        "ansicht=inklusion&ort=ort-medow&schwerpunkt=H%C3%B6ren",
        "kursart=alpha,integration&niveau=a1&ort=13076108&umkreis=15&ab=2026-10&stand=2026.1",
        "betreuung=ja&frei=ja&online=ja&darstellung=tabelle&ueberschneidung=2&herkunft=amtlich&sprache=en",
    ],
)
def test_every_state_of_the_page_of_courses_comes_back_from_its_code(query):
    code = code_of(INTEGRATION, query)
    assert code is not None
    assert (view_of(code).page, view_of(code).query) == (INTEGRATION, query)
    assert parse_courses(view_of(code).query) == parse_courses(query)
    assert query == "" or len(short_address(INTEGRATION, query)) < len(query) + len(INTEGRATION)


@pytest.mark.parametrize("code", ["fa", "en", "de"])
def test_the_plain_page_of_courses_has_short_links_too(code):
    query = PlainView(BY_CODE[code], "13076108", 25, "a1", True).to_query()
    made = code_of(INTEGRATION, query)
    assert made is not None
    assert dict(parse_qsl(view_of(made).query)) == dict(parse_qsl(query))


def test_short_links_know_every_parameter_of_the_page_of_courses():
    assert (*(one.name for one in COURSES_PAGE), "kinderbetreuung") == INTEGRATION_PARAMETERS


@pytest.mark.parametrize(
    ("page", "query", "most"),
    [
        ("bericht", "", 0),
        ("bericht/2026", "kapitel=fruehkindliche-bildung", 17),
        ("bericht/2026", "kapitel=anhang&ort=130765664&sprache=en", 24),
        ("bericht/herbst-2026", "kapitel=eigenes-kapitel&ort=13076009", 48),
    ],
)
def test_every_page_of_a_report_comes_back_from_its_code(page, query, most):
    code = code_of(page, query)
    assert code is not None and len(code) <= (most or MOST)
    assert (view_of(code).page, view_of(code).query) == (page, query)
    assert len(short_address(page, query)) <= len(f"/{page}?{query}")


@pytest.mark.parametrize("year", [1900, 1987, 1988, 1989, 1990, 2100])
def test_years_beyond_those_with_digits_of_their_own_are_written_as_text(year):
    query = Selection(year=year, base_year=year).to_query()
    code = code_of("", query)
    assert code is not None and view_of(code).query == query


@given(st.text(), st.text(st.characters(exclude_categories=["Cs"])))
def test_no_text_can_stop_the_coder_and_no_text_is_changed(query, indicator):
    code_of("", query)
    written = Selection(indicator=indicator[:20]).to_query()
    code = code_of("", written)
    assert code is not None and view_of(code).query == written


@pytest.mark.parametrize(
    ("query", "most"),
    [
        (f"{CARE}&stand=2026.1", 8),
        (f"{CARE}&gebiete=13076108&stand=2026.1", 10),
        (f"{CARE}&ebene=amt&gebiete=130765656,130760060&stand=2026.1", 14),
        (f"{CARE}&gebiete=13,13071108&stand=2026.1", 15),
        (f"{CARE}&gebiete=13076108,13076159,13076060&stand=2026.1&ansicht=verteilung", 16),
        (f"{CARE}&gebiete=13076108&stand=2026.1&bild=zweikarten&basisjahr=2011", 16),
        ("indikator=kinderarmut&jahr=2022&klassen=eigene&grenzen=5,10,15,20&stand=2026.1", 20),
        (f"{CARE}&gebiete={EIGHT}&stand=2026.1", 26),
    ],
)
def test_typical_views_have_short_codes(query, most):
    code = code_of("", query)
    assert code is not None and len(code) <= most
    assert short_address("", query) == f"{PATH}/{code}"


@pytest.mark.parametrize(
    ("code", "address"),
    [
        ("djuh9omZ", f"/?{CARE}&stand=2026.1"),
        ("6HCshtAD6tcBPpJymgQFTeFZ9i", f"/?{CARE}&gebiete={EIGHT}&stand=2026.1"),
        ("4L2GbC5bScDFMK8", f"/buehne?{CARE}&gebiete=13076108&basisjahr=2011&stand=2026.1&bild=zweikarten"),
        ("quJQH5fqH24gxX", "/vergleich?indikator=kinderarmut&gebiete=13076108,13076060&ansicht=themen"),
    ],
)
def test_the_first_codes_that_were_given_out_are_read_for_ever(code, address):
    """A test that fails here has moved a word of the vocabulary or a digit: whoever holds a slide loses it."""
    assert view_of(code).address == address


@given(st.data())
def test_one_wrong_sign_and_two_that_changed_places_are_found(data):
    code = code_of("", data.draw(st.sampled_from([f"{CARE}&stand=2026.1", f"{CARE}&gebiete={EIGHT}"])))
    assert code is not None
    at = data.draw(st.integers(0, len(code) - 2))
    sign = data.draw(st.sampled_from([one for one in ALPHABET if one != code[at]]))
    swapped = code[:at] + code[at + 1] + code[at] + code[at + 2 :]
    for broken in {code[:at] + sign + code[at + 1 :], swapped} - {code}:
        with pytest.raises(NoCode):
            view_of(broken)


@pytest.mark.parametrize("code", ["", "0", "l", "2", "a/b", "ä", "djuh9om", "2djuh9omZ", "d" * (MOST + 1)])
def test_what_is_no_code_is_refused(code):
    with pytest.raises(NoCode):
        view_of(code)


def digits(*more):
    """A Monitor without any parameter, and what is written after it."""
    written = DigitWriter()
    written.add(1, 8)
    for name in ("indikator", "jahr", "ebene", "gebiete", "stand"):
        write_value(name, "", written)
    for digit, base in ((0, 16), (0, 16), (0, 16), *more):  # page, tab, picture
        written.add(digit, base)
    return written.code()


def test_digits_behind_the_end_and_an_edition_to_come_are_refused():
    assert view_of(digits((0, 64))).address == "/"
    with pytest.raises(NoCode):
        view_of(digits((0, 64), (1, 64)))
    later = DigitWriter()
    later.add(2, 8)
    with pytest.raises(NoCode):
        view_of(later.code())


def test_only_a_profile_has_a_place_in_its_address():
    for page in ("vergleich/13076108", "buehne/1", "einrichtung"):
        with pytest.raises(ValueError):
            code_of(page, CARE)


@pytest.mark.parametrize("length", [1, 30, 31, 32, 61, 62, 63, 93])
def test_a_text_of_any_length_comes_back(length):
    query = f"indikator={'a' * length}"
    assert view_of(code_of("", query)).query == query


@given(st.text(ALPHABET, max_size=40) | st.integers(0, 57**30 // 3229).map(lambda n: numeral(n * 3229)))
def test_no_code_can_stop_the_reader_or_leave_our_pages(code):
    try:
        made = view_of(code)
    except NoCode:
        return
    assert made.page.partition("/")[0] in PAGES
    assert re.fullmatch(r"/[a-z]*(/[\x21-\x3e\x40-\x7e]*)?(\?[\x21-\x7e]*)?", made.address)


def numeral(number: int) -> str:
    """A number in the signs of codes."""
    signs = ""
    while number:
        number, at = divmod(number, len(ALPHABET))
        signs = ALPHABET[at] + signs
    return signs


def test_what_a_reader_typed_and_what_is_not_ours_is_left_out():
    code = code_of("buehne", f"{CARE}&satz=Wir+sind+besser&utm_source=x&bild=karte")
    assert code is not None and view_of(code).query == f"{CARE}&bild=karte"


def test_a_view_that_no_code_holds_keeps_its_long_address():
    long = f"{CARE}&gewichte=" + ",".join(f"{'schluessel' * 7}{at}:1" for at in range(12))
    assert code_of("", long) is None
    assert short_address("", long).startswith("/?indikator=")


def test_every_word_of_the_product_is_in_the_vocabulary():
    """One that is not would cost a dozen signs; it is added at the end of its list."""
    catalogue = load()
    categories = {
        f"{name}:{one}" for name, breakdown in catalogue.breakdowns.items() for one in breakdown.categories
    }
    missing = {
        "indicators": {*catalogue.indicators} - set(INDICATORS),
        "themes": {*catalogue.themes} - set(CHOICES["thema"]),
        "breakdowns": categories - set(CHOICES["gliederung"]),
        "palettes": set(PALETTES) - set(CHOICES["farben"]),
        "tabs": set(VIEWS) - set(CHOICES["ansicht"]),
        "displays": set(DISPLAYS) - set(CHOICES["darstellung"]),
        "methods": set(CLASS_METHODS) - set(CHOICES["klassen"]),
        "pictures": set(STAGE_PICTURES) - set(PICTURES),
        "parameters": {one.name for one in PARAMETERS} - {*RARE, *CHOICES, "jahr", "gebiete", "stand"},
    }
    assert {name: words for name, words in missing.items() if words} == {}
