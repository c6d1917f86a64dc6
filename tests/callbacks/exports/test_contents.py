"""What exports cost those who make none."""

import subprocess
import sys
from pathlib import Path

HEAVY = (
    "pptx",
    "docx",
    "typst",
    "xlsxwriter",
    "resvg_py",
    "segno",
    "fontTools",
    "lxml",
    "PIL.Image",
    "babel",
    "icalendar",
)


def test_a_serving_process_loads_no_library_of_exports_before_the_first_one():
    """Each would cost start time and memory of everybody who only looks."""
    script = f"import sys, app, callbacks.public_app; print(sorted(set({HEAVY!r}) & set(sys.modules)))"
    root = Path(__file__).parents[3]
    run = subprocess.run(
        [sys.executable, "-c", script], cwd=root, capture_output=True, text=True, timeout=60, check=True
    )
    assert run.stdout.strip() == "[]"


def test_the_process_that_draws_loads_nothing_of_the_app():
    script = (
        "import sys, dashboard.exports.pictures.raster;"
        "print(sorted({'dash', 'sqlalchemy', 'numpy'} & set(sys.modules)))"
    )
    root = Path(__file__).parents[3]
    run = subprocess.run(
        [sys.executable, "-c", script], cwd=root, capture_output=True, text=True, timeout=60, check=True
    )
    assert run.stdout.strip() == "[]"
