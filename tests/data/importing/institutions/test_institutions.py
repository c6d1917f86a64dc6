"""The table of institutions: what a row becomes, and what each fault is told as."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import xlsxwriter

from dashboard.domain.institutions.entries import CompleteKind, Entries
from dashboard.domain.institutions.institution import Institution
from dashboard.domain.institutions.locality import Locality
from dashboard.domain.observation import Provenance
from dashboard.exports.rows import german
from data.catalogue.loader import load
from data.importing.institutions.reference import ImportOptions
from data.importing.read import read_files
from tests.data.importing.institutions.tables import SOUND, _known, delivered, reference, table
from tests.data.importing.test_documentation import block

WORKDAYS = (((360, 1020),),) * 5 + ((), ())
EXPECTED = Institution(
    key="kita-sonne",
    kind="kita",
    name="Kita Sonnenschein",
    municipality="13076108",
    carrier="Stadt Parchim",
    carrier_kind="oeffentlich",
    street="Putlitzer Straße",
    house_number="25",
    postcode="19370",
    town="Parchim",
    longitude=11.8423,
    latitude=53.4262,
    position="exact",
    phone="03871 722-0",
    email="kita@parchim.example",
    web="https://www.parchim.example",
    opening_hours="Mo-Fr 06:00-17:00; PH off",
    open_minutes=WORKDAYS,
    holidays="closed",
    barrier_free="yes",
    languages=("de", "pl"),
    age_from=0.5,
    age_to=6.0,
    focus=("Natur", "Musik"),
    admission="Anmeldung bei der Leitung",
    places=84,
    source="Jugendamt",
    confirmed_on=date(2026, 9, 1),
)


def test_a_row_of_the_contract_becomes_an_institution(tmp_path: Path):
    [one] = delivered(tmp_path, table(SOUND))
    assert (one.findings, one.format, one.entries) == ((), "institutions_csv", Entries((EXPECTED,)))


def test_a_workbook_is_read_as_the_same(tmp_path: Path):
    """Numbers and days as numbers and days, catchments on a sheet in front of it."""
    path = tmp_path / "einrichtungen.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Einzug")
        sheet.write_row(0, 0, ["einrichtung", "gemeinde", "schuljahr_von"])
        sheet.write_row(1, 0, ["schule", "13076108", "2026/27"])
        sheet = book.add_worksheet("Einrichtungen")
        sheet.write_row(0, 0, [*SOUND])
        sheet.write_row(1, 0, [*SOUND.values()])
        day = book.add_format({"num_format": "dd.mm.yyyy"})
        at = list(SOUND)
        sheet.write_number(1, at.index("lon"), 11.8423)
        sheet.write_number(1, at.index("lat"), 53.4262)
        sheet.write_number(1, at.index("plaetze"), 84)
        sheet.write_number(1, at.index("plz"), 19370)
        sheet.write_datetime(1, at.index("bestaetigt_am"), date(2026, 9, 1), day)
        school = {
            "schluessel": "schule",
            "art": "Grundschule",
            "name": "Goethe-Schule",
            "gemeinde": "Parchim",
        }
        sheet.write_row(2, 0, [school.get(name, "") for name in SOUND])
    [one] = read_files([path], load(), _known(), reference=reference)
    assert [finding.message for finding in one.of_level("error")] == []
    assert one.format == "institutions_xlsx"
    assert one.entries.institutions[0] == EXPECTED
    assert [known.key for known in one.entries.institutions] == ["kita-sonne", "schule"]
    assert [(part.institution, part.year_from) for part in one.entries.catchments] == [("schule", 2026)]


def test_kind_name_and_municipality_are_enough_and_give_the_same_key_again(tmp_path: Path):
    """Columns in any order; words as people write them."""
    text = "name;gemeinde;art\nMärchenland;Parchim;Kindergarten\n"
    [one] = delivered(tmp_path, text)
    [found] = one.entries.institutions
    assert (found.key, found.kind, found.municipality) == ("kita-13076108-maerchenland", "kita", "13076108")
    assert (found.position, found.source, found.provenance) == ("none", "landkreis", Provenance.DISTRICT)
    assert delivered(tmp_path, text)[0].entries == one.entries


def test_postcode_and_town_place_a_thing_too(tmp_path: Path):
    [one] = delivered(tmp_path, "art;name;plz;ort\nkita;Märchenland;19370;Parchim\n")
    assert [known.municipality for known in one.entries.institutions] == ["13076108"]


def test_without_a_point_the_named_place_stands_for_it(tmp_path: Path):
    places = Entries(
        localities=(
            Locality("13076108", "Parchim", "13076108", 11.84, 53.42),
            Locality("slate", "Slate", "13076108", 11.82, 53.38),
        )
    )
    text = "art;name;gemeinde;ortsteil\nkita;Märchenland;13076108;Slate\nkita;Zwerge;13076108;\n"
    [one] = delivered(tmp_path, text, stored=places)
    assert [(known.longitude, known.latitude, known.position) for known in one.entries.institutions] == [
        (11.82, 53.38, "approximate"),
        (11.84, 53.42, "approximate"),
    ]


def test_a_rounded_point_is_approximate(tmp_path: Path):
    [one] = delivered(tmp_path, table({**SOUND, "lon": "11.842", "lat": "53.426"}))
    assert one.entries.institutions[0].position == "approximate"
    [one] = delivered(tmp_path, table({**SOUND, "lage": "ungefähr"}))
    assert one.entries.institutions[0].position == "approximate"


def test_street_and_number_in_one_cell_are_told_apart(tmp_path: Path):
    [one] = delivered(tmp_path, table({**SOUND, "strasse": "Straße des 17. Juni 5a", "hausnummer": ""}))
    found = one.entries.institutions[0]
    assert (found.street, found.house_number) == ("Straße des 17. Juni", "5a")


def test_a_telephone_number_comes_back_as_our_lists_write_it(tmp_path: Path):
    [one] = delivered(tmp_path, table(SOUND | {"telefon": german("+49 3871 722-0")}))
    assert one.entries.institutions[0].phone == "+49 3871 722-0"


def test_months_are_years(tmp_path: Path):
    [one] = delivered(tmp_path, table({**SOUND, "alter_von": "6 Monate", "alter_bis": "10 Jahre"}))
    assert (one.entries.institutions[0].age_from, one.entries.institutions[0].age_to) == (0.5, 10.0)


def test_neighbours_of_the_district_are_told_and_stay(tmp_path: Path):
    schwerin = {"gemeinde": "13004000", "lon": "11,4120", "lat": "53,6280", "plz": "19053", "ort": "Schwerin"}
    [one] = delivered(tmp_path, table({**SOUND, **schwerin}))
    assert one.ok and "Außerhalb des eigenen Kreises" in one.findings[0].message
    assert one.entries.institutions[0].municipality == "13004000"


def test_childminders_are_a_row_of_their_municipality(tmp_path: Path):
    [one] = delivered(tmp_path, "art;name;gemeinde;plaetze\nkindertagespflege;;13076108;14\n")
    [found] = one.entries.institutions
    assert (found.key, found.name, found.places) == ("kindertagespflege-13076108", "Kindertagespflege", 14)
    assert (found.street, found.phone, found.position) == ("", "", "none")


FAULTS: dict[str, tuple[dict[str, str], str, str]] = {
    "unknown kind": ({"art": "kiita"}, "art", "„kiita“ ist unbekannt; gemeint ist vielleicht kita"),
    "no kind": ({"art": ""}, "art", "Die Art fehlt"),
    "no name": ({"name": ""}, "name", "Der Name fehlt"),
    "key with spaces": ({"schluessel": "kita sonne"}, "schluessel", "ist kein Schlüssel"),
    "key with umlaut": ({"schluessel": "kita-müller"}, "schluessel", "ist kein Schlüssel"),
    "outside Germany": ({"lon": "2,35", "lat": "48,85"}, "lon", "liegt nicht in Deutschland"),
    "far outside the district": (
        {"lon": "13,4050", "lat": "52,5200", "gemeinde": "", "plz": "", "ort": ""},
        "lon",
        "außerhalb des Landkreises, 1",
    ),
    "in the sea": (
        {"lon": "14,4000", "lat": "55,0000", "gemeinde": "", "plz": "", "ort": ""},
        "lon",
        "in keiner Gemeinde Deutschlands",
    ),
    "other municipality": (
        {"gemeinde": "13076090"},
        "gemeinde",
        "liegt in Parchim (13076108), angegeben ist aber Ludwigslust (13076090)",
    ),
    "swapped": ({"lon": "53,4262", "lat": "11,8423"}, "lon", "Länge und Breite sind vertauscht"),
    "UTM 33": ({"lon": "290300", "lat": "5924500"}, "lon", "vermutlich EPSG:25833 (UTM 33)"),
    "UTM 32": ({"lon": "688800", "lat": "5923400"}, "lon", "vermutlich EPSG:25832 (UTM 32)"),
    "UTM with its zone": ({"lon": "33290300", "lat": "5924500"}, "lon", "vermutlich EPSG:25833 (UTM 33)"),
    "lost comma": ({"lon": "118423", "lat": "534262"}, "lon", "Das sind Meter"),
    "zero": ({"lon": "0", "lat": "0"}, "lon", "ein Ort im Atlantik"),
    "half a point": ({"lat": ""}, "lat", "nur eines da"),
    "degrees in words": ({"lon": "11°50'32\""}, "lon", "ist keine Zahl"),
    "unknown municipality": ({"gemeinde": "13076999"}, "gemeinde", "kennt die Gemeinde „13076999“ nicht"),
    "municipality that ended": ({"gemeinde": "13076022"}, "gemeinde", "Gemeinde"),
    "an Amt": ({"gemeinde": "130765652"}, "gemeinde", "ist keine heutige Gemeinde"),
    "nowhere": (
        {"gemeinde": "", "lon": "", "lat": "", "plz": "", "ort": ""},
        "gemeinde",
        "Es steht nicht da, wo",
    ),
    "postcode without zero": ({"plz": "1937"}, "plz", "führende Null ist verloren gegangen: 01937"),
    "postcode in words": ({"plz": "D-19370"}, "plz", "ist keine Postleitzahl"),
    "hours in words": ({"oeffnungszeiten": "nach Vereinbarung"}, "oeffnungszeiten", "nicht als Öffnungszeit"),
    "hours of no day": ({"oeffnungszeiten": "Mo-Fr 25-27"}, "oeffnungszeiten", "unverständlich ab"),
    "unknown status": ({"status": "auf"}, "status", "ist hier nicht vorgesehen"),
    "unknown access": ({"barrierefrei": "vielleicht"}, "barrierefrei", "Möglich sind ja, teilweise, nein"),
    "unknown carrier": ({"traegerart": "kirche"}, "traegerart", "gemeint ist vielleicht „kirchlich“"),
    "unknown language": ({"sprachen": "Polnich"}, "sprachen", "gemeint ist vielleicht Polnisch"),
    "months as years": ({"alter_bis": "72"}, "alter_bis", "„72 Monate“ schreiben"),
    "impossible age": ({"art": "gymnasium", "alter_bis": "180"}, "alter_bis", "180 Jahre sind kein Alter"),
    "negative age": ({"alter_von": "-1"}, "alter_von", "ist kein Alter"),
    "ages backwards": ({"alter_von": "6", "alter_bis": "3"}, "alter_bis", "das Ende liegt vor dem Anfang"),
    "places in words": ({"plaetze": "viele"}, "plaetze", "keine ganze Zahl"),
    "half a place": ({"plaetze": "3,5"}, "plaetze", "keine ganze Zahl"),
    "confirmed in future": ({"bestaetigt_am": "01.09.2027"}, "bestaetigt_am", "liegt in der Zukunft"),
    "confirmed long ago": ({"bestaetigt_am": "01.01.1900"}, "bestaetigt_am", "liegt vor 1990"),
    "no day": ({"bestaetigt_am": "31.02.2026"}, "bestaetigt_am", "ist kein Datum"),
    "a quarter": ({"bestaetigt_am": "3. Quartal"}, "bestaetigt_am", "ist kein Datum"),
    "confirmed by a person": ({"bestaetigt_von": "Frau Meier"}, "bestaetigt_von", "als Rolle"),
    "ends before it begins": (
        {"gueltig_von": "01.08.2026", "gueltig_bis": "31.07.2026"},
        "gueltig_bis",
        "liegt vor dem Beginn",
    ),
    "example source": ({"quelle": "beispieldaten"}, "quelle", "nur wirkliche Einrichtungen"),
    "telephone": ({"telefon": "auf Anfrage"}, "telefon", "ist keine Telefonnummer"),
    "mail": ({"email": "kita(at)parchim.de"}, "email", "ist keine E-Mail-Adresse"),
    "private mail": ({"email": "petra.schulze@gmx.de"}, "email", "vermutlich den Namen einer Person"),
    "web": ({"web": "siehe Stadt"}, "web", "ist keine Webadresse"),
    "script": ({"web": "javascript:alert(1)"}, "web", "Auszeichnungen"),
    "markup": ({"name": "<b>Kita</b>"}, "name", "Auszeichnungen"),
    "control sign": ({"name": "Kita\x07Sonne"}, "", "Steuerzeichen"),
    "turned direction": ({"name": "Kita \u202eSonne"}, "name", "Steuerzeichen"),
    "wrong encoding": ({"traeger": "Stadt LÃ¼bz"}, "", "Zeichenkodierung"),
    "too long": ({"name": "Kita " * 60}, "name", "Platz ist für 160"),
    "childminder by name": (
        {"name": "Tagesmutter Schulze"},
        "name",
        "vermutlich eine Tagespflegeperson",
    ),
    "childminder's address": (
        {"art": "kindertagespflege", "name": "", "lon": "", "lat": "", "telefon": "", "email": "", "web": ""},
        "strasse",
        "werden nicht gespeichert. Bitte strasse, hausnummer leeren",
    ),
    "childminder's telephone": (
        {**dict.fromkeys(("name", "strasse", "hausnummer", "lon", "lat", "email", "web"), ""),
         "art": "Tagesmutter"},
        "telefon",
        "werden nicht gespeichert. Bitte telefon leeren",
    ),
}  # fmt: skip


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_told_with_row_and_column_and_nothing_is_taken(fault: str, tmp_path: Path):
    changed, column, expected = FAULTS[fault]
    row = {**SOUND, **dict.fromkeys(("lage", "bestaetigt_von", "gueltig_von", "gueltig_bis"), ""), **changed}
    sound = {**SOUND, "schluessel": "other", "name": "Regenbogen", "lon": "11,8500"}
    [one] = delivered(tmp_path, table(sound, row))
    errors = one.of_level("error")
    assert [(error.file, error.row, error.column) for error in errors] == [
        ("tabelle0.csv", 3, column or None)
    ]
    assert expected in errors[0].message
    place = f"tabelle0.csv, Zeile 3, Spalte „{column}“: " if column else "tabelle0.csv, Zeile 3: "
    assert errors[0].message.startswith(place)
    assert not one.ok and not one.entries


def test_no_private_datum_is_repeated(tmp_path: Path):
    """What is refused as somebody's own stands in no message, and so in no log."""
    private = {**SOUND, "art": "kindertagespflege", "name": "Petra Schulze", "email": "petra.schulze@gmx.de"}
    for row in (
        private,
        {**SOUND, "email": "petra.schulze@gmx.de"},
        {**SOUND, "name": "Tagesmutter Schulze"},
    ):
        [one] = delivered(tmp_path, table(row))
        told = " ".join(f"{finding.message} {finding.found}" for finding in one.findings)
        assert not one.ok and "chulze" not in told


def test_a_key_stands_once(tmp_path: Path):
    [one] = delivered(tmp_path, table(SOUND, {**SOUND, "name": "Regenbogen", "lon": "11,8500"}))
    assert "„kita-sonne“ steht schon in Zeile 2" in one.findings[0].message and not one.ok


def test_similar_names_within_fifty_metres_are_told(tmp_path: Path):
    near = {**SOUND, "schluessel": "kita-2", "name": "Kindertagesstätte „Sonnenschein“", "lon": "11,8426"}
    [one] = delivered(tmp_path, table(SOUND, near))
    assert one.ok and "Steht vermutlich zweimal da: Zeile 3" in one.findings[0].message
    far = {**near, "lon": "11,8440"}
    other_kind = {**near, "art": "hort"}
    other_name = {**near, "name": "Regenbogen"}
    for row in (far, other_kind, other_name):
        assert delivered(tmp_path, table(SOUND, row))[0].findings == ()


def test_what_is_stored_is_compared_too_but_no_example(tmp_path: Path):
    stored = Entries((EXPECTED,))
    [one] = delivered(tmp_path, table({**SOUND, "schluessel": "neu"}), stored=stored)
    assert any("vermutlich die Einrichtung kita-sonne" in finding.message for finding in one.findings)
    example = Entries((Institution(**{**_fields(EXPECTED), "provenance": Provenance.EXAMPLE}),))
    assert delivered(tmp_path, table({**SOUND, "schluessel": "neu"}), stored=example)[0].findings == ()


def test_without_a_key_the_stored_one_of_the_same_name_is_meant(tmp_path: Path):
    [one] = delivered(tmp_path, table({**SOUND, "schluessel": ""}), stored=Entries((EXPECTED,)))
    assert [known.key for known in one.entries.institutions] == ["kita-sonne"]


def test_what_a_table_leaves_out_stays_and_is_counted(tmp_path: Path):
    other = Institution(**{**_fields(EXPECTED), "key": "kita-alt", "name": "Regenbogen", "longitude": 11.85})
    [one] = delivered(tmp_path, table(SOUND), stored=Entries((EXPECTED, other)))
    assert one.ok and "1 Kindertageseinrichtung aus früheren Lieferungen" in one.findings[0].message


def test_a_complete_delivery_says_of_which_kinds_and_where(tmp_path: Path):
    [one] = delivered(tmp_path, table(SOUND), options=ImportOptions(complete="13076108"))
    assert one.ok and one.entries.complete == (CompleteKind("kita", "13076108"),)
    [one] = delivered(tmp_path, table(SOUND), options=ImportOptions(complete="13076090"))
    assert not one.ok and "vollständig für 13076090" in one.findings[0].message


def test_a_missing_column_is_named(tmp_path: Path):
    [one] = delivered(tmp_path, "schluessel;name;gemeinde;strasse;lon;lat\nx;Kita;13076108;Ring;11,8;53,4\n")
    assert not one.ok and "Im Kopf fehlt: art" in one.findings[0].message


def test_an_unknown_column_is_told_and_not_read(tmp_path: Path):
    [one] = delivered(tmp_path, table({**SOUND, "leitung": "Petra Schulze"}))
    assert one.ok and "Die Spalten leitung werden nicht gelesen" in one.findings[0].message


def _fields(one: Institution) -> dict[str, object]:
    return {name: getattr(one, name) for name in Institution.__slots__}


def test_the_examples_of_the_documentation_can_be_read(tmp_path: Path):
    starts = ("schluessel;art", "einrichtung;art", "einrichtung;merkmal", "schluessel;name")
    texts = [block(start) for start in starts]
    texts[0] += '75130901;grundschule;"Goethe-Schule";' + ";" * 7 + "13076108" + ";" * 16 + "\n"
    found = delivered(tmp_path, *texts)
    assert [finding.message for one in found for finding in one.of_level("error")] == []
    whole = [(len(one.entries.institutions), len(one.entries.catchments)) for one in found]
    assert whole == [(2, 0), (0, 2), (0, 0), (0, 0)]
    assert [len(one.entries.figures) for one in found] == [0, 0, 1, 0]
    assert [place.name for place in found[3].entries.localities] == ["Slate"]
