"""Wording of the switch that leaves example data out, and of what cannot be shown without them."""

from __future__ import annotations

from collections.abc import Mapping

OFFICIAL: Mapping[str, Mapping[str, str]] = {
    "de": {
        "official_only": "nur amtliche Zahlen",
        "official_figures": "Zahlen",
        "official_all": "alle Zahlen",
        "official_note": "Gezeigt werden amtliche und eigene Zahlen, keine Beispieldaten.",
        "official_left_out": "{count} Indikatoren haben hier keine amtlichen Zahlen und fehlen in der Liste.",
        "official_left_out_one": "Ein Indikator hat hier keine amtlichen Zahlen und fehlt in der Liste.",
        "official_missing_level": "Amtliche Zahlen zu „{indicator}“ gibt es nicht je {level}.",
        "notice_official_indicator": "Zu „{asked}“ gibt es keine amtlichen Zahlen. Gezeigt wird „{shown}“.",
        "profile_official_smaller": "amtlich nur für kleinere Gebiete",
        "profile_official_larger": "amtlich nur für größere Gebiete",
        "profile_official_nowhere": "keine amtlichen Zahlen",
        "profile_why_official_smaller": "Amtliche Zahlen gibt es nur für kleinere Gebiete.",
        "profile_why_official_larger": "Amtliche Zahlen gibt es nur für größere Gebiete.",
        "profile_why_official_nowhere": "Amtliche Zahlen gibt es hier nicht.",
        "notice_official_level": "Amtliche Zahlen gibt es hier nicht je {asked}. Gezeigt wird: {shown}.",
    },
    "en": {
        "official_only": "official figures only",
        "official_figures": "Figures",
        "official_all": "all figures",
        "official_note": "Shown are official and own figures, no example data.",
        "official_left_out": "{count} indicators have no official figures here and are left out of the list.",
        "official_left_out_one": "One indicator has no official figures here and is left out of the list.",
        "official_missing_level": "There are no official figures of “{indicator}” by {level}.",
        "notice_official_indicator": "There are no official figures of “{asked}”. Shown instead: “{shown}”.",
        "profile_official_smaller": "official for smaller areas only",
        "profile_official_larger": "official for larger areas only",
        "profile_official_nowhere": "no official figures",
        "profile_why_official_smaller": "Official figures exist for smaller areas only.",
        "profile_why_official_larger": "Official figures exist for larger areas only.",
        "profile_why_official_nowhere": "There are no official figures here.",
        "notice_official_level": "There are no official figures by {asked} here. Shown instead: {shown}.",
    },
}
