"""Profiles made by hand: a town, with every kind of row, and a village about which next to nothing can be
said."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from dashboard.domain.figure import Figure, Spread, TestedDifference
from dashboard.domain.observation import Status
from dashboard.domain.verdict import Verdict
from dashboard.exports.caption import Caption
from dashboard.exports.profile.paper import ProfileExport
from dashboard.profile.model import Fact, Profile, ProfileFinding, ProfileRow, Trend, YearChange
from tests.dashboard.indicators.wording.made_district import LANDKREIS

NOWHERE = TestedDifference(
    None, "", Verdict.NOT_TESTABLE, "nicht prüfbar", "Ohne Fallzahlen nicht zu prüfen."
)
_WORDS = ("nicht prüfbar", "im Rahmen des Zufalls", "möglich", "deutlich")
_AROUND = (
    ("130760001", "Amt Nord"),
    ("13076", "Landkreis Ludwigslust-Parchim"),
    ("13", "Mecklenburg-Vorpommern"),
)


def figure(key: str, name: str, value: float | None, status: Status = Status.REPORTED, **more: Any) -> Figure:
    text = f"{value:.1f}\u00a0%".replace(".", ",") if value is not None else "geschützt"
    made: dict[str, Any] = {
        "lower": None,
        "upper": None,
        "numerator": None,
        "denominator": None,
        "few": False,
        "example": True,
    }
    return Figure(key, name, value, status=status, **{**made, "text": text, **more})


WORDS = ("gemeldet", "nicht gemeldet", "wenige Fälle")


def row(
    at: int, theme: str = "eins", *, value: float | None = 40.0, status: Status = Status.REPORTED
) -> ProfileRow:
    """The row of indicator number `at`; hidden where there is no value."""
    own = figure(
        "13076001", "Ödhof", value, status, counts="44 von 83" if value is not None else "", few=at == 2,
        interval="42 bis 63\u00a0%" if value is not None else "",
        lower=33.1 if value is not None else None, upper=55.5 if value is not None else None,
        numerator=44 if value is not None else None, denominator=83 if value is not None else None,
    )  # fmt: skip
    known = value is not None
    tested = TestedDifference(
        -3.1,
        "−3,1 Punkte",
        Verdict(at % 4),
        _WORDS[at % 4],
        "So groß ist ein Unterschied oft schon durch Zufall.",
    )
    return ProfileRow(
        indicator=f"merkmal_{at}", theme=theme, name=f"Merkmal Nummer {at} mit einem langen Namen",
        unit="percent", decimals=1, year=2024, provenance="Beispiel", own=own,
        surroundings=tuple(figure(key, name, 50.0 + at) for key, name in _AROUND),
        similar=Spread(20, 30, 40, 50, 60, 9), everyone=Spread(10, 25, 42, 55, 90, 96),
        rank=12 if known else None, ranked=96,
        difference=tested if known else NOWHERE,
        change=YearChange(-3.1, "−3,1 Punkte", "Gesunken.") if known else YearChange(None, "", "Ohne Wert."),
        since=2023 if known else None, five_years=tested if known else NOWHERE,
        trend=Trend((2022, 2023, 2024), (38.0, None, value), (48.0, 49.0, 50.0), WORDS) if known
        else Trend((2022, 2023, 2024), (None, None, None), (48.0, 49.0, 50.0), ("geschützt",) * 3),
        distance=1.2 if known else None, movement=0.3 if known else None,
        query=f"indikator=merkmal_{at}&gebiete=13076001",
        when="2024", before="2023" if known else "",
    )  # fmt: skip


def of_three_years(at: int) -> ProfileRow:
    """The same where the year is too thin: everything is of 2022 to 2024."""
    return replace(
        row(at), span=3, when="2022–2024", since=2021, before="2019–2021",
        alone="2024 allein: wenige Fälle", because="2024 allein hat weniger als 20 Fälle.",
        trend=Trend((2021, 2024), (38.0, 40.0), (48.0, 50.0), WORDS[:2], span=3),
    )  # fmt: skip


def profile(rows: tuple[ProfileRow, ...] | None = None, *, lang: str = "de", name: str = "Ödhof") -> Profile:
    made = rows or (
        *(row(at) for at in range(12)),
        row(12, value=None, status=Status.SUPPRESSED),
        *(row(at, "zwei") for at in range(13, 40)),
        row(40, "zwei", value=None, status=Status.NOT_COLLECTED),
    )
    return Profile(
        key="13076001", level="gemeinde", name=name, description="Gemeinde im Amt Nord, Landkreis Ludwigslust-Parchim",
        reference="Landkreis",
        facts=(Fact("Einwohner 2023", "3.372"), Fact("Fläche", "64,7\u00a0km²"), Fact("Kinder unter 3", "83", True)),
        findings=(
            ProfileFinding(
                "Goldberg hat bei „Merkmal 3“ den niedrigsten Wert der 142 Gemeinden.",
                "merkmal_3", "indikator=merkmal_3", "position", official=True,
            ),
            ProfileFinding("Bei zwei Indikatoren ist der Wert geschützt.", "", "", "small"),
        ),
        marks="Hier geprüft: drei Unterschiede. Rechnerisch wären 0,1 Markierungen zu erwarten.",
        rows=made, themes=(("eins", "Frühe Bildung"), ("zwei", "Übergang Schule–Beruf"), ("drei", "Leer")),
        similar=(("13076002", "Pinnow"), ("13076003", "Toddin")), similar_sentence="Pinnow und Toddin sind ähnlich.",
        sources="Beispieldaten. INKAR, © BBSR Bonn, dl-de/by-2-0", territory="31. Dezember 2024", version="2026.1",
        query="", lang=lang, words=LANDKREIS,
    )  # fmt: skip


def exported(made: Profile | None = None, lang: str = "de") -> ProfileExport:
    shown = made or profile(lang=lang)
    said = Caption(
        lang=lang, kicker="Landkreis Ludwigslust-Parchim · Gemeindeprofil", title=shown.name,
        subtitle=shown.description, unit="", example="teils Beispieldaten", provenance="", sources=shown.sources,
        boundaries="© GeoBasis-DE / BKG 2016, dl-de/by-2-0, Daten verändert.", reporting="2024; das Jahr steht dabei",
        territory=shown.territory, version=shown.version, made=f"{date(2026, 11, 23):%d.%m.%Y}",
        link="http://localhost/gemeinde/13076001?stand=2026.1",
    )  # fmt: skip
    return ProfileExport(
        shown, said, "http://localhost/", None, {"130760001": "Amt", "13076": "Landkreis", "13": "Land"}
    )
