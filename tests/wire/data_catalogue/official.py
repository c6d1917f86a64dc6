"""Holds a catalogue against the official shapes, of which somebody has a copy:
`python -m tests.wire.data_catalogue.official FOLDER CATALOGUE`.

FOLDER holds the files `*.ttl` of https://github.com/GovDataOfficial/DCAT-AP.de-SHACL-Validation (v3.0/shapes, without
lists and imports) and `dcat-ap-SHACL.ttl` of DCAT-AP 3.0.0 (https://github.com/SEMICeu/DCAT-AP). Nothing is fetched.
"""

from __future__ import annotations

import sys
from pathlib import Path

from pyshacl import validate
from rdflib import Graph


def main(folder: Path, catalogue: Path) -> int:
    """0 where the catalogue conforms; what does not is printed."""
    shapes = Graph()
    for file in sorted(folder.glob("*.ttl")):
        shapes.parse(file, format="turtle")
    data = Graph().parse(catalogue)
    conforms, _, words = validate(data, shacl_graph=shapes, advanced=True, do_owl_imports=False)
    sys.stdout.write(words)
    return 0 if conforms else 1


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2])))
