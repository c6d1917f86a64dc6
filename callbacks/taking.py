"""Profiles that are taken along: caption, small map and definitions, gathered for the pure builders."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from callbacks.answers import Answer, Answers
from callbacks.exporting import terms
from callbacks.profiles import Profiles
from dashboard.compute.sources import credit
from dashboard.domain.indicator import Catalogue
from dashboard.domain.municipality import Area
from dashboard.domain.profile import Profile
from dashboard.domain.selection import Selection, parse
from dashboard.exports.caption import Caption
from dashboard.exports.profile_report import Taken, profile_report
from dashboard.exports.report import Drawing
from dashboard.exports.tables import meaning, statuses
from dashboard.figures.locator import locator
from dashboard.formats import day
from dashboard.texts import say

_MAP = 300  # px: fine enough for a slide, lines strong enough for paper
_LETTERS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})


class Taking:
    """Each method is a pure function of key, query, store, day and address of this server."""

    def __init__(self, answers: Answers) -> None:
        self.answers = answers
        self.profiles = Profiles(answers)

    def taken(self, key: str, query: str, root: str) -> Taken:
        """Raises UnknownKey for what is no place of this monitor; `root` ends with a slash."""
        asked, rejected = parse(query)
        answer = self.profiles.frame(asked)
        area, led = self.profiles.place(key, asked)
        profile = self.profiles.profile(key, asked)
        lang = asked.language
        notices = [say(lang, "notice_rejected", names=", ".join(rejected))] if rejected else []
        notices += [*answer.notices, *([led] if led else [])]
        register, district = answer.possible.register, self.answers.district
        headings = {one.key: self.answers.wording.middle_level[lang] for one in register.of_level("amt")}
        headings |= {district: say(lang, "own_district"), district[:2]: say(lang, "state")}
        caption = self._caption(profile, answer, notices, root)
        return Taken(profile, caption, root, self._map(area, answer), headings, answer.selection.confidence)

    def amt_of(self, key: str) -> str:
        """The Amt that a municipality belongs to, an Amt itself; empty for the district."""
        area = self.answers.repository.register().areas[key]
        return area.key if area.level == "amt" else area.amt

    def pdf(self, taken: Taken) -> bytes:
        return profile_report(taken)

    def pptx(self, taken: Taken) -> bytes:
        from dashboard.exports.profile_slides import profile_slides  # noqa: PLC0415 - only slides need python-pptx

        return profile_slides(taken)

    def xlsx(self, taken: Taken) -> bytes:
        from dashboard.exports.profile_workbook import profile_workbook  # noqa: PLC0415 - as above

        catalogue = self.answers.possible(taken.profile.version).catalogue
        licences, definitions = _licences(taken.profile, catalogue), _definitions(taken.profile, catalogue)
        return profile_workbook(taken, licences, definitions)

    def _caption(self, profile: Profile, answer: Answer, notices: Sequence[str], root: str) -> Caption:
        lang, register = profile.lang, answer.possible.register
        district = register.areas[self.answers.district]
        owner = district.official_name or district.name
        years = [row.year for row in profile.rows if row.year is not None]
        span = "–".join(str(one) for one in dict.fromkeys((min(years), max(years)))) if years else ""
        kind = say(lang, f"takeaway_kind_{profile.level}")
        return Caption(
            lang=lang,
            kicker=" · ".join((owner, kind) if profile.level != "kreis" else (kind,)),
            title=profile.name,
            subtitle=" · ".join(
                (profile.description, *([say(lang, "official_only")] if answer.selection.official else []))
            ),
            unit="",
            example=_badge(profile),
            provenance="",
            sources=profile.sources,
            boundaries=say(lang, "boundaries"),
            reporting=say(lang, "takeaway_years", span=span) if span else "",
            territory=profile.territory,
            version=profile.version,
            made=day(date.today(), lang),  # noqa: DTZ011 - the day on the clock of whoever runs the monitor
            link=f"{root}gemeinde/{profile.key}?{_kept(answer.selection, profile.version)}",
            notices=tuple(notices),
        )

    def _map(self, area: Area, answer: Answer) -> Drawing | None:
        """None where this district's boundaries are missing."""
        if "gemeinde" not in answer.possible.drawable:
            return None
        register, lang = answer.possible.register, answer.selection.language
        geometry = self.answers.geometry("gemeinde", "land")
        inside, around = [{one.key for one in register.children(key)} for key in (area.key, area.amt or "-")]
        place = {"gemeinde": {area.key}, "amt": inside}.get(area.level, set())
        content = locator(geometry, place, around if area.level == "gemeinde" else set(), "light", _MAP)
        district = register.areas[self.answers.district]
        named = {"name": area.name, "district": district.official_name or district.name}
        alt = say(lang, "takeaway_alt_map_whole" if area.level == "kreis" else "takeaway_alt_map", **named)
        _, _, wide, high = geometry.view_box
        return Drawing("", alt, content, _MAP, round(_MAP * high / wide))


def file_name(profile: Profile) -> str:
    """Says what is in the file in letters that every system knows: `profil-13076108-parchim-2026.1`."""
    return f"profil-{profile.key}-{plain_name(profile.name)}-{profile.version}"


def plain_name(name: str) -> str:
    """A name in letters that every system knows: `amt-eldenburg-luebz`."""
    return re.sub(r"[^a-z0-9]+", "-", name.lower().translate(_LETTERS)).strip("-")


def _licences(profile: Profile, catalogue: Catalogue) -> list[tuple[str, str]]:
    """Terms of every source that the profile names, and of the examples where it shows any."""
    lang = profile.lang
    examples = any(row.own.example for row in profile.rows)
    used = [
        one
        for key, one in catalogue.sources.items()
        if (one.provenance == "example" and examples) or credit(catalogue, key, lang) in profile.sources
    ]
    return [(say(lang, "export_label_licence"), terms(one, lang)) for one in used]


def _definitions(profile: Profile, catalogue: Catalogue) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for row in profile.rows:
        found += meaning(catalogue.indicators[row.indicator], catalogue.measures, profile.lang)
    return [*found, *statuses(profile.lang)]


def _badge(profile: Profile) -> str:
    """The mark of examples: of all that is shown, or of some of it."""
    shown = [one.example for row in profile.rows for one in (row.own, *row.surroundings) if one.value is not None]
    shown += [one.example for one in profile.facts]
    if not any(shown):
        return ""
    return say(profile.lang, "badge_all" if all(shown) else "badge_some")


def _kept(chosen: Selection, version: str) -> str:
    """What the profile depends on, on the same data version."""
    return replace(chosen, version=version).to_query()
