"""Markdown of authors as values that every form of the report paints: words with their looks, links and figures.

HTML in a text stays text. Only links to web addresses, to mail and within the product lead anywhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from markdown_it import MarkdownIt
from markdown_it.token import Token

from dashboard.domain.plain_text import clean
from dashboard.domain.report.fact import ReportFact
from dashboard.report.filling import fact_at

_LINK = re.compile(r"(https://|http://|mailto:|/(?!/))[^\s\ue000-\uf8ff]*")
_SIGN = re.compile("([\ue000-\uf8ff])")


@dataclass(frozen=True, slots=True)
class TextRun:
    """Words of one look. `link` is an address or empty; `fact` is the figure that the words are."""

    text: str
    strong: bool = False
    emphasis: bool = False
    link: str = ""
    fact: ReportFact | None = None


TextRuns = tuple[TextRun, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; `quoted` where the author quotes it."""

    runs: TextRuns
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class Listing:
    """A list of entries, numbered or not. Lists within lists are entries of their own."""

    items: tuple[TextRuns, ...]
    ordered: bool


@dataclass(frozen=True, slots=True)
class Subheading:
    """A heading within a section."""

    runs: TextRuns


TextBlock = Paragraph | Listing | Subheading
MARKDOWN = MarkdownIt("commonmark", {"html": False}).disable(["html_block", "html_inline", "image"])


def plain(runs: Sequence[TextRun]) -> str:
    """The words without their looks."""
    return "".join(run.text for run in runs)


def facts_of(runs: Sequence[TextRun]) -> Iterator[ReportFact]:
    """The figures in the order in which they stand."""
    return (run.fact for run in runs if run.fact is not None)


def inline(text: str, facts: list[ReportFact]) -> TextRuns:
    """One line of Markdown with the signs of `facts`."""
    tokens = MARKDOWN.parseInline(" ".join(text.split()))
    return _runs(tokens[0].children or [], facts)


def blocks(tokens: Sequence[Token], facts: list[ReportFact]) -> tuple[TextBlock, ...]:
    """What tokens of Markdown say, from paragraphs to lists; looks that no report needs become plain text."""
    found: list[TextBlock] = []
    lists: list[tuple[bool, list[TextRuns]]] = []
    heading = quoted = 0
    for token in tokens:
        match token.type:
            case "bullet_list_open" | "ordered_list_open":
                lists.append((token.type.startswith("ordered"), lists[-1][1] if lists else []))
            case "bullet_list_close" | "ordered_list_close":
                ordered, items = lists.pop()
                if not lists and items:
                    found.append(Listing(tuple(items), ordered))
            case "heading_open":
                heading += 1
            case "heading_close":
                heading -= 1
            case "blockquote_open":
                quoted += 1
            case "blockquote_close":
                quoted -= 1
            case "inline":
                runs = _runs(token.children or [], facts)
                if lists:
                    lists[-1][1].append(runs)
                elif runs:
                    found.append(Subheading(runs) if heading else Paragraph(runs, quoted > 0))
            case "fence" | "code_block":
                found.append(Paragraph(_signed(TextRun(clean(token.content.strip())), facts)))
    return tuple(found)


def _runs(tokens: Sequence[Token], facts: list[ReportFact]) -> TextRuns:
    look, links, found = TextRun(""), [""], list[TextRun]()
    strong = emphasis = 0
    for token in tokens:
        match token.type:
            case "strong_open":
                strong += 1
            case "strong_close":
                strong -= 1
            case "em_open":
                emphasis += 1
            case "em_close":
                emphasis -= 1
            case "link_open":
                address = str(token.attrs.get("href", ""))
                links.append(address if _LINK.fullmatch(address) else "")
            case "link_close":
                links.pop()
            case "softbreak" | "hardbreak":
                found.append(replace(look, text=" "))
            case _:
                look = TextRun("", strong > 0, emphasis > 0, links[-1])
                found += _signed(replace(look, text=clean(token.content)), facts)
    return tuple(_joined(found))


def _signed(run: TextRun, facts: list[ReportFact]) -> TextRuns:
    """A run taken apart at the signs of figures."""
    parts = []
    for part in _SIGN.split(run.text):
        fact = fact_at(part, facts) if _SIGN.fullmatch(part) else None
        if fact is not None:
            parts.append(replace(run, text=fact.text, fact=fact))
        elif part and not _SIGN.fullmatch(part):
            parts.append(replace(run, text=part))
    return tuple(parts)


def _joined(runs: Sequence[TextRun]) -> Iterator[TextRun]:
    """TextRuns of one look as one, so that a paragraph is not hundreds of pieces."""
    last: TextRun | None = None
    for run in runs:
        if (
            last is not None
            and run.fact is None
            and last.fact is None
            and replace(run, text=last.text) == last
        ):
            last = replace(last, text=last.text + run.text)
            continue
        if last is not None:
            yield last
        last = run
    if last is not None:
        yield last
