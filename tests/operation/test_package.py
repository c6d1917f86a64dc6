"""The package that `pip install .` makes: it holds every file, its command runs and serves pages from
elsewhere."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
FOLDERS = ("assets", "callbacks", "dashboard", "data", "layouts")
FILES = ("app.py", "bildungslupe.py", "pyproject.toml", "README.md", "LICENSE")
NOT_PACKED = shutil.ignore_patterns("__pycache__", "local", "tools", ".*")
"""What is made on a machine, and what only bundles and checks the scripts."""
PAGES = (
    "/healthz",
    "/",
    "/gemeinde/13076108",
    "/bild/karte.png",
    "/tabelle.xlsx",
    "/gemeinde/13076108.pdf",
    "/assets/icons/lupe.svg",
)
SERVE = """
import sys, app
client = app.server.test_client()
for path in sys.argv[1:]:
    print(path, client.get(path).status_code)
print(app.__file__)
"""


def run(*command: str, cwd: Path, **variables: str) -> str:
    inherited = {
        key: value for key, value in os.environ.items() if key not in ("DATABASE_URL", "RAW_DATABASE_URL")
    }
    done = subprocess.run(
        command, cwd=cwd, env={**inherited, **variables}, capture_output=True, text=True, timeout=180
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def sources(tmp_path_factory):
    """A copy of what is built: building writes beside its sources."""
    folder = tmp_path_factory.mktemp("sources")
    for top in FOLDERS:
        shutil.copytree(ROOT / top, folder / top, ignore=NOT_PACKED)
    for name in FILES:
        shutil.copy(ROOT / name, folder)
    return folder


@pytest.fixture(scope="module")
def wheel(sources):
    """Built without a network, as by `pip wheel --no-build-isolation`."""
    build = "import sys; from setuptools import build_meta; build_meta.build_wheel(sys.argv[1])"
    run(sys.executable, "-W", "ignore", "-c", build, str(sources.parent), cwd=sources)
    (made,) = sources.parent.glob("bildungslupe-*.whl")
    return made


@pytest.fixture(scope="module")
def installed(wheel, tmp_path_factory):
    """A folder of installed packages that holds ours alone; what it needs is that of this environment."""
    folder = tmp_path_factory.mktemp("installed")
    pip = (
        sys.executable,
        "-m",
        "pip",
        "--disable-pip-version-check",
        "install",
        "--quiet",
        "--no-deps",
        "--no-index",
    )
    run(*pip, "--no-compile", "--target", str(folder), str(wheel), cwd=folder)
    return folder


def test_every_file_of_the_program_is_in_the_package(sources, wheel):
    wanted = {
        file.relative_to(sources).as_posix()
        for top in FOLDERS
        for file in (sources / top).rglob("*")
        if file.is_file() and "egg-info" not in file.as_posix()
    }
    packed = {name for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in name}
    assert packed == wanted | {"app.py", "bildungslupe.py"}


def test_the_command_knows_serving_and_all_that_flask_knows(installed, tmp_path):
    command = str(installed / "bin" / "bildungslupe")
    told = run(command, "--help", cwd=tmp_path, PYTHONPATH=str(installed))
    names = ("serve", "prepare", "import", "check", "publish", "releases", "rollback", "report", "export")
    assert [name for name in names if f"\n  {name} " not in told] == []


def test_from_any_folder_the_installed_program_serves_pages_and_files(installed, shipped, tmp_path):
    told = run(
        *(sys.executable, "-c", SERVE, *PAGES),
        cwd=tmp_path,
        PYTHONPATH=str(installed),
        DATABASE_URL=shipped.database_url,
    )
    *answers, where = told.splitlines()
    assert answers == [f"{path} 200" for path in PAGES]
    assert where == str(installed / "app.py")


def test_without_an_address_the_stores_lie_in_the_folder_it_is_called_in(installed, tmp_path):
    command = str(installed / "bin" / "bildungslupe")
    done = subprocess.run(
        [command, "serve"], cwd=tmp_path, env={"PATH": os.defpath, "PYTHONPATH": str(installed)},
        capture_output=True, text=True, timeout=60,
    )  # fmt: skip
    assert done.returncode == 1
    assert str(tmp_path / "data" / "local" / "published.sqlite") in done.stderr
    assert not (installed / "data" / "local").exists()
