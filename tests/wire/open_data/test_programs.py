"""Programs of the page run as they stand, against the server that they were read on."""

from __future__ import annotations

import csv
import io
import re
import shutil
import subprocess
import sys
import threading
from html import unescape
from urllib.request import urlopen

import pytest
from werkzeug.serving import make_server

from dashboard.exports.open_data.value_table import COLUMNS

INDICATORS = ("kinderarmut", "junge_menschen_anteil")
"""One of municipalities, and one that the district and larger areas have alone."""


@pytest.fixture(scope="module")
def root(app_of):
    """The address of the app on a loopback port."""
    server = make_server("127.0.0.1", 0, app_of().server, threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.port}/"
    server.shutdown()
    thread.join(20)


def program(root, key, name):
    """What "Kopieren" copies."""
    page = urlopen(f"{root}daten/{key}").read().decode()
    code = re.search(rf'<pre id="open-data-program-{name}"[^>]*>(.*?)</pre>', page, re.DOTALL)[1]
    return unescape(re.sub(r"</?(?:i|em)>", "", code))


def ran(command, folder, code=None):
    done = subprocess.run(command, cwd=folder, input=code, capture_output=True, text=True, timeout=180)
    assert done.returncode == 0, done.stderr[-2000:]
    return done.stdout


@pytest.mark.parametrize("key", INDICATORS)
def test_python(root, key, tmp_path):
    code = program(root, key, "python")
    said = ran(
        [sys.executable, "-W", "error::DeprecationWarning:__main__", "-"],
        tmp_path,
        f"{code}\nprint(diagramm.data[0].type)\n",
    )
    if key == "kinderarmut":
        assert "13076001" in said and "Alt Krenzlin" in said and "read_file" in code
    assert "scatter" in said, "the chart of the Monitor came, too"


@pytest.mark.parametrize("key", INDICATORS)
def test_r(root, key, tmp_path):
    if shutil.which("Rscript") is None:
        pytest.skip("R ist hier nicht installiert (Debian: r-base-core)")
    (tmp_path / "x.R").write_text(program(root, key, "r"), "utf-8")
    said = ran(["Rscript", "--vanilla", "x.R"], tmp_path)
    assert "gebiet" in said and "13076" in said


@pytest.mark.parametrize("key", INDICATORS)
def test_curl(root, key, tmp_path):
    if shutil.which("curl") is None:
        pytest.skip("curl ist hier nicht installiert")
    said = ran(["bash", "-e"], tmp_path, program(root, key, "curl"))
    assert '"zeilen":[{' in said
    head = next(csv.reader(io.StringIO((tmp_path / f"{key}.csv").read_text("utf-8-sig")), delimiter=";"))
    assert tuple(head) == COLUMNS


def test_excel(root):
    """Nothing here runs Power Query: its address, separator and columns are held against the file."""
    code = program(root, "kinderarmut", "excel")
    body = urlopen(re.search(r'Web\.Contents\("([^"]+)"\)', code)[1]).read().decode("utf-8-sig")
    separator = re.search(r'Delimiter = "(.)"', code)[1]
    assert tuple(body.splitlines()[0].split(separator)) == COLUMNS
    assert set(re.findall(r'\{"(\w+)", ', code)) <= set(COLUMNS)
    assert [line for line in body.splitlines() if line.startswith("#")], "rows that the query leaves out"
