"""Commands about data versions: drafts on their way, comparing, what an act would change, originals, the log."""

from __future__ import annotations

import csv
import io

import pytest
from openpyxl import load_workbook

from data.staff.store import StaffStore
from data.stores.audit import audit_log
from tests.callbacks.commands.test_command_line import HEAD, flask
from tests.callbacks.commands.test_mends import shown

__all__ = ["flask"]


@pytest.fixture
def drafted(flask, own_copy, tmp_path):
    """A draft of one figure; what it changes is public nowhere yet."""
    file = tmp_path / "kitas.csv"
    file.write_text(HEAD + "kitas;13076001;2025;;18\n", "utf-8")
    done = flask("import", file, "--draft", "--note", "Kitas")
    assert done.exit_code == 0, done.output
    return done.output.split("Entwurf ")[1].split()[0]


def logged(own_copy):
    store = StaffStore(own_copy.settings)
    with store.reading() as connection:
        found = [(one.kind.value, one.subject, one.after) for _, one in audit_log.acts(connection)]
    store.close()
    return found


def test_a_draft_goes_its_way_by_commands_as_in_the_app(flask, own_copy, drafted, tmp_path):
    before = shown(own_copy.settings.database_url)
    assert f"{drafted} · in Arbeit · Befehlszeile" in flask("draft", "list").output
    assert flask("draft", "take-back", drafted).exit_code == 1, "it waits for nobody yet"
    assert "zur Freigabe gegeben" in flask("draft", "submit", drafted).output
    assert flask("draft", "refuse", drafted, "--reason", " ").exit_code == 1
    assert "zurückgegeben" in flask("draft", "refuse", drafted, "--reason", "Zeile 4 fehlt").output
    assert "Zeile 4 fehlt" in flask("draft", "list").output
    assert "zur Freigabe gegeben" in flask("draft", "submit", drafted).output
    assert "zurückgeholt" in flask("draft", "take-back", drafted).output
    told = flask("preview", drafted)
    assert told.exit_code == 0 and "Kindertageseinrichtungen: 1 neu" in told.output, told.output
    assert "Nur gerechnet; geändert wurde nichts." in told.output
    assert shown(own_copy.settings.database_url) == before
    assert "verworfen" in flask("draft", "discard", drafted).output
    assert "Es gibt keine Entwürfe" in flask("draft", "list").output
    refused = flask("draft", "submit", drafted)
    assert refused.exit_code == 1 and "gibt es nicht mehr" in refused.output
    kinds = [kind for kind, subject, _ in logged(own_copy) if subject == drafted]
    assert kinds == [
        *("discarded", "taken_back", "submitted", "refused", "submitted", "drafted"),
    ]
    original = flask("original", drafted, "--out", tmp_path)
    assert original.exit_code == 1 and "lässt sich nicht schreiben" in original.output, "one lies there"
    (tmp_path / "originals").mkdir()
    assert flask("original", drafted, "--out", tmp_path / "originals").exit_code == 0
    assert (tmp_path / "originals" / "kitas.csv").read_bytes() == (tmp_path / "kitas.csv").read_bytes()


def test_two_versions_are_compared_cell_by_cell_and_the_log_is_a_file(flask, own_copy, drafted, tmp_path):
    public = flask("releases").output.splitlines()
    old = next(line for line in public if "veröffentlicht" in line).split(" · ")[0]
    assert flask("publish", drafted).exit_code == 0
    for suffix in ("csv", "xlsx"):
        done = flask("compare", old, drafted, "--out", tmp_path / f"unterschiede.{suffix}")
        assert done.exit_code == 0 and "Kindertageseinrichtungen" in done.output, done.output
    rows = list(
        csv.reader(io.StringIO((tmp_path / "unterschiede.csv").read_text("utf-8-sig")), delimiter=";")
    )
    sheet = load_workbook(tmp_path / "unterschiede.xlsx", read_only=True).worksheets[0]
    listed = list(sheet.iter_rows(values_only=True))
    assert len(rows) - 1 == len(listed), "a row for each difference, and the note"
    assert any("13076001" in row and "18" in row for row in rows)
    assert flask("compare", old, "1999.1").exit_code == 1
    assert flask("log", "--out", tmp_path / "protokoll.csv").exit_code == 0
    log = (tmp_path / "protokoll.csv").read_text("utf-8-sig")
    assert drafted in log and logged(own_copy)[0][0] == "log_exported"
