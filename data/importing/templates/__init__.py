"""Reads workbooks of ours that were sent out and come back filled in."""

import dashboard.texts.staff  # noqa: F401 - among it that of the workbooks
