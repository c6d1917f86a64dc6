"""Wording of notes for places and of targets of one's own."""

from __future__ import annotations

from collections.abc import Mapping

OWN_WORDS: Mapping[str, Mapping[str, str]] = {
    "de": {
        "own_note": "Eigene Notiz",
        "own_note_said": "Eigene Notiz zu {name}: {text}",
        "own_target": "eigenes Ziel",
        "own_target_head": "Eigenes Ziel",
        "own_target_said": "Eigenes Ziel: {text}",
        "own_above": "{by} über dem eigenen Ziel",
        "own_below": "{by} unter dem eigenen Ziel",
        "own_reached": "genau am eigenen Ziel",
        "own_above_short": "{by} darüber",
        "own_below_short": "{by} darunter",
        "own_reached_short": "genau erreicht",
        "notice_note_place": "Eine Notiz gehört zu keinem Ort, den es hier gibt ({keys}); sie wird nicht gezeigt.",
        "notice_own_indicator": "Ein eigenes Ziel gehört zu keinem Indikator, den es gibt ({keys}).",
        "notice_own_target": "{text} ist als Ziel für „{indicator}“ nicht möglich: Es liegt zwischen 0 und {highest}.",
        "own_note_write": "Notiz zu {name} schreiben",
        "own_note_change": "Notiz zu {name} ändern",
        "own_note_action": "Notiz",
        "own_note_help": (
            "Ihre eigenen Worte zu diesem Ort, höchstens {letters} Zeichen. Sie stehen im Link, im Druck und in "
            "Dateien, als „Eigene Notiz“ gekennzeichnet. Wer den Link hat, kann sie lesen."
        ),
        "own_note_left": "noch {count} Zeichen",
        "own_note_long": "Zusammen sind Ihre Notizen zu lang für einen Link. Bitte kürzen Sie.",
        "own_note_many": "Mehr als {count} Notizen fasst ein Link nicht. Löschen Sie zuerst eine andere.",
        "own_target_action": "Eigenes Ziel",
        "own_target_set": "Eigenes Ziel für „{indicator}“",
        "own_target_help": (
            "Ein Wert, den Sie selbst setzen. Er steht als „eigenes Ziel“ in den Bildern, im Link, im Druck und in "
            "Dateien; beschlossen hat ihn niemand."
        ),
        "own_target_value": "Zielwert",
        "own_target_example": "zum Beispiel 40 oder 12,5",
        "own_target_number": "Bitte eine Zahl eingeben, {example}.",
        "own_target_high": "Bitte einen Wert zwischen 0 und {highest} eingeben.",
        "own_target_many": "Mehr als {count} eigene Ziele fasst ein Link nicht. Löschen Sie zuerst ein anderes.",
        "own_save": "Übernehmen",
        "own_delete": "Löschen",
        "own_cancel": "Abbrechen",
        "own_removed": "Gelöscht.",
        "own_saved": "Übernommen. Beim Kopieren des Links kommt es mit.",
        "alt_own_target_line": "Linie des eigenen Ziels: {text}",
        "own_more": "und weitere eigene Notizen: {count}",
        "export_label_own": "Eigene Angabe",
        "export_column_own_target": "Eigenes Ziel",
        "export_column_own_distance": "Abstand zum eigenen Ziel",
    },
    "en": {
        "own_note": "Own note",
        "own_note_said": "Own note on {name}: {text}",
        "own_target": "own target",
        "own_target_head": "Own target",
        "own_target_said": "Own target: {text}",
        "own_above": "{by} above the own target",
        "own_below": "{by} below the own target",
        "own_reached": "exactly at the own target",
        "own_above_short": "{by} above",
        "own_below_short": "{by} below",
        "own_reached_short": "exactly reached",
        "notice_note_place": "A note belongs to no place that exists here ({keys}); it is not shown.",
        "notice_own_indicator": "A target of your own belongs to no indicator that exists ({keys}).",
        "notice_own_target": "{text} is not possible as a target for “{indicator}”: it lies between 0 and {highest}.",
        "own_note_write": "Write a note on {name}",
        "own_note_change": "Change the note on {name}",
        "own_note_action": "Note",
        "own_note_help": (
            "Your own words on this place, at most {letters} characters. They stand in the link, in print and in "
            "files, marked as “Own note”. Whoever has the link can read them."
        ),
        "own_note_left": "{count} characters left",
        "own_note_long": "Together your notes are too long for a link. Please shorten them.",
        "own_note_many": "A link holds no more than {count} notes. Delete another one first.",
        "own_target_action": "Own target",
        "own_target_set": "Own target for “{indicator}”",
        "own_target_help": (
            "A value that you set yourself. It stands as “own target” in the pictures, in the link, in print and in "
            "files; nobody has resolved it."
        ),
        "own_target_value": "Target value",
        "own_target_example": "for example 40 or 12.5",
        "own_target_number": "Please enter a number, {example}.",
        "own_target_high": "Please enter a value between 0 and {highest}.",
        "own_target_many": "A link holds no more than {count} targets. Delete another one first.",
        "own_save": "Apply",
        "own_delete": "Delete",
        "own_cancel": "Cancel",
        "own_removed": "Deleted.",
        "own_saved": "Applied. It comes along when you copy the link.",
        "alt_own_target_line": "line of the own target: {text}",
        "own_more": "and more own notes: {count}",
        "export_label_own": "Own words",
        "export_column_own_target": "Own target",
        "export_column_own_distance": "Distance from the own target",
    },
}
