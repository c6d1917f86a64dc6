"""What is kept for a meeting without a network, by address: pages, figures, maps and profiles of the district."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from callbacks.answers import Answers
from callbacks.district_data import Answer
from callbacks.monitor.data_routes import map_address, series_address, slab_address
from dashboard.domain.selection import Selection
from layouts.meeting import presenter
from layouts.meeting.offline import OfflineOffer
from layouts.meeting.page import PATH as FOLDER
from layouts.profile.addresses import PATH as PROFILE

NOTICE = "/offline"
LIST = "/offline/umfang"
_NEVER_FORETOLD = re.compile(r"(?<=[?&])(?:gliederung|thema)=[^&]*&|&(?:gliederung|thema)=[^&]*$")
_KILOBYTES = {"page": 25, "slab": 9, "series": 1, "map": 60, "profile": 42, "files": 700}
"""What one of each takes packed, measured with the district that ships; profiles and slabs are most of it."""


@dataclass(frozen=True, slots=True)
class KeptContents:
    """Addresses by what they are. `fresh` names the very state that they belong to, `level` the level of places that
    the Monitor shows where none is named."""

    version: str
    fresh: str
    language: str
    level: str
    pages: tuple[str, ...]
    figures: tuple[str, ...]
    profiles: tuple[str, ...]
    indicators: int
    levels: int

    @property
    def bytes(self) -> int:
        """What keeping it takes, roughly."""
        maps = self.levels * _KILOBYTES["map"]
        figures = len(self.figures) // 2 * (_KILOBYTES["slab"] + _KILOBYTES["series"])
        pages = len(self.pages) * _KILOBYTES["page"] + len(self.profiles) * _KILOBYTES["profile"]
        return 1000 * (_KILOBYTES["files"] + pages + figures + maps)


def contents(answers: Answers, lang: str, home: str = "/") -> KeptContents:
    """What is kept in a language: the Monitor, which lies at `home`, of each level of the district with all of its
    indicators, the folder, and the profile of every place."""
    first = _read(answers, lang, "")
    levels = first.possible.map_levels
    pages, figures, indicators = [], list[str](), set[str]()
    for level in levels:
        answer = _read(answers, lang, level)
        pages.append(address(home, lang, {} if level == first.selection.level else {"ebene": level}))
        figures.append(map_address(answers, answer))
        for key in answer.possible.catalogue.indicators:
            if level in answer.possible.levels(key):
                indicators.add(key)
                figures += foretold(answers, answer, key)
    places = [
        one
        for level in levels
        for one in first.possible.places(level, "")
        if one.startswith(answers.district)
    ]
    return KeptContents(
        first.version,
        fresh_of(answers, first),
        lang,
        first.selection.level,
        (*pages, *(address(one, lang) for one in (FOLDER, presenter.PATH, PROFILE, NOTICE))),
        tuple(figures),
        tuple(address(f"{PROFILE}/{key}", lang) for key in dict.fromkeys(places)),
        len(indicators),
        len(levels),
    )


def offer(answers: Answers, lang: str) -> OfflineOffer:
    """What the page of the folder says of it, counted once for each state."""

    def count() -> OfflineOffer:
        found = contents(answers, lang)
        return OfflineOffer(
            found.version,
            found.fresh,
            address(LIST, lang),
            found.indicators,
            found.levels,
            len(found.profiles),
            found.bytes,
        )

    return answers.keep(("offline offer", fresh_of(answers, _read(answers, lang, "")), lang), count, most=4)


def fresh_of(answers: Answers, answer: Answer) -> str:
    """Changes with the data, the program and the district, and with nothing else."""
    return answers.fingerprint(answer)


def foretold(answers: Answers, answer: Answer, indicator: str) -> tuple[str, str]:
    """Where the page looks for slab and series of another indicator: see `foretold` in assets/core/fetching.js."""
    shown = (slab_address(answers, answer), series_address(answers, answer))
    before = f"indikator={answer.selection.indicator}"
    slab, series = (
        _NEVER_FORETOLD.sub("", one).replace(before, f"indikator={indicator}", 1) for one in shown
    )
    return slab, series


def address(path: str, lang: str, query: dict[str, str] | None = None) -> str:
    """An address of ours as its links write it."""
    asked = urlencode({**(query or {}), **({} if lang == "de" else {"sprache": lang})})
    return f"{path}?{asked}" if asked else path


def _read(answers: Answers, lang: str, level: str) -> Answer:
    asked = replace(Selection(), language=lang)
    return answers.read((replace(asked, level=level) if level else asked).to_query())
