"""A list of institutions that is taken along: caption, names, sources and licences, for the pure builders."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import cast

import orjson

from callbacks.exports.contents import terms
from callbacks.institutions.institution_data import InstitutionData, present_day
from callbacks.institutions.lists.shown import ShownList, shown_list
from dashboard import formats
from dashboard.domain.short_links.codes import short_address
from dashboard.domain.short_links.vocabulary import INSTITUTIONS
from dashboard.exports.caption import Caption, credited
from dashboard.exports.institutions.list_export import ListEntry, ListExport
from dashboard.institutions.listing.columns import COLUMNS, DAYS, NUMBERS, WHOLE
from dashboard.institutions.listing.points import as_points, flat
from dashboard.institutions.matching import InstitutionHit
from dashboard.institutions.picture_words import filter_words, picture_title
from dashboard.institutions.view import TABS
from dashboard.institutions.words import is_example
from dashboard.texts import say
from data.geography.geopackage import DATE, INTEGER, REAL, TEXT, Cell, Point, PointLayer, geopackage

LAYER = "einrichtungen"
PAGE = "/bildungslandkarte"


class ListExports:
    """Each method is a pure function of query, store, day and address of this server."""

    def __init__(self, data: InstitutionData) -> None:
        self.data = data

    def shown(self, query: str) -> ShownList:
        """The list of an address."""
        return shown_list(self.data, query)

    def xlsx(self, shown: ShownList, root: str) -> bytes:
        """As a workbook."""
        from dashboard.exports.institutions.table import list_workbook  # noqa: PLC0415 - as in callbacks.exports.routes

        return list_workbook(self.export(shown, root))

    def csv(self, shown: ShownList, root: str) -> bytes:
        """As a table for any spreadsheet."""
        from dashboard.exports.institutions.table import list_csv  # noqa: PLC0415 - as above

        return list_csv(self.export(shown, root))

    def pdf(self, shown: ShownList, root: str) -> bytes:
        """On paper, by Amt and municipality."""
        from dashboard.exports.institutions.paper import list_report  # noqa: PLC0415 - as above

        return list_report(self.export(shown, root))

    def geojson(self, shown: ShownList, root: str) -> bytes:
        """As points with the columns of the data API."""
        about = {"titel": self.title(shown), "stand": shown.listed.answer.version}
        return orjson.dumps(
            as_points(shown.listed.rows(), {**about, "angaben": dict(self._about(shown, root))})
        )

    def gpkg(self, shown: ShownList, root: str) -> bytes:
        """As a GeoPackage with the columns of the data API, and all that the list says of itself beside them."""
        rows = shown.listed.rows()
        names = [name for name in COLUMNS if name not in ("lon", "lat")]
        layer = PointLayer(
            LAYER,
            self.title(shown),
            [(name, _type(name)) for name in names],
            [None if row["lon"] is None else cast(Point, (row["lon"], row["lat"])) for row in rows],
            [[cast(Cell, flat(row[name])) for name in names] for row in rows],
        )
        return geopackage(layer, self._about(shown, root), present_day())

    def _about(self, shown: ShownList, root: str) -> list[tuple[str, str]]:
        return [*self.caption(shown, root).entries(), *self._licences(shown)]

    def export(self, shown: ShownList, root: str) -> ListExport:
        """What tables and paper are made of; `root` ends with a slash."""
        return ListExport(
            caption=self.caption(shown, root),
            entries=[self._entry(hit, shown) for hit in shown.listed.hits],
            licences=self._licences(shown),
            today=present_day(),
            as_of=self.data.as_of,
            middle=self.data.answers.words.middle[shown.view.language],
            with_place=bool(shown.view.place),
        )

    def _entry(self, hit: InstitutionHit, shown: ShownList) -> ListEntry:
        one, names, lang = hit.institution, shown.listed.names, shown.view.language
        area, source = names.areas.get(one.municipality), names.sources.get(one.source)
        own = area is not None and one.municipality.startswith(self.data.answers.district)
        amt = names.areas.get(area.amt) if area and own else None
        return ListEntry(
            one,
            names.kinds[one.kind],
            names.municipality(one.municipality),
            (amt.name if amt else names.municipality(one.municipality)) if own else "",
            hit.km,
            source.name[lang] if source else one.source,
            one.licence or (source.licence if source else ""),
        )

    def _licences(self, shown: ShownList) -> list[tuple[str, str]]:
        lang = shown.view.language
        return [(say(lang, "export_label_licence"), terms(one, lang)) for one in shown.listed.sources()]

    def title(self, shown: ShownList) -> str:
        """What is listed: `Kitas und Horte bis 15 km um Borkow`, `Amt Crivitz: 39 Einrichtungen`."""
        if shown.amt:
            return f"{shown.amt.name}: {_count(shown)}"
        view = replace(shown.view, tab=TABS[0])
        place = shown.listed.published.places.get(view.place)
        return picture_title(view, self.data.kinds, place, self.data.answers.words)

    def _subtitle(self, shown: ShownList) -> str:
        """How many there are, every filter that the title does not say, and when entries were confirmed."""
        view, lang = replace(shown.view, tab=TABS[0]), shown.view.language
        parts = [_count(shown)]
        if shown.amt:
            place = shown.listed.published.places.get(view.place)
            kinds = ", ".join(
                self.data.kinds[one].plural[lang] for one in view.kinds if one in self.data.kinds
            )
            near = picture_title(view, self.data.kinds, place, self.data.answers.words) if place else kinds
            parts = [near]
        parts += filter_words(view, self.data.kinds)
        parts += [say(lang, "official_only") if view.official else "", self._confirmed(shown)]
        return " · ".join(part for part in dict.fromkeys(parts) if part)

    def caption(self, shown: ShownList, root: str) -> Caption:
        """All that the list says of itself."""
        data, view, listed = self.data, shown.view, shown.listed
        lang = view.language
        return Caption(
            lang=lang,
            kicker=" · ".join((data.answers.words.full_name, say(lang, "list_title"))),
            title=self.title(shown),
            subtitle=self._subtitle(shown),
            unit="",
            example=self._badge(shown),
            provenance="",
            sources="; ".join(
                credited(one.credit_in(lang) or one.name[lang], lang) for one in listed.sources()
            ),
            boundaries="",
            reporting="",
            territory=formats.day(data.answers.repository.register().status, lang),
            version=listed.answer.version,
            made=formats.day(date.today(), lang),  # noqa: DTZ011 - the day on the clock of whoever runs the monitor
            link=f"{root.rstrip('/')}{_address(shown)}",
            notices=shown.notices,
        )

    def _badge(self, shown: ShownList) -> str:
        examples = [is_example(hit.institution) for hit in shown.listed.hits]
        if not any(examples):
            return ""
        return say(shown.view.language, "badge_all" if all(examples) else "badge_some")

    def _confirmed(self, shown: ShownList) -> str:
        """From when to when entries were last confirmed, and how many never were."""
        lang = shown.view.language
        days = [hit.institution.confirmed_on for hit in shown.listed.hits]
        known = sorted(one for one in days if one is not None)
        parts = []
        if known:
            ends = [formats.day(one, lang) for one in dict.fromkeys((known[0], known[-1]))]
            when = say(lang, "list_days", first=ends[0], last=ends[1]) if len(ends) > 1 else ends[0]
            parts.append(say(lang, "list_confirmed", when=when))
        if len(known) < len(days):
            parts.append(say(lang, "list_unconfirmed", count=len(days) - len(known)))
        return ", ".join(parts)

    def file_name(self, shown: ShownList) -> str:
        """Says what is in the file: `bildungslandkarte-130765656-2026.1`."""
        parts = (PAGE.strip("/"), shown.amt.key if shown.amt else "", shown.listed.answer.version)
        return "-".join(part for part in parts if part)


def _address(shown: ShownList) -> str:
    """The page with this list, on this data version."""
    view = replace(shown.view, version=shown.listed.answer.version, cutout=())
    return short_address(INSTITUTIONS, view.to_query())


def _count(shown: ShownList) -> str:
    lang, count = shown.view.language, len(shown.listed.hits)
    return say(lang, "list_count_one" if count == 1 else "list_count", count=formats.number(count, 0, lang))


def _type(name: str) -> str:
    if name in WHOLE:
        return INTEGER
    return REAL if name in NUMBERS else DATE if name in DAYS else TEXT
