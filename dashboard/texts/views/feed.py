"""Wording of what machines follow: the Atom feed and the catalogue of data sets."""

FEED = {
    "de": {
        "data_catalogue_title": "Bildungsdaten: {district}",
        "data_catalogue_about": "Indikatoren, Einrichtungen und Kurse des kommunalen Bildungsmonitorings",
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
