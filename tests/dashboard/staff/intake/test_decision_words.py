"""What was decided about an unknown table, as the log says it."""

from __future__ import annotations

from dashboard.staff.intake.decision_words import decision_words
from dashboard.staff.intake.intake import TableMapped
from dashboard.staff.intake.mapping_form import written_column


def test_columns_names_and_signs_stand_in_words():
    mapped = TableMapped(
        "",
        places={"Blatt\tMarnitz": "13076168", "Blatt\tSumme": "summe", "Blatt\tFremd": "weglassen"},
        columns={
            "Blatt\tD": written_column("figures", "kitas", 2024, "geschlecht:w"),
            "Blatt\tE": written_column("out"),
            "Blatt\tF": written_column("figures", "gibt_es_nicht"),
        },
        placeholders={"Blatt\t-": "zero", "Blatt\tx": "weglassen", "Blatt\t?": "erfunden"},
    )
    said = decision_words(
        mapped, {"13076168": "Ruhner Berge"}, {"kitas": "Kitas"}, {"geschlecht:w": "Geschlecht: weiblich"}
    )
    assert said.split("; ") == [
        "Spalte D: Kitas, 2024, Geschlecht: weiblich",
        "Spalte E: nicht übernehmen",
        "Spalte F: gibt_es_nicht",
        "„Marnitz“: Ruhner Berge (13076168)",
        "„Summe“: Summe",
        "„Fremd“: weggelassen",
        "„-“: null",
        "„x“: weggelassen",
        "„?“: erfunden",
    ]
