"""Writes the workbooks that are sent out to be filled in."""

import dashboard.texts.staff  # noqa: F401 - among it that of the workbooks
