"""The rules of DCAT-AP.de 3.0 for what our catalogue holds, as SHACL shapes of our own.

Written down from the tables of the specification (https://www.dcat-ap.de/def/dcatde/3.0/spec/: classes, obligations,
cardinalities, controlled vocabularies). The shapes that GovData gives out (DCAT-AP.de-SHACL-Validation, v3.0, on top of
SEMIC's for DCAT-AP 3.0.0) are not part of this repository: `python -m tests.wire.data_catalogue.official FOLDER
CATALOGUE` holds a catalogue against a copy of them.
"""

from __future__ import annotations

from dataclasses import dataclass

from rdflib import DCAT, DCTERMS, FOAF, RDF, RDFS, SH, XSD, BNode, Graph, Literal, Namespace, URIRef
from rdflib.collection import Collection

DCATDE = Namespace("http://dcat-ap.de/def/dcatde/")
VCARD = Namespace("http://www.w3.org/2006/vcard/ns#")
_EU = "http://publications.europa.eu/resource/authority"
ADDRESS, TEXT, DAY = "address", "text", "day"
LISTED = {
    "language": rf"^{_EU}/language/(DEU|ENG)$",
    "theme": rf"^{_EU}/data-theme/(AGRI|ECON|EDUC|ENER|ENVI|GOVE|HEAL|INTR|JUST|REGI|SOCI|TECH|TRAN)$",
    "frequency": rf"^{_EU}/frequency/[A-Z0-9_]+$",
    "access": rf"^{_EU}/access-right/(PUBLIC|RESTRICTED|NON_PUBLIC)$",
    "format": rf"^{_EU}/file-type/(CSV|XLSX|JSON|PARQUET|GPKG|GEOJSON|ICS|ZIP)$",
    "media": r"^https://www\.iana\.org/assignments/media-types/[a-z]+/[a-z0-9.+-]+$",
    "licence": r"^http://dcat-ap\.de/def/licenses/(dl-by-de/2\.0|dl-zero-de/2\.0|cc-by/4\.0|cc-zero|odbl|"
    r"other-open|other-opensource|other-closed)$",
    "level": r"^http://dcat-ap\.de/def/politicalGeocoding/Level/(federal|state|administrativeDistrict|municipality)$",
    "place": r"^http://dcat-ap\.de/def/politicalGeocoding/districtKey/\d{5}$",
    "portal": r"^http://dcat-ap\.de/def/contributors/[A-Za-z]+$",
}
"""Members of the lists that the specification prescribes, as far as we use them."""


@dataclass(frozen=True, slots=True)
class Rule:
    """How often a class has a property, and what its values are: `kind` is ADDRESS, TEXT, DAY or a class, `listed` the
    name of a list."""

    of: URIRef
    name: URIRef
    least: int = 0
    most: int | None = None
    kind: object = None
    listed: str = ""


_DATASET, _FILE, _CATALOGUE, _SERVICE = DCAT.Dataset, DCAT.Distribution, DCAT.Catalog, DCAT.DataService
RULES = (
    Rule(_CATALOGUE, DCTERMS.title, 1, None, TEXT),
    Rule(_CATALOGUE, DCTERMS.description, 1, None, TEXT),
    Rule(_CATALOGUE, DCTERMS.publisher, 1, 1, FOAF.Agent),
    Rule(_CATALOGUE, DCAT.dataset, 1, None, DCAT.Dataset),
    Rule(_CATALOGUE, DCAT.service, 0, None, DCAT.DataService),
    Rule(_CATALOGUE, DCTERMS.modified, 0, 1, DAY),
    Rule(_CATALOGUE, DCTERMS.language, 0, None, ADDRESS, "language"),
    Rule(_CATALOGUE, FOAF.homepage, 0, 1, ADDRESS),
    Rule(_CATALOGUE, DCAT.themeTaxonomy, 0, None, ADDRESS),
    Rule(_CATALOGUE, DCTERMS.spatial, 0, None, DCTERMS.Location, "place"),
    Rule(_DATASET, DCTERMS.title, 1, None, TEXT),
    Rule(_DATASET, DCTERMS.description, 1, None, TEXT),
    Rule(_DATASET, DCTERMS.publisher, 1, 1, FOAF.Agent),
    Rule(_DATASET, DCAT.contactPoint, 0, None, VCARD.Kind),
    Rule(_DATASET, DCAT.distribution, 1, None, DCAT.Distribution),
    Rule(_DATASET, DCAT.theme, 1, None, ADDRESS, "theme"),
    Rule(_DATASET, DCAT.keyword, 0, None, TEXT),
    Rule(_DATASET, DCTERMS.identifier, 0, None, TEXT),
    Rule(_DATASET, DCTERMS.modified, 0, 1, DAY),
    Rule(_DATASET, DCTERMS.language, 0, None, ADDRESS, "language"),
    Rule(_DATASET, DCTERMS.accrualPeriodicity, 0, 1, ADDRESS, "frequency"),
    Rule(_DATASET, DCTERMS.accessRights, 0, 1, ADDRESS, "access"),
    Rule(_DATASET, DCTERMS.spatial, 0, None, DCTERMS.Location, "place"),
    Rule(_DATASET, DCTERMS.temporal, 0, None, DCTERMS.PeriodOfTime),
    Rule(_DATASET, DCTERMS.provenance, 0, None, DCTERMS.ProvenanceStatement),
    Rule(_DATASET, DCAT.landingPage, 0, None, ADDRESS),
    Rule(_DATASET, DCATDE.politicalGeocodingLevelURI, 0, None, ADDRESS, "level"),
    Rule(_DATASET, DCATDE.contributorID, 0, None, ADDRESS, "portal"),
    Rule(_DATASET, DCATDE.politicalGeocodingURI, 0, 0),
    Rule(_FILE, DCAT.accessURL, 1, None, ADDRESS),
    Rule(_FILE, DCAT.downloadURL, 0, None, ADDRESS),
    Rule(_FILE, DCTERMS.license, 1, 1, ADDRESS, "licence"),
    Rule(_FILE, DCTERMS["format"], 0, 1, ADDRESS, "format"),
    Rule(_FILE, DCAT.mediaType, 0, 1, ADDRESS, "media"),
    Rule(_FILE, DCTERMS.title, 0, None, TEXT),
    Rule(_FILE, DCTERMS.modified, 0, 1, DAY),
    Rule(_FILE, DCATDE.licenseAttributionByText, 0, None, TEXT),
    Rule(_SERVICE, DCTERMS.title, 1, None, TEXT),
    Rule(_SERVICE, DCTERMS.publisher, 1, 1, FOAF.Agent),
    Rule(_SERVICE, DCAT.endpointURL, 1, None, ADDRESS),
    Rule(_SERVICE, DCAT.endpointDescription, 0, None, ADDRESS),
    Rule(_SERVICE, DCAT.servesDataset, 0, None, DCAT.Dataset),
    Rule(_SERVICE, DCTERMS.accessRights, 0, 1, ADDRESS, "access"),
    Rule(FOAF.Agent, FOAF.name, 1, None, TEXT),
    Rule(DCTERMS.PeriodOfTime, DCAT.startDate, 1, 1, DAY),
    Rule(DCTERMS.PeriodOfTime, DCAT.endDate, 1, 1, DAY),
    Rule(VCARD.Kind, VCARD.fn, 0, 1, TEXT),
    Rule(VCARD.Kind, VCARD.hasEmail, 0, None, ADDRESS),
    Rule(VCARD.Kind, VCARD.hasTelephone, 0, None, ADDRESS),
    Rule(VCARD.Kind, VCARD.hasURL, 0, None, ADDRESS),
)
MANDATORY = tuple((rule.of, rule.name) for rule in RULES if rule.least)


def shapes() -> Graph:
    """The rules as SHACL."""
    made = Graph()
    for rule in RULES:
        node, part = URIRef(f"urn:shape:{rule.of}"), BNode()
        made.add((node, RDF.type, SH.NodeShape))
        made.add((node, SH.targetClass, rule.of))
        made.add((node, SH.property, part))
        made.add((part, SH.path, rule.name))
        made.add((part, SH.minCount, Literal(rule.least)))
        if rule.most is not None:
            made.add((part, SH.maxCount, Literal(rule.most)))
        if rule.kind == ADDRESS:
            made.add((part, SH.nodeKind, SH.IRI))
        elif rule.kind == TEXT:
            made.add((part, SH.nodeKind, SH.Literal))
            made.add((part, SH.minLength, Literal(1)))
        elif rule.kind == DAY:
            made.add((part, SH.datatype, XSD.date))
        elif isinstance(rule.kind, URIRef):
            made.add((part, SH["class"], rule.kind))
        if rule.listed:
            made.add((part, SH.pattern, Literal(LISTED[rule.listed])))
    _reachable(made)
    return made


def _reachable(made: Graph) -> None:
    """A contact has a mail box, a telephone or a page."""
    node, part, path, ways = URIRef("urn:shape:contact"), BNode(), BNode(), BNode()
    Collection(made, ways, [VCARD.hasEmail, VCARD.hasTelephone, VCARD.hasURL])
    made.add((node, RDF.type, SH.NodeShape))
    made.add((node, SH.targetClass, VCARD.Kind))
    made.add((node, SH.property, part))
    made.add((part, SH.path, path))
    made.add((path, SH.alternativePath, ways))
    made.add((part, SH.minCount, Literal(1)))
    made.add((part, RDFS.comment, Literal("vcard:hasEmail, vcard:hasTelephone or vcard:hasURL")))
