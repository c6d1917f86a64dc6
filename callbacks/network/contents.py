"""What the pages of the network show, gathered of the catalogue of a data version."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from callbacks.answers import Answers
from callbacks.district_data import Answer
from callbacks.institutions.institution_data import present_day
from dashboard.charts.network.arrange import BODY, GraphNode, arranged
from dashboard.charts.network.graph_svg import graph_svg
from dashboard.domain.definitions.network import StatedNetwork, wording
from dashboard.domain.definitions.of_district import network_of
from dashboard.domain.selection import Selection
from dashboard.indicators.wording.district_words import DistrictWords
from dashboard.network.coming import ComingDate, coming_dates
from dashboard.network.model import NetworkView, network_view
from dashboard.texts import say
from layouts.network.parts import NetworkParts

LONGEST_SEARCH = 80


@dataclass(frozen=True, slots=True)
class NetworkContents:
    """Everything of the pages; each method is a function of the answer, the store and the day."""

    answers: Answers

    def frame(self, asked: Selection, rejected: Sequence[str] = ()) -> Answer:
        """Language and data version, resolved."""
        answer = self.answers.resolve(Selection(language=asked.language, version=asked.version), rejected)
        settled = Selection(language=asked.language, version=answer.selection.version)
        return replace(answer, selection=settled)

    def network(self, answer: Answer) -> StatedNetwork:
        """What the district has stated in the data version of the answer."""
        return network_of(answer.possible.catalogue, self.answers.district)

    def dates(self, answer: Answer) -> tuple[ComingDate, ...]:
        """What is still to come."""
        return coming_dates(self.network(answer), present_day(), answer.selection.language)

    def parts(self, answer: Answer, wanted: str = "") -> NetworkParts:
        """What pages show besides the graph; `wanted` are the words with which an organisation is searched for."""
        query = answer.selection.to_query()
        found = page_parts(
            self.network(answer),
            present_day(),
            self.answers.words,
            answer.selection.language,
            wanted[:LONGEST_SEARCH],
        )
        return replace(found, version=answer.version, query=f"?{query}" if query else "")

    def drawn_parts(self, answer: Answer, wanted: str = "") -> NetworkParts:
        """The page with its graph."""
        found = self.parts(answer, wanted)
        graph, links = drawn(found.view, found.lang)
        return replace(found, graph=graph, links=links)


def page_parts(
    network: StatedNetwork, today: date, words: DistrictWords, lang: str, wanted: str = ""
) -> NetworkParts:
    """A network on a day, of no data version yet and without its graph."""
    view = network_view(network, today, wanted)
    dates = coming_dates(network, today, lang)
    return NetworkParts(view=view, dates=dates, words=words, version="", query="", lang=lang)


def drawn(view: NetworkView, lang: str) -> tuple[str, tuple[str, ...]]:
    """The graph of the bodies on show with everybody in them, and the same links as lines of text; both empty where no
    organisation sits in one."""
    graph = arranged(view.shown, view.whole.organisations, lang)
    if not any(one.kind != BODY for one in graph.nodes):
        return "", ()
    names = {
        **{f"gremium-{one.key}": wording(one.name, lang)[0] for one in view.whole.bodies},
        **{f"organisation-{one.key}": wording(one.name, lang)[0] for one in view.whole.organisations},
    }
    parents = {f"gremium-{one.key}": f"gremium-{one.parent}" for one in view.whole.bodies if one.parent}

    def said(node: GraphNode) -> str:
        name = names[node.name]
        bodies = ", ".join(names[one] for one in node.near if one.startswith("gremium-"))
        if node.kind != BODY:
            return say(lang, "network_graph_organisation", name=name, bodies=bodies)
        members = ", ".join(names[one] for one in node.near if one.startswith("organisation-"))
        told = say(
            lang, "network_graph_body" if members else "network_graph_body_none", name=name, members=members
        )
        parent = parents.get(node.name, "")
        reports = [say(lang, "network_graph_reports", parent=names[parent])] if parent in names else []
        return " ".join([told, *reports])

    svg = graph_svg(graph, say(lang, "network_graph_title"), said, lang)
    return svg, tuple(said(one) for one in graph.nodes if one.kind == BODY)
