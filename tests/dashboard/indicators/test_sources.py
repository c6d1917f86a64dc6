"""The source line: who is from where, and in which years."""

import numpy as np
import pytest

from dashboard.domain.indicator import Catalogue
from dashboard.domain.measure import Source
from dashboard.domain.observation import Provenance
from dashboard.domain.slab import Cells
from dashboard.indicators.sources import source_line
from tests.slab_document import slab_document


def named(word):
    return {"de": word, "en": word}


SOURCES = {
    "inkar": Source("inkar", named("INKAR"), "BBSR", "dl-de", Provenance.OFFICIAL, credit="INKAR, © BBSR"),
    "amt": Source("amt", named("Schulstatistik"), "StatA", "dl-de", Provenance.OFFICIAL),
    "tabelle": Source(
        "tabelle",
        named("Statistik"),
        "",
        "",
        Provenance.OFFICIAL,
        table="13211-02",
        credit="Tabelle 13211-02, © Ämter",
    ),
    "probe": Source("probe", named("Probe"), "wir", "frei", Provenance.EXAMPLE),
}
CATALOGUE = Catalogue({}, {}, {}, SOURCES)


def cells(**years):
    """One place; each keyword is a source and the years it gives a value in."""
    every = tuple(sorted({year for given in years.values() for year in given}))
    keys = tuple(years)
    shape = (len(every), 1)
    source = np.array(
        [[next(at for at, key in enumerate(keys) if year in years[key])] for year in every], np.int8
    )
    blank, zero = np.full(shape, np.nan), np.zeros(shape, np.int8)
    value = np.ones(shape)
    return Cells(
        "x",
        "kreis",
        "",
        "1",
        every,
        ("13",),
        value,
        blank,
        blank,
        blank,
        blank,
        zero,
        zero,
        zero,
        source,
        keys,
    )


@pytest.mark.parametrize(
    ("series", "line"),
    [
        ([("Gemeinden", cells(inkar=[2021, 2022]))], "Gemeinden: INKAR, © BBSR."),
        ([("Gemeinden", cells(amt=[2021]))], "Gemeinden: Schulstatistik, StatA, dl-de."),
        ([("Gemeinden", cells(probe=[2021]))], "Gemeinden: Beispieldaten."),
        (
            [("Kreise", cells(inkar=[2019, 2020], probe=[2021, 2022]))],
            "Kreise bis 2020: INKAR, © BBSR. Kreise ab 2021: Beispieldaten.",
        ),
        (
            [("Kreise", cells(inkar=[2020, 2021, 2022])), ("Land", cells(inkar=[2021]))],
            "Kreise und Land 2021: INKAR, © BBSR.",
        ),
        (
            [
                ("Landkreis", cells(inkar=[2019, 2020], amt=[2021, 2022])),
                ("Land", cells(inkar=[2019, 2020], amt=[2021, 2022])),
            ],
            "Landkreis und Land bis 2020: INKAR, © BBSR. Landkreis und Land ab 2021: Schulstatistik, StatA, "
            "dl-de.",
        ),
        ([("Gemeinden", cells())], ""),
    ],
)
def test_each_source_is_named_once_with_everything_it_covers(series, line):
    assert source_line(series, CATALOGUE, "de") == line


def test_a_table_is_called_so_in_the_readers_language():
    series = [("Districts", cells(tabelle=[2021]))]
    assert source_line(series, CATALOGUE, "en") == "Districts: Table 13211-02, © Ämter."
    assert source_line(series, CATALOGUE, "de") == "Districts: Tabelle 13211-02, © Ämter."


def test_years_are_folded_behind_names_of_several_words():
    series = [(name, cells(inkar=[2019], amt=[2020])) for name in ("Municipal associations", "District")]
    said = source_line(series, CATALOGUE, "en")
    assert said.startswith("Municipal associations and District 2019: INKAR")


def test_a_source_that_the_catalogue_does_not_know_is_still_named():
    assert source_line([("Kreise", cells(fremd=[2020]))], CATALOGUE, "de") == "Kreise: fremd."


def test_every_slab_names_its_source(answers):
    for query in (
        "indikator=kinderarmut",
        "indikator=betreuungsquote_u3",
        "ebene=kreis&indikator=ohne_abschluss",
    ):
        assert slab_document(answers, answers.read(query))["source"].endswith(".")
