"""What an Amt has delivered it is not asked for again, the cells of cross tables among it, which are published for the
district alone."""

from __future__ import annotations

import io
from datetime import UTC, datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook

from callbacks.commands.store_commands import import_files
from callbacks.commands.template_command import TemplateWish, make_templates
from dashboard.staff.templates.planning import NothingToFillIn
from data.stores.templates.issues import stored_issues
from tests.data.importing.templates.sent import FIRST, saved
from tests.data.importing.templates.test_cross_table import ASKED, CERTIFICATES, CONNECTED, leavers
from tests.databases.worlds import Stores

pytestmark = pytest.mark.one_database
LAST_YEAR = datetime.now(UTC).year - 1
MEASURES = (*CERTIFICATES, CONNECTED, ASKED)


def wish(out: Path, years: int = 1) -> TemplateWish:
    return TemplateWish(
        measures=MEASURES,
        amts=("130765666",),
        operator="",
        years=years,
        until=LAST_YEAR,
        title="",
        breakdowns=True,
        deadline=None,
        return_to="",
        out=out,
    )


def newest(stores: Stores):
    with stores.raw.connect() as connection:
        return stored_issues(connection)[-1].template


def filled_in(file: Path, template) -> bytes:
    book = load_workbook(io.BytesIO(file.read_bytes()))
    columns = {f"#{column.key}": column for column in template.columns}
    places = [place.key for place in template.places]
    for sheet in book:
        for cell in sheet[3] if sheet.max_row >= FIRST else ():
            column = columns.get(str(cell.value))
            for at, place in enumerate(places if column else ()):
                if template.is_open(place, column):
                    sheet[f"{cell.column_letter}{FIRST + at}"] = leavers(column.measure, column.breakdown)
    return saved(book)


def test_an_amt_is_not_asked_again_for_the_cells_of_a_cross_table(
    own_copy: Stores, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert make_templates(own_copy.settings, wish(tmp_path / "a.xlsx"))
    first = newest(own_copy)
    crossed = [
        one for one in first.columns if one.measure in CERTIFICATES and one.breakdown.startswith("verbleib:")
    ]
    assert len(crossed) == len(CERTIFICATES) * 5 and all(
        first.is_open(place.key, one) for place in first.places for one in crossed
    )
    back = tmp_path / "zurueck.xlsx"
    back.write_bytes(filled_in(tmp_path / "a.xlsx", first))
    assert import_files(own_copy.settings, [back], dry_run=False, draft=False, note="", accept_narrow=True), (
        capsys.readouterr()
    )

    with pytest.raises(NothingToFillIn):
        make_templates(own_copy.settings, wish(tmp_path / "b.xlsx"))
    assert not (tmp_path / "b.xlsx").exists()

    # With the year before only that year is open; what was delivered is locked, and its numbers are told to nobody.
    assert make_templates(own_copy.settings, wish(tmp_path / "c.xlsx", years=2))
    second = newest(own_copy)
    for one in second.columns:
        open_places = [place.key for place in second.places if second.is_open(place.key, one)]
        assert (not open_places) if one.year == LAST_YEAR else open_places or not one.asked, one
        if one.year == LAST_YEAR and one in crossed:
            assert {second.earlier[place.key, one.key] for place in second.places} == {"geschützt"}


def test_a_draft_is_no_delivery(own_copy: Stores, tmp_path: Path) -> None:
    assert make_templates(own_copy.settings, wish(tmp_path / "a.xlsx"))
    first = newest(own_copy)
    back = tmp_path / "zurueck.xlsx"
    back.write_bytes(filled_in(tmp_path / "a.xlsx", first))
    assert import_files(own_copy.settings, [back], dry_run=False, draft=True, note="")
    assert make_templates(own_copy.settings, wish(tmp_path / "b.xlsx"))
    assert newest(own_copy).open_cells() == first.open_cells()
