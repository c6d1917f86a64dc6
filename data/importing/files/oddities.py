"""Cells of workbooks and geodata that hold no plain figure or word: what stands for them in brackets, explained for
people."""

from __future__ import annotations

_OPEN_AND_SAVE = "Bitte die Datei in Excel öffnen und speichern, dann noch einmal einspielen"
_REASONS: tuple[tuple[str, str, str], ...] = (
    (
        "[Formel ohne Ergebnis",
        "Hier steht eine Formel, die noch keine Tabellenkalkulation ausgerechnet hat. " + _OPEN_AND_SAVE,
        "ein ausgerechneter Wert",
    ),
    (
        "[Formel mit veraltetem Ergebnis",
        "Hier steht eine Formel, deren gespeichertes Ergebnis die Datei selbst als veraltet ausweist; ein "
        "Programm hat "
        "sie geschrieben und nicht gerechnet. " + _OPEN_AND_SAVE,
        "ein ausgerechneter Wert",
    ),
    (
        "[verbunden",
        "Die Zellen {inside} sind verbunden; nur die erste trägt einen Inhalt, die übrigen sind leer und "
        "hießen "
        "„insgesamt“ oder „fehlt“. Bitte die Verbindung aufheben und jede Zeile ausfüllen",
        "in jeder Zeile ein eigener Inhalt",
    ),
    (
        "[Fehlerwert",
        "Hier steht der Fehlerwert {inside}. Bitte berichtigen oder die Zeile löschen",
        "ein Wert",
    ),
    (
        "[zeigt",
        "Das Zahlenformat der Zelle {whole}; was gemeint ist, steht nicht fest. Bitte die Zahl ohne dieses "
        "Format "
        "eingeben",
        "eine Zahl, die so gespeichert ist, wie sie gezeigt wird",
    ),
    ("[Datum", "Hier steht ein Datum ({inside}) und keine Zahl", "eine Zahl"),
    (
        "[verschachtelt",
        "Hier steht eine verschachtelte Angabe ({inside}) statt eines Texts; bitte als einfaches Feld liefern",
        "ein Text oder eine Zahl",
    ),
    ("[Uhrzeit", "Hier steht eine Uhrzeit ({inside}) und keine Zahl", "eine Zahl"),
    ("[Wahrheitswert", "Hier steht der Wahrheitswert {inside} und keine Zahl", "eine Zahl"),
)


def is_odd(text: str) -> bool:
    """Whether a cell's text says in brackets that it holds no plain number or text."""
    return text.startswith("[") and any(text.startswith(start) for start, _, _ in _REASONS)


def explained(text: str) -> tuple[str, str, str] | None:
    """Kind, German sentence without its full stop, and what is expected; None for a cell with nothing odd."""
    for start, reason, expected in _REASONS:
        if text.startswith(start):
            inside = text[len(start) :].strip(" ]") or "#FEHLER"
            return start, reason.format(inside=inside, whole=text.strip("[]")), expected
    return None
