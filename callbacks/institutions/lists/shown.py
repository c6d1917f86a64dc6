"""The list that the page shows under an address: what cannot be shown gives way, with a sentence."""

from __future__ import annotations

from dataclasses import dataclass, replace
from urllib.parse import parse_qs

from callbacks.institutions.institution_data import InstitutionData, present_day
from callbacks.institutions.lists.institution_list import InstitutionList, institution_list
from dashboard.domain.area import Area
from dashboard.institutions.resolve import resolve
from dashboard.institutions.view import InstitutionView, parse
from dashboard.texts import say

AMT = "amt"
"""Parameter that a list keeps to an Amt by: the page has none."""


@dataclass(frozen=True, slots=True)
class ShownList:
    """`amt` is the one that the list keeps to, None for all; `notices` say what was left out."""

    listed: InstitutionList
    amt: Area | None
    notices: tuple[str, ...]

    @property
    def view(self) -> InstitutionView:
        """The filters, as far as they can be shown."""
        return self.listed.view


def shown_list(data: InstitutionData, query: str) -> ShownList:
    """The list of an address. Never raises for what a reader can type."""
    wanted, unread = parse(query)
    answer = data.frame(wanted)
    published = data.published(answer.version, official=wanted.official, today=present_day())
    view, left = resolve(
        replace(wanted, version=answer.selection.version, figures=answer.selection.figures, indicator=""),
        kinds=published.kinds,
        places=published.places,
        institutions=published.by_key,
        indicators=(),
    )
    lang = view.language
    asked = parse_qs(query, max_num_fields=200).get(AMT, [""])[-1] if query.count("&") < 100 else ""
    amt = unions(data).get(asked)
    notices = [say(lang, "notice_rejected", names=", ".join(unread))] if unread else []
    notices += [*answer.notices, *left]
    if asked and amt is None:
        notices.append(say(lang, "list_unknown_amt", asked=asked[:20]))
    within = None if amt is None else {one.key for one in data.municipalities() if one.amt == amt.key}
    listed = institution_list(data, view, answer, published, within)
    return ShownList(replace(listed, childminders=()), amt, tuple(notices))


def unions(data: InstitutionData) -> dict[str, Area]:
    """The Ämter of the district by key, in the order of the register; none where it has no such level."""
    areas = data.answers.repository.register().areas
    keys = dict.fromkeys(one.amt for one in data.municipalities() if one.amt in areas)
    found = {key: areas[key] for key in keys}
    return found if len(found) > 1 else {}


def named_unions(data: InstitutionData) -> list[tuple[str, str]]:
    """Keys and names of the Ämter that a list can keep to."""
    return [(key, area.name) for key, area in unions(data).items()]
