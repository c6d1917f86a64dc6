"""A report on a page of another language: what the office has written stays as it is."""

from __future__ import annotations

from dataclasses import replace

from dashboard.report.document import (
    ShownBlock,
    ShownChapter,
    ShownFigure,
    ShownRecommendation,
    ShownReport,
    ShownSentences,
)


def with_texts_of(report: ShownReport, written: ShownReport) -> ShownReport:
    """Figures, computed sentences and the annex of `report`, texts with the numbers in them of `written`, the same
    edition in the language of its authors."""
    pairs = zip(report.chapters, written.chapters, strict=True)
    return replace(report, chapters=tuple(_chapter(one, other) for one, other in pairs))


def _chapter(one: ShownChapter, written: ShownChapter) -> ShownChapter:
    blocks = zip(one.blocks, written.blocks, strict=True)
    return replace(one, blocks=tuple(_block(*pair) for pair in blocks))


def _block(one: ShownBlock, written: ShownBlock) -> ShownBlock:
    if isinstance(one, ShownRecommendation) and isinstance(written, ShownRecommendation):
        return replace(written, watched=one.watched)
    return one if isinstance(one, ShownFigure | ShownSentences) else written
