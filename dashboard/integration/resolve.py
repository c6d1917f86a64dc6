"""The nearest state of `/integration` that can be shown, and what had to give way."""

from __future__ import annotations

from collections.abc import Collection, Container
from dataclasses import replace
from datetime import date

from dashboard.domain.courses.kinds import KINDS
from dashboard.integration.view import IntegrationView
from dashboard.texts import say


def resolve(
    view: IntegrationView, *, places: Container[str], focuses: Collection[str], span: tuple[date, date] | None
) -> tuple[IntegrationView, tuple[str, ...]]:
    """The state without what there is not, and a sentence about each thing that was left out. `span` are the
    first and the last day of all courses, None without any."""
    lang, notices = view.language, list[str]()

    def said(key: str, asked: str) -> None:
        notices.append(say(lang, f"integration_unknown_{key}", asked=asked[:60]))

    for one in view.kinds:
        if one not in KINDS:
            said("kind", one)
    view = replace(view, kinds=tuple(one for one in KINDS if one in view.kinds))
    if view.place and view.place not in places:
        said("place", view.place)
        view = replace(view, place="", radius_km=None)
    if view.radius_km and not view.place:
        notices.append(say(lang, "integration_radius_alone"))
        view = replace(view, radius_km=None)
    if view.focus and view.focus not in focuses:
        said("focus", view.focus)
        view = replace(view, focus="")
    if view.since and span and not span[0].replace(day=1) <= view.since <= span[1]:
        said("month", f"{view.since:%Y-%m}")
        view = replace(view, since=None)
    return view, tuple(notices)
