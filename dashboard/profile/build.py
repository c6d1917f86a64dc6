"""The profile of one place: every indicator as a row, from the tables that all profiles of its level
share."""

from __future__ import annotations

import numpy as np

from dashboard import formats
from dashboard.domain.area import Area
from dashboard.domain.selection import Selection
from dashboard.indicators.sources import named_credit
from dashboard.profile.claims import Speaker
from dashboard.profile.findings import findings, marks_line
from dashboard.profile.frame import AREA_NAMES, Frame, Shared, reference_level, surrounding
from dashboard.profile.head import description, facts
from dashboard.profile.model import Profile
from dashboard.profile.rows import profile_row
from dashboard.texts import say

_LICENCE = "dl-de/by"  # https://www.govdata.de/dl-de/by-2-0: changes have to be noted


def profile(area: Area, shared: Shared, frame: Frame) -> Profile:
    """`area` is a municipality, an Amt or the district of `frame`."""
    lang = frame.asked.language
    rows = tuple(
        profile_row(indicator, area, shared, frame) for indicator in frame.catalogue.indicators.values()
    )
    reference, words = reference_level(area.level, frame.words), frame.words
    themes = {row.theme for row in rows}
    return Profile(
        key=area.key,
        level=area.level,
        name=area.name if area.level != "kreis" else words.full_name,
        description=description(area, frame.register, words, frame.district, lang),
        reference=words.say(lang, AREA_NAMES[reference]),
        facts=facts(area, shared.tables, lang),
        findings=findings(
            rows, Speaker(area, reference, lang, words), frame.asked, frame.headlines, frame.catalogue
        ),
        marks=marks_line(Speaker(area, reference, lang, words), frame.headlines),
        rows=rows,
        themes=tuple(
            (theme.key, theme.name[lang]) for theme in frame.catalogue.themes.values() if theme.key in themes
        ),
        similar=frame.similar,
        similar_sentence=frame.similar_sentence,
        sources=_sources(area, shared, frame),
        territory=formats.day(frame.register.status, lang),
        version=frame.version,
        query=frame.asked.to_query(),
        lang=lang,
        words=words,
        has_examples=frame.has_examples,
        note=dict(frame.asked.notes).get(area.key, ""),
        extent=frame.extent,
        own_query=Selection(notes=frame.asked.notes, own_targets=frame.asked.own_targets).to_query(),
    )


def _sources(area: Area, shared: Shared, frame: Frame) -> str:
    """Whose figures stand on the profile, official ones first; example data are said to be marked as such."""
    lang, catalogue = frame.asked.language, frame.catalogue
    drawn = [(found.cells, found.cells.places.index(area.key)) for found in shared.tables.values()]
    for larger in surrounding(area, frame):
        drawn += [(one, one.places.index(larger.key)) for one in shared.larger.get(larger.level, {}).values()]
    used = {
        cells.sources[code]
        for cells, column in drawn
        for code in np.unique(cells.source[:, column][~np.isnan(cells.value[:, column])])
        if code >= 0
    }
    ordered = [key for key in catalogue.sources if key in used]
    example = [key for key in ordered if catalogue.sources[key].provenance == "example"]
    named = list(dict.fromkeys(named_credit(catalogue, key, lang) for key in ordered if key not in example))
    parts = [f"{one}." for one in named]
    if any(_LICENCE in one for one in named):
        parts.append(say(lang, "data_changed"))
    if example:
        parts.append(say(lang, "profile_examples", word=say(lang, "profile_example")))
    return " ".join(parts)
