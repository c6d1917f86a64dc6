"""The apps that are measured in the browser beside product and textbook: what is theirs in the same
measurement."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

PANELS = ("#map", "#series", "#ranking")


@dataclass(frozen=True, slots=True)
class Subject:
    """`name` heads its column. `condition` is how the probe's conditions for it begin.

    `module` serves it, `areas` (CSS) are the areas of its map. Arrow keys on `slider` (CSS) step the year;
    where it is empty the button "next year" does. `switches` says whether the indicator can be changed.
    """

    name: str
    condition: str
    module: str
    areas: str
    slider: str = ""
    switches: bool = True

    @property
    def works(self) -> str:
        return f"{self.condition}Works"

    @property
    def drawn(self) -> str:
        return f"{self.condition}Drawn"


PLOTLY = "#map .choroplethlayer path"
FLOOR = Subject("floor page", "floor", "bench.peers.floor", "#map .bl-area", "#year", switches=False)
CHOROPLETH = Subject("go.Choropleth", "choropleth", "bench.peers.choropleth", PLOTLY)
LEAFLET = Subject("dash-leaflet", "leaflet", "bench.peers.leaflet", "#map .leaflet-overlay-pane path")
VIZRO = Subject("Vizro", "vizro", "bench.peers.parameters", PLOTLY, "[role=slider]", switches=False)
PEERS = (CHOROPLETH, LEAFLET, VIZRO)


def there_and_back(years: int, position: int) -> Iterator[str]:
    """Arrow keys that always lead to another year: down to the first one, up to the last, and so on."""
    while True:
        for _ in range(position):
            yield "ArrowLeft"
        for _ in range(years - 1):
            yield "ArrowRight"
        position = years - 1
