"""The grid of a sheet: columns with their editors, and its words in German and English."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dash_ag_grid import AgGrid

from dashboard.staff.entry_sheets.sheet_kind import Editor, SheetColumn, SheetKind
from dashboard.texts import say

GRID = "sheet-grid"
_LONGEST = 700
_LOCALE = (
    *("contains", "notContains", "equals", "notEqual", "startsWith", "endsWith", "blank", "notBlank"),
    *(
        "filterOoo",
        "andCondition",
        "orCondition",
        "applyFilter",
        "resetFilter",
        "clearFilter",
        "noRowsToShow",
    ),
    *("loadingOoo", "ariaFilterValue", "ariaFilterInput", "ariaFilteringOperator", "ariaRowSelect"),
    *("ariaRowDeselect", "ariaRowToggleSelection", "ariaHeaderSelection", "ariaColumn", "ariaChecked"),
    *("ariaUnchecked", "ariaIndeterminate", "ariaFilterMenuOpen", "ariaLabelColumnFilter", "ariaInputEditor"),
    *("ariaSortableColumn", "ariaSearch", "ariaDefaultListName", "ariaLabelDialog", "ariaLabelCellEditor"),
    *("ariaLabelSelectField", "ariaLabelTooltip", "ariaRowSelectAll", "ariaHidden", "ariaVisible"),
    *("ariaToggleCellValue", "ariaSearchFilterValues", "ariaDateFilterInput", "ariaLabelColumnMenu"),
    *("noMatches", "filterPlaceholder", "sortAscending", "sortDescending"),
)
"""The grid's own words, each `sheet_grid_<name>` in the texts."""


def grid(kind: SheetKind, rows: Sequence[Mapping[str, object]], lang: str, *, may_edit: bool) -> AgGrid:
    """The grid with all rows; the scripts of the room `staff-entries` know the functions that it names."""
    return AgGrid(
        id=GRID,
        columnDefs=[_column(one, kind, lang, may_edit=may_edit) for one in kind.columns],
        rowData=list(rows),
        getRowId="params.data._id",
        defaultColDef={
            "sortable": True,
            "resizable": True,
            "filter": "agTextColumnFilter",
            "cellClassRules": {
                "is-faulty": "sheetIsFaulty(params)",
                "is-noted": "sheetIsNoted(params)",
                "is-changed": "sheetIsChanged(params)",
                "is-pending": "sheetIsPending(params)",
                "is-locked": "sheetIsLocked(params)",
            },
            "tooltipValueGetter": {"function": "sheetSays(params)"},
        },
        dashGridOptions={
            "localeText": {one: say(lang, f"sheet_grid_{one}") for one in _LOCALE},
            "rowSelection": {
                "mode": "multiRow",
                "checkboxes": True,
                "headerCheckbox": True,
                "selectAll": "filtered",
                "enableClickSelection": False,
            },
            "selectionColumnDef": {"pinned": "left", "width": 48},
            "stopEditingWhenCellsLoseFocus": True,
            "enterNavigatesVerticallyAfterEdit": True,
            "tooltipShowDelay": 300,
            "animateRows": False,
            "suppressScrollOnNewData": True,
            "alwaysShowHorizontalScroll": True,
        },
        dangerously_allow_code=False,
        className="bl-sheet-grid",
        style={"height": None, "width": "100%"},
    )


def _column(column: SheetColumn, kind: SheetKind, lang: str, *, may_edit: bool) -> dict[str, object]:
    editable = may_edit and column.editor is not Editor.FIXED
    made: dict[str, object] = {
        "field": column.name,
        "headerName": say(lang, column.heading),
        "width": column.width,
        "editable": {"function": "sheetMayEdit(params)"} if editable else False,
        **_editor(column),
    }
    if column.name == kind.title:
        made["pinned"] = "left"
    if column.editor is Editor.DAY:
        made["comparator"] = {"function": "sheetDays"}
    if column.editor in (Editor.NUMBER, Editor.PERSONS):
        made["comparator"] = {"function": "sheetNumbers"}
    return made


def _editor(column: SheetColumn) -> dict[str, object]:
    if column.editor in (Editor.CHOICE, Editor.PLACE):
        return {
            "cellEditor": "agSelectCellEditor",
            "cellEditorParams": {"values": [word for _, word in column.choices], "valueListMaxHeight": 320},
        }
    if column.editor is Editor.LONG:
        return {
            "cellEditor": "agLargeTextCellEditor",
            "cellEditorPopup": True,
            "cellEditorParams": {"maxLength": _LONGEST, "rows": 5, "cols": 50},
        }
    return {"cellEditor": "agTextCellEditor", "cellEditorParams": {"maxLength": _LONGEST}}
