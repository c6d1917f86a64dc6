"""What the data API says of a request that it cannot answer."""

from __future__ import annotations

from collections.abc import Mapping

API: Mapping[str, Mapping[str, str]] = {
    "de": {
        "api_format": "Das Format „{given}“ gibt es nicht; möglich sind json und csv.",
        "api_nothing": "Unter „{path}“ liegt nichts; was es gibt, steht in /api/v1/openapi.json.",
        "api_no_indicator": "Es fehlt der Indikator: indikator=<Schlüssel>, siehe /api/v1/indikatoren.",
        "api_indicator": "Den Indikator „{indicator}“ gibt es nicht.",
        "api_breakdown": "Die Gliederung „{breakdown}“ gibt es bei „{indicator}“ nicht.",
        "api_area": "Das Gebiet „{area}“ gibt es nicht.",
        "api_area_former": "Das Gebiet „{area}“ gibt es nicht. Es gehört heute zu {name} ({into}).",
        "api_levels": "Alle Gebiete einer Anfrage müssen zu derselben Ebene gehören.",
        "api_pooling": "„{indicator}“ hat keine Fallzahlen und lässt sich nicht über Jahre zusammenfassen.",
        "api_unreadable": "Nicht lesbar: {parameters}.",
        "api_version": "Den Datenstand „{version}“ gibt es nicht (mehr).",
        "api_version_rules": "Der Datenstand „{version}“ wird nicht mehr gezeigt: er ist nach älteren Regeln geschützt.",
        "api_no_level": "{name} hat die Ebene „{level}“ nicht.",
        "api_level": "Die Ebene „{level}“ gibt es nicht; möglich sind gemeinde, amt und kreis.",
        "api_boundaries": "Grenzen zum Gebietsstand „{status}“ gibt es hier nicht.",
        "api_status": "Den Gebietsstand „{status}“ gibt es nicht; möglich sind heute und Tage wie 2016-12-31.",
    },
    "en": {
        "api_format": "There is no format “{given}”; json and csv are possible.",
        "api_nothing": "There is nothing at “{path}”; /api/v1/openapi.json lists what there is.",
        "api_no_indicator": "The indicator is missing: indikator=<key>, see /api/v1/indikatoren.",
        "api_indicator": "There is no indicator “{indicator}”.",
        "api_breakdown": "There is no breakdown “{breakdown}” of “{indicator}”.",
        "api_area": "There is no area “{area}”.",
        "api_area_former": "There is no area “{area}”. It belongs to {name} ({into}) today.",
        "api_levels": "All areas of a request must belong to the same level.",
        "api_pooling": "“{indicator}” has no counts and cannot be pooled over years.",
        "api_unreadable": "Cannot be read: {parameters}.",
        "api_version": "There is no data version “{version}” (any more).",
        "api_version_rules": "Data version “{version}” is no longer shown: it was protected under older rules.",
        "api_no_level": "{name} does not have the level “{level}”.",
        "api_level": "There is no level “{level}”; gemeinde, amt and kreis are possible.",
        "api_boundaries": "There are no boundaries of the territory of “{status}” here.",
        "api_status": "There is no territory of “{status}”; heute and days such as 2016-12-31 are possible.",
    },
}
