"""The nearest state of the Bildungslandkarte that can be shown, and what had to give way."""

from __future__ import annotations

from collections.abc import Container, Mapping
from dataclasses import replace

from dashboard.domain.institutions.institution import InstitutionKind
from dashboard.institutions.view import NO_KIND, InstitutionView
from dashboard.texts import say


def resolve(
    view: InstitutionView,
    *,
    kinds: Mapping[str, InstitutionKind],
    places: Container[str],
    institutions: Container[str],
    indicators: Container[str],
    former: Mapping[str, str] | None = None,
) -> tuple[InstitutionView, tuple[str, ...]]:
    """The state without what there is not, and a sentence about each thing that was left out. `former` gives by a
    former key of an institution the key that it has now."""
    lang, notices = view.language, []
    view = replace(view, institution=(former or {}).get(view.institution, view.institution))

    def said(key: str, asked: str) -> None:
        notices.append(say(lang, f"institutions_unknown_{key}", asked=asked[:60]))

    unknown = [one for one in view.kinds if one not in kinds and one != NO_KIND]
    for one in unknown:
        said("kind", one)
    known = tuple(one for one in view.kinds if one in kinds)
    none = NO_KIND in view.kinds and not known
    view = replace(view, kinds=(NO_KIND,) if none else known if len(known) < len(kinds) else ())
    if view.school_kind and not (view.school_kind in kinds and kinds[view.school_kind].catchments):
        said("kind", view.school_kind)
        view = replace(view, school_kind="")
    if view.place and view.place not in places:
        said("place", view.place)
        view = replace(view, place="", radius_km=None)
    if view.institution and view.institution not in institutions:
        said("institution", view.institution)
        view = replace(view, institution="")
    if view.indicator and view.indicator not in indicators:
        said("indicator", view.indicator)
        view = replace(view, indicator="", year=None)
    return view, tuple(notices)
