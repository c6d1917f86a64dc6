"""Wording of what machines follow: the Atom feed and the catalogue of data sets."""

FEED = {
    "de": {
        "data_catalogue_title": "Bildungsdaten: {district}",
        "data_catalogue_about": "Indikatoren, Einrichtungen und Kurse des kommunalen Bildungsmonitorings",
        "data_catalogue_boundaries": "Verwaltungsgrenzen",
        "data_catalogue_boundaries_about": "Vereinfachte Verwaltungsgrenzen in EPSG:4326, mit Schlüssel und Name",
        "data_catalogue_boundaries_source": "Verwaltungsgebiete 1:250 000 (VG250), vereinfacht",
        "feed_title": "Bildungslupe {district}: Neues",
        "feed_subtitle": "Datenstände und Ausgaben des Bildungsberichts",
        "feed_version": "Datenstand {version}",
        "feed_version_said": "Datenstand {version} wurde am {day} veröffentlicht.",
        "feed_edition": "Bildungsbericht: {title}",
        "feed_edition_said": "„{title}“ wurde am {day} veröffentlicht, auf Datenstand {version}.",
        "feed_withdrawn": "Zurückgezogen: {title}",
        "feed_withdrawn_said": "„{title}“ wurde am {day} zurückgezogen.",
    },
    "en": {
        "data_catalogue_title": "Education data: {district}",
        "data_catalogue_about": "Indicators, institutions and courses of municipal education monitoring",
        "data_catalogue_boundaries": "Administrative boundaries",
        "data_catalogue_boundaries_about": "Simplified administrative boundaries in EPSG:4326, with key and name",
        "data_catalogue_boundaries_source": "Administrative areas 1:250,000 (VG250), simplified",
        "feed_title": "Bildungslupe {district}: news",
        "feed_subtitle": "Data versions and editions of the education report",
        "feed_version": "Data version {version}",
        "feed_version_said": "Data version {version} was published on {day}.",
        "feed_edition": "Education report: {title}",
        "feed_edition_said": "“{title}” was published on {day}, on data version {version}.",
        "feed_withdrawn": "Withdrawn: {title}",
        "feed_withdrawn_said": "“{title}” was withdrawn on {day}.",
    },
}
