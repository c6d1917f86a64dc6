"""Words of tables of courses and what they stand for."""

from __future__ import annotations

import re

from dashboard.domain.courses.kinds import KINDS

KIND_WORDS = {
    **{code: code for code in KINDS},
    "erstorientierungskurs": "erstorientierung",
    "eok": "erstorientierung",
    "allgemeiner integrationskurs": "allgemein",
    "integrationskurs": "allgemein",
    "alphabetisierungskurs": "alphabetisierung",
    "integrationskurs mit alphabetisierung": "alphabetisierung",
    "alpha": "alphabetisierung",
    "zweitschriftlernerkurs": "zweitschrift",
    "zweitschriftlernende": "zweitschrift",
    "jugendintegrationskurs": "jugend",
    "frauenintegrationskurs": "frauen",
    "frauenkurs": "frauen",
    "elternintegrationskurs": "eltern",
    "elternkurs": "eltern",
    "förderkurs": "foerder",
    "intensivkurs": "intensiv",
    "wiederholerkurs": "wiederholung",
    "wiederholungskurs": "wiederholung",
    "orientierungskurs": "orientierung",
    **{f"berufssprachkurs {level}": f"beruf_{level}" for level in ("a2", "b1", "b2", "c1", "c2")},
    **{f"berufssprachkurs-{level}": f"beruf_{level}" for level in ("a2", "b1", "b2", "c1", "c2")},
    "fachsprachkurs": "beruf_fach",
    "spezialberufssprachkurs": "beruf_fach",
    "azubi-berufssprachkurs": "beruf_azubi",
    "deutschkurs": "deutsch",
    "deutsch als fremdsprache": "deutsch",
    "deutsch als zweitsprache": "deutsch",
    "sonstiger kurs": "sonstige",
}
LEVEL_WORDS = {
    **dict.fromkeys(("alpha", "alphabetisierung", "a0", "ohne vorkenntnisse"), "Alpha"),
    **{level.lower(): level for level in ("A1", "A2", "B1", "B2", "C1", "C2")},
}
STATUS_WORDS = {
    "geplant": "planned",
    "in planung": "planned",
    "planned": "planned",
    "anmeldung offen": "open",
    "offen": "open",
    "anmeldung möglich": "open",
    "open": "open",
    "ausgebucht": "full",
    "voll": "full",
    "full": "full",
    "läuft": "running",
    "laufend": "running",
    "running": "running",
    "beendet": "ended",
    "abgeschlossen": "ended",
    "ended": "ended",
    "abgesagt": "cancelled",
    "fällt aus": "cancelled",
    "cancelled": "cancelled",
}
FORM_WORDS = {
    "präsenz": "presence",
    "praesenz": "presence",
    "vor ort": "presence",
    "presence": "presence",
    "online": "online",
    "digital": "online",
    "gemischt": "mixed",
    "hybrid": "mixed",
    "präsenz und online": "mixed",
    "mixed": "mixed",
}
YES_NO = {"ja": "yes", "yes": "yes", "mit": "yes", "nein": "no", "no": "no", "ohne": "no"}
HIDDEN = "."
"""The official sign for a number that is secret or not known: our own files write it for one or two people."""

_LANGUAGE = re.compile(
    r"\bdeutsch|integrationskurs|sprachkurs|alphabetisierung|zweitschrift|orientierungskurs|\bdaf\b|\bdaz\b",
    re.IGNORECASE,
)
_BY_TITLE = (
    (re.compile(r"erstorientierung", re.IGNORECASE), "erstorientierung"),
    (re.compile(r"azubi|auszubildende", re.IGNORECASE), "beruf_azubi"),
    (re.compile(r"alphabetisierung|\balpha\b", re.IGNORECASE), "alphabetisierung"),
    (re.compile(r"zweitschrift", re.IGNORECASE), "zweitschrift"),
    (re.compile(r"jugend", re.IGNORECASE), "jugend"),
    (re.compile(r"frauen", re.IGNORECASE), "frauen"),
    (re.compile(r"eltern", re.IGNORECASE), "eltern"),
    (re.compile(r"förderkurs", re.IGNORECASE), "foerder"),
    (re.compile(r"intensiv", re.IGNORECASE), "intensiv"),
    (re.compile(r"wiederhol", re.IGNORECASE), "wiederholung"),
    (re.compile(r"orientierungskurs", re.IGNORECASE), "orientierung"),
)
_VOCATIONAL = re.compile(r"beruf|deuföv|fachsprach|pflege|handwerk|technik", re.IGNORECASE)
_LEVEL = re.compile(r"\b(A1|A2|B1|B2|C1|C2)\b", re.IGNORECASE)


def kind_of_title(title: str) -> str:
    """The kind of course that a title names; empty for a course that is none of German."""
    if not _LANGUAGE.search(title):
        return ""
    if _VOCATIONAL.search(title) and not re.search(r"azubi|auszubildende", title, re.IGNORECASE):
        levels = levels_of_title(title)
        code = f"beruf_{levels[1].lower()}" if levels else ""
        return code if code in KINDS else "beruf_fach"
    for pattern, kind in _BY_TITLE:
        if pattern.search(title):
            return kind
    return "allgemein" if re.search("integrationskurs", title, re.IGNORECASE) else "deutsch"


def levels_of_title(title: str) -> tuple[str, str] | None:
    """The lowest and the highest level that a title names; None where it names none."""
    found = sorted({one.upper() for one in _LEVEL.findall(title)})
    return (found[0], found[-1]) if found else None
