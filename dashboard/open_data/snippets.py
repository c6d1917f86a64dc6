"""Programs that go on with a data set: each runs as it stands, with the address of the server that it was read on."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from dashboard.open_data.files import file_of


@dataclass(frozen=True, slots=True)
class SnippetFacts:
    """`root` is the server's address with a slash at its end, `level` and `year` of what the example shows, `mapped`
    whether the level has boundaries, `version` the data version that it keeps to. `view` is a picture that the Monitor
    has of the indicator, `query` the language and provenance of the page, empty for the usual ones."""

    root: str
    key: str
    level: str
    year: int
    version: str
    mapped: bool
    breakdown: str = ""
    view: str = "zeitreihe"
    query: str = ""


def _address(facts: SnippetFacts, kind: str) -> str:
    return f"{file_of(facts.key, kind)[1:]}?{_same(facts)}"


def _same(facts: SnippetFacts) -> str:
    """What every address carries: the data version, and whatever the page was asked for besides."""
    return f"stand={facts.version}{f'&{facts.query}' if facts.query else ''}"


def python(facts: SnippetFacts) -> str:
    """Reads the values with pandas, the boundaries with geopandas, and a chart of the Monitor with plotly."""
    total = f' == "{facts.breakdown}"' if facts.breakdown else ".isna()"
    lines = [
        *(["import geopandas as gpd"] if facts.mapped else []),
        "import pandas as pd",
        *(["import plotly.express as px"] if facts.mapped else []),
        "import plotly.io as pio",
        "from urllib.request import urlopen",
        "",
        f'lupe = "{facts.root}"',
        f'datei = lupe + "{_address(facts, "csv")}"',
        'werte = pd.read_csv(datei, sep=";", decimal=",", comment="#",',
        '                    dtype={"gebiet": str})',
        f'gesamt = werte[(werte["ebene"] == "{facts.level}") & werte["gliederung"]{total}]',
        f'neu = gesamt[gesamt["jahr"] == {facts.year}]',
        'print(neu[["gebiet", "name", "wert", "status"]])',
    ]
    if facts.mapped:
        lines += [
            "",
            f'datei = lupe + "{_address(facts, "gpkg")}"',
            f'karte = gpd.read_file(datei, layer="{facts.level}")',
            f'karte = karte[(karte["jahr"] == {facts.year}) & karte["gliederung"]{total}]',
            "karte = karte.reset_index()",
            "grenzen = karte.geometry.__geo_interface__",
            "bild = px.choropleth(karte, geojson=grenzen, locations=karte.index,",
            '                     color="wert", hover_name="name")',
            'bild.update_geos(fitbounds="locations", visible=False)',
        ]
    lines += [
        "",
        "# das Diagramm aus dem Monitor weiterbearbeiten",
        f'bild = "bild/{facts.view}.json?indikator={facts.key}&{_same(facts)}"',
        "diagramm = pio.from_json(urlopen(lupe + bild).read().decode())",
    ]
    return "\n".join(lines)


def r(facts: SnippetFacts) -> str:
    """Reads the values with what R has by itself."""
    breakdown = f'"{facts.breakdown}"' if facts.breakdown else '""'
    lines = [
        f'lupe <- "{facts.root}"',
        f'datei <- paste0(lupe, "{_address(facts, "csv")}")',
        'werte <- read.csv2(datei, comment.char = "#", na.strings = "",',
        '                   fileEncoding = "UTF-8-BOM",',
        '                   colClasses = c(gebiet = "character"))',
        'werte$gliederung[is.na(werte$gliederung)] <- ""',
        f'neu <- subset(werte, ebene == "{facts.level}" & jahr == {facts.year} &',
        f"              gliederung == {breakdown})",
        'print(neu[, c("gebiet", "name", "wert", "status")])',
    ]
    if facts.mapped:
        lines += [
            "",
            "# mit dem Paket sf, Werte und Grenzen in einem:",
            f'# datei <- paste0(lupe, "{_address(facts, "gpkg")}")',
            f'# karte <- sf::st_read(datei, layer = "{facts.level}")',
        ]
    return "\n".join(lines)


def excel(facts: SnippetFacts) -> str:
    """Power Query: Data, Get Data, Blank Query, Advanced Editor."""
    return "\n".join(
        [
            "let",
            f'    Datei = Web.Contents("{facts.root}{_address(facts, "csv")}"),',
            '    Quelle = Csv.Document(Datei, [Delimiter = ";", Encoding = 65001]),',
            "    Kopf = Table.PromoteHeaders(Quelle),",
            '    Werte = Table.SelectRows(Kopf, each not Text.StartsWith([indikator], "#")),',
            '    Zahlen = Table.TransformColumnTypes(Werte, {{"jahr", Int64.Type}, {"wert", type number},',
            '        {"zaehler", type number}, {"nenner", type number}}, "de-DE")',
            "in",
            "    Zahlen",
        ]
    )


def curl(facts: SnippetFacts) -> str:
    """The file, and one year from the data API."""
    breakdown = f"&gliederung={facts.breakdown}" if facts.breakdown else ""
    asked = f"indikator={facts.key}&ebene={facts.level}&jahr={facts.year}{breakdown}&{_same(facts)}"
    return "\n".join(
        [
            f'curl --fail --output {facts.key}.csv "{facts.root}{_address(facts, "csv")}"',
            "",
            f'curl --fail "{facts.root}api/v1/werte?{asked}"',
        ]
    )


SNIPPETS: Mapping[str, Callable[[SnippetFacts], str]] = {
    "python": python,
    "r": r,
    "excel": excel,
    "curl": curl,
}
"""By the keys of `LANGUAGES_OF_CODE`."""
