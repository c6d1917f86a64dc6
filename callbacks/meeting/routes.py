"""Routes that write a whole Sitzungsmappe, which comes with the request: the server keeps none."""

from __future__ import annotations

from flask import Flask, Response, request

from callbacks.exports.contents import Exporting
from callbacks.exports.routes import PDF, PPTX, attached
from callbacks.institutions.reachability_tab import ReachabilityTab
from callbacks.integration.course_data import CourseData
from callbacks.server.export_queue import ExportQueue
from callbacks.server.own_address import own_address
from callbacks.transition.contents import TransitionContents


def register(
    server: Flask,
    exporting: Exporting,
    queue: ExportQueue,
    ways: ReachabilityTab,
    flows: TransitionContents,
    courses: CourseData,
) -> None:
    """Adds the slides and the paper of a folder of scenes, which is sent as JSON; `ways` answers those of the
    Bildungslandkarte, `flows` those of the way from school to work, `courses` those of courses."""

    @server.post("/mappe.<any(pptx, pdf):kind>")
    def mappe(kind: str) -> Response:
        from callbacks.meeting.scenes import SceneMakers, folder_report, folder_slides  # noqa: PLC0415 - as in `files`
        from dashboard.meeting.scenes import read_folder  # noqa: PLC0415

        folder = read_folder(request.get_data(cache=False))
        write = folder_slides if kind == "pptx" else folder_report
        with queue.folders.place():
            made = write(SceneMakers(exporting, ways, flows, courses), folder, own_address())
        return attached(made, PPTX if kind == "pptx" else PDF, kind, "sitzungsmappe")
