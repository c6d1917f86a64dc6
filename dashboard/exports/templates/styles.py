"""How the cells of a template look: white to be filled in, grey where they are fixed."""

from __future__ import annotations

from dataclasses import dataclass

from xlsxwriter import Workbook
from xlsxwriter.format import Format

from dashboard.exports.workbook.view import FONT

_INK, _SOFT, _GREY, _LINE = "#25211B", "#5A5246", "#EFEAE0", "#B9AF9F"
_BOX = {"border": 1, "border_color": _LINE}
WRONG = {"bg_color": "#F6D5D5", "font_color": "#7A1420", "bold": True}
UNUSUAL = {"bg_color": "#FCE9B8", "font_color": "#4A3500"}
"""What a cell looks like that cannot be right, and one that somebody should look at again."""


@dataclass(frozen=True, slots=True)
class TemplateStyles:
    """The formats of one workbook, each made once. `open_whole` and `open_decimal` are not locked."""

    title: Format
    hint: Format
    group: Format
    head: Format
    head_asked: Format
    name: Format
    known: Format
    known_number: Format
    open_whole: Format
    open_decimal: Format
    check: Format
    label_wrapped: Format
    step: Format
    text: Format
    section: Format
    wrong: Format
    unusual: Format

    @classmethod
    def of(cls, book: Workbook) -> TemplateStyles:
        """Adds the formats to a workbook."""

        def made(**facts: object) -> Format:
            return book.add_format({**FONT, "font_color": _INK, **facts})

        centred = {"bold": True, "align": "center", "valign": "vcenter", "text_wrap": True}
        fixed = {**_BOX, "bg_color": _GREY}
        return cls(
            title=made(bold=True, font_size=16, valign="vcenter"),
            hint=made(font_color=_SOFT, text_wrap=True, valign="top"),
            group=made(**fixed, **centred),
            head=made(**fixed, **{**centred, "font_color": _SOFT, "bold": False}),
            head_asked=made(**_BOX, **centred, bg_color="#FBE3C6"),
            name=made(**fixed),
            known=made(**fixed, align="right", font_color=_SOFT),
            known_number=made(**fixed, align="right", font_color=_SOFT, num_format="#,##0"),
            open_whole=made(**_BOX, locked=False, align="right", num_format="#,##0"),
            open_decimal=made(**_BOX, locked=False, align="right", num_format="#,##0.0##"),
            check=made(**fixed, indent=1),
            label_wrapped=made(bold=True, valign="top", text_wrap=True),
            step=made(bold=True, valign="top", align="right", indent=1),
            text=made(text_wrap=True, valign="top"),
            section=made(bold=True, font_size=13, bottom=1, bottom_color=_LINE),
            wrong=book.add_format(WRONG),
            unusual=book.add_format(UNUSUAL),
        )
