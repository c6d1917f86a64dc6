"""What stands beside the data in the file of all data sets: a text to read first, the catalogue, sources, keys."""

from __future__ import annotations

from collections.abc import Sequence

import orjson

from dashboard import formats
from dashboard.domain.observation import Provenance
from dashboard.exports.open_data.value_table import COLUMNS, ValueTable, dictionary_of_keys
from dashboard.exports.rows import german_csv
from dashboard.open_data.datasets import Dataset
from dashboard.texts import LANGUAGES, say

_CATALOGUE = (
    "schluessel", "titel_de", "titel_en", "beschreibung_de", "beschreibung_en", "thema", "leitfaden", "ebenen", "von",
    "bis", "quellen", "lizenzen", "beispieldaten", "geaendert", "naechste_lieferung", "seite",
)  # fmt: skip
_SOURCES = (
    "schluessel",
    "name_de",
    "name_en",
    "herausgeber",
    "tabelle",
    "lizenz",
    "adresse",
    "hinweis_de",
    "hinweis_en",
)


def read_me(tables: Sequence[ValueTable], found: Sequence[Dataset], owner: str) -> bytes:
    """In German, then in English: what is in the file, of which day, how columns are read, which licences hold, whose
    figures and boundaries these are. Example data have no source that is to be named."""
    version = found[0].version if found else ""
    day = tables[0].made if tables else None
    licences = dict.fromkeys(one for data in found for one in data.licences)
    sources = [
        source for data in found for source in data.sources if source.provenance is not Provenance.EXAMPLE
    ]
    said = []
    for lang in LANGUAGES:
        said += [
            say(lang, "open_data_read_me_title", owner=owner),
            "",
            say(
                lang,
                "open_data_read_me",
                version=version,
                day=formats.day(day, lang) if day else "",
                count=len(tables),
                columns=", ".join(COLUMNS),
            ),
            "",
            say(lang, "open_data_read_me_licences"),
            *(f"- {one}" for one in licences),
            "",
            say(lang, "open_data_read_me_sources"),
            *dict.fromkeys(
                f"- {named}" for one in sources if (named := one.credit_in(lang) or one.publisher)
            ),
            f"- {say(lang, 'open_data_fact_boundaries')}: {say(lang, 'boundaries')}",
            "",
            say(lang, "open_data_read_me_keys"),
            *(f"- {key}: {words}" for key, words in dictionary_of_keys(lang)),
            "",
            "",
        ]
    return ("\r\n".join(said)).encode("utf-8-sig")


def catalogue_json(found: Sequence[Dataset]) -> bytes:
    """The catalogue for programs, one entry for each data set."""
    entries = [
        {
            **dict(zip(_CATALOGUE, _row(one), strict=True)),
            "ebenen": list(one.levels),
            "jahre": list(one.years),
            "quellen": [source.key for source in one.sources],
            "lizenzen": list(one.licences),
            "dateien": [{"art": file.kind, "pfad": file.path} for file in one.distributions],
        }
        for one in found
    ]
    return orjson.dumps({"stand": found[0].version if found else "", "datensaetze": entries})


def catalogue_csv(found: Sequence[Dataset]) -> bytes:
    """The catalogue as a table."""
    return german_csv(_CATALOGUE, map(_row, found), ())


def _row(one: Dataset) -> tuple[object, ...]:
    return (
        one.key,
        one.title["de"],
        one.title["en"],
        one.description["de"],
        one.description["en"],
        one.theme,
        one.area,
        " ".join(one.levels),
        one.years[0] if one.years else None,
        one.years[-1] if one.years else None,
        " ".join(source.key for source in one.sources),
        "; ".join(one.licences),
        "ja" if one.is_example else "nein",
        one.modified.isoformat(),
        one.next_delivery.isoformat() if one.next_delivery else None,
        one.page,
    )


def sources_csv(found: Sequence[Dataset]) -> bytes:
    """All sources with their licences."""
    used = {source.key: source for one in found for source in one.sources}
    rows = [
        (
            one.key,
            one.name["de"],
            one.name["en"],
            one.publisher,
            one.table,
            one.licence,
            one.url,
            one.note["de"] if one.note else None,
            one.note["en"] if one.note else None,
        )
        for one in used.values()
    ]
    return german_csv(_SOURCES, rows, ())


def keys_csv(tables: Sequence[ValueTable]) -> bytes:
    """What the keys in the columns mean: column and key, German, English."""
    english = dict(dictionary_of_keys("en"))
    rows: dict[str, tuple[str, str, str, str]] = {}
    said = [pair for table in tables for pair in table.dictionary()] or dictionary_of_keys("de")
    for name, words in said:
        column, _, key = name.partition("=")
        rows[name] = (column, key, words, english.get(name, ""))
    return german_csv(("spalte", "schluessel", "bedeutung", "bedeutung_en"), rows.values(), ())
