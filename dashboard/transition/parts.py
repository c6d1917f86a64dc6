"""Which indicators and breakdowns the way from school to work is made of, in order."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.domain.selection import Selection

CERTIFICATES = ("ohne_abschluss", "erster_abschluss", "mittlerer_abschluss", "hochschulreife")
"""Indicators, from the lowest to the highest certificate."""
DESTINATIONS = ("ausbildung", "schule", "arbeit", "uebergangssystem", "unbekannt")
DIMENSION = "verbleib"
SEX = "geschlecht"
WHOLE = "abschluesse"
"""The composition beside the flow."""


@dataclass(frozen=True, slots=True)
class StationKind:
    """A question on the way, by its name in texts, and the indicator that answers it."""

    key: str
    indicator: str


STATIONS = (
    StationKind("leave", "ohne_abschluss"),
    StationKind("apply", "ausbildungsstellen_je_100"),
    StationKind("find", "verbleib_nach_schule"),
    StationKind("stay", "vertragsloesungen"),
    StationKind("arrive", "jugendarbeitslosenquote"),
)


def breakdown_of(destination: str) -> str:
    """The breakdown of a certificate that counts who went there."""
    return f"{DIMENSION}:{destination}"


def flow_selection(asked: Selection, district: str) -> Selection:
    """What shows one stream of the district's flow: its years are those of all."""
    return Selection(
        indicator=CERTIFICATES[2],
        breakdown=breakdown_of(DESTINATIONS[0]),
        level="kreis",
        places=(district,),
        year=asked.year,
        version=asked.version,
        language=asked.language,
        confidence=asked.confidence,
        figures=asked.figures,
        width=asked.width,
        light=asked.light,
    )


def beside_selection(asked: Selection, level: str, place: str) -> Selection:
    """What shows the composition of certificates beside the flow, of one sex where one is asked for."""
    own = asked.breakdown if asked.breakdown.partition(":")[0] == SEX else ""
    return Selection(
        indicator=CERTIFICATES[2],
        breakdown=own,
        level=level,
        places=(place,) if level != "kreis" or "orte" in asked.composition else (),
        year=asked.year,
        composition=(WHOLE, *(word for word in asked.composition if word == "orte")),
        comparison=("land",),
        version=asked.version,
        language=asked.language,
        confidence=asked.confidence,
        figures=asked.figures,
    )
