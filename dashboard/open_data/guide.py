"""Areas of the guide to municipal education monitoring ("Anwendungsleitfaden zum Aufbau eines kommunalen
Bildungsmonitorings", Statistisches Bundesamt, Statistisches Landesamt Baden-Württemberg, Deutsches Institut für
Erwachsenenbildung, 2013) and which indicators belong to them.

The guide names the areas in this order; the letters are those of its key figures. The assignment of indicators is
ours: an indicator belongs where the guide treats what it counts.
"""

from __future__ import annotations

from collections.abc import Mapping

GUIDE_AREAS = ("A", "B", "C", "D", "E", "F", "G", "H")
"""Living conditions, basic information, early childhood, general schools, vocational education, universities,
continuing education, non-formal and informal learning."""
_OF_AREA: Mapping[str, tuple[str, ...]] = {
    "A": (
        *(
            "bevoelkerung",
            "bevoelkerungsdichte",
            "bevoelkerungsentwicklung",
            "kinderarmut",
            "sgb2_quote",
            "sgb2_u25",
        ),
        *("bg_mit_kindern", "arbeitslosenquote", "jugendarbeitslosenquote", "arbeitslose_15_25_je_100"),
        *("verfuegbares_einkommen", "kinderaerzte_je_10000", "junge_menschen_anteil", "jugendliche_15_25"),
        *("kinder_u3", "kinder_3_6", "kinder_0_2", "kinder_0_2_anteil", "kinder_3_5", "kinder_3_5_anteil"),
        *(
            "kinder_6_9",
            "kinder_6_9_anteil",
            "jugendliche_10_15",
            "jugendliche_10_15_anteil",
            "jugendliche_16_18",
        ),
        *("jugendliche_16_18_anteil", "junge_erwachsene_19_24", "junge_erwachsene_19_24_anteil"),
        *("haushalte_mit_kindern_anteil", "alleinerziehende_anteil", "auslaenderanteil"),
        *("einwanderungsgeschichte_anteil", "asylbewerberleistungen_je_1000", "fahrzeit_zentrum_oev"),
        "haltestelle_erreichbar",
    ),
    "B": (
        *("schulen_grundschule", "schulen_regionale_schule", "schulen_gesamtschule", "schulen_gymnasium"),
        *(
            "schulen_foerderschule",
            "kitas",
            "ohne_schulabschluss_erwachsene",
            "ohne_berufsabschluss_erwachsene",
        ),
        *("wegzeit_grundschule", "wegzeit_regionale_schule", "wegzeit_gymnasium", "erreichbarkeit_kita"),
        *("erreichbarkeit_grundschule", "erreichbarkeit_regionale_schule", "erreichbarkeit_gymnasium"),
        *("fahrzeit_grundschule", "fahrzeit_sek1", "fahrzeit_sek2"),
    ),
    "C": (
        *(
            "betreuungsquote_u3",
            "betreuungsquote_3_6",
            "ganztagsquote_u3",
            "ganztagsquote_3_6",
            "integrative_kitas",
        ),
        *(
            "kita_kinder_auslaendische_herkunft",
            "kita_plaetze",
            "kita_plaetze_je_fachkraft",
            "plaetze_je_fachkraft",
        ),
        *("tagespflegepersonen", "versorgungsquote_kita", "sprachauffaelligkeit_einschulung"),
        *("betreuungsquote_mit_tagespflege_u3", "betreuungsquote_mit_tagespflege_3_5"),
        "betreuungsquote_mit_tagespflege_6_10",
    ),
    "D": (
        *("ohne_abschluss", "erster_abschluss", "mittlerer_abschluss", "hochschulreife", "foerderquote"),
        *("spaet_eingeschult", "auslaendische_schueler", "ohne_abschluss_deutschlandatlas"),
        "schulbesuch_auslaendischer_jugendlicher",
    ),
    "E": (
        *(
            "verbleib_nach_schule",
            "auszubildende_15_25",
            "auszubildende_je_1000_sv",
            "berufsschueler_je_1000",
        ),
        *(
            "auslaendische_berufsschueler",
            "ausbildungsstellen_je_100",
            "unversorgte_bewerber",
            "vertragsloesungen",
        ),
    ),
    "F": ("studierende_18_25",),
    "G": ("sprachkurs_wartezeit", "kursbeginn_tage"),
}
_AREAS = {indicator: area for area, indicators in _OF_AREA.items() for indicator in indicators}


def area_of(indicator: str) -> str:
    """The letter of an indicator's area; empty for those that the district has defined itself."""
    return _AREAS.get(indicator, "")
