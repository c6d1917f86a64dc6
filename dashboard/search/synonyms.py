"""Words that people use for the same thing. Each line is one thing; a word of more than one line means all of
them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from dashboard.search.spelling import spelt_words, stem_of

THE_SAME = (
    "kita krippe kindergarten kindertagesstätte kindertageseinrichtung kinderkrippe kiga kinderhaus daycare "
    "nursery kindergarden crèche vorschule kinderbetreuung kindertagesbetreuung "
    "krabbelgruppe childcare preschool",
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
    "gymnasium gymnasial gymnasiales gymi penne gym grammar",
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
    "inklusion integrativ behinderung handicap barrierefrei disability förderbedarf",
    "geflüchtete flüchtling asyl asylbewerber refugee refugees ukrainer ukraine geflohene schutzsuchende",
    "flüchtling geflüchtete asylbewerber migrant flüchtlingsberatung migrationsberatung asylberatung refugee",
    "einwanderungsgeschichte migrationshintergrund migrationsgeschichte zuwanderungsgeschichte",
    "bevölkerungsentwicklung bevölkerungsrückgang bevölkerungswachstum bevölkerungsschwund einwohnerentwicklung "
    "abwanderung",
    "bildungsabschluss schulabschluss abschluss certificate degree",
    "einkommen verdienst lohn gehalt income wages salary",
    "berufsabschluss ungelernt ungelernte unqualifiziert geringqualifiziert unskilled",
    "anfänger anfängerkurs beginner einsteiger anfangskurs",
    "ausländer migrant zugewanderte migration zuwanderung einwanderung foreigners",
    "alphabetisierung alpha analphabet alphakurs lesen schreiben literacy read write",
    "arm armut hartz hartz4 bürgergeld grundsicherung sozialhilfe sgb alg2 poverty poor benefits",
    "arbeitslos arbeitslosigkeit arbeitslosenquote unemployment erwerbslos",
    "einwohner bevölkerung einwohnerzahl bewohner population inhabitants",
    "kinderarzt kinderärztin pädiater pediatrician paediatrician kinderärzte",
    "schulweg schulbus anfahrt fahrzeit wegzeit wegezeit entfernung weit distanz erreichbarkeit "
    "schülerverkehr distance",
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
    "erzieher erzieherin kindergärtnerin educator fachkraft personal betreuungsschlüssel personalschlüssel",
    "studium studieren studierende studenten uni universität hochschule fachhochschule university",
    "alleinerziehend alleinerziehende einelternfamilie",
    "schule school schools",
    "kurs course courses",
    "kind kinder children child",
    "deutsch german",
    "ort place gemeinde",
    "sprachförderung sprachauffälligkeit sprachstörung sprachproblem sprachschwierigkeit sprachdefizit "
    "sprachverzögerung logopädie sprachentwicklung",
    "ganztag ganztags ganztagsbetreuung vollzeit fulltime",
    "zurückstellung rückstellung zurückgestellt",
    "umlandbus bus bahn öpnv nahverkehr haltestelle bushaltestelle busanbindung busverbindung verkehrsanbindung",
    "weiterbildung fortbildung umschulung qualifizierung",
    "kultur kulturhaus theater kunst culture arts",
    "frauen frau mütter women woman",
    "jugend jugendliche jung junge young",
    "wörter glossar begriffe lexikon erklärung fachbegriffe",
    "netzwerk bildungsnetzwerk bildungskonferenz steuerungsgruppe gremium konferenz network",
    "kreistag ausschuss sitzung sitzungsmappe meeting präsentation folien",
)
"""Everything somebody may type, in any order; the words of the catalogue's own synonyms stand with its indicators."""


WORDS_OF_KINDS: Mapping[str, tuple[str, ...]] = {
    "kita": ("Kita", "Kitaplatz", "Krippenplatz", "Kindergartenplatz", "Kinderbetreuung"),
    "hort": ("Hortplatz", "Nachmittagsbetreuung", "Hortbetreuung", "Ferienhort"),
    "grundschule": ("Volksschule", "Primarschule"),
    "regionale_schule": ("Regionalschule", "Mittelschule"),
    "gymnasium": ("Gym",),
    "foerderschule": ("Hilfsschule", "Lernbehinderung"),
    "freie_schule": ("evangelische Schule", "christliche Schule"),
    "berufliche_schule": ("Berufsschule", "Berufskolleg"),
    "bildungstraeger": ("Weiterbildung", "Umschulung", "Fortbildung"),
    "sprachkurstraeger": ("Sprachschule", "Sprachschulen"),
    "volkshochschule": (
        *(
            "Erwachsenenbildung",
            "Abendkurse",
            "Weiterbildung",
            "Computerkurs",
            "EDV",
            "Excel",
            "Fremdsprachen",
        ),
        *("Englischkurs", "Französisch", "Spanisch", "Yoga", "Gesundheitskurs", "Kochkurs", "Nähkurs"),
        "Abendschule",
    ),
    "musikschule": ("Musikunterricht", "Instrument", "Klavier", "Gitarre"),
    "bibliothek": ("Stadtbücherei", "Bibo", "Leihbücherei", "Bücher"),
    "jugendtreff": ("Jugendtreffpunkt", "Jugendfreizeit", "Jugendarbeit"),
    "beratung": ("Beratungsstelle", "Beratungsstellen", "Bildungsberatung"),
    "verwaltung": ("Rathaus", "Bürgerbüro", "Bürgeramt", "Behörde", "Schulamt"),
}
"""What else people call a kind of institution, beside the names and words of the catalogue."""
GROUP_NAMES: Mapping[str, tuple[str, ...]] = {"school": ("Schulen", "Schule", "Schools", "School")}
"""What people call all institutions of a group of kinds, where there is a word for them."""
_DISTRICT_OFFICE = (
    "Kreisverwaltung Landratsamt Kreishaus Jugendamt Schulverwaltungsamt Gesundheitsamt Sozialamt "
    "Ausländerbehörde"
)
OFFICES: Mapping[str, str] = {
    "Landkreis": _DISTRICT_OFFICE,
    "Kreis": _DISTRICT_OFFICE,
    "Stadt": "Stadtverwaltung Rathaus",
    "Gemeinde": "Gemeindeverwaltung Rathaus",
    "Amt": "Amtsverwaltung Amt",
    "Verbandsgemeinde": "Verbandsgemeindeverwaltung Rathaus",
}
"""What an office is called whose name begins so."""


PHRASES: Mapping[str, str] = {
    "high school": "Gymnasium",
    "high school dropout": "Schulabbrecher",
    "grammar school": "Gymnasium",
    "secondary school": "Regionalschule",
    "primary school": "Grundschule",
    "special school": "Förderschule",
    "vocational school": "Berufsschule",
    "day care": "Kita",
    "after school care": "Schulhort",
    "after school club": "Schulhort",
    "language course": "Sprachkurs",
    "hartz iv": "Hartz",
    "hartz 4": "Hartz",
    "zweiter bildungsweg": "Abendschule",
    "zweiten bildungsweg": "Abendschule",
    "schulabschluss nachholen": "Abendschule",
    "nachholen schulabschluss": "Abendschule",
    "abschluss nachholen": "Abendschule",
    "abitur nachholen": "Abendschule",
    "vhs kurs": "Volkshochschule",
    "vhs kurse": "Volkshochschule",
    "schule freier träger": "Privatschule",
    "schulen freier träger": "Privatschule",
    "bücher ausleihen": "Bibliothek",
    "bücher leihen": "Bibliothek",
}
"""Several words that mean one thing, of which each alone means something else."""
_BETWEEN = re.compile(r"[\s-]+")
_SQUEEZED = {_BETWEEN.sub("", one): means for one, means in PHRASES.items()}
_PHRASE = re.compile(
    r"\b(" + "|".join(sorted(PHRASES, key=len, reverse=True)).replace(" ", r"[\s-]*") + r")s?\b",
    re.IGNORECASE,
)


def as_one_word(text: str, names: Iterable[str] = ()) -> str:
    """A text with each of PHRASES as the one word that it means; as it is where the phrase is a part of one of the
    `names` (in small letters) and that was typed, or a part of it with more than the phrase."""
    plain = _BETWEEN.sub(" ", text.strip()).lower()
    if not _PHRASE.fullmatch(plain) and any(name in plain or plain in name for name in names):
        return text
    return _PHRASE.sub(lambda found: _SQUEEZED[_BETWEEN.sub("", found[1].lower())], text)


def with_phrase(names: Iterable[str]) -> tuple[str, ...]:
    """Those of some names, in small letters, that hold one of PHRASES and more."""
    plain = dict.fromkeys(_BETWEEN.sub(" ", one).lower() for one in names)
    return tuple(one for one in plain if _PHRASE.search(one) and not _PHRASE.fullmatch(one))


def synonyms_of(word: str) -> tuple[str, ...]:
    """Spelt words that mean what a spelt word means, without itself."""
    return tuple(one for one in _table().get(_root(word), ()) if one != word)


@lru_cache(maxsize=1)
def synonym_words() -> tuple[str, ...]:
    """All spelt words that have synonyms, rising."""
    return tuple(sorted({word for line in THE_SAME for word in spelt_words(line)}))


def _root(word: str) -> str:
    """The stem of the stem: those of Problem and Problemen differ."""
    return stem_of(stem_of(word))


@lru_cache(maxsize=1)
def _table() -> Mapping[str, tuple[str, ...]]:
    found: dict[str, dict[str, None]] = {}
    for line in THE_SAME:
        words = spelt_words(line)
        for word in words:
            found.setdefault(_root(word), {}).update(dict.fromkeys(words))
    return {stem: tuple(words) for stem, words in found.items()}
