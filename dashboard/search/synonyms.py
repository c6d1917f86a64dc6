"""Words that people use for the same thing. Each line is one thing; a word of more than one line means all of
them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from dashboard.search.spelling import spelt_words, stem_of

THE_SAME = (
    "kita krippe kindergarten kindertagesstätte kindertageseinrichtung kinderkrippe kiga kinderhaus daycare "
    "nursery kindergarden crèche vorschule kinderbetreuung",
    "kitaplatz krippenplatz kindergartenplatz betreuungsplatz",
    "hort schulhort nachmittagsbetreuung hortbetreuung",
    "tagesmutter tagesvater tagespflege kindertagespflege tageseltern tagespflegeperson childminder tamu",
    "azubi auszubildende ausbildung lehre lehrling lehrstelle ausbildungsplatz ausbildungsstelle apprentice "
    "apprenticeship lehrberuf",
    "vhs volkshochschule kreisvolkshochschule erwachsenenbildung",
    "deutschkurs sprachkurs integrationskurs deutschunterricht sprachunterricht deutschlernen sprachschule",
    "amt rathaus stadtverwaltung gemeindeverwaltung amtsverwaltung verwaltung behörde bürgerbüro bürgeramt",
    "kreisverwaltung landratsamt landkreis kreishaus landrat",
    "grundschule primary volksschule elementary primarschule",
    "gymnasium gymi penne gym grammar",
    "förderschule sonderschule förderzentrum föz hilfsschule",
    "regionalschule realschule hauptschule mittelschule oberschule sekundarschule",
    "gesamtschule gemeinschaftsschule comprehensive",
    "berufsschule berufskolleg bbs rbb berufsbildungszentrum",
    "abitur abi hochschulreife reifeprüfung matura",
    "mittlere realschulabschluss zehnte",
    "berufsreife hauptschulabschluss",
    "schulabbrecher schulabbruch abbrecher dropout schulversager abgänger",
    "bibliothek bücherei stadtbücherei bibo library leihbücherei mediathek",
    "museum heimatmuseum heimatstube museums",
    "jugendtreff jugendklub jugendclub jugendhaus jugendzentrum jugendfreizeit youth",
    "musikschule musikunterricht klavierunterricht instrument music gitarre",
    "beratung hilfe beratungsstelle help counselling",
    "frühförderung entwicklungsverzögerung frühförderstelle",
    "erziehungsberatung familienberatung elternberatung erziehungshilfe",
    "migrationsberatung flüchtlingsberatung migrationsdienst asylberatung mbe",
    "berufsberatung arbeitsagentur berufsorientierung jobcenter",
    "inklusion integrativ behinderung handicap barrierefrei",
    "geflüchtete flüchtling asyl asylbewerber refugee refugees",
    "ausländer migrant zugewanderte migration zuwanderung einwanderung foreigners",
    "alphabetisierung alpha analphabet lesen schreiben literacy",
    "arm armut hartz bürgergeld grundsicherung sozialhilfe sgb poverty poor",
    "arbeitslos arbeitslosigkeit arbeitslosenquote unemployment erwerbslos",
    "einwohner bevölkerung einwohnerzahl bewohner population inhabitants",
    "kinderarzt kinderärztin pädiater pediatrician paediatrician kinderärzte",
    "schulweg schulbus anfahrt fahrzeit schülerverkehr",
    "anmelden anmeldung anmeldeformular enrol enroll enrolment registration",
    "einschulung schulanfang schulanmeldung schulanfänger einschulen abc",
    "schulbezirk einzugsbereich einzugsgebiet zuständig",
    "leitbild leitlinie leitsatz grundsatz",
    "ziel maßnahme strategie",
    "bericht bildungsbericht report",
    "karte landkarte stadtplan map",
    "datenschutz dsgvo privacy cookies",
    "impressum kontakt anbieter imprint anschrift",
    "barrierefreiheit accessibility barriere",
    "vergleich vergleichen gegenüberstellen compare",
    "erzieher erzieherin fachkraft personal betreuungsschlüssel personalschlüssel",
    "studium studieren studierende studenten uni universität hochschule fachhochschule university",
    "alleinerziehend alleinerziehende einelternfamilie",
    "schule school schools",
    "kurs course courses",
    "kind kinder children child",
    "deutsch german",
    "ort place gemeinde",
    "sprachförderung sprachauffälligkeit sprachstörung logopädie sprachentwicklung",
    "ganztag ganztags ganztagsbetreuung vollzeit fulltime",
    "zurückstellung rückstellung zurückgestellt",
    "umlandbus bus bahn öpnv nahverkehr haltestelle",
    "weiterbildung fortbildung umschulung qualifizierung",
    "kultur kulturhaus theater kunst culture arts",
    "frauen frau mütter women woman",
    "jugend jugendliche jung junge young",
    "wörter glossar begriffe lexikon erklärung fachbegriffe",
    "kreistag ausschuss sitzung sitzungsmappe meeting präsentation folien",
)
"""Everything somebody may type, in any order; the words of the catalogue's own synonyms stand with its indicators."""


WORDS_OF_KINDS: Mapping[str, str] = {
    "kita": "Kita Kitaplatz Krippenplatz Kindergartenplatz Kinderbetreuung",
    "hort": "Hortplatz Nachmittagsbetreuung Hortbetreuung Ferienhort",
    "grundschule": "Volksschule Primarschule",
    "regionale_schule": "Regionalschule Mittelschule",
    "gymnasium": "Gym",
    "foerderschule": "Hilfsschule Lernbehinderung",
    "freie_schule": "evangelische christliche Schule freier Träger",
    "berufliche_schule": "Berufsschule Berufskolleg",
    "bildungstraeger": "Weiterbildung Umschulung Fortbildung",
    "sprachkurstraeger": "Sprachschule Sprachschulen",
    "volkshochschule": "Erwachsenenbildung Abendkurse Weiterbildung",
    "musikschule": "Musikunterricht Instrument Klavier Gitarre",
    "bibliothek": "Stadtbücherei Bibo Leihbücherei Bücher ausleihen",
    "jugendtreff": "Jugendtreffpunkt Jugendfreizeit Jugendarbeit",
    "beratung": "Beratungsstelle Beratungsstellen",
    "verwaltung": "Rathaus Bürgerbüro Bürgeramt Behörde Schulamt Jugendamt",
}
"""What else people call a kind of institution, beside the names and words of the catalogue."""
OFFICES: Mapping[str, str] = {
    "Landkreis": "Kreisverwaltung Landratsamt Kreishaus",
    "Kreis": "Kreisverwaltung Landratsamt Kreishaus",
    "Stadt": "Stadtverwaltung Rathaus",
    "Gemeinde": "Gemeindeverwaltung Rathaus",
    "Amt": "Amtsverwaltung Amt",
    "Verbandsgemeinde": "Verbandsgemeindeverwaltung Rathaus",
}
"""What an office is called whose name begins so."""


def synonyms_of(word: str) -> tuple[str, ...]:
    """Spelt words that mean what a spelt word means, without itself."""
    return tuple(one for one in _table().get(stem_of(word), ()) if one != word)


@lru_cache(maxsize=1)
def _table() -> Mapping[str, tuple[str, ...]]:
    found: dict[str, dict[str, None]] = {}
    for line in THE_SAME:
        words = spelt_words(line)
        for word in words:
            found.setdefault(stem_of(word), {}).update(dict.fromkeys(words))
    return {stem: tuple(words) for stem, words in found.items()}
