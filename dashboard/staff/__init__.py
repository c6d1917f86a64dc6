"""What staff do, as values and rules: no Dash, no SQL, no files."""

import dashboard.texts.staff  # noqa: F401 - the wording of all rooms of staff
