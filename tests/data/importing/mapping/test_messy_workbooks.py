"""Tables as people make them: each is read rightly, with these numbers, or refused with a sentence that says
where and what to do."""

from __future__ import annotations

import pytest

from tests.data.importing.mapping.books import (
    BOIZENBURG,
    LUDWIGSLUST,
    LUEBTHEEN,
    OVER3,
    PARCHIM,
    U3,
    Book,
    Decisions,
    read,
)

NAME = "Kinder unter 3 Jahren in Tageseinrichtungen"
PLAIN = {(U3, PARCHIM, 2024, ""): 130.0, (U3, LUDWIGSLUST, 2024, ""): 87.0}


def simple(*rows, head=("Gemeinde", f"{NAME} 2024")):
    return [head, *(rows or (("Parchim", 130), ("Ludwigslust", 87)))]


RIGHT = {
    "head and figures": (Book(simple()), PLAIN),
    "title, source and empty row above": (
        Book([("Kita-Belegung",), ("Quelle: FD Jugend",), (), *simple()]),
        PLAIN,
    ),
    "merged title over all columns": (Book([("Kita-Belegung", None), *simple()], merge=["A1:B1"]), PLAIN),
    "year above, measure below": (
        Book([("", 2023, 2024), ("Gemeinde", NAME, NAME), ("Parchim", 120, 130), ("Ludwigslust", 80, 87)]),
        {**PLAIN, (U3, PARCHIM, 2023, ""): 120.0, (U3, LUDWIGSLUST, 2023, ""): 80.0},
    ),
    "merged measure over years": (
        Book(
            [("Gemeinde", NAME, None), (None, 2023, 2024), ("Parchim", 120, 130), ("Ludwigslust", 80, 87)],
            merge=["B1:C1"],
        ),
        {**PLAIN, (U3, PARCHIM, 2023, ""): 120.0, (U3, LUDWIGSLUST, 2023, ""): 80.0},
    ),
    "measure centred over years without merging": (
        Book([("Gemeinde", NAME, None), (None, 2023, 2024), ("Parchim", 120, 130), ("Ludwigslust", 80, 87)]),
        {**PLAIN, (U3, PARCHIM, 2023, ""): 120.0, (U3, LUDWIGSLUST, 2023, ""): 80.0},
    ),
    "year in the title only": (
        Book([("Stand 1. März 2024",), *simple(head=("Gemeinde", NAME))]),
        PLAIN,
    ),
    "year as the name of the sheet": (Book(simple(head=("Gemeinde", NAME)), title="2024"), PLAIN),
    "a sheet for each year": (
        Book(
            simple(head=("Gemeinde", NAME)),
            title="2024",
            more={"2023": [("Gemeinde", NAME), ("Parchim", 120), ("Ludwigslust", 80)]},
        ),
        {**PLAIN, (U3, PARCHIM, 2023, ""): 120.0, (U3, LUDWIGSLUST, 2023, ""): 80.0},
    ),
    "day of counting in the head": (Book(simple(head=("Gemeinde", f"{NAME} 01.03.2024"))), PLAIN),
    "keys instead of names": (
        Book(simple(("13076108", 130), ("13076090", 87), head=("AGS", f"{NAME} 2024"))),
        PLAIN,
    ),
    "keys of twelve digits beside names": (
        Book(
            [
                ("ARS", "Gemeinde", f"{NAME} 2024"),
                ("130760108108", "Parchim", 130),
                ("130760090090", "Ludwigslust", 87),
            ]
        ),
        PLAIN,
    ),
    "numbered rows": (
        Book([("Nr.", "Gemeinde", f"{NAME} 2024"), (1, "Parchim", 130), (2, "Ludwigslust", 87)]),
        PLAIN,
    ),
    "numbers without a head in front": (
        Book(
            [
                (None, "Gemeinde", f"{NAME} 2024"),
                (1, "Parchim", 130),
                (2, "Ludwigslust", 87),
                (3, "Lübtheen", 9),
            ]
        ),
        {**PLAIN, (U3, LUEBTHEEN, 2024, ""): 9.0},
    ),
    "town rights behind the name": (Book(simple(("Parchim, Stadt", 130), ("Stadt Ludwigslust", 87))), PLAIN),
    "capital letters and umlauts written out": (
        Book(simple(("PARCHIM", 130), ("LUEBTHEEN", 9))),
        {
            (U3, PARCHIM, 2024, ""): 130.0,
            (U3, LUEBTHEEN, 2024, ""): 9.0,
        },
    ),
    "spaces around and inside names": (Book(simple(("  Parchim ", 130), ("Ludwigslust\u00a0", 87))), PLAIN),
    "short names": (
        Book(simple(("Parchim", 130), ("Boizenburg", 54))),
        {
            (U3, PARCHIM, 2024, ""): 130.0,
            (U3, BOIZENBURG, 2024, ""): 54.0,
        },
    ),
    "abbreviated names": (
        Book(simple(("Parchim", 130), ("Plau a. See", 5), ("Gr. Laasch", 4))),
        {
            (U3, PARCHIM, 2024, ""): 130.0,
            (U3, "13076114", 2024, ""): 5.0,
            (U3, "13076058", 2024, ""): 4.0,
        },
    ),
    "Amt in front, written once for its municipalities": (
        Book(
            [
                ("Amt", "Gemeinde", f"{NAME} 2024"),
                ("Amt Ludwigslust-Land", "Bresegard bei Eldena", 3),
                (None, "Alt Krenzlin", 11),
                ("Amt Hagenow-Land", "Bresegard bei Picher", 4),
            ]
        ),
        {(U3, "13076018", 2024, ""): 3.0, (U3, "13076001", 2024, ""): 11.0, (U3, "13076019", 2024, ""): 4.0},
    ),
    "Amt merged over its municipalities": (
        Book(
            [
                ("Amt", "Gemeinde", f"{NAME} 2024"),
                ("Amt Ludwigslust-Land", "Alt Krenzlin", 11),
                (None, "Bresegard bei Eldena", 3),
                ("Amt Hagenow-Land", "Bresegard bei Picher", 4),
            ],
            merge=["A2:A3"],
        ),
        {(U3, "13076018", 2024, ""): 3.0, (U3, "13076001", 2024, ""): 11.0, (U3, "13076019", 2024, ""): 4.0},
    ),
    "figures of Ämter": (
        Book(simple(("Amt Crivitz", 210), ("Amt Hagenow-Land", 143), head=("Amt", f"{NAME} 2024"))),
        {(U3, "130765668", 2024, ""): 210.0, (U3, "130765658", 2024, ""): 143.0},
    ),
    "percentages beside are left out": (
        Book(
            [
                ("Gemeinde", f"{NAME} 2024", "Betreuungsquote 2024"),
                ("Parchim", 130, "53,5 %"),
                ("Ludwigslust", 87, "49,1 %"),
            ]
        ),
        PLAIN,
    ),
    "remarks beside": (
        Book(
            [("Gemeinde", f"{NAME} 2024", "Bemerkung"), ("Parchim", 130, "geprüft"), ("Ludwigslust", 87, "")]
        ),
        PLAIN,
    ),
    "women and men below the measure": (
        Book(
            [
                ("Gemeinde", f"{NAME} 2024", None, None),
                (None, "insgesamt", "weiblich", "männlich"),
                ("Parchim", 130, 70, 60),
                ("Ludwigslust", 87, 40, 47),
            ],
            merge=["B1:D1"],
        ),
        {
            **PLAIN,
            (U3, PARCHIM, 2024, "geschlecht:w"): 70.0,
            (U3, PARCHIM, 2024, "geschlecht:m"): 60.0,
            (U3, LUDWIGSLUST, 2024, "geschlecht:w"): 40.0,
            (U3, LUDWIGSLUST, 2024, "geschlecht:m"): 47.0,
        },
    ),
    "girls and boys": (
        Book(
            [
                ("Gemeinde", NAME, None),
                ("2024", "Mädchen", "Jungen"),
                ("Parchim", 70, 60),
                ("Ludwigslust", 40, 47),
            ]
        ),
        {
            (U3, PARCHIM, 2024, "geschlecht:w"): 70.0,
            (U3, PARCHIM, 2024, "geschlecht:m"): 60.0,
            (U3, LUDWIGSLUST, 2024, "geschlecht:w"): 40.0,
            (U3, LUDWIGSLUST, 2024, "geschlecht:m"): 47.0,
        },
    ),
    "two measures": (
        Book(
            [
                ("Gemeinde", f"{NAME} 2024", "Kinder von 3 bis unter 6 Jahren in Tageseinrichtungen 2024"),
                ("Parchim", 130, 400),
                ("Ludwigslust", 87, 300),
            ]
        ),
        {**PLAIN, (OVER3, PARCHIM, 2024, ""): 400.0, (OVER3, LUDWIGSLUST, 2024, ""): 300.0},
    ),
    "a year in brackets": (Book([("Erstellt 2025",), *simple(head=("Gemeinde", f"{NAME} (2024)"))]), PLAIN),
    "footnotes at heads": (Book(simple(head=("Gemeinde", f"{NAME} 2024 1)"))), PLAIN),
    "a year in each row": (
        Book(
            [
                ("Gemeinde", "Jahr", NAME),
                ("Parchim", 2023, 120),
                ("Parchim", 2024, 130),
                ("Ludwigslust", 2024, 87),
            ]
        ),
        {**PLAIN, (U3, PARCHIM, 2023, ""): 120.0},
    ),
    "a place merged over its years": (
        Book(
            [
                ("Gemeinde", "Jahr", NAME),
                ("Parchim", 2023, 120),
                (None, 2024, 130),
                ("Ludwigslust", 2024, 87),
            ],
            merge=["A2:A3"],
        ),
        {**PLAIN, (U3, PARCHIM, 2023, ""): 120.0},
    ),
    "places side by side": (
        Book([(NAME, "Parchim", "Ludwigslust", "Lübtheen"), (2023, 120, 80, 8), (2024, 130, 87, 9)]),
        {
            **PLAIN,
            (U3, PARCHIM, 2023, ""): 120.0,
            (U3, LUDWIGSLUST, 2023, ""): 80.0,
            (U3, LUEBTHEEN, 2023, ""): 8.0,
            (U3, LUEBTHEEN, 2024, ""): 9.0,
        },
    ),
    "a total that agrees": (Book(simple(("Parchim", 130), ("Ludwigslust", 87), ("Summe", 217))), PLAIN),
    "totals of Ämter below their municipalities": (
        Book(
            [
                ("Gemeinde", f"{NAME} 2024"),
                ("Alt Krenzlin", 11),
                ("Bresegard bei Eldena", 3),
                ("Amt Ludwigslust-Land", 14),
                ("Bresegard bei Picher", 4),
                ("Bobzin", 2),
                ("Amt Hagenow-Land", 6),
                ("Landkreis gesamt", 20),
            ]
        ),
        {
            (U3, "13076001", 2024, ""): 11.0,
            (U3, "13076018", 2024, ""): 3.0,
            (U3, "13076019", 2024, ""): 4.0,
            (U3, "13076013", 2024, ""): 2.0,
        },
    ),
    "a total of hidden figures may be larger": (
        Book(simple(("Parchim", 130), ("Ludwigslust", "*"), ("insgesamt", 132))),
        {(U3, PARCHIM, 2024, ""): 130.0, (U3, LUDWIGSLUST, 2024, ""): "suppressed"},
    ),
    "placeholders for what is hidden, not said or none": (
        Book(simple(("Parchim", "k.A."), ("Ludwigslust", "<3"), ("Lübtheen", "-"), ("Boizenburg", 7))),
        {
            (U3, PARCHIM, 2024, ""): "not_collected",
            (U3, LUDWIGSLUST, 2024, ""): "suppressed",
            (U3, LUEBTHEEN, 2024, ""): 0.0,
            (U3, BOIZENBURG, 2024, ""): 7.0,
        },
    ),
    "other placeholders for the same": (
        Book(
            simple(
                ("Parchim", "keine Angabe"),
                ("Ludwigslust", "1-2"),
                ("Lübtheen", "unter 3"),
                ("Boizenburg", 7),
            )
        ),
        {
            (U3, PARCHIM, 2024, ""): "not_collected",
            (U3, LUDWIGSLUST, 2024, ""): "suppressed",
            (U3, LUEBTHEEN, 2024, ""): "suppressed",
            (U3, BOIZENBURG, 2024, ""): 7.0,
        },
    ),
    "thousands with points and spaces as text": (
        Book(simple(("Parchim", "1.130"), ("Ludwigslust", "1 087"))),
        {(U3, PARCHIM, 2024, ""): 1130.0, (U3, LUDWIGSLUST, 2024, ""): 1087.0},
    ),
    "empty cells are not delivered": (
        Book(simple(("Parchim", 130), ("Ludwigslust", 87), ("Lübtheen", None))),
        PLAIN,
    ),
    "hidden rows are read and said": (Book(simple(), hide_rows=[3]), PLAIN),
    "a heading of an Amt between the rows": (
        Book(simple(("Amt Parchimer Umland", None), ("Parchim", 130), ("Ludwigslust", 87))),
        PLAIN,
    ),
    "notes below": (
        Book([*simple(), (), ("* vorläufig",), ("Ansprechpartner: App. 12",)]),
        PLAIN,
    ),
    "a sheet of notes beside": (Book(simple(), more={"Notizen": [("bitte prüfen",)]}), PLAIN),
    "a year written as text with a mark": (
        Book(simple(head=("Gemeinde", f"{NAME} (2024, vorläufig)"))),
        PLAIN,
    ),
}


@pytest.mark.parametrize("name", RIGHT)
def test_a_table_is_read_with_these_numbers(name):
    book, expected = RIGHT[name]
    found = read(book.content())
    assert found.errors == 0, found.messages
    assert found.figures == expected
    assert not any(one.mapping.open for one in found.proposed), found.proposed[0].mapping.open


DECIDED = {
    "a head in other words": (
        Book(simple(head=("Gemeinde", "betreute Kinder u3 2024"))),
        Decisions(measures={"u3": U3}),
        PLAIN,
        "Welches Merkmal",
    ),
    "a school year": (
        Book(simple(head=("Gemeinde", f"{NAME} 2023/24"))),
        Decisions(years={"B": 2024}),
        PLAIN,
        "das Jahr seines Beginns",
    ),
    "a title that says when the paper was made": (
        Book([("Erstellt am 3.2.2025",), *simple(head=("Gemeinde", NAME))]),
        Decisions(years={"B": 2024}),
        PLAIN,
        "Zu welchem Jahr",
    ),
    "no year anywhere": (
        Book(simple(head=("Gemeinde", NAME))),
        Decisions(years={"B": 2024}),
        PLAIN,
        "Zu welchem Jahr",
    ),
    "a name with a slip": (
        Book(simple(("Parchim", 130), ("Lübteen", 9))),
        Decisions(),
        {(U3, PARCHIM, 2024, ""): 130.0, (U3, LUEBTHEEN, 2024, ""): 9.0},
        "13076088 Lübtheen (ähnlich geschrieben)",
    ),
    "a name that two places begin with": (
        Book(simple(("Parchim", 130), ("Ludwigslust", 87), ("Bresegard", 3))),
        Decisions(places={"Bresegard": "13076019"}),
        {**PLAIN, (U3, "13076019", 2024, ""): 3.0},
        "13076018 Bresegard bei Eldena",
    ),
    "a name that a town elsewhere has": (
        Book(simple(("Parchim", 130), ("Ludwigslust", 87), ("Tessin", 5))),
        Decisions(),
        {**PLAIN, (U3, "13076138", 2024, ""): 5.0},
        "liegt in einem anderen Kreis",
    ),
    "a former municipality counts to its successor": (
        Book(simple(("Parchim", 130), ("Ludwigslust", 87), ("Marnitz", 9), ("Ruhner Berge", 17))),
        Decisions(),
        {**PLAIN, (U3, "13076168", 2024, ""): 26.0},
        "Marnitz gehört seit 01.01.2019 dazu",
    ),
    "a former municipality is left out": (
        Book(simple(("Parchim", 130), ("Ludwigslust", 87), ("Marnitz", 9), ("Ruhner Berge", 17))),
        Decisions(places={"Marnitz": "weglassen"}),
        {**PLAIN, (U3, "13076168", 2024, ""): 17.0},
        "Nicht gelesen, wie entschieden: „Marnitz“ (Zeile 4)",
    ),
    "a sign that nobody knows": (
        Book(simple(("Parchim", 130), ("Ludwigslust", 87), ("Lübtheen", "siehe Amt"))),
        Decisions(placeholders={"siehe Amt": "not_collected"}),
        {**PLAIN, (U3, LUEBTHEEN, 2024, ""): "not_collected"},
        "„siehe Amt“ steht 1-mal",
    ),
    "the same name with another Amt": (
        Book(
            [
                ("Amt", "Gemeinde", f"{NAME} 2024"),
                ("Amt Crivitz", "Bülow", 5),
                ("Amt Crivitz", "Kreien", 7),
                ("Amt Crivitz", "Barnin", 2),
            ]
        ),
        Decisions(),
        {(U3, "13076023", 2024, ""): 5.0, (U3, "13076075", 2024, ""): 7.0, (U3, "13076007", 2024, ""): 2.0},
        "liegt aber in Amt Eldenburg Lübz",
    ),
}


@pytest.mark.parametrize("name", DECIDED)
def test_what_is_doubtful_is_asked_and_never_applied_silently(name):
    book, decisions, expected, asked = DECIDED[name]
    found = read(book.content(), decisions=decisions)
    said = "\n".join((*(words for one in found.proposed for words in one.mapping.open), found.messages))
    assert asked in said
    assert found.errors == 0, found.messages
    assert found.figures == expected


REFUSED = {
    "a total that is not the sum": (
        Book(simple(("Parchim", 130), ("Ludwigslust", 87), ("Summe", 271))),
        "Zeile 4, Spalte „B“: „Summe“ ist 271, die Zeilen darüber geben 217",
    ),
    "a total of an Amt that is not the sum": (
        Book(
            [
                ("Gemeinde", f"{NAME} 2024"),
                ("Alt Krenzlin", 11),
                ("Bresegard bei Eldena", 3),
                ("Amt Ludwigslust-Land", 41),
                ("Bresegard bei Picher", 4),
                ("Amt Hagenow-Land", 4),
            ]
        ),
        "Zeile 4, Spalte „B“: „Amt Ludwigslust-Land“ ist 41",
    ),
    "a place twice": (
        Book(simple(("Parchim", 130), ("Ludwigslust", 87), ("Parchim, Stadt", 13))),
        "Derselbe Ort (Parchim) steht in den Zeilen 2 und 4",
    ),
    "a slip beside the right name": (
        Book(simple(("Parchim", 130), ("Ludwigslust", 87), ("Lübtheen", 9), ("Lübteen", 9))),
        "Derselbe Ort (Lübtheen) steht in den Zeilen 4 bis 5",
    ),
    "a former municipality twice": (
        Book(simple(("Parchim", 130), ("Ludwigslust", 87), ("Marnitz", 9), ("Marnitz", 9))),
        "Derselbe Ort (Ruhner Berge) steht in den Zeilen 4 bis 5",
    ),
    "a place of another district with a name of ours": (
        Book(
            [
                ("Landkreis", "Gemeinde", f"{NAME} 2024"),
                ("Ludwigslust-Parchim", "Parchim", 130),
                ("LK Ludwigslust-Parchim", "Ludwigslust", 87),
                ("Landkreis Rostock", "Bülow", 7),
            ]
        ),
        "„Bülow“ liegt laut dieser Spalte in „Landkreis Rostock“",
    ),
    "a year in the row and another in the head": (
        Book([("Gemeinde", "Jahr", f"{NAME} 2022"), ("Parchim", 2024, 130), ("Ludwigslust", 2024, 87)]),
        "Die Zeile nennt 2024, der Kopf 2022",
    ),
    "a number with a slip": (
        Book(simple(("Parchim", 130), ("Ludwigslust", 87), ("Lübtheen", "1B"))),
        "Zeile 4, Spalte „B“: Der Wert „1B“ ist eine Zahl mit Zusatz",
    ),
    "a decimal point": (
        Book(simple(("Parchim", 130), ("Ludwigslust", 87), ("Lübtheen", "12.5"))),
        "mit Dezimalpunkt geschrieben",
    ),
    "a percentage for a count": (
        Book(simple(("Parchim", 130), ("Ludwigslust", 87), ("Lübtheen", "12 %"))),
        "ist ein Prozentwert",
    ),
    "figures without a place": (
        Book(simple(("Parchim", 130), (None, 13), ("Ludwigslust", 87))),
        "Zeile 3, Spalte „A“: Zu den Werten in Spalte B steht kein Ort",
    ),
    "a formula nobody has calculated": (
        Book(simple(("Parchim", 130), ("Ludwigslust", 87), ("Lübtheen", "=4+5"))),
        "Formel, die noch keine Tabellenkalkulation ausgerechnet hat",
    ),
    "figures merged over two rows": (
        Book(simple(("Parchim", 130), ("Ludwigslust", 87), ("Lübtheen", None)), merge=["B3:B4"]),
        "sind verbunden",
    ),
    "a year to come": (
        Book(
            [
                ("Gemeinde", "Jahr", NAME),
                ("Parchim", 2024, 130),
                ("Ludwigslust", 2024, 87),
                ("Lübtheen", 2204, 9),
            ]
        ),
        "liegt in der Zukunft",
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_fault_is_a_sentence_with_its_place(name):
    book, said = REFUSED[name]
    found = read(book.content())
    assert found.errors > 0
    assert said in found.messages


def test_a_name_nobody_knows_is_asked_and_refused_as_long_as_it_is_not_decided():
    found = read(Book(simple(("Parchim", 130), ("Ludwigslust", 87), ("Musterhausen", 9))).content())
    assert any(
        "„Musterhausen“ (Zeile 4): Welcher Ort ist das?" in one for one in found.proposed[0].mapping.open
    )
    assert "Welcher Ort mit „Musterhausen“ gemeint ist, steht nicht fest" in found.messages


@pytest.mark.parametrize("at", ["first", "last"])
def test_names_nobody_knows_around_the_others_are_never_left_out_silently(at):
    """More of them than any look around would find, also where a head with years stands above."""
    unknown = [(f"Musterhausen {letter}", 9, 8) for letter in "ABCDEFGH"]
    known = [("Parchim", 130, 120), ("Ludwigslust", 87, 80)]
    rows = [*unknown, *known] if at == "first" else [*known, *unknown]
    found = read(Book([("Gemeinde", NAME, NAME), ("", 2024, 2023), *rows]).content())
    asked = [one for one in found.proposed[0].mapping.open if "Musterhausen" in one]
    assert len(asked) == 8
    assert found.messages.count("steht nicht fest") == 8


def test_rows_that_are_added_up_are_said():
    rows = (("Parchim", 130), ("Ludwigslust", 87), ("Marnitz", 9), ("Ruhner Berge", 17))
    assert "Zusammengezählt, weil so entschieden: Ruhner Berge aus den Zeilen 4 bis 5" in (
        read(Book(simple(*rows)).content()).messages
    )


def test_a_table_without_places_is_none():
    assert (
        read(
            Book([("Thema", "Ansprechpartner"), ("Kita", "App. 12"), ("Schule", "App. 13")]).content()
        ).proposed
        == ()
    )
