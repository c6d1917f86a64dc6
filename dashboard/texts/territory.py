"""Wording of territorial status: today's areas, those of the reporting year, and what became of former
ones."""

from __future__ import annotations

from collections.abc import Mapping

TERRITORY: Mapping[str, Mapping[str, str]] = {
    "de": {
        "territory": "Gebietsstand",
        "territory_heute": "heute",
        "territory_berichtsjahr": "Berichtsjahr",
        "territory_subtitle": "Gebietsstand des Berichtsjahres, vor {year} der vom {day}",
        "territory_subtitle_day": "Gebietsstand {day}",
        "territory_absent": "gab es nicht",
        "territory_formerly": "früher {names}",
        "territory_reform": "Gebietsreform: {names}",
        "notice_territory_boundaries": "Grenzen gibt es ab {day}. Gezeigt wird dieser Gebietsstand.",
        "notice_territory_day": "Auf dem Gebietsstand {asked} liegt kein Berichtsjahr. Gezeigt wird der heutige.",
        "notice_territory_today": "Zusammengefasste Jahre und Änderungen gibt es nur auf dem heutigen Gebietsstand.",
        "notice_successor": "{old} gehört heute zu {new}.",
    },
    "en": {
        "territory": "Territory",
        "territory_heute": "today",
        "territory_berichtsjahr": "reporting year",
        "territory_subtitle": "Territory of the reporting year, before {year} that of {day}",
        "territory_subtitle_day": "Territory of {day}",
        "territory_absent": "did not exist",
        "territory_formerly": "formerly {names}",
        "territory_reform": "Territorial reform: {names}",
        "notice_territory_boundaries": "Boundaries exist from {day} on. That territory is shown.",
        "notice_territory_day": "No reporting year has the territory of {asked}. Today’s is shown.",
        "notice_territory_today": "Pooled years and changes exist on today’s territory only.",
        "notice_successor": "{old} belongs to {new} today.",
    },
}
