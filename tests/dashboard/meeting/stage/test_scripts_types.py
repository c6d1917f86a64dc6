"""What the scripts read of a stage is what the stage has: a field of another name would be missing in silence."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path

import pytest

from dashboard.meeting.stage.model import (
    Stage,
    StageBar,
    StageGap,
    StageLegend,
    StageNumber,
    StagePeak,
    StageRanking,
    StageRow,
    StageSign,
    StageYear,
)

TYPES = Path(__file__).resolve().parents[4] / "assets" / "meeting" / "stage" / "types.d.ts"


@pytest.mark.parametrize(
    "told",
    [
        Stage,
        StageBar,
        StageGap,
        StageLegend,
        StageNumber,
        StagePeak,
        StageRanking,
        StageRow,
        StageSign,
        StageYear,
    ],
)
def test_the_scripts_types_name_no_field_that_the_stage_does_not_have(told):
    found = re.search(
        rf"interface {told.__name__}\b[^{{]*\{{(.*?)^\}}", TYPES.read_text("utf-8"), re.DOTALL | re.M
    )
    assert found
    names = re.findall(r"^  (\w+): ", found[1], re.MULTILINE)
    assert names
    assert set(names) <= {field.name for field in fields(told)}
