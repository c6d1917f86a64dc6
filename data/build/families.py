"""Writes into docs/import.md which measures belong together: `python -m data.build.families`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from dashboard.domain.indicator import Catalogue
from dashboard.indicators.measures.families import MeasureFamily, measure_families
from data.catalogue.loader import load, load_states, localise

DOCUMENT = Path(__file__).parents[2] / "docs" / "import.md"
STATE = "13"
BEGIN, END = "<!-- Anfang: zusammengehörige Merkmale -->", "<!-- Ende: zusammengehörige Merkmale -->"


def family_table(catalogue: Catalogue) -> str:
    """Markdown: a row per family of counts; ratios that offices publish are left out, nobody counts them."""
    rows = [line for family in measure_families(catalogue) for line in _row(family, catalogue)]
    return "\n".join(["| Merkmale, die zusammengehören | daraus werden |", "| --- | --- |", *rows])


def _row(family: MeasureFamily, catalogue: Catalogue) -> Iterator[str]:
    counts = [one for one in family.measures if catalogue.measures[one].adds_up]
    shown = [
        one.name["de"]
        for one in catalogue.indicators.values()
        if {*one.numerator, *one.denominator} & set(counts)
    ]
    if counts and shown:
        dated = [f"`{one}` ({catalogue.measures[one].reporting_date['de']})" for one in counts]
        yield f"| {', '.join(dated)} | {'; '.join(shown)} |"


def written(text: str) -> str:
    """The document with the table of today's catalogue, in the words of the state it is written in."""
    before, _, rest = text.partition(BEGIN)
    _, _, after = rest.partition(END)
    return f"{before}{BEGIN}\n\n{family_table(localise(load(), load_states()[STATE]))}\n\n{END}{after}"


if __name__ == "__main__":
    DOCUMENT.write_text(written(DOCUMENT.read_text(encoding="utf-8")), encoding="utf-8")
