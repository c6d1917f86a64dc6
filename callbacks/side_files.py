"""Routes for files of the comparing page: places side by side as PDF, slides and workbook."""

from __future__ import annotations

from flask import Flask, Response, request

from callbacks.answers import Answers
from callbacks.files import PDF, PPTX, XLSX, attached
from callbacks.side_by_side import PATH

_TYPES = {"pdf": PDF, "pptx": PPTX, "xlsx": XLSX}


def register(server: Flask, answers: Answers) -> None:
    @server.get(f"{PATH}.<any(pdf, pptx, xlsx):kind>")
    def side_file(kind: str) -> Response:
        from callbacks.side_taking import SideTaking  # noqa: PLC0415 - as in callbacks.files

        taking = SideTaking(answers)
        taken = taking.taken(request.query_string.decode("ascii", "ignore"), request.url_root)
        made = {
            "pdf": lambda: taking.pdf(taken),
            "pptx": lambda: taking.pptx(taken, request.url_root),
            "xlsx": lambda: taking.xlsx(taken),
        }[kind]()
        model = taken.model
        parts = ("vergleich", *(place.key for place in model.places), model.indicator, model.year, model.version)
        return attached(made, _TYPES[kind], kind, "-".join(str(part) for part in parts if part))
