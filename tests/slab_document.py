"""The slab of an answer as the browser gets it."""

from __future__ import annotations

from typing import Any

import orjson

from callbacks.answers import Answers
from callbacks.district_data import Answer


def slab_document(answers: Answers, answer: Answer) -> Any:
    """Plain lists and numbers under the names of docs/slab.md."""
    return orjson.loads(answers.slab_json(answer))
