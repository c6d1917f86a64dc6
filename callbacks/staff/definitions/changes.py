"""What has changed about a definition, in the words of its form."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from dashboard.staff.definitions.draft import DefinitionDraft, section_of
from dashboard.texts import say

_FOLLOWS = frozenset({"confidentiality", "factor"})
"""What the form fills in by itself, from what is counted and from the unit."""
_SECTIONS = {
    "measures": "staff_def_measures_new",
    "sums": "staff_def_relations",
    "apart": "staff_def_relation_apart",
}


def field_words(field: str, lang: str) -> str:
    """What the form calls a field, without what it adds in brackets or after a colon; its key where it has none."""
    return _said(lang, f"staff_field_{field}", field).partition(":")[0].partition(" (")[0]


def changes_told(
    stored: DefinitionDraft, changed: DefinitionDraft, lang: str, name_of: Callable[[str], str]
) -> tuple[str, str]:
    """Before and after of every field that differs, as "Einheit: je 100; Nenner: Kinder unter 7 Jahren"; both empty
    where none does. `name_of` gives what a key of a measure or indicator is called."""
    was, now = (dict(_lines(one, lang, name_of)) for one in (stored, changed))
    names = [name for name in dict.fromkeys((*was, *now)) if was.get(name) != now.get(name)]
    before, after = ("; ".join(f"{name}: {one[name]}" for name in names if name in one) for one in (was, now))
    return before, after


def _lines(draft: DefinitionDraft, lang: str, name_of: Callable[[str], str]) -> Iterator[tuple[str, str]]:
    for field, value in draft.entry().items():
        if field in _FOLLOWS:
            continue
        yield field_words(field, lang), _value_words(field, value, lang, name_of)
    for section, key in _SECTIONS.items():
        given = draft.sections.get(section)
        if given and section != section_of(draft.kind):
            yield say(lang, key), _value_words(section, dict(given), lang, name_of)
    if draft.figures_name:
        yield say(lang, "staff_def_figures"), draft.figures_name


def _value_words(field: str, value: object, lang: str, name_of: Callable[[str], str]) -> str:
    if isinstance(value, Mapping):
        said = [
            (name_of(key) if field == "sums" else "", "" if key in ("de", "en") else key, one)
            for key, one in value.items()
        ]
        told = ((whole, _value_words(inner, one, lang, name_of)) for whole, inner, one in said)
        return " / ".join(text for pair in told for text in pair if text)
    if isinstance(value, list):
        return ", ".join(_value_words(field, one, lang, name_of) for one in value)
    if value is True:
        return say(lang, "staff_yes")
    if isinstance(value, float):
        return f"{value:g}".replace(".", ",")
    text = str(value).replace("-", "−") if isinstance(value, int) else str(value)
    known = (
        _said(lang, f"staff_unit_{text}" if field == "unit" else f"staff_value_{text}", "") if field else ""
    )
    return known or name_of(text)


def _said(lang: str, key: str, otherwise: str) -> str:
    try:
        return say(lang, key)
    except KeyError:
        return otherwise
