"""Definitions are releases like any other: published with a version, drafted, taken back, removed, remembered."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import yaml
from sqlalchemy import select

from dashboard.domain.definitions.stated import Definitions
from dashboard.errors import ReleaseError
from data.catalogue.documents import Problems
from data.catalogue.loader import load
from data.definitions.document import sections_of
from data.definitions.read import KnownDefinitions, read_definitions
from data.definitions.stored import definitions, touched_by
from data.definitions.together import known_definitions
from data.definitions.written import sections_from, text_of
from data.importing.read import read_files
from data.importing.write import import_deliveries
from data.publishing.drafts import publish_draft
from data.publishing.rollback import rollback
from data.stores import published_store, schema
from data.stores.raw_store import releases
from tests.data.definitions.files import LESEPATEN, changed, text
from tests.databases.worlds import TODAY

KNOWN = {*TODAY, "13076", "130760001", "130760002"}
FIGURES = "merkmal;gebiet;jahr;gliederung;wert\n" + "".join(
    f"lesepaten;{area};2023;;{count}\n" for area, count in zip(TODAY, (5, 2, 9, 40), strict=True)
)
KEY = "lesepaten_je_100"


@pytest.fixture
def ready(stores, world):
    for area, count in zip(TODAY, (60, 150, 400, 1800), strict=True):
        world.counts("kinder_u7", 2023, {area: str(count)}, source="landkreis")
    stores.prepare_alike(world)
    return stores


def bring(stores, folder: Path, **contents: str):
    """Reads the files `name` with an ending: `paten_yaml` is paten.yaml."""
    files = []
    for name, content in contents.items():
        file = folder / name.replace("_", ".")
        file.write_text(content, encoding="utf-8")
        files.append(file)
    with stores.raw.connect() as connection:
        known = known_definitions(definitions(connection))
    return read_files(files, known.catalogue, KNOWN, defined=known)


def published(stores, folder: Path, draft: bool = False, **contents: str):
    deliveries = bring(stores, folder, **contents)
    assert [one.message for delivery in deliveries for one in delivery.findings] == []
    return import_deliveries(stores.raw, stores.published, deliveries, "probe", draft=draft)


def test_an_indicator_is_made_with_its_measure_and_figures_published_and_found(ready, tmp_path):
    outcome = published(ready, tmp_path, paten_yaml=text(LESEPATEN), zahlen_csv=FIGURES)
    assert KEY in outcome.indicators
    catalogue = ready.repository().catalogue()
    made = catalogue.indicators[KEY]
    assert (made.theme, made.name["en"]) == ("fruehe_bildung", "Reading mentors per 100 primary pupils")
    assert made.base_name == {"de": "Kinder unter 7 Jahren", "en": "Children under 7"}
    assert "lesepaten" in catalogue.measures
    assert "lesepaten" not in catalogue.indicators


def test_small_counts_behind_it_are_protected_as_all_others(ready, tmp_path):
    published(ready, tmp_path, paten_yaml=text(LESEPATEN), zahlen_csv=FIGURES)
    cell, series = schema.published_cell, schema.series
    with ready.published.connect() as connection:
        rows = connection.execute(
            select(schema.area.c.key, cell.c.numerator)
            .join(series, series.c.id == cell.c.series_id)
            .join(schema.area, schema.area.c.id == cell.c.area_id)
            .where(series.c.indicator == KEY, series.c.level == "gemeinde")
        ).all()
    counts = dict(rows)
    assert counts["13076002"] is None, "two mentors"
    assert counts["13076001"] is None, "with the Amt's sum and these five the two would follow"


@pytest.mark.one_database
def test_a_sum_that_is_stated_later_is_protected_at_once(ready, tmp_path):
    readers = {
        "name": {"de": "Vorlesende im Ehrenamt", "en": "Volunteers who read"},
        "kind": "persons",
        "unit": {"de": "Vorlesende", "en": "readers"},
        "reporting_date": {"de": "1. Oktober", "en": "1 October"},
    }
    published(ready, tmp_path, paten_yaml=text(changed("measures/vorlesende", readers)), zahlen_csv=FIGURES)
    only_sum = {"sums": {"lesepaten": {"parts": ["vorlesende"], "exact": False}}}
    outcome = published(ready, tmp_path, summe_yaml=text(only_sum))
    assert KEY in outcome.indicators


@pytest.mark.one_database
def test_what_a_removed_indicator_has_shown_is_remembered(ready, tmp_path, monkeypatch):
    """Otherwise a count that readers have from it would be taken for unknown when others are hidden beside it."""
    published(ready, tmp_path, paten_yaml=text(LESEPATEN), zahlen_csv=FIGURES)
    published(ready, tmp_path, weg_yaml=f"removed:\n  indicators: [{KEY}]\n")
    asked = set()
    before = published_store.shown_before
    monkeypatch.setattr(
        published_store, "shown_before", lambda at, keys: asked.update(keys) or before(at, keys)
    )
    other = yaml.safe_load(text(LESEPATEN).replace(KEY, "lesepaten_je_1000").replace("je 100 ", "je 1000 "))
    other["indicators"]["lesepaten_je_1000"] |= {
        "unit": "per_1000",
        "factor": 1000,
        "name": {"de": "Lesepaten je 1000 Kinder", "en": "Reading mentors per 1000 children"},
    }
    published(ready, tmp_path, neu_yaml=text({"indicators": other["indicators"]}))
    assert {KEY, "lesepaten_je_1000"} <= asked


def test_a_draft_is_published_by_its_version_and_gives_the_same_cells(ready, tmp_path):
    outcome = published(ready, tmp_path, draft=True, paten_yaml=text(LESEPATEN), zahlen_csv=FIGURES)
    assert KEY not in ready.repository().catalogue().indicators
    publish_draft(ready.raw, ready.published, outcome.version)
    assert KEY in ready.repository().catalogue().indicators


def test_what_is_taken_back_or_removed_is_gone_and_comes_back_with_its_cells(ready, tmp_path):
    first = published(ready, tmp_path, paten_yaml=text(LESEPATEN), zahlen_csv=FIGURES)
    removal = published(ready, tmp_path, weg_yaml=f"removed:\n  indicators: [{KEY}]\n")
    assert KEY not in ready.repository().catalogue().indicators
    with ready.raw.connect() as connection:
        assert [one.key for one in definitions(connection).stated.former] == [KEY]
    rollback(ready.raw, ready.published, removal.version)
    assert KEY in ready.repository().catalogue().indicators
    rollback(ready.raw, ready.published, first.version)
    assert KEY not in ready.repository().catalogue().indicators


def test_a_table_taken_back_below_a_definition_leaves_the_indicator_without_figures(ready, tmp_path):
    published(ready, tmp_path, paten_yaml=text(LESEPATEN))
    figures = published(ready, tmp_path, zahlen_csv=FIGURES)
    renamed = {"indicators": changed("indicators/lesepaten_je_100/synonyms", ["Lesen"])["indicators"]}
    published(ready, tmp_path, texte_yaml=text(renamed))
    assert ready.repository().catalogue().indicators[KEY].synonyms == ("Lesen",)
    rollback(ready.raw, ready.published, figures.version)
    assert KEY in ready.repository().catalogue().indicators


def test_the_day_of_the_next_figures_is_published_with_an_indicator_and_computes_nothing_anew(
    ready, tmp_path
):
    published(ready, tmp_path, paten_yaml=text(LESEPATEN), zahlen_csv=FIGURES)
    assert ready.repository().catalogue().indicators[KEY].next_delivery is None
    said = {"indicators": changed("indicators/lesepaten_je_100/next_delivery", "2027-03-15")["indicators"]}
    outcome = published(ready, tmp_path, tag_yaml=text(said))
    assert ready.repository().catalogue().indicators[KEY].next_delivery == date(2027, 3, 15)
    with ready.raw.connect() as connection:
        number = next(one.id for one in releases(connection) if one.version == outcome.version)
        assert touched_by(connection, number) == frozenset()
        [stated] = [one for one in definitions(connection).stated.indicators if one.key == KEY]
    assert (
        sections_from(Definitions(indicators=(stated,)))["indicators"][KEY]["next_delivery"] == "2027-03-15"
    )


def test_a_day_that_is_none_is_refused_with_its_field(ready, tmp_path):
    wrong = {"indicators": changed("indicators/lesepaten_je_100/next_delivery", "März 2027")["indicators"]}
    published(ready, tmp_path, paten_yaml=text(LESEPATEN))
    [delivery] = bring(ready, tmp_path, tag_yaml=text(wrong))
    [fault] = delivery.of_level("error")
    assert fault.column == "next_delivery" and "„März 2027“ ist kein Tag" in fault.message


def test_a_key_never_gets_another_formula_not_even_after_it_was_taken_back(ready, tmp_path):
    outcome = published(ready, tmp_path, paten_yaml=text(LESEPATEN), zahlen_csv=FIGURES)
    rollback(ready.raw, ready.published, outcome.version)
    other = changed("indicators/lesepaten_je_100/denominator", ["kinder_u15"])
    other = changed("apart/paten_und_kinder/others", ["kinder_u15"], other)
    (delivery,) = bring(ready, tmp_path, anders_yaml=text(other))
    assert "Unter diesem Schlüssel war „denominator“ „kinder_u7“" in delivery.findings[0].message


def test_two_drafts_of_one_key_do_not_overwrite_each_other(ready, tmp_path):
    first = published(ready, tmp_path, draft=True, eins_yaml=text(LESEPATEN))
    other = changed("indicators/lesepaten_je_100/unit", "per_1000")
    other = changed("indicators/lesepaten_je_100/factor", 1000, other)
    second = published(ready, tmp_path, draft=True, zwei_yaml=text(other))
    publish_draft(ready.raw, ready.published, first.version)
    with pytest.raises(ReleaseError, match="„unit“ „per_100“ und bleibt es"):
        publish_draft(ready.raw, ready.published, second.version)
    assert ready.repository().catalogue().indicators[KEY].unit == "per_100"


@pytest.mark.one_database
def test_texts_of_a_shipped_indicator_change_without_computing_anything_again(ready, tmp_path):
    one = load().indicators["kinderarmut"]
    entry = sections_from(Definitions(indicators=(one,)))["indicators"]["kinderarmut"]
    entry = {**entry, "synonyms": ["Bildungsarmut"]}
    outcome = published(ready, tmp_path, texte_yaml=text({"indicators": {"kinderarmut": entry}}))
    assert ready.repository().catalogue().indicators["kinderarmut"].synonyms == ("Bildungsarmut",)
    assert outcome.changed and outcome.indicators == ()
    rolled = rollback(ready.raw, ready.published, outcome.version)
    assert ready.repository().catalogue().indicators["kinderarmut"].synonyms == one.synonyms
    assert rolled.changed and rolled.indicators == ()


@pytest.mark.one_database
def test_an_own_indicator_is_computed_again_where_more_than_its_words_change(ready, tmp_path):
    first = published(ready, tmp_path, paten_yaml=text(LESEPATEN), zahlen_csv=FIGURES)
    assert KEY in first.indicators
    words = changed(f"indicators/{KEY}/short/de", "Lesende")
    outcome = published(ready, tmp_path, worte_yaml=text(words))
    assert outcome.changed and outcome.indicators == ()
    assert ready.repository().catalogue().indicators[KEY].short["de"] == "Lesende"
    finer = changed(f"indicators/{KEY}/decimals", 2, words)
    other = published(ready, tmp_path, anders_yaml=text(finer))
    assert KEY in other.indicators


@pytest.mark.one_database
def test_what_is_in_force_is_written_as_a_file_that_states_the_same(ready, tmp_path):
    published(ready, tmp_path, paten_yaml=text(LESEPATEN))
    with ready.raw.connect() as connection:
        stated = definitions(connection).stated
    written = text_of(sections_from(stated))
    problems = Problems()
    shipped = load()
    again = read_definitions(
        sections_of(written, "aus.yaml", problems), "aus.yaml", KnownDefinitions(shipped, shipped), problems
    )
    assert problems.found == []
    assert again == stated
    assert text_of(sections_from(again)) == written


@pytest.mark.one_database
def test_every_shipped_measure_and_indicator_is_written_and_read_the_same():
    shipped = load()
    whole = Definitions(
        measures=tuple(shipped.measures.values()), indicators=tuple(shipped.indicators.values())
    )
    problems = Problems()
    sections = sections_of(text_of(sections_from(whole)), "alles.yaml", problems)
    again = read_definitions(sections, "alles.yaml", KnownDefinitions(shipped, shipped), problems)
    assert problems.found == []
    assert again == whole
