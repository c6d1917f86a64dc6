"""What the pages of the network are made of, and the small parts that they share."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dash import html
from dash.development.base_component import Component

from dashboard.domain.definitions.network import NetworkLink, NetworkPart
from dashboard.domain.definitions.network import wording as wording_of
from dashboard.domain.measure import Text
from dashboard.indicators.wording.district_words import DistrictWords
from dashboard.network.coming import ComingDate
from dashboard.network.model import NetworkView
from dashboard.texts import say

Content = list[Component | str]


@dataclass(frozen=True, slots=True)
class NetworkParts:
    """`graph` is the picture as SVG, empty where there is nothing to draw; `links` its links as lines of text; `query`
    what addresses of this page keep of the reader's, beginning with `?` or empty."""

    view: NetworkView
    dates: Sequence[ComingDate]
    words: DistrictWords
    version: str
    query: str
    lang: str
    graph: str = ""
    links: Sequence[str] = ()

    @property
    def parts(self) -> tuple[NetworkPart, ...]:
        """Everything that is stated."""
        of = self.view.whole
        return (*of.bodies, *of.organisations, *of.meetings, *of.agreements, *of.conferences)

    @property
    def examples(self) -> bool:
        """Whether anything on the page is an example."""
        return any(one.example for one in self.parts)

    @property
    def only_examples(self) -> bool:
        """Whether everything is."""
        return all(one.example for one in self.parts)


def words(text: Text, lang: str) -> Component | str:
    """A text in the reader's language, or marked as German where it has no other."""
    said, said_in = wording_of(text, lang)
    return said if said_in == lang else html.Span(said, lang=said_in)


def plain_words(text: Text, lang: str) -> str:
    """A text without a mark of its language, for labels."""
    return wording_of(text, lang)[0]


def example_mark(one: NetworkPart | ComingDate, lang: str) -> Content:
    """The mark of what is made up, with a space in front; nothing for what a district has stated."""
    if not one.example:
        return []
    return [" ", html.B(say(lang, "network_example"), className="bl-example-mark")]


def german(text: str, lang: str) -> Component | str:
    """A line that is always German, such as a place."""
    return text if lang == "de" else html.Span(text, lang="de")


def link_list(links: Sequence[NetworkLink], lang: str) -> html.Ul:
    """Links to papers."""
    return html.Ul(
        [
            html.Li(html.A(german(one.label, lang), href=one.url, className="bl-link", rel="noopener"))
            for one in links
        ],
        className="bl-network-papers",
    )


def public_words(*, public: bool, lang: str) -> str:
    """Whether everybody may come."""
    return say(lang, "network_public" if public else "network_not_public")
