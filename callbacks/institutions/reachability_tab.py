"""The tab of reachability on the page: its question out of the page's state, its parts, its addresses."""

from __future__ import annotations

from dataclasses import replace

from dash import html

from callbacks.institutions import reachability_route
from callbacks.institutions.institution_data import InstitutionData, Published, present_day
from callbacks.institutions.reachability_card import card_parts, legend_parts
from callbacks.institutions.reachability_data import ReachabilityData
from callbacks.institutions.reachability_fields import field_parts
from callbacks.institutions.reachability_frame import TabFrame
from dashboard import formats
from dashboard.domain.institutions.travel import Destination
from dashboard.institutions.reachability import question as questions
from dashboard.institutions.reachability.question import TravelQuestion
from dashboard.institutions.view import InstitutionView
from data.institutions.children import official_minutes
from layouts.institutions.page import ReachabilityParts, address_of
from layouts.institutions.reachability import fields, legend
from layouts.institutions.reachability_card import card, key_figures

TAB = "erreichbarkeit"
PATH = reachability_route.PATH


class ReachabilityTab:
    """What the page and its route show of ways."""

    def __init__(self, data: ReachabilityData, institutions: InstitutionData) -> None:
        self.data = data
        self.institutions = institutions

    @property
    def exists(self) -> bool:
        """Whether there are cells to reckon with."""
        return len(self.data.district_cells()) > 0

    def parts(self, view: InstitutionView, version: str) -> ReachabilityParts:
        """Its parts of the page; empty ones, which scripts fill, while another tab is open."""
        if view.tab != TAB:
            return ReachabilityParts(
                html.Div(id="reachability-fields"),
                html.Div(id="reachability-card"),
                html.Div(id="reachability-legend"),
                html.Div(id="reachability-figures"),
            )
        question, rejected = self.data.read(query_of(view))
        found = self.data.answer(version, question, rejected, official=view.official)
        frame = self.frame(view, version)
        said = card_parts(found, frame)
        return ReachabilityParts(
            fields(field_parts(found, frame)),
            card(said, frame.lang),
            legend(legend_parts(found, frame), frame.lang),
            key_figures(said),
        )

    def frame(self, view: InstitutionView, version: str) -> TabFrame:
        """Words, names and addresses around an answer."""
        institutions, answers = self.institutions, self.data.answers
        published = institutions.published(version, official=view.official, today=present_day())
        roads = self.data.roads()
        question, _ = self.data.read(query_of(view))
        areas = answers.repository.register().areas
        return TabFrame(
            lang=view.language,
            words=answers.words,
            rules=self.data.rules,
            names={key: area.name for key, area in areas.items()},
            address=lambda asked: address_of(state_of(view, asked)),
            places=_places(published),
            official=self._official(version, question.destination),
            roads_day=formats.day(roads.day, view.language) if roads else "",
            scenarios=self.data.scenarios,
            choices=[
                (one.key, f"{one.name} ({one.note})" if one.part else one.name, one.key == view.place)
                for one in published.places.values()
                if not one.part or one.key == view.place
            ],
            place=published.places.get(view.place),
            no_place=lambda asked: address_of(replace(state_of(view, asked), place="")),
            display=view.display,
            displayed=lambda asked, display: address_of(replace(state_of(view, asked), display=display)),
        )

    def _official(self, version: str, destination: Destination) -> dict[str, float]:
        indicators = self.data.answers.repository.catalogue(version).indicators
        entry = indicators.get(destination.official)
        if entry is None or entry.ratio is None:
            return {}
        measure = entry.ratio
        key = ("official minutes", self.data.answers.edition(version), measure)
        return self.data.answers.keep(
            key, lambda: official_minutes(measure, self.data.municipalities()), most=4
        )


def query_of(view: InstitutionView) -> dict[str, str]:
    """The parameters of the question in the page's state: of several kinds the first counts."""
    return {
        questions.KIND: view.kinds[0] if view.kinds else "",
        questions.MEASURE: view.travel,
        questions.SCENARIO: view.scenario,
        **({questions.MODE: view.mode} if view.mode else {}),
        questions.NORM: view.norm,
        questions.ASSUMPTIONS: view.assumptions,
    }


def state_of(view: InstitutionView, asked: TravelQuestion) -> InstitutionView:
    """The page's state with a question; the map shows all kinds that its ways lead to."""
    said = questions.write(asked)
    own = asked.destination.key
    return replace(
        view,
        tab=TAB,
        kinds=(own, *(one for one in asked.destination.kinds if one != own)),
        travel=asked.measure,
        scenario=said.get(questions.SCENARIO, ""),
        mode=said.get(questions.MODE, ""),
        norm=said.get(questions.NORM, ""),
        assumptions=said.get(questions.ASSUMPTIONS, ""),
        institution="",
    )


def _places(published: Published) -> list[tuple[str, str]]:
    """Names of places with `longitude,latitude`, in the order of the page."""
    return [
        (f"{one.name} ({one.note})" if one.part else one.name, f"{one.point[0]:.4f},{one.point[1]:.4f}")
        for one in published.places.values()
    ]
