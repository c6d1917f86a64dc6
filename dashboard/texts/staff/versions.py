"""Texts of data versions: differences, previews, provenance, why a cell is hidden."""

from __future__ import annotations

VERSIONS = {
    "de": {
        "staff_hiding_small_count": "Anzahl unter {threshold}",
        "staff_hiding_complement": "Restanzahl unter {threshold}: fast alle der Grundzahl sind dabei",
        "staff_hiding_denominator": "Grundzahl unter {threshold}",
        "staff_hiding_geography": "damit sich ein anderes Gebiet nicht aus einer Summe errechnen lässt",
        "staff_hiding_amt": "damit sich {places} nicht aus der Summe von {whole} errechnen lässt",
        "staff_hiding_district": "damit sich {places} nicht aus der Summe von {whole} errechnen lässt",
        "staff_hiding_several": "eines von {count} Gebieten",
        "staff_hiding_breakdown": "damit sich eine andere Gliederung oder ein anderes Merkmal desselben Gebiets nicht "
        "errechnen lässt",
        "staff_hiding_territory": "auf dem früheren Gebietsstand nicht prüfbar",
        "staff_hiding_source": "schon von der Quelle geschützt",
        "staff_hiding_unknown": "geschützt; der Grund ist bei dieser Fassung nicht aufgezeichnet",
    },
    "en": {
        "staff_hiding_small_count": "count below {threshold}",
        "staff_hiding_complement": "remainder below {threshold}: almost all of the base are counted",
        "staff_hiding_denominator": "base below {threshold}",
        "staff_hiding_geography": "so that another place cannot be computed from a total",
        "staff_hiding_amt": "so that {places} cannot be computed from the total of {whole}",
        "staff_hiding_district": "so that {places} cannot be computed from the sum of {whole}",
        "staff_hiding_several": "one of {count} places",
        "staff_hiding_breakdown": "so that another breakdown or measure of the same place cannot be computed",
        "staff_hiding_territory": "cannot be checked on the former territory",
        "staff_hiding_source": "already protected by the source",
        "staff_hiding_unknown": "protected; the reason was not recorded for this version",
    },
}
