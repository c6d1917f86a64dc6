"""What profile and comparison share on paper: head, foot, the meaning of words, and the caption in the
end."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from dashboard import formats
from dashboard.domain.figure import Figure
from dashboard.domain.observation import Status
from dashboard.domain.verdict import Verdict
from dashboard.exports.caption import Caption
from dashboard.exports.paper.drawing import Drawing
from dashboard.exports.qr import qr_code
from dashboard.indicators.wording.statuses import status_word
from dashboard.indicators.wording.verdicts import verdict_word
from dashboard.texts import say

_CODE, _FOOT = 100.0, 60
Notes = Sequence[tuple[str, str]]
"""Words and what they mean."""


def document_frame(said: Caption, title: str, notes: Notes) -> dict[str, object]:
    """What `paper.typ` needs; `title` is the document's."""
    lang = said.lang
    return {
        "lang": lang,
        "title": title,
        "running": f"{said.title} · {said.kicker}",
        "foot": say(lang, "export_foot", name=_short(said.title), version=said.version, made=said.made),
        "page": say(lang, "export_page", n="{n}", all="{all}"),
        "kicker": said.kicker,
        "name": said.title,
        "description": said.subtitle,
        "example": said.example,
        "notices": list(said.notices),
        "own": list(said.own),
        "mark": say(lang, "example"),
        "few": say(lang, "few"),
        "notes_title": say(lang, "export_notes"),
        "notes": [[{"word": word, "text": text} for word, text in half] for half in _halves(notes)],
        "caption": {
            "title": say(lang, "export_caption"),
            "entries": [list(entry) for entry in said.entries() if entry[1] != said.link],
            "link_label": say(lang, "export_label_link"),
            "address": said.link,
            "code": Drawing("", say(lang, "alt_qr"), qr_code(said.link, 0, 0, _CODE), _CODE, _CODE).given(),
        },
    }


def word_definitions(
    verdicts: Collection[Verdict], own: Collection[Figure], others: Collection[Figure], level: str, lang: str
) -> Notes:
    """What the words of these figures mean: verdicts, intervals, few cases, signs of missing values,
    examples.

    `own` are the figures of places, `others` those beside them; `level` is the certainty of intervals as it
    is written.
    """
    found = [
        (verdict_word(one, lang), say(lang, f"export_word_{one.key}"))
        for one in sorted(Verdict, reverse=True)
        if one in verdicts
    ]
    if any(one.interval for one in own):
        found.append((say(lang, "export_interval"), say(lang, "export_word_interval", level=level)))
    if any(one.few for one in own):
        found.append((say(lang, "few"), say(lang, "export_word_few")))
    written = {one.text for one in (*own, *others) if one.value is None}
    statuses = [(status_word(one, lang), say(lang, f"sentence_{one.key}")) for one in Status]
    found += [(word, sentence) for word, sentence in statuses if word in written]
    if any(one.example for one in own):
        found.append((say(lang, "example"), say(lang, "definition_examples")))
    return found


def written(confidence: str, lang: str) -> str:
    """A certainty in percent as it is written."""
    return confidence.replace(".", ",") if lang == "de" else confidence


def _short(title: str) -> str:
    """As much as the foot has room for in one line."""
    return title if len(title) <= _FOOT else f"{title[:_FOOT].rpartition(' ')[0].rstrip(',')} …"


def _halves(notes: Notes) -> tuple[Notes, Notes]:
    """Two columns of about the same length."""
    lengths = [len(word) + len(text) + 20 for word, text in notes]
    cut = next((at for at in range(len(notes)) if sum(lengths[:at]) * 2 >= sum(lengths)), len(notes))
    return notes[:cut], notes[cut:]


def unit_beside(unit: str, lang: str) -> str:
    """The unit of a row whose numbers stand bare in narrow columns; a percentage carries its sign."""
    return "" if unit == "percent" else formats.unit_word(unit, lang)


def bare_text(one: Figure | None, unit: str, decimals: int, lang: str) -> str:
    """A figure in a narrow column: the number without the unit, which stands in the row's head, or its
    status."""
    if one is None:
        return formats.DASH
    return one.text if one.value is None else formats.bare(one.value, unit, decimals, lang)


def breakable(address: str, most: int = 60, every: int = 12) -> str:
    """An address that the typesetter may break anywhere where it is long; the signs that say so are not seen."""
    if len(address) <= most:
        return address
    return "\u200b".join(address[at : at + every] for at in range(0, len(address), every))
