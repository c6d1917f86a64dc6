"""Sentences of a catalogue as elements: what is German on a page in another language says so to a screen reader,
and names keep their direction."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from dashboard.texts.languages.words import Sentence, Text, Words

Part = Component | str


def shown(sentence: Sentence, **values: Part) -> html.Span:
    """A sentence with its values in it."""
    parts: list[Part] = [one.text if isinstance(one, Text) else values[one.name] for one in sentence.pieces]
    if sentence.translated:
        return html.Span(parts)
    return html.Span(parts, lang="de", dir="ltr")


def german(text: str) -> Component:
    """German words within any language: names of places and papers, what a provider wrote."""
    return html.Span(text, lang="de", dir="ltr", className="bl-isolated")


def number(text: str) -> Component:
    """Digits that keep their order in a script from right to left."""
    return html.Span(text, dir="ltr", className="bl-isolated")


def sentence(words: Words, german_words: str) -> str:
    """A sentence without values, for an attribute."""
    return words.say(german_words).filled({})
