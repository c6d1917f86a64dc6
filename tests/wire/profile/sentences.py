"""What findings say, taken apart: numbers in words, ordinals, and the row that a sentence is about."""

WORDS = "null eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf".split()
ORDINALS = {
    "höchsten": (0, 1), "zweithöchsten": (0, 2), "dritthöchsten": (0, 3),
    "niedrigsten": (1, 1), "zweitniedrigsten": (1, 2), "drittniedrigsten": (1, 3),
}  # fmt: skip


def number(text):
    return WORDS.index(text) if text in WORDS else int(text.replace(".", ""))


def bare(text, row):
    """A number without its unit where the indicator's name says it."""
    shown, *unit = text.split("\u00a0", 1)
    return shown if unit and unit[0].replace("\u00a0", " ") in row.name else text


def row_of(profile, finding):
    return next(row for row in profile.rows if row.indicator == finding.indicator)


def said(profiles, kind):
    return [(profile, one) for profile in profiles.values() for one in profile.findings if one.kind == kind]
