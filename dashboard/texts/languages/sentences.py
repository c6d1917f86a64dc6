"""Every sentence of the page for new arrivals, in German plain words: short, without abbreviations, the word that
stands on papers in brackets. They are the keys of the catalogues in `data/languages`."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

_HEAD = (
    "Deutschkurse in Ihrer Nähe",
    "Beantworten Sie drei Fragen. Wir zeigen Ihnen den nächsten Kurs und was Sie tun können.",
    "Zum Inhalt springen",
    "Sprache",
    "Beispiele",
    "Diese Kurse sind erfunden. Sie zeigen nur, wie die Seite aussieht.",
    "Diese Übersetzung hat noch niemand geprüft.",
    "Was noch nicht übersetzt ist, steht hier auf Deutsch.",
    "Ausführliche Seite auf Deutsch",
    "Über diese Seite",
    "Impressum",
    "Datenschutz",
    "Barrierefreiheit",
)
_QUESTIONS = (
    "Wo wohnen Sie?",
    "Ort wählen",
    "Wie weit können Sie fahren?",
    "bis {distance}",
    "Wie gut können Sie Deutsch?",
    "Ich kann die lateinische Schrift noch nicht lesen.",
    "Ich fange an.",
    "Ich verstehe ein wenig.",
    "Ich spreche gut.",
    "Ich weiß es nicht.",
    "Brauchen Sie Betreuung für Ihre Kinder?",
    "Ja",
    "Nein",
    "Kurse zeigen",
)
_COURSES = (
    "Hier sind alle Kurse. Sagen Sie uns, wo Sie wohnen: Dann zeigen wir, was in der Nähe ist.",
    "Gerade gibt es keinen Kurs, der zu Ihnen passt.",
    "Fragen Sie die Beratung. Sie hilft Ihnen, einen Platz zu finden.",
    "Gerade kennen wir keine Kurse, die noch beginnen.",
    "Diese Kurse passen nicht ganz",
    "Der Kurs ist weiter weg.",
    "Der Kurs ist für Menschen, die mehr oder weniger Deutsch können.",
    "Der Kurs ist voll. Fragen Sie nach der Warteliste.",
    "Beginnt am {date}",
    "Beginnt heute",
    "Noch sind zu wenige angemeldet. Der Kurs beginnt nur, wenn sich mehr Menschen anmelden.",
    "Freie Plätze: bitte fragen",
    "Keine freien Plätze",
    "{place}, {distance} von Ihnen",
    "{place}, in Ihrem Ort",
    "Der Kurs ist im Internet. Sie lernen zu Hause.",
    "Der Kurs ist zum Teil im Internet.",
    "{days}, {times}",
    "{from} bis {until} Uhr",
    "Zeiten: bitte fragen",
    "Ihre Kinder werden betreut.",
    "Es gibt keine Betreuung für Kinder.",
    "Betreuung für Kinder: bitte fragen",
    "Kosten: {costs}",
    "Kosten: bitte fragen",
    "Anmelden bis {date}",
    "Diese Angaben stimmten am {date}",
    "Niemand hat diese Angaben bestätigt. Bitte fragen Sie.",
    "Anrufen",
    "E-Mail schreiben",
    "Termin speichern",
    "Zur Internetseite",
    "Von {from} bis {to}",
)
_KINDS = (
    "Erste Schritte auf Deutsch",
    "Deutschkurs für alle",
    "Kurs zum Lesen und Schreiben",
    "Kurs für eine neue Schrift",
    "Deutschkurs für junge Menschen",
    "Deutschkurs für Frauen",
    "Deutschkurs für Eltern",
    "Deutschkurs mit mehr Zeit und Hilfe",
    "Schneller Deutschkurs",
    "Deutschkurs zum Wiederholen",
    "Leben in Deutschland",
    "Deutsch für den Beruf",
    "Deutsch für Ihren Beruf im Betrieb",
    "Deutsch für die Ausbildung",
    "Deutschkurs",
    "Anderer Kurs",
)
_NEXT = (
    "Ihre nächsten Schritte",
    "Rufen Sie an oder schreiben Sie. Sie können sagen: {phrase}",
    "Bringen Sie Ihren Pass oder Ausweis mit und den Brief, mit dem Sie den Kurs besuchen dürfen ({paper}).",
    "Sie haben diesen Brief nicht? Die Beratung hilft Ihnen. Das kostet nichts.",
    "Auf der Karte",
    "Sie sind hier",
    "Karte: wo Sie wohnen und wo die Kurse sind. Dasselbe steht in der Liste.",
    "Brauchen Sie Hilfe?",
    "Fragen Sie im Rathaus Ihrer Gemeinde oder beim Landkreis nach der Beratung für Zugewanderte.",
    "Telefon",
    "Sprachen",
    "Nach diesem Kurs",
    "Nach {level} geht es weiter: {course} in {place}, Beginn am {date}.",
    "Wann es nach {level} weitergeht, steht noch nicht fest. Fragen Sie vor dem Ende des Kurses danach.",
)
_COUNTED = {
    "{count} Kurs passt zu Ihnen": "{count} Kurse passen zu Ihnen",
    "{count} Kurs": "{count} Kurse",
    "in {count} Tag": "in {count} Tagen",
    "in {count} Woche": "in {count} Wochen",
    "Es fehlt noch {count} Person, damit der Kurs beginnt.": (
        "Es fehlen noch {count} Personen, damit der Kurs beginnt."
    ),
    "{count} freier Platz von {seats}": "{count} freie Plätze von {seats}",
}

SENTENCES: Mapping[str, str] = MappingProxyType(
    {**dict.fromkeys((*_HEAD, *_QUESTIONS, *_COURSES, *_KINDS, *_NEXT), ""), **_COUNTED}
)
"""Each sentence with its form for several things, empty where it counts nothing."""

KINDS: Mapping[str, str] = MappingProxyType(
    {
        "erstorientierung": "Erste Schritte auf Deutsch",
        "allgemein": "Deutschkurs für alle",
        "alphabetisierung": "Kurs zum Lesen und Schreiben",
        "zweitschrift": "Kurs für eine neue Schrift",
        "jugend": "Deutschkurs für junge Menschen",
        "frauen": "Deutschkurs für Frauen",
        "eltern": "Deutschkurs für Eltern",
        "foerder": "Deutschkurs mit mehr Zeit und Hilfe",
        "intensiv": "Schneller Deutschkurs",
        "wiederholung": "Deutschkurs zum Wiederholen",
        "orientierung": "Leben in Deutschland",
        "beruf_a2": "Deutsch für den Beruf",
        "beruf_b1": "Deutsch für den Beruf",
        "beruf_b2": "Deutsch für den Beruf",
        "beruf_c1": "Deutsch für den Beruf",
        "beruf_c2": "Deutsch für den Beruf",
        "beruf_fach": "Deutsch für Ihren Beruf im Betrieb",
        "beruf_azubi": "Deutsch für die Ausbildung",
        "deutsch": "Deutschkurs",
        "sonstige": "Anderer Kurs",
    }
)
"""What a kind of course is called here, by its code."""
