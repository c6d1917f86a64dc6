"""The Gemeindeprofil: what a place is, what is striking, every indicator as a row, and who is similar."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from dash import html
from dash.development.base_component import Component

from dashboard.domain.selection import ALL_FIGURES, OFFICIAL, parse
from dashboard.indicators.wording.similar_places import SimilarWords
from dashboard.profile.model import Fact, Profile, ProfileFinding
from dashboard.texts import say
from layouts.attributes import attributes
from layouts.embedding.link import embedding_link
from layouts.markup import InlineMarkup
from layouts.options import OneOf
from layouts.own_words import note_button, note_line, own_wording
from layouts.profile.addresses import PATH, SERIES, address
from layouts.profile.compositions import ProfileComposition, composition_section
from layouts.profile.institutions import institutions_section
from layouts.profile.similar_places import similar_section
from layouts.profile.table import key, profile_table, series_frame
from layouts.shell import footer, icon

FILES = (
    ("pdf", "picture", "meeting_pdf"),
    ("pptx", "slides", "profile_export_pptx"),
    ("xlsx", "table", "profile_export_xlsx"),
)
"""What can be taken along: ending of the address, icon and key of the wording."""


@dataclass(frozen=True, slots=True)
class ProfileParts:
    """What the page shows beside the profile: the small map, who is similar, and what could not be done as
    asked.

    `weights` and `similar_in` are what the selects of features and extent offer, empty where nobody is compared;
    `stamp` makes addresses of series that browsers may keep.
    """

    profile: Profile
    map_svg: str
    similar: SimilarWords | None
    weights: Mapping[str, OneOf]
    notices: Sequence[str]
    stamp: str
    similar_in: OneOf | None = None
    compositions: Sequence[ProfileComposition] = ()


def profile_page(parts: ProfileParts) -> html.Main:
    """The whole profile: head, findings, rows by theme, similar places."""
    profile = parts.profile
    lang = profile.lang
    return html.Main(
        [
            *([_notices(parts.notices)] if parts.notices else []),
            _head(parts),
            _findings(parts),
            _rows(parts),
            *_institutions(profile),
            *composition_section(parts.compositions, lang),
            *_similar(parts),
            own_wording(lang),
            html.Div(
                [
                    html.P(
                        [
                            profile.sources,
                            html.Br(),
                            f"{say(lang, 'source_version', status=profile.territory, version=profile.version)} · ",
                            say(lang, "source_map"),
                        ]
                    ),
                    footer(lang),
                ],
                className="bl-foot",
            ),
        ],
        className="bl-profile",
        id="inhalt",
        tabIndex=-1,
    )


def _notices(sentences: Sequence[str]) -> html.Div:
    return html.Div([html.P(one) for one in sentences], className="bl-notice", role="status")


def _head(parts: ProfileParts) -> html.Header:
    profile, lang = parts.profile, parts.profile.lang
    where = say(lang, "profile_map", name=profile.name)
    drawn = html.Div(
        InlineMarkup(parts.map_svg),
        id="profile-map",
        className="bl-profile-map",
        role="img",
        **attributes({"aria-label": where}),
    )
    return html.Header(
        [
            html.Div(
                [
                    html.Div(
                        [
                            html.H1(profile.name),
                            note_button(profile.key, profile.name, lang, written=bool(profile.note)),
                        ],
                        className="bl-own-head",
                    ),
                    html.P(profile.description, className="bl-profile-lead"),
                    *([note_line(profile.note, lang)] if profile.note else []),
                    html.Dl([_fact(one, lang) for one in profile.facts], className="bl-profile-facts"),
                ]
            ),
            *([drawn] if parts.map_svg else []),
        ],
        className="bl-profile-head",
    )


def _fact(fact: Fact, lang: str) -> html.Div:
    content: list[str | Component] = [fact.text]
    if fact.example:
        content += [" ", html.Small(say(lang, "profile_example"), className="bl-profile-example")]
    return html.Div([html.Dt(fact.label), html.Dd(content)])


def _findings(parts: ProfileParts) -> html.Section:
    profile, lang = parts.profile, parts.profile.lang
    return html.Section(
        [
            html.Div(
                [
                    html.Ul([_finding(one, profile) for one in profile.findings]),
                    html.P(profile.marks, className="bl-note bl-profile-marks"),
                    html.Details(
                        [
                            html.Summary(say(lang, "definition_chance")),
                            html.P(say(lang, "definition_chance_register")),
                            html.P(say(lang, "definition_chance_words")),
                        ],
                        className="bl-note bl-profile-marks",
                    ),
                ]
            ),
            html.Div(
                [
                    *(_file(kind, sign, word, parts.profile) for kind, sign, word in FILES),
                    embedding_link(address(profile.key, profile.query), lang),
                ],
                className="bl-actions",
            ),
        ],
        className="bl-card bl-profile-findings",
        **attributes({"aria-label": say(lang, "profile_findings")}),
    )


def _finding(finding: ProfileFinding, profile: Profile) -> html.Li:
    lang = profile.lang
    link = html.A(
        say(lang, "profile_see"),
        href=f"/?{profile.monitor(finding.query)}",
        className="bl-link",
        **attributes({"aria-label": say(lang, "profile_see_of", text=finding.text)}),
    )
    return html.Li([html.Span(finding.text), " ", link])


def _file(kind: str, sign: str, word: str, profile: Profile) -> html.A:
    target = address(f"{profile.key}.{kind}", profile.query)
    return html.A(
        [icon(sign), html.Span(say(profile.lang, word))],
        href=target,
        className="btn bl-quiet",
        download="",
        title=say(profile.lang, f"profile_file_{kind}"),
    )


def _rows(parts: ProfileParts) -> html.Section:
    profile, lang = parts.profile, parts.profile.lang
    orders = (("theme", "true"), ("distance", "false"), ("movement", "false"))
    notes = [profile.words.say(lang, f"profile_note_{profile.level}")]
    notes += [say(lang, "profile_periods")] if any(row.span > 1 for row in profile.rows) else []
    notes += [say(lang, "official_note")] if parse(profile.query)[0].official else []
    return html.Section(
        [
            html.Div(
                [
                    html.Div(key(profile), id="profile-key", className="bl-profile-key"),
                    *([_figures(profile)] if profile.has_examples else []),
                    html.Div(
                        [
                            html.Span(
                                say(lang, "profile_sort"),
                                id="profile-sort-label",
                                className="bl-profile-sort",
                            ),
                            html.Div(
                                [
                                    html.Button(
                                        say(lang, f"profile_sort_{order}"),
                                        type="button",
                                        **attributes(
                                            {
                                                "data-order": order,
                                                "data-said": say(lang, f"profile_sorted_{order}"),
                                                "aria-pressed": pressed,
                                            }
                                        ),
                                    )
                                    for order, pressed in orders
                                ],
                                className="bl-seg",
                                role="group",
                                **attributes({"aria-labelledby": "profile-sort-label"}),
                            ),
                        ],
                        className="bl-profile-order",
                    ),
                ],
                className="bl-profile-bar",
            ),
            html.Div(
                [profile_table(profile), series_frame(lang)],
                id="profile-table",
                **attributes({"data-stamp": parts.stamp, "data-series": f"{PATH}/{profile.key}{SERIES}"}),
            ),
            html.P(" ".join(notes), className="bl-note bl-profile-note"),
        ],
        className="bl-card bl-profile-rows",
        **attributes({"aria-label": say(lang, "profile_rows")}),
    )


def _figures(profile: Profile) -> html.Div:
    """All figures or only official ones: two addresses of the same page."""
    lang, asked = profile.lang, parse(profile.query)[0]
    links = [
        html.A(
            say(lang, word),
            href=address(profile.key, replace(asked, figures=figures).to_query()),
            **attributes({"aria-current": "true"} if figures == asked.figures else {}),
        )
        for figures, word in ((ALL_FIGURES, "official_all"), (OFFICIAL, "official_only"))
    ]
    said = {"aria-label": say(lang, "official_figures")}
    return html.Div(
        html.Div(links, className="bl-seg", role="group", **attributes(said)), className="bl-profile-order"
    )


def _institutions(profile: Profile) -> list[html.Section]:
    return [institutions_section(profile.institutions, profile.lang)] if profile.institutions else []


def _similar(parts: ProfileParts) -> list[html.Section]:
    if parts.similar is None:
        return []
    return [similar_section(parts.profile, parts.similar, parts.weights, parts.similar_in)]
