"""A chapter as it is read: key messages, then its blocks in order, those of a kind that follow each other side by
side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from dash import html
from dash.development.base_component import Component

from dashboard.report.blocks import Aside, DataGap, KeyMessage, Practice, Prose
from dashboard.report.document import (
    ShownBlock,
    ShownChapter,
    ShownFigure,
    ShownRecommendation,
    ShownSection,
    ShownSentences,
)
from dashboard.report.rich_text import plain
from dashboard.texts import say
from layouts.attributes import attributes
from layouts.report.blocks import computed, gaps, key_messages, practice, prose, recommendations, signature
from layouts.report.figures import figure_card
from layouts.report.parts import ReportParts, german, place_name, section_anchor
from layouts.report.texts import NumberedFacts

_KEYS = "das-wichtigste"
_HEADED: dict[type, tuple[str, str]] = {
    Practice: ("report_practice", "gute-praxis"),
    ShownRecommendation: ("report_recommendations", "empfehlungen"),
    DataGap: ("report_gaps", "was-wir-nicht-wissen"),
}
"""Kinds of blocks that stand below a heading of their own, with its anchor."""


@dataclass(frozen=True, slots=True)
class ContentsEntry:
    """An entry of the contents: `number` is empty for the headings that every report has; `written` where the title is
    an author's, which stays German."""

    anchor: str
    number: str
    title: str
    written: bool = False


def headings(chapter: ShownChapter, lang: str) -> list[ContentsEntry]:
    """What stands in the contents below a chapter."""
    found = [ContentsEntry(_KEYS, "", say(lang, "report_keys"))] if chapter.messages else []
    for kind, blocks, anchor in _groups(chapter):
        if kind is ShownSection:
            found += [
                ContentsEntry(section_anchor(one), one.number, plain(one.title), written=True)
                for one in blocks
                if isinstance(one, ShownSection)
            ]
        elif anchor:
            found.append(ContentsEntry(anchor, "", say(lang, _HEADED[kind][0])))
    return found


def chapter_page(chapter: ShownChapter, parts: ReportParts) -> list[Component]:
    """Everything of a chapter."""
    lang, facts = parts.lang, NumberedFacts(parts.lang)
    messages = chapter.messages
    own = german(parts)
    shown: list[Component] = [
        html.Header(
            [
                html.H1([html.Span(str(chapter.number)), " ", html.Span(chapter.title, **own)]),
                *([html.P(chapter.lead, className="bl-report-lead", **own)] if chapter.lead else []),
            ]
        )
    ]
    if chapter.problems and parts.report.whole:
        said = say(lang, "report_part_missing", version=parts.report.version)
        shown.append(html.P(said, className="bl-report-note"))
    if not chapter.blocks:
        said = say(lang, "report_scope_nothing", name=place_name(parts))
        return [*shown, html.P(said, className="bl-report-lead")]
    if messages:
        shown.append(
            html.Section(
                [html.H2(say(lang, "report_keys"), id=_KEYS), key_messages(messages, facts, parts)],
                className="bl-card bl-report-most",
            )
        )
    return [*shown, *_body(chapter, facts, parts)]


def _body(chapter: ShownChapter, facts: NumberedFacts, parts: ReportParts) -> Iterator[Component]:
    signed = signature(chapter, parts.lang) if parts.report.whole else ""
    groups = list(_groups(chapter))
    last = max((at for at, (kind, blocks, _) in enumerate(groups) if _is_text(kind, blocks)), default=-1)
    for at, (kind, blocks, anchor) in enumerate(groups):
        if anchor:
            yield html.H2(say(parts.lang, _HEADED[kind][0]), id=anchor, className="bl-report-h")
        yield from _group(blocks, signed if at == last else "", facts, parts)
    if signed and last < 0:
        yield html.P(signed, className="bl-report-signed")


def _is_text(kind: type, blocks: Sequence[ShownBlock]) -> bool:
    return kind is Prose and any(isinstance(one, Prose) for one in blocks)


def _group(
    blocks: Sequence[ShownBlock], signed: str, facts: NumberedFacts, parts: ReportParts
) -> Iterator[Component]:
    """Blocks of one kind."""
    written = [one for one in blocks if isinstance(one, Prose | Aside)]
    advised = [one for one in blocks if isinstance(one, ShownRecommendation)]
    unknown = [one for one in blocks if isinstance(one, DataGap)]
    if written:
        yield prose(written, signed, facts, parts)
    if advised:
        yield recommendations(advised, parts.courses, facts, parts)
    if unknown:
        yield gaps(unknown, facts, parts)
    for one in blocks:
        match one:
            case ShownSection():
                yield html.H2(
                    [html.Span(one.number), " ", html.Span(facts.runs(one.title), **german(parts))],
                    id=section_anchor(one),
                    className="bl-report-h",
                )
            case ShownFigure():
                yield figure_card(one, parts.views.get(one.number, ()), parts)
            case ShownSentences():
                yield computed(one, parts.lang)
            case Practice():
                yield practice(one, facts, parts)


def _groups(chapter: ShownChapter) -> Iterator[tuple[type, Sequence[ShownBlock], str]]:
    """Blocks of a kind that follow each other, with the anchor of the heading that the report gives them: none where
    the author has just written the same one."""
    rest = [one for one in chapter.blocks if not isinstance(one, KeyMessage)]
    above, used = "", dict[str, int]()
    for kind, found in groupby(rest, key=_kind):
        blocks = list(found)
        anchor = ""
        if kind in _HEADED and above not in (say("de", _HEADED[kind][0]), say("en", _HEADED[kind][0])):
            name = _HEADED[kind][1]
            used[name] = used.get(name, 0) + 1
            anchor = name if used[name] == 1 else f"{name}-{used[name]}"
        above = plain(blocks[-1].title) if isinstance(blocks[-1], ShownSection) else ""
        yield kind, blocks, anchor


def _kind(block: ShownBlock) -> type:
    return Prose if isinstance(block, Aside) else type(block)


def pager(parts: ReportParts, around: Sequence[tuple[str, str] | None], lang: str) -> html.Nav:
    """The chapters before and after: key and name each, None where there is none."""
    before, after = around
    return html.Nav(
        [
            *([_turn(before, parts, forward=False)] if before else [html.Span()]),
            *([_turn(after, parts, forward=True)] if after else []),
        ],
        className="bl-report-pager",
        **attributes({"aria-label": say(lang, "report_pager")}),
    )


def _turn(to: tuple[str, str], parts: ReportParts, *, forward: bool) -> html.A:
    key, name = to
    arrow = html.Span("→" if forward else "←", **attributes({"aria-hidden": "true"}))
    inner = [html.Span(name), arrow] if forward else [arrow, html.Span(name)]
    return html.A(
        inner,
        href=parts.address.to(key),
        className="btn btn-outline-secondary",
        **attributes({"rel": "next" if forward else "prev"}),
    )
