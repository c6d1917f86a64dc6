"""Own tables of districts that have no example data: by key and by name, checked, imported and shown."""

from dataclasses import replace

import pytest

from app import create_app
from callbacks.commands.store_commands import check, import_files
from dashboard.settings import Settings
from data.embedded_figures import FOLDER
from data.geography.register import read_areas
from data.importing.tables.areas import key_of
from data.importing.tables.known_areas import KnownAreas
from data.prepare import prepare

HEAD = "merkmal;gebiet;jahr;gliederung;wert\n"
DISTRICTS = {
    "07232": ("07232296", "Prüm", "07232018", "Bitburg"),
    "03159": ("03159003", "Bad Lauterberg im Harz", "03159001", "Adelebsen"),
}


@pytest.fixture(params=DISTRICTS)
def elsewhere(request, own_copy):
    """A store that shows another district, and the keys and names of two of its municipalities."""
    settings = replace(own_copy.settings, district=request.param)
    prepare(settings)
    return settings, DISTRICTS[request.param]


def table(tmp_path, *rows):
    file = tmp_path / "eigene.csv"
    file.write_text(HEAD + "".join(f"{row}\n" for row in rows), "utf-8")
    return file


def test_a_table_by_key_and_by_name_is_checked_imported_and_shown(elsewhere, tmp_path, capsys):
    settings, (first, name, second, _) = elsewhere
    file = table(
        tmp_path,
        f"kinder_betreut_u3;{first};2023;;40",
        f"kinder_u3;{name};2022;;100",
        f"kinder_betreut_u3;{second};2023;;30",
        f"kinder_u3;{second};2022;;120",
    )
    assert check(settings, [file]), capsys.readouterr()
    assert "sie gelingt" in capsys.readouterr().out
    assert import_files(settings, [file], dry_run=False, draft=False, note=""), capsys.readouterr()
    app = create_app(
        Settings(database_url=settings.database_url, district=settings.district, secret_key="test")
    )
    slab = app.server.test_client().get("/slab?indikator=betreuungsquote_u3&ebene=gemeinde&jahr=2023").json
    row = slab["years"].index(2023)
    shown = dict(zip(slab["places"], slab["value"][row], strict=True))
    assert (shown[first], shown[second]) == (40.0, 25.0)
    assert (
        slab["badge"][row] == ""
        and "eigene"
        in app.server.test_client()
        .get("/tabelle.csv?indikator=betreuungsquote_u3&ebene=gemeinde&jahr=2023")
        .text
    )
    app.answers.repository._engine.dispose()


def test_a_name_that_nobody_or_two_bear_is_refused(elsewhere, tmp_path, capsys):
    settings, _ = elsewhere
    assert not check(
        settings, [table(tmp_path, "kinder_u3;Nirgendwo;2023;;100", "kinder_u3;13076999;2023;;100")]
    )
    said = capsys.readouterr().err
    assert "kennt den Schlüssel „Nirgendwo“ nicht" in said and "kennt den Schlüssel „13076999“ nicht" in said


def test_a_town_bears_its_name_before_its_association():
    known = KnownAreas.of(read_areas(FOLDER / "areas.csv"), (), (), "13076")
    assert key_of("Parchim", known) == "13076108"
    assert key_of(" parchim,  Stadt ", known) == "13076108"
    assert key_of("Amt Crivitz", known) == "130765668"
    assert key_of("Mecklenburg-Vorpommern", known) == "13"
    assert key_of("13 0 76 108", known) == "13076108"
    assert key_of("Nirgendwo", known) is None
