"""Twelve districts of all kinds, page by page: figures where there are some, words that fit, nothing empty."""

import html
import io
import re
import zipfile

import pytest

from callbacks.monitor.state import after
from layouts import ids
from tests.sampling import thorough

CITIES = ("09162", "01001", "11000", "02000", "04012")
"""Each stands among the municipalities of its state and of Germany."""
TWELVE = {
    "13076": ("gemeinde", "amt", "kreis"),
    "07232": ("gemeinde", "amt", "kreis"),
    "09162": ("gemeinde", "kreis"),
    "01001": ("gemeinde", "kreis"),
    "11000": ("gemeinde", "kreis"),
    "02000": ("gemeinde", "kreis"),
    "04012": ("gemeinde", "kreis"),
    "16063": ("gemeinde", "amt", "kreis"),
    "03159": ("gemeinde", "amt", "kreis"),
    "10041": ("gemeinde", "kreis"),
    "05334": ("gemeinde", "kreis"),
    "14521": ("gemeinde", "amt", "kreis"),
}
ALIKE = ("01001", "02000", "16063")
"""Of the same kind as another: a city in a state, a state of one city, a district with associations."""
USUAL = [key for key in TWELVE if thorough() or key not in ALIKE]
OTHERS = [key for key in USUAL if key != "13076"]


@pytest.fixture(params=USUAL)
def district(request, app_of):
    return app_of(request.param)


@pytest.fixture(params=OTHERS)
def without_examples(request, app_of):
    return app_of(request.param)


@pytest.fixture(params=[key for key in CITIES if key in USUAL])
def city(request, app_of):
    return app_of(request.param)


def seen(client, address):
    """The text of a page, without scripts, styles and what is hidden."""
    answer = client.get(address, headers={"Accept": "text/html"})
    assert answer.status_code == 200, address
    body = re.sub(r"(?s)<script.*?</script>|<style.*?</style>|<noscript>.*?</noscript>", " ", answer.text)
    body = re.sub(r"<(\w+)[^>]*\shidden(=\"[^\"]*\")?[^>]*>[^<]*</\1>", " ", body)
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", " ", body)))


def one_of_each_theme(answers):
    possible = answers.possible(answers.repository.version())
    themes = {}
    for entry in possible.catalogue.indicators.values():
        if possible.levels(entry.key):
            themes.setdefault(entry.theme, entry.key)
    assert set(themes) == set(possible.catalogue.themes), "every theme has figures in every district"
    return themes.values()


def place_of(answers):
    """The first municipality; of a city the city itself."""
    inside = answers.repository.register().children(answers.district)
    return inside[0].key if inside else answers.district


def pages(answers):
    key = place_of(answers)
    return ("/", "/auffaellig", f"/gemeinde/{answers.district}", f"/gemeinde/{key}", f"/vergleich?gebiete={key}",
            "/praesentation", "/woerter", "/bildungslandkarte")  # fmt: skip


@pytest.fixture(scope="module")
def texts_of():
    """The texts of all pages of a district in German, read once."""
    kept = {}

    def texts(app):
        key = app.answers.district
        if key not in kept:
            client = app.server.test_client()
            kept[key] = {one: seen(client, one) for one in pages(app.answers)}
        return kept[key]

    return texts


def strange(text, words):
    """Words that do not fit the district."""
    text = re.sub(r"Statistische Ämter|Betriebe und Ämter", "", text)  # offices
    found = re.findall(r".{0,30}\bRang 1 von 1\b.{0,20}|.{0,30}\b1 von 1 \D.{0,20}", text)
    if words.noun != "landkreis":
        article = r"\b(?:im|der|des|dem|den|vom|zum|Der) Landkreis(?:es)?\b(?! [A-ZÄÖÜ])"
        found += re.findall(rf".{{0,30}}(?:{article}|\bLandkreis (?:\d|[a-zäöü])).{{0,20}}", text)
    if words.middle["de"] != "Amt":
        found += re.findall(r".{0,30}\b(?:[Aa]mtsfrei|Ämtern?\b|im Amt\b|zum Amt\b).{0,20}", text)
    return found + re.findall(
        r".{0,30}(?:Gemeindeverb|flask|python|prepare|(?<!\d)0 Gemeinden|\{\w+\}).{0,20}", text
    )


def test_every_theme_opens_with_figures_of_several_places(district):
    answers, client = district.answers, district.server.test_client()
    drawn = {}
    for key in one_of_each_theme(answers):
        slab = client.get(f"/slab?indikator={key}").json
        assert slab["level"] in TWELVE[answers.district]
        assert len(slab["places"]) > 1
        assert any(value is not None for value in slab["value"][-1]), key
        drawn.setdefault((slab["level"], len(slab["places"])), key)
    for (_, places), key in drawn.items():
        drawing = client.get(f"/karte.svg?indikator={key}").text
        assert drawing.count('class="bl-area"') == places


def test_it_has_its_levels_and_no_others(district):
    answers = district.answers
    assert answers.possible(answers.repository.version()).map_levels == TWELVE[answers.district]


def test_words_fit_on_every_page(district, texts_of):
    found = {one: strange(text, district.answers.words) for one, text in texts_of(district).items()}
    assert {page: words for page, words in found.items() if words} == {}


def test_words_fit_in_english(app_of):
    for key in ("11000", "03241"):
        app = app_of(key)
        text = " ".join(seen(app.server.test_client(), f"{one}{'&' if '?' in one else '?'}sprache=en")
                        for one in pages(app.answers))  # fmt: skip
        assert re.findall(r".{0,30}\b(?:the|whole|this) district\b(?! of).{0,30}", text) == []


def test_examples_of_another_district_are_none(without_examples, texts_of):
    answers, client = without_examples.answers, without_examples.server.test_client()
    assert not answers.repository.has_examples()
    for key in ("betreuungsquote_u3", "kinderarmut"):
        for query in ("", "&ebene=kreis", "&ebene=kreis&raum=bund"):
            slab = client.get(f"/slab?indikator={key}{query}").json
            assert not any(map(any, slab["example"])) and not any(slab["badge"])
    text = " ".join(texts_of(without_examples).values())
    assert not re.findall(r".{0,30}(?:Beispieldaten|nur amtliche Zahlen|, Beispiel\b).{0,30}", text)


def test_a_city_is_the_place_that_its_pages_are_about(city):
    answers, client = city.answers, city.server.test_client()
    choose = client.get("/gemeinde")
    assert (choose.status_code, choose.headers["Location"]) == (302, f"/gemeinde/{answers.district}")
    profile = answers.words.full_name
    assert f"<h1>{profile}</h1>" in client.get(f"/gemeinde/{answers.district}").text
    head = seen(client, "/")[:400]
    assert " Profil " in head and " Gemeinden " not in head


def test_a_city_is_a_municipality_to_programs(city):
    client, own = city.server.test_client(), f"{city.answers.district}000"
    rows = client.get("/api/v1/werte?indikator=kinder_0_2&ebene=gemeinde").json["zeilen"]
    assert [(row["gebiet"], row["wert"] > 0) for row in rows] == [(own, True)]
    features = client.get("/api/v1/geometrie/heute/gemeinde.geojson").get_json(force=True)["features"]
    assert [one["properties"]["gebiet"] for one in features] == [own]
    absent = client.get("/api/v1/geometrie/heute/amt.geojson")
    assert absent.status_code == 404 and "hat die Ebene „amt“ nicht" in absent.json["detail"]


def test_a_city_is_seen_among_the_municipalities_around_it(city):
    answers, client = city.answers, city.server.test_client()
    district, own = answers.district, f"{answers.district}000"
    of_state = {"09162": 2_056, "01001": 1_104}.get(district)
    counts = {"bund": 10_775, **({"land": of_state} if of_state else {})}
    for extent, count in counts.items():
        query = f"indikator=kinderarmut&ebene=gemeinde&raum={extent}&gebiete={own}"
        slab = client.get(f"/slab?{query}").json
        assert (slab["level"], len(slab["places"])) == ("gemeinde", count)
        at = slab["places"].index(own)
        assert slab["value"][-1][at] > 0 and slab["rank"][-1][at] > 1
        drawing = client.get(f"/karte.svg?ebene=gemeinde&raum={extent}").text
        assert f'data-key="{own}"' in drawing and "bl-own" in drawing
        if extent == "land":
            assert client.get(f"/bild/karte.svg?{query}").status_code == 200
        assert answers.read(query).selection.places == (own,)
        assert answers.read(query).notices == ()


def test_a_click_leads_a_city_to_the_municipalities_and_selects_it(app_of):
    answers = app_of("09162").answers
    before = answers.read("indikator=kinderarmut&ebene=kreis")
    there = answers.resolve(after(ids.MONITOR_LEVEL, "gemeinde", before.selection, before.possible))
    assert (there.selection.level, there.selection.extent) == ("gemeinde", "land")
    assert there.selection.places == ("09162000",)
    assert there.notices == ()
    with_another = answers.read("indikator=kinderarmut&ebene=kreis&gebiete=09162,09562")
    there = answers.resolve(
        after(ids.MONITOR_LEVEL, "gemeinde", with_another.selection, with_another.possible)
    )
    assert there.selection.places == ("09162000",)
    back = answers.resolve(after(ids.MONITOR_LEVEL, "kreis", there.selection, there.possible))
    assert back.selection.places == ("09162",)


def test_a_city_state_stands_among_all_districts(app_of):
    for key in ("11000", "04012"):
        client = app_of(key).server.test_client()
        slab = client.get("/slab?indikator=jugendarbeitslosenquote").json
        assert len(slab["places"]) == 400
        assert "in Deutschland" in seen(client, f"/gemeinde/{key}")
    assert "land" not in client.get("/vergleich/daten?gebiete=11000,02000").json["controls"]["comparison"]


def test_the_search_finds_places_and_figures(district):
    answers, client = district.answers, district.server.test_client()
    name = answers.repository.register().areas[place_of(answers)].name
    assert name.partition(" (")[0] in {one["name"].partition(",")[0].split("stadt ")[-1] for one in
                                       client.get(f"/suche?suche={name}").json["treffer"]} | {name}  # fmt: skip
    notes = " ".join(one["note"] for one in client.get("/suche?suche=Kinderarmut").json["treffer"])
    assert answers.words.say("de", "own_district") in notes


FILES = ("/gemeinde/{}.xlsx", "/gemeinde/{}.pptx", "/gemeinde/{}.pdf", "/tabelle.xlsx", "/folien.pptx")


@pytest.mark.parametrize("key", ["04012", "07232", "10041"])
def test_files_are_whole(app_of, key):
    answers, client = app_of(key).answers, app_of(key).server.test_client()
    for address in FILES:
        made = client.get(address.format(place_of(answers)))
        assert made.status_code == 200, address
        if address.endswith("pdf"):
            assert made.data.startswith(b"%PDF")
            continue
        with zipfile.ZipFile(io.BytesIO(made.data)) as parts:
            names = [one for one in parts.namelist() if one.endswith(".xml") and "docProps" not in one]
            text = " ".join(parts.read(one).decode("utf-8", "ignore") for one in names)
        assert strange(re.sub(r"<[^>]+>", " ", text), answers.words) == [], address
    assert client.get("/bild/karte.png").data.startswith(b"\x89PNG")
    assert client.get("/tabelle.csv").text.startswith("\ufeffSchlüssel;Name;Jahr;")
