"""A computed sentence on a page, with its explained words as what opens their explanations."""

from __future__ import annotations

from dash.development.base_component import Component

from dashboard.domain.word import Word
from dashboard.indicators.findings.model import PictureFinding
from layouts.words import word_button


def sentence(finding: PictureFinding | None) -> list[Component | str]:
    """The parts of a finding; nothing where there is none."""
    if finding is None:
        return []
    return [
        word_button(part.text, Word(part.word), shape="bl-term") if part.word else part.text
        for part in finding.parts
    ]
