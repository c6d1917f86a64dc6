"""The data API's catchments: `/api/v1/einzugsbereiche.geojson`, one feature for each part of one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import orjson
from flask import Flask, Response, request

from callbacks.api.institutions import GEOJSON, asked_municipalities, asked_view
from callbacks.api.refused import refused
from callbacks.api.routes import frame
from callbacks.institutions.institution_data import InstitutionData, Published, present_day
from callbacks.institutions.lists.outlines import Outlines, outlines, rings_of
from callbacks.server.caching import NEVER, packed
from dashboard.domain.institutions.catchment import Catchment
from dashboard.domain.measure import Source
from dashboard.domain.selection import OFFICIAL, Selection
from dashboard.errors import MonitorError, UnknownKey
from dashboard.indicators.sources import described
from dashboard.institutions.listing.polygons import geometry, overlap
from dashboard.institutions.school_years import read_year, year_words
from dashboard.texts import say
from data.germany.areas import germany

PATH = "/api/v1/einzugsbereiche.geojson"
AREA, MUNICIPALITY, PART = "fläche", "gemeinde", "ortsteil"
"""What a feature is: a drawn area, a whole municipality, or a part of one that has a name and no outline."""


def register(server: Flask, data: InstitutionData) -> None:
    """Adds the route."""

    @server.get(PATH)
    def einzugsbereiche() -> Response:
        return packed(orjson.dumps(_collection(data)), GEOJSON, cache=NEVER)


def _collection(data: InstitutionData) -> dict[str, object]:
    view = asked_view(data)
    answer = frame(data.answers, Selection(version=view.version, figures=view.figures))
    published = data.published(answer.version, official=view.official, today=present_day())
    found = _chosen(data, published, view.kinds)
    drawn = outlines(data.answers, {one.municipality for one in found if one.municipality})
    sources = data.answers.repository.catalogue().sources
    used = dict.fromkeys(one.source for one in found if one.source in sources)
    return {
        "type": "FeatureCollection",
        "stand": answer.version,
        **({"herkunft": OFFICIAL} if view.official else {}),
        "hinweise": list(_notices(found, drawn, view.language)),
        "quellen": described((sources[key] for key in used), view.language),
        "features": [_feature(one, data, published, drawn, sources, view.language) for one in found],
    }


def _chosen(data: InstitutionData, published: Published, kinds: tuple[str, ...]) -> list[Catchment]:
    """Those that the parameters leave. Raises UnknownKey and MonitorError for what there is not."""
    school, year = request.args.get("einrichtung", "").strip(), _year()
    school = published.former.get(school, school)
    if school and school not in published.by_key:
        raise refused(UnknownKey, "api_institutions_entry", {"given": school[:60]}, einrichtung=school[:60])
    within = asked_municipalities(data)
    found = [
        one
        for one in published.catchments
        if (not kinds or one.kind in kinds)
        and (not school or one.institution == school)
        and (year is None or one.holds_in(year))
    ]
    if within is None:
        return found
    drawn = [tuple(rings_of(one)) for one in outlines(data.answers, within).values()]
    return [
        one
        for one in found
        if one.municipality in within
        or (one.polygon and any(overlap(one.polygon, outline) for outline in drawn))
    ]


def _year() -> int | None:
    text = request.args.get("schuljahr", "").strip()
    try:
        return read_year(text) if text else None
    except ValueError:
        raise refused(
            MonitorError, "api_institutions_year", {"given": text[:20]}, parameter="schuljahr"
        ) from None


def _notices(found: list[Catchment], drawn: Outlines, lang: str) -> Iterator[str]:
    if any(one.provenance == "example" for one in found):
        yield say(lang, "api_institutions_examples")
    if any(one.part for one in found):
        yield say(lang, "api_catchments_parts")
    if any(not one.part and one.municipality and one.municipality not in drawn for one in found):
        yield say(lang, "api_catchments_no_outline")


def _feature(
    one: Catchment,
    data: InstitutionData,
    published: Published,
    drawn: Outlines,
    sources: Mapping[str, Source],
    lang: str,
) -> dict[str, object]:
    school, source = published.by_key.get(one.institution), sources.get(one.source)
    area = data.answers.repository.register().areas.get(one.municipality) or germany().areas.get(
        one.municipality
    )
    kind = data.kinds.get(one.kind)
    shape = drawn.get(one.municipality) if one.municipality and not one.part else None
    return {
        "type": "Feature",
        "geometry": geometry(one.polygon) if one.polygon else shape,
        "properties": {
            "einrichtung": one.institution or None,
            "name": school.name if school else None,
            "art": one.kind,
            "art_name": kind.name[lang] if kind else None,
            "schuljahr_von": None if one.year_from is None else year_words(one.year_from),
            "schuljahr_bis": None if one.year_to is None else year_words(one.year_to),
            "umfang": AREA if one.polygon else PART if one.part else MUNICIPALITY,
            "gemeinde": one.municipality or None,
            "gemeinde_name": area.name if area else None,
            "ortsteil": one.part or None,
            "regel": one.rule or None,
            "quelle": (source.name[lang] if source else one.source) or None,
            "lizenz": source.licence if source else None,
            "herkunft": str(one.provenance),
        },
    }
