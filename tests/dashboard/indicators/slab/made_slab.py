"""Slabs of five made places and four years, small enough to check every figure by eye."""

import json

import numpy as np
import orjson

from dashboard.domain.area import Area
from dashboard.domain.indicator import Break, Catalogue, Indicator
from dashboard.domain.measure import Source
from dashboard.domain.observation import Provenance, Status
from dashboard.domain.selection import Selection
from dashboard.domain.slab import Cells
from dashboard.indicators.slab.build import build_slab
from dashboard.indicators.slab.inputs import SlabParts
from dashboard.indicators.slab.model import document
from tests.dashboard.indicators.wording.made_district import LANDKREIS

NAN = float("nan")


def text(word):
    return {"de": word, "en": f"{word} (en)"}


def points(*texts):
    return [f"{one}\u00a0Punkte" if one else "" for one in texts]


INDICATOR = Indicator(
    key="quote", theme="thema", name=text("Quote"), short=text("Quote"), subtitle=text("Anteil"), unit="percent",
    decimals=1, direction="neutral", reporting_date=text("1. März"), definition=text("-"), reading_help=text("-"),
    confidentiality="persons", numerator=("a",), denominator=("b",), factor=100,
    breaks=(Break(2023, text("Zensus")),),
)  # fmt: skip
AREAS = [
    Area("13076001", "gemeinde", "Alt", amt="130760001", kreis="13076", population=90),
    Area("13076002", "gemeinde", "Brenz", amt="130760001", kreis="13076", population=500),
    Area("13076003", "gemeinde", "Cammin", amt="130760002", kreis="13076", population=999),
    Area("13076004", "gemeinde", "Damm", amt="130760002", kreis="13076", population=None),
    Area("13076005", "gemeinde", "Eldena", amt="130760002", kreis="13076", population=4000),
]
SOURCES = {
    "amt": Source("amt", text("Amt"), "Amt", "dl-de", Provenance.OFFICIAL),
    "probe": Source("probe", text("Probe"), "wir", "frei", Provenance.EXAMPLE),
}


def cells(value, *, level="gemeinde", places=None, years=(2020, 2021, 2022, 2023), **given):
    value = np.array(value, dtype=float)
    shape = value.shape
    full = {name: np.full(shape, NAN) for name in ("lower", "upper", "numerator", "denominator")}
    full |= {name: np.zeros(shape, np.int8) for name in ("provenance", "mark", "source")}
    full["status"] = np.where(np.isnan(value), Status.NOT_COLLECTED, Status.REPORTED).astype(np.int8)
    full |= {name: np.array(one, dtype=full[name].dtype) for name, one in given.items()}
    keys = places or tuple(area.key for area in AREAS)
    return Cells(
        "quote", level, "", "2026.1", years[: shape[0]], keys, value, sources=("amt", "probe"), **full
    )


def parts(of, **changed):
    catalogue = Catalogue({}, {"quote": changed.pop("indicator", INDICATOR)}, {}, SOURCES)
    given = {
        "cells": of, "areas": AREAS, "parents": ["Nord", "Nord", "Süd", "Süd", "Süd"], "district": None,
        "reference": None, "lines": [], "catalogue": catalogue, "words": LANDKREIS,
    }  # fmt: skip
    return SlabParts(**(given | changed))


def slab(of, selection=None, **changed):
    made = build_slab(parts(of, **changed), selection or Selection())
    return json.loads(orjson.dumps(document(made), option=orjson.OPT_SERIALIZE_NUMPY))
