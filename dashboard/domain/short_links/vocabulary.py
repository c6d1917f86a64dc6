"""Words that short links write as one digit: a place in these lists is for ever, new words go to the end."""

from __future__ import annotations

PROFILE = "gemeinde"
INSTITUTIONS = "bildungslandkarte"
TRANSITION = "uebergang"
INTEGRATION = "integration"
STRATEGY = "strategie"
REPORT = "bericht"
PAGES = (
    *("", "buehne", "vergleich", "auffaellig", PROFILE, INSTITUTIONS, TRANSITION, INTEGRATION, STRATEGY),
    REPORT,
)
"""Addresses of pages after the slash; the Monitor has none, that of a profile ends with its place, and that of a
report with its edition."""
INDICATORS = (
    *("betreuungsquote_u3", "betreuungsquote_3_6", "ganztagsquote_u3", "ganztagsquote_3_6"),
    *("kita_plaetze_je_fachkraft", "kitas", "kita_plaetze", "tagespflegepersonen", "versorgungsquote_kita"),
    *("kita_kinder_auslaendische_herkunft", "integrative_kitas", "sprachauffaelligkeit_einschulung"),
    *("spaet_eingeschult", "kinderaerzte_je_10000", "auslaendische_schueler"),
    *("auslaendische_berufsschueler", "schulbesuch_auslaendischer_jugendlicher"),
    *("asylbewerberleistungen_je_1000", "foerderquote", "sprachkurs_wartezeit", "bevoelkerung"),
    *("bevoelkerungsdichte", "bevoelkerungsentwicklung", "kinder_u3", "kinder_3_6", "jugendliche_15_25"),
    *("kinderarmut", "bg_mit_kindern", "sgb2_quote", "arbeitslosenquote", "ohne_abschluss"),
    *("erster_abschluss", "mittlerer_abschluss", "hochschulreife", "ausbildungsstellen_je_100"),
    *("auszubildende_je_1000_sv", "auszubildende_15_25", "berufsschueler_je_1000"),
    *("jugendarbeitslosenquote", "arbeitslose_15_25_je_100", "sgb2_u25", "unversorgte_bewerber"),
    *("vertragsloesungen", "verbleib_nach_schule", "studierende_18_25"),
    *("fahrzeit_grundschule", "fahrzeit_sek1", "fahrzeit_sek2", "kinder_0_2", "kinder_0_2_anteil"),
    *("kinder_3_5", "kinder_3_5_anteil", "kinder_6_9", "kinder_6_9_anteil", "jugendliche_10_15"),
    *("jugendliche_10_15_anteil", "jugendliche_16_18", "jugendliche_16_18_anteil"),
    *("junge_erwachsene_19_24", "junge_erwachsene_19_24_anteil", "haushalte_mit_kindern_anteil"),
    *("alleinerziehende_anteil", "ohne_schulabschluss_erwachsene", "ohne_berufsabschluss_erwachsene"),
    *("junge_menschen_anteil", "verfuegbares_einkommen", "betreuungsquote_mit_tagespflege_u3"),
    *("betreuungsquote_mit_tagespflege_3_5", "betreuungsquote_mit_tagespflege_6_10"),
    *("plaetze_je_fachkraft", "fahrzeit_zentrum_oev", "haltestelle_erreichbar", "auslaenderanteil"),
    *(
        "einwanderungsgeschichte_anteil",
        "ohne_abschluss_deutschlandatlas",
    ),
    *("wegzeit_grundschule", "erreichbarkeit_grundschule", "erreichbarkeit_kita", "schulen_grundschule"),
    *("wegzeit_regionale_schule", "wegzeit_gymnasium", "erreichbarkeit_regionale_schule"),
    *("erreichbarkeit_gymnasium", "schulen_regionale_schule", "schulen_gesamtschule", "schulen_gymnasium"),
    *("schulen_foerderschule", "kursbeginn_tage"),
)
THEMES = ("fruehe_bildung", "uebergang", "rahmenbedingungen", "integration")
BREAKDOWNS = (
    *("geschlecht:w", "geschlecht:m", "nationalitaet:deutsch", "nationalitaet:auslaendisch"),
    *("foerderort:inklusiv", "foerderort:foerderschule", "verbleib:ausbildung", "verbleib:schule"),
    *("verbleib:arbeit", "verbleib:uebergangssystem", "verbleib:unbekannt"),
    *("alter:u3", "alter:3_6", "alter:6_10", "alter:10_15", "alter:15_18", "alter:18_20", "alter:20_25"),
    *("alter:25_30", "alter:30_35", "alter:35_40", "alter:40_45", "alter:45_50", "alter:50_55"),
    *("alter:55_60", "alter:60_65", "alter:65_75", "alter:75"),
)
COMPARISONS = ("keine", "amt", "kreis", "land", "bund", "aehnliche", "ziel")
VIEWS = (
    *("rangfolge", "verteilung", "trichter", "tabelle"),
    *("verlauf", "themen", "zusammenhang", "karten"),
    *("einrichtungen", "schule", "erreichbarkeit"),
    "zusammensetzung",
    *("kennzahlen", "inklusion"),
)
"""Tabs of the Monitor, then parts of the comparison, then tabs of the Bildungslandkarte, then the Monitor's newer
ones, then tabs of the page of courses."""
PICTURES = (
    *("karte", "zeitreihe", "rangfolge", "tabelle"),
    *("verteilung", "trichter", "zweikarten", "zusammensetzung"),
)
"""What fills the stage of a scene."""
CHAPTERS = (
    *("rahmenbedingungen", "grundinformationen", "fruehkindliche-bildung", "allgemeinbildende-schulen"),
    *("uebergang-schule-beruf", "hochschulen", "weiterbildung", "non-formale-bildung"),
    *("integration-inklusion", "anhang"),
)
"""Chapters of the edition that ships; others are written as text."""
CHOICES: dict[str, tuple[str, ...]] = {
    "ebene": ("gemeinde", "amt", "kreis"),
    "ansicht": VIEWS,
    "bild": PICTURES,
    "thema": THEMES,
    "gliederung": BREAKDOWNS,
    "jahre": ("3", "5", "1"),
    "raum": ("bund", "land", "kreis"),
    "aehnlich_in": ("bund", "kreis", "land"),
    "farben": ("heide", "wald", "see"),
    "niveau": ("99.8", "95"),
    "hell": ("ja", "nein"),
    "darstellung": ("abstand", "veraenderung", "wert", "tabelle"),
    "klassen": ("gleich", "natuerlich", "eigene", "stufenlos", "quantile"),
    "anzahl": ("3", "4", "6", "7", "5"),
    "gebietsstand": ("berichtsjahr", "heute"),
    "herkunft": ("amtlich", "alle"),
    "sprache": ("en", "de"),
    "indikator": INDICATORS,
    "indikator2": INDICATORS,
    "kapitel": CHAPTERS,
}
"""The values of parameters that have few."""
RARE = (
    *("thema", "gliederung", "amt", "vergleich", "groesse", "jahre", "raum", "farben", "indikator2"),
    *("gewichte", "niveau", "breite", "hell", "darstellung", "basisjahr", "klassen", "anzahl", "grenzen"),
    *("gebietsstand", "herkunft", "sprache", "gruppe", "ausschnitt", "ziel", "notiz", "aehnlich_in"),
    *("art", "ort", "umkreis", "offen", "barrierefrei", "traeger", "alter", "sprachen_vor_ort", "einzug"),
    *("schulart", "weg", "szenario", "verkehr", "richtwert", "annahmen", "folge"),
    "zusammensetzung",
    *("kursart", "ab", "betreuung", "frei", "online", "schwerpunkt", "ueberschneidung", "kinderbetreuung"),
    "kapitel",
)
"""Names of parameters that most views go without."""
INSTITUTION_PARAMETERS = (
    *("ansicht", "art", "ort", "umkreis", "offen", "barrierefrei", "traeger", "alter", "sprachen_vor_ort"),
    *("einzug", "schulart", "weg", "szenario", "verkehr", "richtwert", "annahmen", "darstellung"),
    *("folge", "indikator", "jahr", "herkunft", "stand", "sprache", "ausschnitt"),
)
"""Parameters of the Bildungslandkarte in the order of its addresses."""
INTEGRATION_PARAMETERS = (
    *("ansicht", "kursart", "niveau", "ort", "umkreis", "ab", "betreuung", "frei", "online", "darstellung"),
    *("schwerpunkt", "ueberschneidung", "herkunft", "stand", "sprache", "kinderbetreuung"),
)
"""Parameters of the page of courses in the order of its addresses, that of its plain form last."""
REPORT_PARAMETERS = ("kapitel", "ort", "sprache")
"""Parameters of a report in the order of its addresses."""
