"""A picture for documents that are set: SVG with what it is called, what it shows and how it is read."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.drawing.typeface import FAMILY


@dataclass(frozen=True, slots=True)
class Drawing:
    """A picture: SVG content of `width` x `height` units, what it is called, what it shows, and how it is
    read."""

    heading: str
    alt: str
    content: str
    width: float
    height: float
    words: str = ""

    def svg(self) -> str:
        """A whole SVG document."""
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{self.width:g}" height="{self.height:g}"'
            f' viewBox="0 0 {self.width:g} {self.height:g}" font-family="{FAMILY}">{self.content}</svg>'
        )

    def given(self) -> dict[str, object]:
        """As data for a Typst document."""
        ratio = self.width / self.height
        return {
            "heading": self.heading,
            "alt": self.alt,
            "words": self.words,
            "ratio": ratio,
            "svg": self.svg(),
        }
