"""Sets the stage for measuring and looking: a served app on a free port, and a Chromium that reaches no other
host."""

from __future__ import annotations

import contextlib
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Error, Page, Playwright, Request

ROOT = Path(__file__).resolve().parents[1]
SIZES = {"1920x1080": (1920, 1080), "1366x768": (1366, 768), "390x844": (390, 844)}
THEMES = ("light", "dark")
NO_CHROMIUM = (
    "Chromium fehlt. Debian/Ubuntu: sudo apt-get install chromium. Ein anderer Ort: CHROMIUM=/pfad/chromium"
)


class StageError(RuntimeError):
    """Something that has to stand before anything can be measured or looked at does not."""


def chromium_path(*preferred: str) -> str:
    """What `CHROMIUM` names, one of the preferred commands, or Debian's Chromium; playwright's own download is
    not needed."""
    for name in (os.environ.get("CHROMIUM", ""), *preferred, "chromium", "chromium-browser", "google-chrome"):
        if name and (found := shutil.which(name)):
            return found
    raise StageError(NO_CHROMIUM)


def launch(playwright: Playwright, *, flags: Sequence[str] = (), preferred: Sequence[str] = ()) -> Browser:
    """Chromium whose names resolve to nothing outside this machine. WebGL, for the baseline, is drawn in
    software, and only WebGL: with everything on that path painting an SVG takes ten times as long.

    Host names are mapped instead of requests being routed, because routing turns the HTTP cache off.
    """
    return playwright.chromium.launch(
        executable_path=chromium_path(*preferred),
        args=[
            "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
            "--enable-unsafe-swiftshader",
            "--force-prefers-reduced-motion",
            *flags,
        ],
    )


@dataclass(slots=True)
class Watch:
    """What a browser context asked other hosts for, and what went wrong on its pages."""

    host: str
    foreign: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def follow(self, context: BrowserContext) -> None:
        context.on("request", lambda request: self._request(request))
        context.on("console", lambda message: self._console(message))
        context.on("weberror", lambda error: self.errors.append(str(error.error)))

    def follow_page(self, page: Page) -> None:
        """One page alone, with its frames."""
        page.on("request", lambda request: self._request(request))
        page.on("console", lambda message: self._console(message))
        page.on("pageerror", lambda error: self.errors.append(str(error)))

    def _request(self, request: Request) -> None:
        parts = urlsplit(request.url)
        if parts.scheme not in ("data", "blob", "about") and parts.netloc != self.host:
            self.foreign.append(request.url)

    def _console(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.errors.append(f"{message.text} ({message.location.get('url', '')})")


def free_port() -> int:
    """A port of the loopback device that nobody listens on just now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def product_environment(folder: Path, **more: str) -> dict[str, str]:
    """The environment of a product that keeps its databases in `folder` and knows nothing of the caller's
    own."""
    environment = {
        name: value
        for name, value in os.environ.items()
        if name not in ("RAW_DATABASE_URL", "DISTRICT", "PORT")
    }
    return {
        **environment,
        "HOST": "127.0.0.1",
        "DATABASE_URL": f"sqlite:///{folder / 'published.sqlite'}",
        "LOG_LEVEL": "WARNING",
        "PYTHONUNBUFFERED": "1",
        **more,
    }


def copy_store(store: Path, folder: Path) -> None:
    """Both databases that were prepared before, for trying things out."""
    for name in ("published.sqlite", "raw.sqlite"):
        shutil.copy(store / name, folder)


def prepare(folder: Path, *, root: Path = ROOT, **more: str) -> float:
    """Fills the databases in `folder` with the embedded tables, as `make run` does at the first start.

    `root` is the checkout whose program does it. Returns the seconds it took.
    """
    command = [sys.executable, "-m", "flask", "--app", "app", "prepare"]
    environment = product_environment(folder, **more)
    started = time.perf_counter()
    run = subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, timeout=600)
    if run.returncode:
        raise StageError(f"flask --app app prepare endete mit {run.returncode}:\n{run.stdout}{run.stderr}")
    return time.perf_counter() - started


@dataclass(slots=True)
class Served:
    """An app that answers: its address, its process and how long it took to the first 200."""

    url: str
    process: subprocess.Popen[bytes]
    log: Path
    seconds_to_answer: float


@contextlib.contextmanager
def served(
    command: Sequence[str],
    environment: Mapping[str, str],
    log: Path,
    *,
    ready: str = "/healthz",
    patience: float = 60,
    root: Path = ROOT,
) -> Iterator[Served]:
    """Runs `command` in the checkout `root` with a free PORT until the block ends. Raises StageError with
    its log when it never answers."""
    port = free_port()
    url = f"http://127.0.0.1:{port}"
    with log.open("wb") as output:
        started = time.perf_counter()
        process = subprocess.Popen(
            [sys.executable, *command],
            cwd=root,
            env={**environment, "PORT": str(port)},
            stdout=output,
            stderr=subprocess.STDOUT,
        )
    try:
        while not _answers(url + ready):
            if process.poll() is not None or time.perf_counter() - started > patience:
                raise StageError(f"{' '.join(command)} antwortet nicht:\n{log.read_text('utf-8', 'replace')}")
            time.sleep(0.005)
        yield Served(url, process, log, time.perf_counter() - started)
    finally:
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait(10)


# A proxy of the network outside has no business with the loopback device.
_OPENER = urllib.request.build_opener(urllib.request.ProxyHandler({}))


def _answers(url: str) -> bool:
    try:
        with _OPENER.open(url, timeout=30) as response:
            return bool(response.status == 200)
    except (urllib.error.URLError, ConnectionError, TimeoutError):
        return False


def closed(context: BrowserContext) -> None:
    """Closes a context whose page may be gone already."""
    with contextlib.suppress(Error):
        context.close()
