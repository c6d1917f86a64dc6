"""Chapters of the report in Word: key messages, texts, computed sentences, boxes."""

from __future__ import annotations

from collections.abc import Sequence

import docx
from docx.text.paragraph import Paragraph

from dashboard import formats
from dashboard.exports.report.word.figures import WordFigures
from dashboard.exports.report.word.pages import WordPages
from dashboard.exports.report.word.template import BOX, COMPUTED, KEY_NUMBER, NOTE, WIDTH
from dashboard.report.blocks import Aside, DataGap, KeyMessage, Practice, Prose
from dashboard.report.document import (
    ShownBlock,
    ShownChapter,
    ShownFigure,
    ShownRecommendation,
    ShownSection,
    ShownSentences,
)
from dashboard.report.rich_text import Listing, Subheading, TextBlock, TextRun, plain
from dashboard.texts import say


class WordChapters:
    """Writes one block after the other."""

    def __init__(self, to: WordPages, figures: WordFigures) -> None:
        self._to, self._figures = to, figures

    def chapter(self, one: ShownChapter, *, begins_page: bool = True) -> None:
        """A chapter at the end of the document, on a new page or below the one before."""
        head = self._to.heading(1, f"{one.number}\u2002{one.title}")
        if not begins_page:
            head.paragraph_format.page_break_before = False
            head.paragraph_format.space_before = docx.shared.Pt(26)
        whole = self._to.export.report.whole
        if one.lead and whole:
            self._to.author(self._to.paragraph("Subtitle"), one.lead)
        for message in one.messages:
            self._message(message)
        for block in one.blocks:
            self._block(block, one.number)
        if one.signed and whole:
            signed = [self._to.say("signed", who=one.signed)]
            signed += [formats.day(one.written, self._to.lang)] if one.written else []
            self._to.author(self._to.paragraph(NOTE), " · ".join(signed))

    def _block(self, block: ShownBlock, chapter: int) -> None:
        match block:
            case ShownSection():
                self._to.heading(2, f"{block.number}\u2002{plain(block.title)}")
            case Prose():
                self._text(block.parts)
            case ShownFigure():
                self._figures.figure(block, chapter)
            case ShownSentences():
                self._sentences(block)
            case Practice():
                self._practice(block)
            case ShownRecommendation():
                self._recommendation(block)
            case DataGap():
                label = f"{self._to.say('gap')} ({self._to.say(f'gap_{block.sign.value}')}): "
                self._box(label, block.title, block.text)
            case Aside():
                self._box("", block.title, block.text)
            case KeyMessage():
                return  # they stand together on top

    def _message(self, one: KeyMessage) -> None:
        number, title, text = (self._to.paragraph(style) for style in (KEY_NUMBER, "Normal", "Normal"))
        for paragraph in (number, title):
            paragraph.paragraph_format.keep_with_next = True
        title.paragraph_format.space_after = docx.shared.Pt(0)
        self._to.runs(number, one.number)
        self._to.runs(title, one.title, bold=True)
        self._to.runs(text, one.text)
        if one.verdict is not None:
            self._to.parts.words(text, f" ({one.verdict.text})" if one.text else one.verdict.text)
            self._to.note(text, one.verdict)

    def _text(self, parts: Sequence[TextBlock]) -> None:
        for part in parts:
            match part:
                case Listing():
                    for item in part.items:
                        self._to.runs(
                            self._to.paragraph("List Number" if part.ordered else "List Bullet"), item
                        )
                case Subheading():
                    self._to.heading(3, plain(part.runs))
                case _:
                    self._to.runs(self._to.paragraph("Quote" if part.quoted else "Normal"), part.runs)

    def _sentences(self, block: ShownSentences) -> None:
        for one in block.sentences:
            paragraph = self._to.paragraph(COMPUTED)
            self._to.parts.words(paragraph, one.text)
            if one.example:
                self._to.parts.words(paragraph, f" ({say(self._to.lang, 'example')})")
            if one.word:
                self._to.parts.words(paragraph, f" – {one.word}", bold=True)
        self._to.gap()

    def _practice(self, one: Practice) -> None:
        paragraph = self._to.paragraph(BOX)
        self._to.parts.words(paragraph, f"{self._to.say('practice')}: ")
        self._to.runs(paragraph, one.title, bold=True)
        paragraph.paragraph_format.keep_with_next = True
        self._to.gap()
        picture = self._to.export.pictures.get(one.picture)
        if picture is not None:
            self._to.picture(picture, min(WIDTH * 0.8, 70.0 * picture.width / picture.height))
            if one.picture_text:
                self._to.author(self._to.paragraph(NOTE), one.picture_text)
        self._text(one.text)
        for name, text in one.details:
            paragraph = self._to.paragraph(NOTE)
            self._to.author(paragraph, f"{name}: ", bold=True)
            self._to.author(paragraph, text)

    def _recommendation(self, one: ShownRecommendation) -> None:
        block, watched = one.block, one.watched
        paragraph = self._box(
            f"{self._to.say('recommendation', number=one.number)}: ", block.title, block.text
        )
        facts = (("owner", block.owner), ("due", block.due), ("state", block.state), ("paper", block.paper))
        said = " · ".join(f"{self._to.say(name)}: {text}" for name, text in facts if text)
        if said:
            paragraph = self._below(paragraph)
            self._to.author(paragraph, said)
        if watched is not None:
            paragraph = self._below(paragraph)
            self._to.parts.words(paragraph, f"{self._to.say('watch')}: {watched.title}, {watched.name}: ")
            self._to.parts.words(paragraph, watched.text, bold=True)
            example = f" ({say(self._to.lang, 'example')})" if watched.example else ""
            word = self._to.say("trend_since", since=watched.since, word=watched.word)
            self._to.parts.words(paragraph, f"{example} – {word if watched.verdict.tested else watched.word}")
        self._to.gap()

    def _box(self, label: str, title: Sequence[TextRun], text: Sequence[TextRun]) -> Paragraph:
        paragraph = self._to.paragraph(BOX)
        self._to.parts.words(paragraph, label)
        self._to.runs(paragraph, title, bold=True)
        if text:
            paragraph = self._below(paragraph)
            self._to.runs(paragraph, text)
        if not label.startswith(self._to.say("recommendation", number="").strip()):
            self._to.gap()
        return paragraph

    def _below(self, paragraph: Paragraph) -> Paragraph:
        """The next paragraph of a box, on the same page."""
        paragraph.paragraph_format.keep_with_next = True
        return self._to.paragraph(BOX)
