"""scipy for the programmes, loaded with the first of them: it takes a third of a second, and where the answers of all
tables are known no programme is solved."""

from __future__ import annotations

from importlib import import_module
from types import ModuleType


def optimize() -> ModuleType:
    """`scipy.optimize`, of which `linprog` is used."""
    return import_module("scipy.optimize")


def sparse() -> ModuleType:
    """`scipy.sparse`: matrices of relations."""
    return import_module("scipy.sparse")
