"""Every observation knows where it stands in its file, whatever reads it, and the file is stored as it came."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from sqlalchemy import select

from dashboard.errors import StoreError
from data.importing.files.limits import Limits
from data.importing.write import import_deliveries
from data.stores import raw_store
from data.stores.origins import originals
from data.stores.origins.schema import observation_origin, origin_column, original
from tests.data.importing.delivered_files import (
    FLAT,
    LEAVERS,
    PLAIN,
    PLAIN_ROWS,
    one,
    read,
    sheet_xml,
    workbook,
    zipped,
)
from tests.data.importing.mapping import books


def digits(text: str) -> str:
    return text.replace(".", "").replace(" ", "")


@pytest.mark.parametrize(("name", "content"), [("a.csv", LEAVERS), ("b.csv", FLAT), ("c.csv", PLAIN)])
def test_the_row_of_an_origin_holds_the_figure(name: str, content: str, tmp_path: Path) -> None:
    lines = content.split("\n")
    delivery = read(tmp_path, name, content)
    wrong = [
        cell
        for cell in delivery.observations
        if cell.origin is None
        or cell.origin.file != delivery.sha256
        or (cell.value and f"{cell.value:.0f}" not in digits(lines[cell.origin.row - 1]))
    ]
    assert delivery.observations
    assert not [one for one in wrong if one.origin is None or not one.origin.column.count(" − ")]


def test_a_difference_names_both_columns(tmp_path: Path) -> None:
    men = one(read(tmp_path, "a.csv", LEAVERS), "abgaenge", "13076", 2023, "geschlecht:m")
    assert men.value == 1748 - 869
    assert men.origin is not None
    assert (men.origin.row, men.origin.column.count(" − ")) == (8, 1)


def test_a_workbook_gives_sheet_row_and_column(tmp_path: Path) -> None:
    delivery = read(tmp_path, "a.xlsx", workbook({"Werte": sheet_xml(PLAIN_ROWS)}))
    found = [cell.origin for cell in delivery.observations]
    assert [(at.sheet, at.row, at.column) for at in found if at] == [
        ("Werte", 2, "wert"),
        ("Werte", 3, "wert"),
    ]


def test_a_table_in_an_archive_knows_its_row_and_the_archive_is_the_original(tmp_path: Path) -> None:
    content = zipped({"c.csv": PLAIN})
    delivery = read(tmp_path, "a.zip", content)
    assert [cell.origin.row for cell in delivery.observations if cell.origin] == [2, 3, 4]
    assert delivery.original == content


def test_a_wide_table_gives_the_letter_of_the_column_and_every_row_that_was_added() -> None:
    heads = ("Gemeinde", "Kinder unter 3 Jahren in Tageseinrichtungen 2024")
    rows = [heads, ("Parchim", 130), ("Ludwigslust", 87), ("Damm", 7)]
    found = books.placed(books.Book(rows[:3]).content())
    assert found == {
        (books.U3, books.PARCHIM, 2024, ""): ("Tabelle1", 2, "B", ()),
        (books.U3, books.LUDWIGSLUST, 2024, ""): ("Tabelle1", 3, "B", ()),
    }
    decided = books.Decisions(places={"Damm": books.PARCHIM})
    found = books.placed(books.Book(rows).content(), decisions=decided)
    assert found[books.U3, books.PARCHIM, 2024, ""] == ("Tabelle1", 2, "B", (4,))


@pytest.fixture
def ready(stores, world):
    world.counts("kitas", 2021, {"13076001": "4", "13076002": "5"})
    stores.prepare_alike(world)
    return stores


def origins(connection):
    return connection.execute(
        select(observation_origin.c.area, observation_origin.c.row, origin_column.c.name)
        .join(origin_column, origin_column.c.id == observation_origin.c.column_id)
        .order_by(observation_origin.c.row)
    ).all()


def test_an_import_stores_file_and_origins_and_what_ships_has_none(ready, tmp_path):
    content = "merkmal;gebiet;jahr;gliederung;wert\nkitas;13076001;2022;;7\nkitas;13076002;2022;;8\n"
    path = tmp_path / "kitas.csv"
    path.write_text(content, encoding="utf-8")
    delivery = books.plain_delivery(path)
    with ready.raw.connect() as connection:
        assert origins(connection) == []
    import_deliveries(ready.raw, ready.published, [delivery], "test")
    sha256 = hashlib.sha256(content.encode()).hexdigest()
    with ready.raw.connect() as connection:
        assert origins(connection) == [("13076001", 2, "wert"), ("13076002", 3, "wert")]
        [file] = raw_store.releases(connection)[0].files
        assert (file.name, file.original) == ("kitas.csv", sha256)
        assert originals.read(connection, sha256) == originals.Original(sha256, content.encode())
        assert originals.sizes(connection, [sha256, "0"]) == {sha256: len(content)}
        assert originals.read(connection, "0") is None


@pytest.mark.one_database
def test_the_same_content_is_stored_once_and_too_much_or_damage_is_said(ready):
    with ready.raw.begin() as connection:
        sha256 = originals.keep(connection, b"kitas")
        assert originals.keep(connection, b"kitas") == sha256
        assert len(connection.execute(select(original.c.sha256)).all()) == 1
        connection.execute(original.update().values(content=b"other"))
        with pytest.raises(StoreError, match="beschädigt"):
            originals.read(connection, sha256)
        with pytest.raises(StoreError, match="100 MiB"):
            originals.keep(connection, bytes(Limits().file_bytes + 1))
