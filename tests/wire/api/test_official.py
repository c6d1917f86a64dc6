"""`herkunft=amtlich` leaves example data out of every page, picture, file and answer, and says so in
words."""

import io
import re
from urllib.parse import parse_qs, urlsplit

import openpyxl
import pytest

from callbacks.comparison.comparisons import Comparisons
from callbacks.monitor.page import MonitorPage
from callbacks.profile.profiles import Profiles
from dashboard.domain.selection import Selection, parse
from tests.slab_document import slab_document
from tests.wire.exports.test_pictures import svg, words
from tests.wire.profile.test_pages import addresses, said, shown

AMTLICH = "herkunft=amtlich"


@pytest.fixture(scope="module")
def entries(client):
    return client.get(f"/api/v1/indikatoren?{AMTLICH}").json["indikatoren"]


def test_the_address_says_which_figures_are_shown_and_falls_back_with_a_notice(answers):
    chosen, rejected = parse(AMTLICH)
    assert chosen.official and not rejected
    assert chosen.to_query() == AMTLICH
    assert parse("herkunft=alle")[0].to_query() == ""
    answer = answers.read("herkunft=irgendwas")
    assert not answer.selection.official
    assert "herkunft" in answer.notices[0]


def test_the_api_gives_no_example_of_any_indicator_at_any_level(client, entries):
    checked = 0
    for entry in entries:
        for level in ("gemeinde", "amt", "kreis"):
            if level not in entry["ebenen"]:
                continue
            rows = client.get(f"/api/v1/werte?indikator={entry['indikator']}&ebene={level}&{AMTLICH}").json[
                "zeilen"
            ]
            assert rows, (entry["indikator"], level)
            assert not any(row["herkunft"] == "example" for row in rows)
            assert any(row["wert"] is not None for row in rows)
            checked += 1
    assert checked > 25
    assert client.get(f"/api/v1/werte?indikator=kinderarmut&{AMTLICH}").json["herkunft"] == "amtlich"
    table = client.get(f"/api/v1/werte?indikator=kinderarmut&format=csv&{AMTLICH}").get_data(as_text=True)
    assert "# Nur amtliche und eigene Zahlen, keine Beispieldaten" in table


def test_nothing_official_is_lost(client, entries):
    """Every row that is no example stands in both answers."""
    offered = {entry["indikator"]: entry["ebenen"] for entry in entries}
    checked = 0
    for entry in client.get("/api/v1/indikatoren").json["indikatoren"]:
        for level in ("gemeinde", "kreis"):
            if level not in entry["ebenen"]:
                continue
            address = f"/api/v1/werte?indikator={entry['indikator']}&ebene={level}"
            real = [
                row
                for row in client.get(address).json["zeilen"]
                if row["herkunft"] in ("official", "district")
            ]
            known = [row for row in real if row["wert"] is not None]
            assert bool(known) == (level in offered[entry["indikator"]]), (entry["indikator"], level)
            if known:
                kept = client.get(f"{address}&{AMTLICH}").json["zeilen"]
                assert [row for row in kept if row["wert"] is not None] == known
                checked += len(known)
    assert checked > 2000


def test_the_monitor_offers_only_what_the_level_has_and_says_how_much_is_left_out(answers):
    page = MonitorPage(answers)
    answer = answers.read(f"ebene=gemeinde&{AMTLICH}")
    offered = [one.key for one in page.head(answer).options]
    assert "kinderarmut" in offered and "betreuungsquote_u3" not in offered
    known = len(answer.possible.catalogue.indicators)
    assert page.controls(answer).official_note.startswith(
        f"{known - len(offered)} Indikatoren haben hier keine amtl"
    )
    assert page.subtitle(answer).endswith("nur amtliche Zahlen")
    assert "nur amtliche" not in page.subtitle(answers.read("ebene=gemeinde"))


def test_an_indicator_without_official_figures_makes_room_for_one_of_its_theme(answers):
    answer = answers.read(f"indikator=kitas&{AMTLICH}")
    assert answer.indicator.theme == "fruehe_bildung"
    assert answer.notices[0].startswith("Zu „Kindertageseinrichtungen“ gibt es keine amtlichen Zahlen.")
    higher = answers.read(f"indikator=betreuungsquote_u3&ebene=gemeinde&{AMTLICH}")
    assert higher.selection.level == "kreis"
    assert higher.notices[0] == "Amtliche Zahlen gibt es hier nicht je Gemeinde. Gezeigt wird: Kreis."


def test_slab_and_series_hold_no_example(answers, client):
    for indicator in ("kinderarmut", "betreuungsquote_u3", "auslaendische_schueler", "auszubildende_15_25"):
        answer = answers.read(f"indikator={indicator}&{AMTLICH}")
        slab = slab_document(answers, answer)
        assert not any(any(row) for row in slab["example"])
        assert not any(slab["badge"])
        series = client.get(f"/zeitreihe?{answer.selection.to_query()}").json
        assert "Beispiel" not in str(series)


def test_a_profile_shows_no_example_and_keeps_the_switch_in_every_link(answers):
    profiles = Profiles(answers)
    for key in ("13076108", "130765658", "13076"):
        profile = profiles.profile(key, parse(AMTLICH)[0])
        shown = [figure for row in profile.rows for figure in (row.own, *row.surroundings)]
        assert not any(figure.example for figure in shown)
        assert not any(fact.example for fact in profile.facts)
        links = [row.query for row in profile.rows] + [finding.query for finding in profile.findings]
        assert all(AMTLICH in link for link in links)
        assert "Beispiel" not in profile.sources
        assert any(row.own.text == "keine amtlichen Zahlen" for row in profile.rows)
    every = profiles.profile("13076108", Selection())
    assert any(row.own.example for row in every.rows)


def test_the_page_of_a_profile_leads_from_one_to_the_other(client):
    both = shown(client, "/gemeinde/13076108"), shown(client, f"/gemeinde/13076108?{AMTLICH}")
    assert f"/gemeinde/13076108?{AMTLICH}" in addresses(both[0])
    assert "/gemeinde/13076108" in addresses(both[1])
    note = "Gezeigt werden amtliche und eigene Zahlen, keine Beispieldaten."
    assert note not in said(both[0]) and note in said(both[1])


def test_the_comparison_shows_no_example_either(answers):
    sides = Comparisons(answers)
    side = sides.read(f"gebiete=13076108,13076060&{AMTLICH}")
    model = sides.model(side)
    assert AMTLICH in side.query and not model.example
    assert model.subtitle.endswith("nur amtliche Zahlen")
    with_examples = sides.model(
        sides.read("gebiete=13076108,13076060&thema=fruehe_bildung&indikator=betreuungsquote_u3")
    )
    assert with_examples.example


def test_files_say_in_words_that_only_official_figures_are_in_them(client):
    assert "nur amtliche Zahlen" in " ".join(words(svg(client, "karte", AMTLICH)))
    book = openpyxl.load_workbook(io.BytesIO(client.get(f"/tabelle.xlsx?{AMTLICH}").data))
    cells = [str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row if cell.value]
    assert any("nur amtliche Zahlen" in one for one in cells)
    links = [urlsplit(one).path for one in cells if re.match(r"https?://[^/]+/l/", one)]
    views = [urlsplit(client.get(one).headers["Location"]) for one in links]
    assert views and all(parse_qs(one.query)["herkunft"] == ["amtlich"] for one in views)
    profile = openpyxl.load_workbook(io.BytesIO(client.get(f"/gemeinde/13076108.xlsx?{AMTLICH}").data))
    text = "\n".join(str(cell.value) for sheet in profile for row in sheet.iter_rows() for cell in row)
    assert "nur amtliche Zahlen" in text and "Beispieldaten" not in text
