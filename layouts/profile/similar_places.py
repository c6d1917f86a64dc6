"""The end of a profile: who is like the place, where they are looked for, and by what weights."""

from __future__ import annotations

from collections.abc import Mapping

from dash import html

from dashboard import formats
from dashboard.domain.selection import MOST_PLACES, Selection, parse
from dashboard.indicators.wording.similar_places import SimilarWords
from dashboard.profile.model import Profile
from dashboard.texts import say
from layouts.attributes import attributes
from layouts.fields import select
from layouts.options import OneOf
from layouts.profile.addresses import COMPARISON, address

_ON_MAP = "bevoelkerungsdichte"  # what every place has, and what says most of who is similar
_COMPARED = 2  # similar places that the comparison begins with


def similar_section(
    profile: Profile, words: SimilarWords, weights: Mapping[str, OneOf], similar_in: OneOf | None
) -> html.Section:
    """Who is like the place, with the reasons, where they are looked for, and what counts how much."""
    lang = profile.lang
    fields = [
        html.Div(
            [
                html.Label(say(lang, f"feature_{feature}"), htmlFor=f"profile-weight-{feature}"),
                select(f"profile-weight-{feature}", offered),
            ],
            className="bl-weight",
        )
        for feature, offered in weights.items()
    ]
    where = (
        [
            html.Div(
                [
                    html.Label(say(lang, "similar_in"), htmlFor="profile-similar-in"),
                    select("profile-similar-in", similar_in),
                ],
                className="bl-weight bl-profile-similar-in",
            )
        ]
        if similar_in
        else []
    )
    places = [
        html.Li(
            [html.A(one.name, href=address(one.key, profile.query), className="bl-link"), f" {one.reasons}"]
        )
        for one in words.places
    ]
    return html.Section(
        [
            html.H2(words.question),
            html.P(words.answer),
            *where,
            *([html.Ol(places), _compared(profile, words), _on_map(profile, words)] if places else []),
            *(html.P(one, className="bl-note") for one in words.notes),
            html.Details(
                [
                    html.Summary(say(lang, "similar_weights")),
                    html.P(say(lang, "profile_weights"), className="bl-note"),
                    html.Div(fields, className="bl-profile-weights", id="profile-weights"),
                ],
                open=bool(profile.query and "gewichte=" in profile.query),
            ),
        ],
        className="bl-card bl-similar bl-profile-similar",
        **attributes({"aria-label": say(lang, "similar_kreis" if profile.level == "kreis" else "similar")}),
    )


def _on_map(profile: Profile, words: SimilarWords) -> html.P:
    """Leads to a map that shows the place and as many of the similar ones as can be selected."""
    keys = (profile.key, *(one.key for one in words.places))[:MOST_PLACES]
    asked, extents = parse(profile.query)[0], ("", "kreis", "land", "bund")
    extent = max(profile.extent, words.extent, key=extents.index)
    shown = Selection(
        indicator=_ON_MAP,
        level=profile.level,
        places=keys,
        extent="" if extent == "kreis" else extent,
        language=asked.language,
        version=asked.version,
    )
    there = f"/?{shown.to_query()}"
    return html.P(html.A(say(profile.lang, "similar_show"), href=there, className="bl-link"))


def _compared(profile: Profile, words: SimilarWords) -> html.P:
    """Leads to the comparison with the most similar two."""
    near = words.places[:_COMPARED]
    places = f"gebiete={','.join((profile.key, *(one.key for one in near)))}"
    address = f"{COMPARISON}?{'&'.join(part for part in (places, profile.query) if part)}"
    named = formats.listed([one.name for one in near], say(profile.lang, "and"))
    return html.P(
        html.A(say(profile.lang, "profile_compare", names=named), href=address, className="bl-link")
    )
