"""Words for a Landkreis with Ämter, for what is made without a register."""

from dashboard.indicators.wording.district_words import DistrictWords

LANDKREIS = DistrictWords(
    "landkreis",
    "Kreis",
    "Landkreis Kreis",
    {"de": "Amt", "en": "Amt"},
    {"de": "Ämter", "en": "Ämter"},
    only_towns=True,
)
