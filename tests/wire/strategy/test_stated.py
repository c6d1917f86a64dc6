"""A strategy that a district has stated itself, on figures that can be tested: target, ways, list, hidden figures."""

from __future__ import annotations

import re
from html import unescape

import pytest

from app import create_app
from dashboard.settings import Settings
from data.publishing.rollback import rollback
from tests.data.definitions.files import text
from tests.data.definitions.test_in_force import published

pytestmark = pytest.mark.one_database
YEARS = range(2019, 2024)
BROKEN, ALL = "ausbildungsvertraege_geloest", "ausbildungsvertraege"
KEY = "vertragsloesungen"
STATED = {
    "principles": {"alle": {"number": 1, "name": {"de": "Alle lernen", "en": "Everybody learns"}}},
    "aims": {
        "halten": {
            "number": 1,
            "name": {"de": "Wer beginnt, bleibt dabei.", "en": "Whoever begins stays."},
            "theme": "uebergang",
            "principle": "alle",
            "indicators": [KEY],
        }
    },
    "targets": {
        "zehn": {
            "indicator": KEY,
            "year_from": 2020,
            "value": 8,
            "label": {"de": "höchstens 8 %", "en": "at most 8%"},
            "source": "Kreistag, Nr. 12",
            "levels": ["kreis"],
            "resolved_on": "2020-03-12",
        }
    },
    "actions": {
        "beraten": {
            "name": {"de": "Betriebe beraten", "en": "Advise firms"},
            "owner": "FD Bildung",
            "begins": "2020-01-01",
            "ends": "2021-12-31",
            "state": "geplant",
            "aim": "halten",
        }
    },
}


def prepared(stores, world, district: dict[int, str], other: dict[int, str]):
    """Two districts and their state: contracts that ended early of 2,000 each year in either."""
    for year in YEARS:
        own, rest = district[year], other[year]
        world.counts(ALL, year, {"13076": "2000", "13071": "2000", "13": "4000"}, source="landkreis")
        whole = {} if "." in (own, rest) else {"13": str(int(own) + int(rest))}
        world.counts(BROKEN, year, {"13076": own, "13071": rest, **whole}, source="landkreis")
    stores.prepare_alike(world)
    return stores


def page(stores, query="") -> str:
    client = create_app(Settings(database_url=stores.settings.database_url)).server.test_client()
    response = client.get(f"/strategie{query}")
    assert response.status_code == 200
    return unescape(response.text)


RISING = dict(zip(YEARS, ("200", "240", "280", "320", "360"), strict=True))
LEVEL = dict.fromkeys(YEARS, "200")
FALLING = dict(zip(YEARS, ("360", "320", "280", "240", "220"), strict=True))


def test_what_moves_away_from_its_target_and_is_worse_stands_on_the_list(stores, world, tmp_path):
    """Counted by hand: 360 of 2,000 are 18 %, of the state 560 of 4,000 are 14 %."""
    prepared(stores, world, RISING, LEVEL)
    outcome = published(stores, tmp_path, strategie_yaml=text(STATED))
    html = page(stores)
    for words in (
        "18,0 %", "Zielwert 8 %", "Beschlossen: Kreistag, Nr. 12", "weiter vom Ziel seit 2019", "deutlich",
        "Die eine Kennzahl bewegt sich mehr, als der Zufall erklärt.", "Eine entfernt sich deutlich von ihrem Ziel.",
        "Der eine Zielwert ist nicht erreicht.", "Die eine Maßnahme ist verzögert.", "Frist vorbei",
        "Geprüft ist eine Kennzahl", "Alle lernen",
    ):  # fmt: skip
        assert words in html.replace("\u00a0", " "), words
    assert "Beispiel" not in html[html.index("<main") :].partition("bl-foot")[0]
    (line,) = re.findall(rf'<tr data-indicator="{KEY}">(.*?)</tr>', html, re.DOTALL)
    plain = re.sub(r"<[^>]+>", "|", line).replace("\u00a0", " ")
    for words in ("18,0 %", "14,0 %", "Punkte seit 2019", "deutlich", "Mecklenburgische Seenplatte 10,0 %"):
        assert words in plain, words
    assert "Nicht auf der Liste" not in html
    english = page(stores, "?sprache=en").replace("\u00a0", " ")
    assert (
        "farther from the target since 2019" in english
        and "One moves clearly away from its target." in english
    )
    rollback(stores.raw, stores.published, outcome.version)
    assert "stehen hier noch keine Leitsätze und Ziele" in page(stores), "it goes with its release"


def test_what_comes_nearer_is_not_on_the_list(stores, world, tmp_path):
    prepared(stores, world, FALLING, LEVEL)
    published(stores, tmp_path, strategie_yaml=text(STATED))
    html = page(stores).replace("\u00a0", " ")
    assert "näher am Ziel seit 2019" in html and "Eine kommt ihrem Ziel deutlich näher." in html
    assert "Sie ist im Landkreis nicht zugleich schlechter als im Land" in html
    assert f'<tr data-indicator="{KEY}">' not in html


def test_of_a_hidden_figure_nothing_is_said(stores, world, tmp_path):
    hidden = {**RISING, 2023: "."}
    prepared(stores, world, hidden, LEVEL)
    published(stores, tmp_path, strategie_yaml=text(STATED))
    html = page(stores).replace("\u00a0", " ")
    inner = html[html.index(f'data-indicator="{KEY}"') :].partition('class="bl-aim-actions"')[0]
    verdicts = re.findall(r"bl-word[^>]*>([^<]+)<", inner)
    assert "deutlich" not in verdicts and "möglich" not in verdicts
    assert "vom Ziel" not in inner and "am Ziel" not in inner and "erreicht" not in inner
    assert "Zielwert 8 %" in inner
    assert f'<tr data-indicator="{KEY}">' not in html
