"""Routes that are compiled once for all apps of a test process: writing the functions that build their addresses is
most of what making an app takes, and tests make hundreds."""

from __future__ import annotations

from collections.abc import Callable
from types import FunctionType

from werkzeug.routing import Rule

_COMPILE = Rule._compile_builder
_MADE: dict[tuple[object, ...], Callable[..., tuple[str, str]]] = {}


def compiled_once() -> None:
    """From now on. A function is taken again for a rule with the same parts and converters and without defaults."""
    Rule._compile_builder = _remembered  # type: ignore[method-assign]  # private: no other way in


def _remembered(rule: Rule, append_unknown: bool = True) -> Callable[..., tuple[str, str]]:
    if rule.defaults:
        return _COMPILE(rule, append_unknown)
    key = (rule.rule, tuple(rule._trace), append_unknown)
    if key not in _MADE:
        made = _COMPILE(rule, append_unknown)
        assert isinstance(made, FunctionType) and made.__closure__ is None
        _MADE[key] = made
    return _MADE[key]
