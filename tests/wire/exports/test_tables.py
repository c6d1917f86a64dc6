"""Tables over the wire: the same rows as the API, in words."""

import csv
import io

import openpyxl
import pytest

from dashboard.domain.observation import Status
from dashboard.texts import say
from tests.short_links import long_form

QUERY = "indikator=betreuungsquote_u3&jahr=2024"


def api(client, query):
    return client.get(f"/api/v1/werte?{query}").json["zeilen"]


def sheet(client, query, name="Daten"):
    response = client.get(f"/tabelle.xlsx?{query}")
    assert response.status_code == 200, response.text[:300]
    return openpyxl.load_workbook(io.BytesIO(response.data))[name]


@pytest.mark.parametrize("query", [
    QUERY, "indikator=kinderarmut", f"{QUERY}&gebiete=13076108,13076159", "indikator=ohne_abschluss&ebene=kreis",
    "indikator=betreuungsquote_u3&ebene=gemeinde&jahre=3", "indikator=bevoelkerung&gebietsstand=berichtsjahr",
])  # fmt: skip
def test_a_workbook_holds_the_rows_of_the_api(client, query):
    found = list(sheet(client, query).iter_rows(min_row=2, values_only=True))
    given = api(client, query)
    numbers = ("wert", "untergrenze", "obergrenze", "zaehler", "nenner")
    assert [(row[0], row[1], row[2]) for row in found] == [
        (row["gebiet"], row["name"], row["jahr"]) for row in given
    ]
    for row, one in zip(found, given, strict=True):
        assert list(row[4:9]) == [None if one[name] is None else pytest.approx(one[name]) for name in numbers]
        assert row[9] == say("de", f"status_{one['status']}")


def test_a_protected_row_has_no_number_in_any_file(client):
    hidden = say("de", f"status_{Status.SUPPRESSED.key}")
    rows = [row for row in sheet(client, QUERY).iter_rows(min_row=2, values_only=True) if row[9] == hidden]
    lines = csv.reader(
        io.StringIO(client.get(f"/tabelle.csv?{QUERY}").data.decode("utf-8-sig")), delimiter=";"
    )
    written = [line for line in lines if len(line) > 9 and line[9] == hidden]
    assert len(rows) == len(written) > 5
    assert {row[4:9] for row in rows} == {(None,) * 5}
    assert {tuple(line[4:9]) for line in written} == {("",) * 5}


@pytest.mark.parametrize(
    "query",
    [
        "indikator=betreuungsquote_u3&ebene=gemeinde&jahr=2024",
        "indikator=sprachkurs_wartezeit&ebene=gemeinde",
    ],
)
def test_few_cases_are_told_beside_each_number_that_stands_on_fewer_than_twenty(client, query):
    """In workbook and CSV, whatever the unit."""
    word, lines = say("de", "few"), list(sheet(client, query).iter_rows(min_row=2, values_only=True))
    text = client.get(f"/tabelle.csv?{query}").data.decode("utf-8-sig")
    written = [one for one in csv.reader(io.StringIO(text), delimiter=";") if not one[0].startswith("#")][1:]
    assert len(written) == len(lines)
    told = 0
    for line, of_csv in zip(lines, written, strict=True):
        value, base = line[4], line[8]
        few = value is not None and base < 20
        assert (line[-1] == word, of_csv[-1] == word) == (few, few), (line, of_csv)
        told += few
    assert told > 10


def test_filters_leave_rows_out_as_they_do_on_the_page(client):
    keys = {
        row[0]
        for row in sheet(client, "indikator=kinderarmut&jahr=2022&amt=130765655").iter_rows(
            2, values_only=True
        )
    }
    everything = {row["gebiet"] for row in api(client, "indikator=kinderarmut&jahr=2022&ebene=gemeinde")}
    assert keys < everything
    assert 5 < len(keys) < 30


def test_a_table_says_what_it_is_and_where_it_comes_from(client, answers):
    facts = dict(sheet(client, QUERY, "Metadaten").iter_rows(values_only=True))
    assert facts["Titel"] == "Betreuungsquote unter 3 Jahren, 2024"
    assert facts["Hinweis"] == facts["Quelle"].rstrip(".").split(": ")[-1] == "Beispieldaten"
    assert facts["Datenfassung"] == answers.repository.version()
    assert f"stand={answers.repository.version()}" in long_form(facts["Link"])
    assert facts["Lizenz"].startswith("Beispieldaten: erzeugt zum Ausprobieren, keine echten Zahlen, MIT")
    official = dict(sheet(client, "indikator=kinderarmut", "Metadaten").iter_rows(values_only=True))
    assert official["Quelle"].endswith("dl-de/by-2-0. Daten verändert.")
    assert "Hinweis" not in official


def test_a_csv_is_a_file_with_a_telling_name(client, answers):
    response = client.get(f"/tabelle.csv?{QUERY}&ebene=gemeinde")
    name = f"betreuungsquote_u3-2024-gemeinde-tabelle-{answers.repository.version()}.csv"
    assert response.headers["Content-Disposition"] == f'attachment; filename="{name}"'
    assert response.data.startswith(b"\xef\xbb\xbf")


def test_english_tables_are_english(client):
    header = [cell.value for cell in sheet(client, f"{QUERY}&sprache=en", "Data")[1]]
    assert header[:5] == ["Key", "Name", "Year", "Breakdown", "Value"]


@pytest.mark.parametrize(
    "address",
    [f"/tabelle.xlsx?{QUERY}", "/gemeinde/13076108.xlsx", "/vergleich.xlsx?gebiete=13076108,13076159"],
)
def test_a_workbook_says_who_made_it(client, address):
    answer = client.get(address)
    assert answer.status_code == 200, answer.text[:300]
    told = openpyxl.load_workbook(io.BytesIO(answer.data)).properties
    assert told.creator == "Bildungslupe" and told.title
