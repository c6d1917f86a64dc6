"""One row of a table of institutions: its cells as text, numbers, days and words, with a finding where one is
none."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from difflib import get_close_matches

from dashboard.domain.plain_text import clean
from data.importing.files.contents import garbled
from data.importing.findings import Findings, shortened
from data.importing.formats.own_rows import say_odd
from data.importing.tables.raw_table import RawRow

LONGEST = {"aufnahme": 600, "regel": 600, "name": 160}
_LONGEST = 240
_MARKUP = re.compile(r"<[A-Za-z!/?]|&[#a-z0-9]{2,8};|\bjavascript:", re.IGNORECASE)
_NUMBER = re.compile(r"[-−]?[0-9]{1,12}(?:[.,][0-9]{1,20})?", re.ASCII)
_WHOLE = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3})+|[0-9]{1,9}", re.ASCII)
_KEY = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,79}", re.ASCII)
_DAYS = (
    (re.compile(r"\[Datum (\d{1,2})\.(\d{1,2})\.(\d{4})\]"), (3, 2, 1)),
    (re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]00:00(?::00)?)?"), (1, 2, 3)),
    (re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})"), (3, 2, 1)),
    (re.compile(r"(\d{4})-(\d{2})()"), (1, 2, 3)),
    (re.compile(r"(\d{1,2})/(\d{4})()"), (2, 1, 3)),
)
_SPARED = re.compile(r"'[=+@-]")
_NO_SIGNS = frozenset({"Cc", "Cs", "Co", "Cn"})


def is_key(text: str) -> bool:
    """Whether a text can be the key of an institution or a course: an address can hold it."""
    return bool(_KEY.fullmatch(text))


@dataclass(slots=True)
class RowCells:
    """The cells of a row by the names of its columns; columns that the table does not have are empty.

    `table_text` is the text of all rows, which tells how it was encoded; `failed` tells whether the row has an error
    so far. `called` is what the file calls a column where that is no word of ours.
    """

    row: RawRow
    raw: Mapping[str, str]
    findings: Findings
    table_text: str = ""
    failed: bool = False
    called: Mapping[str, str] = field(default_factory=dict)

    def fault(self, column: str, cause: str, found: str = "", expected: str = "", same: str = "") -> None:
        """Adds an error of this row; `cause` is a whole sentence."""
        self.failed = True
        named = self.called.get(column, column)
        self.findings.error(
            cause, row=self.row.number, column=named, found=found, expected=expected, same=same
        )

    def warn(self, column: str, cause: str, found: str = "", same: str = "") -> None:
        """Adds a warning on this row."""
        named = self.called.get(column, column)
        self.findings.add("warning", cause, row=self.row.number, column=named, found=found, same=same)

    def note(self, column: str, cause: str, found: str = "", same: str = "") -> None:
        """Adds a note on this row."""
        named = self.called.get(column, column)
        self.findings.add("note", cause, row=self.row.number, column=named, found=found, same=same)

    def is_sound(self) -> bool:
        """Whether the row has no error so far; a question that is asked anew each time."""
        return not self.failed

    def has(self, column: str) -> bool:
        """Whether the cell is filled."""
        return bool(self.raw.get(column, "").strip())

    def text(self, column: str) -> str:
        """The text of a cell in one line; empty with an error where no page could show it."""
        raw = self.raw.get(column, "")
        if not raw.strip():
            return ""
        if say_odd(raw, column, self.row, self.findings):
            self.failed = True
            return ""
        # Nearly every cell is printable, which is quick to ask.
        if not raw.isprintable() and (
            any(unicodedata.category(sign) in _NO_SIGNS and sign != "\t" for sign in raw) or clean(raw) != raw
        ):
            self.fault(
                column,
                f"„{shortened(raw)}“ enthält Steuerzeichen, die niemand sieht; bitte den Text neu eingeben.",
                raw,
                "Text ohne Steuerzeichen",
            )
            return ""
        if _MARKUP.search(raw):
            self.fault(
                column,
                f"„{shortened(raw)}“ enthält Auszeichnungen wie in einer Webseite (<…> oder &…;); bitte den "
                "bloßen Text eingeben.",
                raw,
                "Text ohne Auszeichnungen",
            )
            return ""
        encoding = garbled(raw, self.table_text)
        if encoding:
            self.fault(
                column,
                f"„{shortened(raw)}“ ist mit falscher Zeichenkodierung gespeichert (vermutlich {encoding}); "
                "bitte die Datei in UTF-8 speichern (in Excel „CSV UTF-8“).",
                raw,
                "Text in UTF-8",
            )
            return ""
        text = " ".join(raw.split())
        if _SPARED.match(
            text
        ):  # our own files put it there, so that no spreadsheet takes the text for a formula
            text = text[1:]
        longest = LONGEST.get(column, _LONGEST)
        if len(text) > longest:
            self.fault(
                column,
                f"Der Text hat {len(text)} Zeichen; Platz ist für {longest} („{shortened(text)}“).",
                text,
                f"höchstens {longest} Zeichen",
            )
            return ""
        return text

    def words(self, column: str) -> tuple[str, ...]:
        """Parts of a cell that commas or semicolons separate, each once."""
        parts = (part.strip() for part in re.split(r"[,;/]", self.text(column)))
        return tuple(dict.fromkeys(part for part in parts if part))

    def number(self, column: str) -> float | None:
        """A number with comma or point before its decimals, as degrees are written; None with an error where
        it is none, None alone where the cell is empty."""
        text = self.text(column).replace(" ", "")
        if not text:
            return None
        if _NUMBER.fullmatch(text):
            return float(text.replace(",", ".").replace("−", "-"))
        self.fault(column, f"„{shortened(text)}“ ist keine Zahl.", text, "eine Zahl wie 11,8423 oder 11.8423")
        return None

    def whole(self, column: str, highest: int) -> int | None:
        """A whole number from 0, points between thousands; None as in `number`."""
        text = self.text(column)
        if not text:
            return None
        if _WHOLE.fullmatch(text) and (value := int(text.replace(".", ""))) <= highest:
            return value
        self.fault(
            column,
            f"„{shortened(text)}“ ist keine ganze Zahl von 0 bis {highest}.",
            text,
            f"eine ganze Zahl von 0 bis {highest}",
        )
        return None

    def day(self, column: str) -> date | None:
        """A day, or the first of a month; None as in `number`."""
        raw = " ".join(self.raw.get(column, "").split())
        if not raw:
            return None
        for pattern, (year, month, day) in _DAYS:
            found = pattern.fullmatch(raw)
            if found:
                try:
                    return date(int(found[year]), int(found[month]), int(found[day] or 1))
                except ValueError:
                    break
        self.fault(
            column,
            f"„{shortened(raw)}“ ist kein Datum.",
            raw,
            "ein Tag wie 01.09.2026 oder 2026-09-01",
        )
        return None

    def key(self) -> str:
        """The key of a row as delivered; empty with an error where no address could hold it."""
        text = self.text("schluessel")
        if not text or is_key(text):
            return text
        self.fault(
            "schluessel",
            f"„{shortened(text)}“ ist kein Schlüssel: erlaubt sind Buchstaben ohne Umlaute, Ziffern, Punkt und "
            "Striche, ohne Leerzeichen.",
            text,
            "ein Schlüssel wie 75130301 oder kita-sonnenschein",
        )
        return ""

    def postcode(self) -> str:
        """Five digits; empty with an error for anything else."""
        text = self.text("plz")
        is_number = text.isascii() and text.isdigit()
        if not text or (is_number and len(text) == 5):
            return text
        hint = f"; die führende Null ist verloren gegangen: 0{text}" if is_number and len(text) == 4 else ""
        cause = f"„{shortened(text)}“ ist keine Postleitzahl{hint}."
        self.fault("plz", cause, text, "fünf Ziffern wie 19370")
        return ""

    def choice(self, column: str, allowed: Mapping[str, str], default: str) -> str:
        """What a word stands for; `default` where the cell is empty, and with an error where it is unknown."""
        text = self.text(column)
        if not text:
            return default
        found = allowed.get(text.lower())
        if found is not None:
            return found
        words = list(dict.fromkeys(allowed))
        near = get_close_matches(text.lower()[:60], words, n=1)
        shown = [
            next(word for word in words if allowed[word] == one) for one in dict.fromkeys(allowed.values())
        ]
        self.fault(
            column,
            f"„{shortened(text)}“ ist hier nicht vorgesehen"
            + (f"; gemeint ist vielleicht „{near[0]}“" if near else "")
            + f". Möglich sind {', '.join(shown)}.",
            text,
            ", ".join(shown),
        )
        return default
