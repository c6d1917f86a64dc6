"""Profiles that are taken along: caption, small map and definitions, gathered for the pure builders."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from callbacks.answers import Answers
from callbacks.district_data import Answer
from callbacks.exports.contents import Exporting, terms
from callbacks.exports.drawings import chart_drawing, place_locator
from callbacks.monitor.composition import composition_caption, composition_head
from callbacks.profile.compositions import place_wholes
from callbacks.profile.institutions import ProfileInstitutions
from callbacks.profile.profiles import Profiles
from dashboard.domain.area import FEDERATION, Area
from dashboard.domain.indicator import Catalogue
from dashboard.domain.selection import Selection, parse
from dashboard.domain.short_links.codes import short_address
from dashboard.domain.short_links.vocabulary import PROFILE
from dashboard.exports.caption import ZUSAMMENSETZUNG, Caption
from dashboard.exports.profile.paper import ExportedWhole, Locator, ProfileExport, profile_report
from dashboard.exports.workbook.table import definition_lines, statuses
from dashboard.formats import day
from dashboard.indicators.sources import named_credit
from dashboard.profile.model import Profile
from dashboard.texts import say

_LETTERS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})


class ProfileExports:
    """Each method is a pure function of key, query, store, day and address of this server."""

    def __init__(
        self, answers: Answers, home: Answers | None = None, institutions: ProfileInstitutions | None = None
    ) -> None:
        self.answers = answers
        self.profiles = Profiles(answers, home, institutions)
        self.exporting = Exporting(answers)

    def export(self, key: str, query: str, root: str) -> ProfileExport:
        """Raises UnknownKey for what is no place of this monitor; `root` ends with a slash."""
        asked, rejected = parse(query)
        answer = self.profiles.frame(asked)
        area, led = self.profiles.place(key, asked)
        profile = self.profiles.profile(key, asked)
        lang = asked.language
        notices = [say(lang, "notice_rejected", names=", ".join(rejected))] if rejected else []
        notices += [*answer.notices, *(one for one in (led, self.profiles.elsewhere(area, lang)) if one)]
        register, district = answer.possible.register, self.answers.district
        words = self.answers.words
        headings = {one.key: words.middle[lang] for one in register.of_level("amt")}
        headings |= {district: words.say(lang, "own_district"), district[:2]: say(lang, "state")}
        headings[FEDERATION] = say(lang, "federation")
        caption = self._caption(profile, answer, notices, root)
        return ProfileExport(
            profile,
            caption,
            root,
            self._map(area, answer),
            headings,
            answer.selection.confidence,
            tuple(self._wholes(answer, area, root)),
        )

    def pdf(self, export: ProfileExport) -> bytes:
        """The profile on paper, as PDF/UA."""
        return profile_report(export)

    def pptx(self, export: ProfileExport) -> bytes:
        """The profile as slides."""
        from dashboard.exports.profile.slides import profile_slides  # noqa: PLC0415 - only slides need python-pptx

        return profile_slides(export)

    def xlsx(self, export: ProfileExport) -> bytes:
        """The profile as a workbook with licences and definitions."""
        from dashboard.exports.profile.workbook import profile_workbook  # noqa: PLC0415 - as above

        catalogue = self.answers.possible(export.profile.version).catalogue
        licences, definitions = _licences(export.profile, catalogue), _definitions(export.profile, catalogue)
        return profile_workbook(export, licences, definitions)

    def _caption(self, profile: Profile, answer: Answer, notices: Sequence[str], root: str) -> Caption:
        lang = profile.lang
        owner = self.answers.words.full_name
        rows = [(row.year - row.span + 1, row.year) for row in profile.rows if row.year is not None]
        years = [year for ends in rows for year in ends]
        span = "–".join(str(one) for one in dict.fromkeys((min(years), max(years)))) if years else ""
        kind = profile.words.say(lang, f"export_kind_{profile.level}")
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
            reporting=say(lang, "export_years", span=span) if span else "",
            territory=profile.territory,
            version=profile.version,
            made=day(date.today(), lang),  # noqa: DTZ011 - the day on the clock of whoever runs the monitor
            link=f"{root.rstrip('/')}{_address(profile, answer.selection)}",
            notices=tuple(notices),
            own=profile.own(),
        )

    def _wholes(self, frame: Answer, area: Area, root: str) -> Iterator[ExportedWhole]:
        """The wholes that the page shows, each with what the Monitor's export says of it."""
        for one in place_wholes(self.answers, frame, area):
            name, base, _ = composition_head(self.answers, one.answer)
            yield ExportedWhole(
                name=name,
                base=base,
                note=composition_caption(self.answers, one.answer),
                caption=self.exporting.caption(one.answer, ZUSAMMENSETZUNG, root, one.year),
                parts=one.parts,
                drawing=chart_drawing(self.exporting, one.answer, ZUSAMMENSETZUNG),
            )

    def _map(self, area: Area, answer: Answer) -> Locator | None:
        """None where this district's boundaries are missing."""
        found = place_locator(self.answers, area, answer)
        return Locator(*found) if found else None


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
        if (one.provenance == "example" and examples) or named_credit(catalogue, key, lang) in profile.sources
    ]
    return [(say(lang, "export_label_licence"), terms(one, lang)) for one in used]


def _definitions(profile: Profile, catalogue: Catalogue) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for row in profile.rows:
        found += definition_lines(catalogue.indicators[row.indicator], catalogue.measures, profile.lang)
    return [*found, *statuses(profile.lang)]


def _badge(profile: Profile) -> str:
    """The mark of examples: of all that is shown, or of some of it."""
    shown = [
        one.example for row in profile.rows for one in (row.own, *row.surroundings) if one.value is not None
    ]
    shown += [one.example for one in profile.facts]
    if profile.institutions:
        shown += [profile.institutions.examples, profile.institutions.all_examples]
    if not any(shown):
        return ""
    return say(profile.lang, "badge_all" if all(shown) else "badge_some")


def _address(profile: Profile, chosen: Selection) -> str:
    """What the profile depends on, on the same data version."""
    query = replace(chosen, version=profile.version).to_query()
    return short_address(f"{PROFILE}/{profile.key}", query)
