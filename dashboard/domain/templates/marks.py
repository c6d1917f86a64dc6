"""What stands in the hidden row of a sheet to be filled in: which column is which."""

from __future__ import annotations

KEY_MARK = "#schluessel"
NAME_MARK = "#name"
CHECK_MARK = "#pruefung"
"""The other columns have the key of their `TemplateColumn` behind the sign #."""
