"""The page that gives the code of a view for a frame of another website."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from dash import html
from dash.development.base_component import Component

from dashboard.texts import say
from layouts.attributes import attributes
from layouts.shell import footer, icon

PATH = "/einbetten"


@dataclass(frozen=True, slots=True)
class EmbeddingCode:
    """`address` is that of the frame, with host, and `inside` without; `name` is the frame's title, `height` that of
    the frame in px. `choices` are other views of the page: name, address and whether it is this one. `sites` may show
    it, `back` leads to the page."""

    lang: str
    name: str
    address: str
    inside: str
    height: int
    choices: Sequence[tuple[str, str, bool]]
    sites: Sequence[str]
    back: str

    @property
    def code(self) -> str:
        """What is put into the other page."""
        return (
            f'<iframe src="{escape(self.address)}" title="{escape(self.name)}" width="100%" height="{self.height}" '
            'style="border:0" loading="lazy"></iframe>'
        )


def code_page(given: EmbeddingCode) -> html.Main:
    """Code with a button that copies it, where it works, and what it looks like."""
    lang = given.lang
    return html.Main(
        [
            html.H1(say(lang, "embedding_title")),
            html.P(say(lang, "embedding_lead")),
            *_choices(given),
            html.H2(html.Label(say(lang, "embedding_code"), htmlFor="embedding-code")),
            html.Textarea(
                given.code,
                id="embedding-code",
                className="form-control bl-embedding-code",
                readOnly="readonly",
                rows=5,
            ),
            html.P(
                [
                    html.Button(
                        [icon("link"), html.Span(say(lang, "embedding_copy"))],
                        type="button",
                        id="embedding-copy",
                        className="btn btn-primary",
                        **attributes(
                            {"data-done": say(lang, "embedding_copied"), "data-failed": say(lang, "embedding_failed")}
                        ),
                    ),
                    html.Span(id="embedding-said", role="status"),
                ],
                className="bl-embedding-actions",
            ),
            *_sites(given),
            html.P(say(lang, "embedding_height")),
            html.P(say(lang, "embedding_brightness")),
            html.H2(say(lang, "embedding_preview")),
            html.Iframe(
                src=given.inside,
                title=given.name,
                width="100%",
                height=str(given.height),
                className="bl-embedding-preview",
            ),
            html.P(html.A(say(lang, "embedding_back"), href=given.back, className="bl-link")),
            footer(lang),
        ],
        className="bl-text bl-embedding",
        id="inhalt",
        tabIndex=-1,
    )  # fmt: skip


def _choices(given: EmbeddingCode) -> list[Component]:
    if len(given.choices) < 2:
        return []
    links = [
        html.A(name, href=address, **attributes({"aria-current": "true"} if present else {}))
        for name, address, present in given.choices
    ]
    return [
        html.Nav(
            links, className="bl-embedding-choices", **attributes({"aria-label": say(given.lang, "embedding_views")})
        )
    ]  # fmt: skip


def _sites(given: EmbeddingCode) -> list[Component]:
    lang = given.lang
    if not given.sites:
        return [html.P(say(lang, "embedding_nowhere"), className="bl-notice")]
    return [html.P(say(lang, "embedding_sites")), html.Ul([html.Li(html.Code(one)) for one in given.sites])]
